from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.phrasing import LIKELY, Phrasing
from annotator.app.session import Session
from annotator.core.ranges import Range
from tests.app.projects import session_on

TEXT = (
    "Baku's ministry said two soldiers were killed on Sunday.\n\n"
    "It is so.\n\n"
    "Rebels said that talks would go on until Monday."
)
ARABIC = "قال المتحدث باسم الوزارة إن جنديين قتلا يوم الأحد."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = session_on(tmp_path / "texts.annotator", TEXT, ARABIC, "Sunday", "…")
    yield session
    session.close()


@pytest.fixture
def phrasing(session: Session) -> Phrasing:
    return Phrasing(session)


def selected(session: Session) -> str:
    return session.text[session.selection.start : session.selection.end]


def walk(session: Session, phrasing: Phrasing, direction: int) -> list[str]:
    """What is selected by one press after the other, until nothing new is."""
    seen: list[str] = []
    while True:
        before = session.selection
        phrasing.go_to_phrase(direction)  # type: ignore[arg-type]
        if session.selection == before:
            return seen
        seen.append(selected(session))


# Likely phrases


def test_the_next_likely_phrase_is_selected_across_paragraphs(
    session: Session, phrasing: Phrasing
) -> None:
    seen = walk(session, phrasing, 1)

    assert seen[0].startswith("Baku's ministry")
    assert seen[-1] == "Monday"
    assert "two soldiers were killed" in seen


def test_previous_goes_the_same_way_back(session: Session, phrasing: Phrasing) -> None:
    forwards = walk(session, phrasing, 1)

    assert [*walk(session, phrasing, -1)[::-1], forwards[-1]] == forwards


def test_at_the_end_it_is_said_that_none_is_left(session: Session, phrasing: Phrasing) -> None:
    session.select(len(TEXT), len(TEXT))

    phrasing.go_to_phrase(1)

    assert session.notice == "No likely phrase is left here."
    assert session.selection == (len(TEXT), len(TEXT))


def test_a_caret_before_a_phrase_goes_to_that_phrase(session: Session, phrasing: Phrasing) -> None:
    session.select(TEXT.index("Sunday"), TEXT.index("Sunday"))

    phrasing.go_to_phrase(1)

    assert selected(session) == "Sunday"


def test_what_is_tagged_already_is_passed_over(session: Session, phrasing: Phrasing) -> None:
    start = TEXT.index("Sunday")
    session.tag_range(Range(start, start + 6), "date")
    session.select(start, start)

    phrasing.go_to_phrase(1)

    assert selected(session) != "Sunday"


def test_only_phrases_of_the_label_that_sticks_are_gone_to(
    session: Session, phrasing: Phrasing
) -> None:
    session.toggle_sticky("date")

    assert walk(session, phrasing, 1) == ["Sunday", "Monday"]


def test_of_phrases_that_begin_together_the_longest_comes_first(
    session: Session, phrasing: Phrasing
) -> None:
    found = phrasing.likely(0, len(TEXT))

    assert [p.range for p in found] == sorted(
        (p.range for p in found), key=lambda place: (place.start, -place.end)
    )
    assert all(p.score >= LIKELY for p in found)


def test_many_blank_lines_do_not_keep_from_the_next_phrase(tmp_path: Path) -> None:
    session = session_on(tmp_path / "blank.annotator", "It is so.\n" * 60 + "\n" * 200 + "Sunday")

    Phrasing(session).go_to_phrase(1)

    assert selected(session) == "Sunday"
    session.close()


@pytest.mark.parametrize("direction", [-1, 1])
def test_an_article_without_a_word_has_no_phrase(
    session: Session, phrasing: Phrasing, direction: int
) -> None:
    session.show(3)

    assert walk(session, phrasing, direction) == []


# The phrase at the caret


def test_return_takes_the_phrase_at_the_caret_and_then_more(
    session: Session, phrasing: Phrasing
) -> None:
    session.select(TEXT.index("killed"), TEXT.index("killed"))

    phrasing.select_phrase()
    first = selected(session)
    phrasing.select_phrase()

    assert first == "two soldiers were killed"
    assert first in selected(session) != first


def test_return_where_no_word_is_says_so(session: Session, phrasing: Phrasing) -> None:
    at = TEXT.index("\n\n") + 1
    session.select(at, at)

    phrasing.select_phrase()

    assert session.notice == "There is no word at the caret."


def test_return_takes_a_word_where_there_is_no_more(session: Session, phrasing: Phrasing) -> None:
    session.show(2)

    phrasing.select_phrase()

    assert selected(session) == "Sunday"


# Wider and narrower


def test_a_selection_widens_to_the_paragraph_and_then_says_that_nothing_is_wider(
    session: Session, phrasing: Phrasing
) -> None:
    start = TEXT.index("soldiers")
    session.select(start, start + 8)

    for _ in range(8):
        phrasing.widen()

    assert selected(session) == TEXT.split("\n")[0]
    assert session.notice == "There is nothing wider."


def test_a_picked_span_widens_to_what_its_own_label_wants(
    session: Session, phrasing: Phrasing
) -> None:
    start = TEXT.index("soldiers")
    session.tag_range(Range(start, start + 8), "casualty")

    phrasing.widen()

    assert [span.text for span in session.spans] == ["two soldiers were killed"]


def test_narrowing_a_span_keeps_what_is_pointed_at(session: Session, phrasing: Phrasing) -> None:
    session.point_at(TEXT.index("soldiers"))
    session.tag_range(Range(0, TEXT.index("\n")), "claim")

    for _ in range(8):
        phrasing.narrow()

    assert [span.text for span in session.spans] == ["soldiers"]
    assert session.notice == "There is nothing narrower."


def test_narrowing_goes_back_the_way_that_widening_came(
    session: Session, phrasing: Phrasing
) -> None:
    start = TEXT.index("killed")
    session.tag_range(Range(start, start + 6), "casualty")
    ways: list[list[str]] = [[], []]

    for _ in range(6):
        ways[0].append(session.spans[0].text)
        phrasing.widen()
    for _ in range(6):
        phrasing.narrow()
        ways[1].append(session.spans[0].text)

    assert list(dict.fromkeys(ways[1]))[::-1] == list(dict.fromkeys(ways[0]))[:-1]


def test_the_way_back_is_forgotten_once_something_else_is_in_hand(
    session: Session, phrasing: Phrasing
) -> None:
    session.select(TEXT.index("killed"), TEXT.index("killed") + 6)
    phrasing.widen()
    session.select(TEXT.index("Monday"), TEXT.index("Monday") + 6)

    phrasing.narrow()

    assert selected(session) == "Monday"


def test_with_nothing_in_hand_nothing_is_widened(session: Session, phrasing: Phrasing) -> None:
    phrasing.widen()
    phrasing.narrow()

    assert session.selection.is_empty
    assert session.notice == ""


def test_each_step_of_widening_a_span_is_taken_back_by_itself(
    session: Session, phrasing: Phrasing
) -> None:
    start = TEXT.index("soldiers")
    session.tag_range(Range(start, start + 8), "casualty")
    phrasing.widen()

    session.undo()

    assert [span.text for span in session.spans] == ["soldiers"]


@pytest.mark.parametrize("word", ["المتحدث", "الأحد"])
def test_right_to_left_text_is_widened_and_gone_through_too(
    session: Session, phrasing: Phrasing, word: str
) -> None:
    session.show(1)
    start = ARABIC.index(word)
    session.select(start + 1, start + 2)

    phrasing.widen()

    assert selected(session) == word


def test_reading_ahead_takes_a_step_for_each_paragraph_of_a_stretch(
    phrasing: Phrasing, session: Session
) -> None:
    steps = list(phrasing.read_ahead(0, len(session.text), "date"))

    assert len(steps) == len([line for line in session.text.splitlines() if line.strip()])
