"""Words on screen: none that readers stumble over, no capital of a name inside a sentence, spaces where they belong."""

import re
from itertools import pairwise

import pytest
from onscreen import nodes, visit

from geo.areas import GERMANY, HAMBURG, NIEDERSACHSEN
from pages.text import LANGUAGES, load_text
from pages.text.pairings import Coordinate, Scatter, scatter
from pages.ui.benchmarks import fixed
from pages.ui.findings import compared, finding
from pages.ui.store import listed, newest, observe

AREA = "03360"
CLUMSY = {
    "de": r"Mitnehmen|mitnehmen|Gleich besetzt|Gleiche Schritte|Rangfolge|\bRang\b|durchsichtiger Grund|Upload"
    r"|Median der Kreise|summierten Teilen|Recherchierte Projekte|-mal so|Quellen und Hinweise|Überfahren",
    "en": r"[Rr]eservation|[Tt]ake(n)? along|[Uu]ndertaking|District median|median of the districts|^Own figures"
    r"|[Cc]ompetence field|competences|Ranking|\b[Rr]ank \{|^Talk$|transparent ground|\bm €|summed parts"
    r"|Researched projects|Sources and notes|Equal counts|times that",
}
# A capital after these words inside an English sentence is that of a proper name, or wrong.
INSIDE = re.compile(r"\b(?:than|as|of|in|and|above|below) (?:the )?([A-Z][a-z]+)")
PROPER = {"Germany", "Hamburg", "Lower", "Harburg", "Lüneburg", "Stade", "Uelzen", "Hanseatic", "Lüchow"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_pages_is_one_that_readers_stumble_over(language: str) -> None:
    entries = load_text(language).entries
    assert {key: words for key, words in entries.items() if re.search(CLUMSY[language], words)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_two_spaces_or_a_number_joined_to_its_noun(language: str) -> None:
    wrong = {}
    for key, words in load_text(language).entries.items():
        spaced = re.sub(r"\n +", "\n", words)
        if re.search(r"\S {2,}\S|\{(?:count|n|of|shown|districts)\}[A-Za-zÄÖÜäöü]|\s[,.;:]\s", spaced):
            wrong[key] = words
    assert wrong == {}


def capitals(said: str) -> list[str]:
    return [word for word in INSIDE.findall(said) if word not in PROPER]


@pytest.mark.parametrize("benchmark", ["median", "similar", NIEDERSACHSEN, GERMANY, HAMBURG])
def test_the_name_of_a_benchmark_has_no_capital_inside_a_sentence(benchmark: str) -> None:
    wrong = []
    for text in map(load_text, LANGUAGES):
        for indicator in listed():
            with fixed(benchmark):
                words = compared(finding(indicator, AREA), text)
            if (text.language == "en" and capitals(words)) or re.search(r"als (?:Mittler|Ähnlich)", words):
                wrong.append(words)
    assert wrong == []


def test_the_name_of_an_indicator_has_no_capital_inside_an_english_sentence() -> None:
    text, wrong = load_text("en"), []
    for first, second in pairwise(listed()):
        years = [newest(each, AREA) for each in (first, second)]
        x, y = (
            Coordinate(indicator=each, year=year, observation=observe(each, AREA, year))
            for each, year in zip((first, second), years, strict=True)
        )
        name = scatter(Scatter(area=AREA, x=x, y=y, both=400, of=400), text).partition(":")[0]
        behind = name.removeprefix(f"{first.name['en']} and ")
        if behind[0].isupper() and not behind[1].isupper():
            wrong.append(name)
    assert wrong == []


NAMES = ("yExperts", "iDefinition")  # EnergyExperts and HeiDefinition are projects
JOINED = re.compile(r"\d[A-Za-zÄÖÜäöü]{4,}|[a-zäöüß)%][A-ZÄÖÜ][a-zäöüß]{3,}")


@pytest.mark.parametrize("page", ["overview", "area", "field", "projects"])
def test_no_words_are_joined_where_only_the_layout_parts_them(page: str) -> None:
    wrong = []
    for node in nodes(visit(page, lang="de", area=AREA).main):
        if node.type == "html" and "<style" not in node.proto.body:
            words = re.sub(r"</?(?:small|span|strong|b|a|img|svg|path)\b[^>]*>", "", node.proto.body)
            words = re.sub(r"<[^>]*>", " ", words)
            wrong += [found for found in JOINED.findall(words) if found not in NAMES]
    assert wrong == []
