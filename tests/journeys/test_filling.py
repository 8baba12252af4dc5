"""Filling in what spans say and are linked to, at the window, with every press counted."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.window import MainWindow
from tests.benchmarks.filling import (
    CORPUS,
    LIMIT,
    Article,
    Tally,
    gold_articles,
    import_articles,
    play,
    summed,
)
from tests.benchmarks.filling_gold import Place, Said, Tie, compared, differences
from tests.link.marked import read

MARKED = read(
    "The {A:Kelmaran army} said on {D:Sunday} that {C:{K:at least two {A:border guards} were"
    " killed} by {A:rebels} near the bridge}. {C:“We did not fire first,”} {A:Col. Ansa Breitel}"
    " told {A:reporters}. {C:“They did.”}\n\n"
    "{K:A {A:farmer} and a {A:nurse} were hurt} on {D:28 February}."
)

KILLED, HURT = "at least two border guards were killed", "A farmer and a nurse were hurt"
TOLD = "at least two border guards were killed by rebels near the bridge"
FIRST, SECOND = "“We did not fire first,”", "“They did.”"

AS_READ: dict[str, dict[str, str]] = {
    "Kelmaran army": {"type": "state_forces"},
    "Sunday": {"timex_type": "DATE", "value": "2026-03-08"},
    TOLD: {"act": "assert", "quote": "indirect", "cue": "said"},
    KILLED: {"effect": "killed", "count_min": "2", "count_text": "at least two"},
    "border guards": {"type": "state_forces"},
    "Col. Ansa Breitel": {"type": "person"},
    "reporters": {"type": "civilian"},
    SECOND: {"act": "assert", "quote": "direct"},
    "farmer": {"type": "civilian"},
    "nurse": {"type": "civilian"},
    "28 February": {"timex_type": "DATE", "value": "2026-02-28"},
}
OTHERWISE: dict[str, dict[str, str]] = {
    "rebels": {"type": "militia"},
    FIRST: {"act": "deny", "quote": "direct"},
    HURT: {"effect": "injured", "count_min": "2", "count_max": "3", "negated": "true"},
}
"""What the parsers read in another way: a choice, a value too many, a number, a hidden field."""

LINKS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("speaker", TOLD, "Kelmaran army", {}),
    ("victim", KILLED, "border guards", {}),
    ("perpetrator", KILLED, "rebels", {}),
    ("speaker", FIRST, "Col. Ansa Breitel", {}),
    ("addressee", FIRST, "rebels", {}),
    ("speaker", SECOND, "Col. Ansa Breitel", {}),
    ("continues", SECOND, FIRST, {}),
    ("victim", HURT, "farmer", {}),
    ("victim", HURT, "nurse", {}),
    ("occurred_on", HURT, "28 February", {}),
)
"""One alleged that is not, one that is not the likeliest, two of a kind; some proposed amiss."""


def wanted() -> Said:
    """All that the article is to say."""
    values = AS_READ | OTHERWISE
    places = {span.text: Place(span.start, span.end, span.label) for span in MARKED.spans}
    return Said(
        {place: values[words] for words, place in places.items()},
        {Tie(name, places[head], places[tail]): said for name, head, tail, said in LINKS},
    )


@pytest.fixture
def article() -> Article:
    record = {"id": "own", "text": MARKED.text, "language": "en", "published": "2026-03-09"}
    return Article(record, wanted())


def played(
    window: MainWindow, folder: Path, *articles: Article, by: str, stops_at_all: bool = False
) -> Tally:
    """Fill articles in and return what it took; `play` compares what is exported."""
    import_articles(folder / "own.annotator", articles)
    window.open_path(folder / "own.annotator")
    tallies = play(window, QApplication.instance(), articles, by=by, stops_at_all=stops_at_all)
    return summed(tallies)


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_all_that_spans_say_is_filled_in_with_few_presses(
    window: MainWindow, tmp_path: Path, article: Article, by: str
) -> None:
    tally = played(window, tmp_path, article, by=by)

    assert tally.spans == len(MARKED.spans)
    assert tally.links == len(LINKS)
    assert tally.a_pure_span <= LIMIT


def test_by_keyboard_the_mouse_is_not_needed(
    window: MainWindow, tmp_path: Path, article: Article
) -> None:
    assert played(window, tmp_path, article, by="keyboard").pointings == 0


def test_what_was_read_otherwise_is_told(
    window: MainWindow, tmp_path: Path, article: Article
) -> None:
    tally = played(window, tmp_path, article, by="keyboard")

    # One more has a link that was read wrong.
    assert tally.pure == len(AS_READ) - 1
    assert tally.values_mended == len(tally.wrong) == 5
    assert any("type is militia, read as rebel." in said for said in tally.wrong)


def test_stopping_at_every_span_takes_more_by_the_steps_between_them(
    window: MainWindow, tmp_path: Path, article: Article
) -> None:
    tally = played(window, tmp_path, article, by="keyboard", stops_at_all=True)

    assert tally.presses["getting there"] == len(MARKED.spans)


@pytest.mark.skipif(not CORPUS.is_file(), reason="the demonstration corpus is not at hand")
def test_the_first_articles_of_the_demonstration_are_filled_in_within_the_limit(
    window: MainWindow, tmp_path: Path
) -> None:
    tally = played(window, tmp_path, *gold_articles(2), by="keyboard")

    assert tally.a_pure_span <= LIMIT


def test_what_an_export_has_otherwise_is_told() -> None:
    said = wanted()
    span, tie = next(iter(said.values)), next(iter(said.ties))
    made = Said({**said.values, span: {}}, {t: v for t, v in said.ties.items() if t != tie})

    told = list(differences(said, made))

    assert len(told) == 2
    assert told[0] == "The span actor 4–17 says {}, not {'type': 'state_forces'}."
    assert told[1].startswith("The relation speaker from claim")


def test_what_is_usual_is_no_difference() -> None:
    assert compared([("negated", "false"), ("canonical", "state:KLM")]) == {}
