"""Whatever a file does, it is read apart from everybody else, within limits, and its owner gets a sentence."""

import sys
import threading
import time

import pytest

from data.upload import apart
from data.upload.apart import BrokenError, read_apart
from data.upload.areas import Register
from data.upload.headings import heading, role, year
from data.upload.numbers import NotANumberError, missing, parse
from data.upload.problems import Refusal, UploadError
from data.upload.understood import read
from geo.areas import load_areas

AREAS = load_areas().values()
PLAIN = b"Gebiet;Jahr;Wert\nHarburg;2020;1,5\nAtlantis;2020;2\n"


def command(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_what_is_read_apart_is_what_is_read_here() -> None:
    match = Register(AREAS).candidates
    assert read_apart(PLAIN, "a.csv", areas=AREAS) == read(PLAIN, "a.csv", match=match)
    with pytest.raises(UploadError) as refusal:
        read_apart(b"AGS;Quote\n3353;1\n", "quoten_2021.csv", areas=AREAS)
    assert (refusal.value.kind, refusal.value.year) == (Refusal.NO_YEAR, 2021)


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(60)",
        "from data.upload import apart; apart._limit(); held = bytearray(3_000_000_000)",
        "from data.upload import apart; apart.PROCESSOR_SECONDS = 1; apart._limit()\nwhile True: pass",
        "import os; os.abort()",
    ],
    ids=["slow", "large", "busy", "crash"],
)
def test_a_file_that_takes_too_much_ends_in_a_sentence(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "COMMAND", command(code))
    monkeypatch.setattr(apart, "SECONDS", 8)
    with pytest.raises(UploadError) as refusal:
        read_apart(PLAIN, "a.csv", areas=AREAS)
    assert refusal.value.kind is Refusal.TOO_LONG


def test_an_unforeseen_failure_says_its_kind_and_none_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    fail = (
        "from data.upload import apart\ndef read(*a, **k): raise ValueError('secret')\napart.read = read; apart.main()"
    )
    monkeypatch.setattr(apart, "COMMAND", command(fail))
    with pytest.raises(BrokenError, match="ValueError") as failure:
        read_apart(PLAIN, "a.csv", areas=AREAS)
    assert "secret" not in str(failure.value)


def test_while_a_file_is_read_everything_else_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "COMMAND", command("while True: pass"))
    monkeypatch.setattr(apart, "SECONDS", 2)
    done = threading.Event()

    def work() -> None:
        with pytest.raises(UploadError):
            read_apart(PLAIN, "a.csv", areas=AREAS)
        done.set()

    threading.Thread(target=work).start()
    turns = 0
    while not done.is_set():
        turns += 1
        time.sleep(0.05)
    assert turns > 5  # this thread was never held up


def test_a_text_of_more_than_200_signs_is_refused_before_any_match() -> None:
    long = "1" * 201
    assert Register(AREAS).candidates("Harburg" + " " * 200) == () == Register(AREAS).candidates(long)
    assert heading(f"{'Einwohner ' * 20}2020").year is None and role("gebiet" + " " * 200 + "x") is None
    assert missing(" " * 200 + "x") is None
    for call in (lambda: parse(long, None), lambda: year(long)):
        with pytest.raises((NotANumberError, ValueError)):
            call()
