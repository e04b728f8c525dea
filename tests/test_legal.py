"""Who answers for the dashboard is said on pages that every page leads to; what is not said yet is named."""

from pathlib import Path

import pytest
from onscreen import page_links, readable, visit

from data.operator import FIELDS, FILE, SECURITY, OperatorError, read_operator
from pages import IN_FOOT, IN_HEAD, URLS
from pages.server.soundness import faults
from pages.text import LANGUAGES, load_text

SAID = {page: {field: f"<b>{page}</b> {field}" for field in fields} for page, fields in FIELDS.items()}


def written(file: Path) -> Path:
    lines = []
    for page, fields in SAID.items():
        lines += [f"[{page}]", *(f'{field} = "{words}"' for field, words in fields.items())]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (FILE, SECURITY):
        monkeypatch.delenv(name, raising=False)


def test_every_page_leads_to_the_pages_of_its_operator() -> None:
    assert not set(IN_FOOT) & set(IN_HEAD)
    assert {URLS[name] for name in IN_FOOT} <= {link.page for link in page_links(visit("map", lang="de"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_operator_has_not_said_is_named(language: str) -> None:
    text = load_text(language)
    for page in IN_FOOT:
        app = visit(page, lang=language)
        labels = ", ".join(text(f"legal.{page}_{field}") for field in FIELDS[page])
        assert app.warning[0].value == text("legal.missing", fields=labels), page
        assert not app.exception and not app.error


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_operator_says_stands_there_as_it_is(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FILE, str(written(tmp_path / "operator.toml")))
    monkeypatch.setenv(SECURITY, "mailto:security@example.org")
    for page in IN_FOOT:
        app = visit(page, lang=language)
        assert not app.warning, page
        shown = "".join(element.proto.body for element in app.get("html"))
        assert [f for f in FIELDS[page] if f"&lt;b&gt;{page}&lt;/b&gt; {f}" not in shown] == []
    assert "security@example.org" in "".join(e.proto.body for e in visit("imprint", lang=language).get("html"))


def test_a_wrong_file_of_the_operator_is_no_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "operator.toml"
    monkeypatch.setenv(FILE, str(file))
    wrong = {
        None: "No such file",
        "[imprint": "at the end of",
        "[legal]": "legal is none of the tables",
        "[imprint]\nfax = 'x'": "imprint.fax is none of",
        "[imprint]\nname = 5": "imprint.name needs a text",
        "[imprint]\nname = ' '": "imprint.name needs a text",
    }
    for content, sentence in wrong.items():
        if content is not None:
            file.write_text(content, encoding="utf-8")
        read_operator.cache_clear()
        (fault,) = faults()
        assert isinstance(fault, OperatorError) and str(fault).startswith("operator.toml: ") and sentence in str(fault)


def test_the_pages_say_the_truth_about_cookies_and_about_how_long_own_figures_are_kept() -> None:
    from streamlit import config

    minutes = config.get_option("server.disconnectedSessionTTL") / 60
    assert minutes == 2 and config.get_option("server.enableXsrfProtection") is False
    for language, word in (("de", "zwei Minuten"), ("en", "two minutes")):
        assert word in load_text(language)("own.private") and word in readable(visit("privacy", lang=language))
