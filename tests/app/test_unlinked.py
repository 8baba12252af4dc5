from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.linking import Linking
from annotator.app.session import Session
from annotator.app.unlinked import pick_unlinked
from annotator.core.edits import AddSpan
from annotator.core.ranges import Range
from annotator.core.records import Span
from tests.app.projects import session_on

SENTENCE = "Two guards were killed on Monday. "
QUIET = "It rained. "
TEXT = SENTENCE + QUIET + SENTENCE + SENTENCE


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three casualties with their victims, and a date that no link begins at; nothing picked."""
    session = session_on(tmp_path / "news.annotator", TEXT)
    for at in starts(TEXT):
        session.tag_range(Range(at, at + len("Two guards were killed")), "casualty")
        session.tag_range(Range(at + len("Two "), at + len("Two guards")), "actor")
    monday = TEXT.index("Monday")
    session.tag_range(Range(monday, monday + len("Monday")), "date")
    session.select(0, 0)
    yield session
    session.close()


def starts(text: str) -> list[int]:
    """Where each casualty begins."""
    return [at for at in range(len(text)) if text.startswith("Two", at)]


def picked(session: Session) -> int:
    """Which of the casualties is picked, counted from 0."""
    assert session.picked is not None
    assert session.picked.label == "casualty"
    return starts(TEXT).index(session.picked.start)


def made(text: str, place: Range, label: str) -> Span:
    """A new span at a place."""
    words = text[place.start : place.end]
    return Span(
        id=f"{label}-{place.start}", label=label, start=place.start, end=place.end, text=words
    )


def ends_in(text: str, words: str) -> tuple[int, int]:
    """Where words begin and end that stand in a text once."""
    return text.index(words), text.index(words) + len(words)


def lines_of(text: str) -> list[int]:
    """Where each line that says that it rained begins."""
    return [at for at in range(len(text)) if text.startswith("It rained", at)]


def go(session: Session, *directions: int) -> None:
    for direction in directions:
        pick_unlinked(session, 1 if direction > 0 else -1)


def link_all(session: Session) -> None:
    """Confirm what is proposed at every span."""
    linking = Linking(session)
    for span in session.spans:
        session.pick(span.id)
        if any(slot.proposed for slot in linking.slots):
            linking.confirm_all()
    session.select(0, 0)


def test_it_goes_from_proposal_to_proposal(session: Session) -> None:
    seen = []
    for _ in range(3):
        go(session, 1)
        seen.append(picked(session))

    assert seen == [0, 1, 2]
    assert session.notice == ""


def test_it_goes_back_too(session: Session) -> None:
    go(session, 1, 1, -1)

    assert picked(session) == 0


def test_it_begins_at_the_caret_where_nothing_is_picked(session: Session) -> None:
    session.select(starts(TEXT)[1] + 1, starts(TEXT)[1] + 1)

    go(session, 1)

    assert picked(session) == 2


def test_it_goes_back_from_the_caret(session: Session) -> None:
    session.select(starts(TEXT)[1], starts(TEXT)[1])

    go(session, -1)

    assert picked(session) == 0


def test_behind_the_last_proposal_comes_the_first_again_and_that_is_told(session: Session) -> None:
    go(session, 1, 1, 1, 1)

    assert picked(session) == 0
    assert session.notice == "From the beginning again."


def test_before_the_first_proposal_comes_the_last_again_and_that_is_told(
    session: Session,
) -> None:
    go(session, 1, -1)

    assert picked(session) == 2
    assert session.notice == "From the end again."


def test_what_was_told_of_going_round_is_gone_with_the_next_step(session: Session) -> None:
    go(session, 1, -1, -1)

    assert session.notice == ""


def test_it_goes_on_from_a_span_that_no_link_begins_at(session: Session) -> None:
    session.pick(next(span for span in session.spans if span.label == "date").id)

    go(session, 1)

    assert picked(session) == 1


def test_a_span_whose_proposals_are_confirmed_is_passed_over(session: Session) -> None:
    session.pick(next(span for span in session.spans if span.start == starts(TEXT)[1]).id)
    Linking(session).confirm_all()
    session.select(0, 0)

    go(session, 1, 1)

    assert picked(session) == 2


def test_a_span_with_another_relation_proposed_is_not_passed_over(session: Session) -> None:
    go(session, 1)
    Linking(session).confirm()
    assert Linking(session).proposal is not None
    session.select(0, 0)

    go(session, 1)

    assert picked(session) == 0


def test_where_only_the_picked_span_has_a_proposal_it_stays_picked(session: Session) -> None:
    last = session.spans[-2]
    assert last.label == "casualty"
    link_all(session)
    session.undo()
    session.pick(last.id)

    go(session, 1)

    assert session.picked is not None
    assert session.picked.id == last.id
    assert session.notice == "No link is proposed anywhere else."


def test_where_nothing_is_left_a_sentence_says_so_and_nothing_moves(session: Session) -> None:
    link_all(session)
    session.pick(session.spans[1].id)

    go(session, 1)

    assert session.picked is not None
    assert session.picked.id == session.spans[1].id
    assert session.notice == "No link is proposed that is not there already."


def test_without_spans_a_sentence_says_so(tmp_path: Path) -> None:
    session = session_on(tmp_path / "bare.annotator", "Nothing happened.")

    go(session, 1, -1)

    assert session.picked is None
    assert session.notice == "No link is proposed that is not there already."
    session.close()


def test_without_an_article_nothing_happens() -> None:
    session = Session()

    go(session, 1)

    assert session.notice == ""


def test_of_very_many_spans_without_a_proposal_each_press_looks_at_some(tmp_path: Path) -> None:
    # Claims without an actor have nobody to be linked to, but for the last one.
    quiet, news = "It rained.\n\n", "The mayor said it snowed."
    session = session_on(tmp_path / "long.annotator", quiet * 150 + news)
    places = [(Range(at, at + len("It rained")), "claim") for at in lines_of(session.text)]
    places.append((Range(*ends_in(session.text, "it snowed")), "claim"))
    places.append((Range(*ends_in(session.text, "mayor")), "actor"))
    session.perform(tuple(AddSpan(span=made(session.text, *place)) for place in places))
    session.select(0, 0)

    go(session, 1)
    assert session.picked is not None
    assert session.picked.start == 99 * len(quiet)
    assert session.notice == "No link is proposed up to here. Press again to look on."
    go(session, 1)

    assert session.picked.text == "it snowed"
    session.close()
