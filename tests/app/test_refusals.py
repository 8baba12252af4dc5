from pathlib import Path

import pytest

from annotator.app.conditions import CONDITIONS
from annotator.app.refusals import why_refused
from annotator.app.session import Session
from tests.app.conftest import TEXTS


def tag(session: Session, words: str, label: str) -> None:
    start = TEXTS[0].index(words)
    session.select(start, start + len(words))
    session.tag(label)


def test_a_key_about_a_span_asks_for_one_to_be_picked(session: Session) -> None:
    for when in ("can_edit_span", "can_link"):
        assert why_refused(when, session) == "Pick a span first: click one, or press Tab."


def test_a_key_about_links_says_that_none_begins_here(session: Session) -> None:
    tag(session, "Sunday", "date")

    assert why_refused("can_link", session) == "No link begins at a span that is date."


def test_what_is_possible_is_not_refused(session: Session) -> None:
    tag(session, "two soldiers were killed", "casualty")

    assert why_refused("can_edit_span", session) == ""


def test_a_change_is_refused_while_the_project_is_written_to(session: Session) -> None:
    session.set_busy(is_busy=True)

    assert why_refused("can_tag", session).startswith("The project is being written to.")
    assert why_refused("can_edit_span", session).startswith("The project is being written to.")


def test_a_change_is_refused_where_the_project_is_only_read(
    session: Session, project_path: Path
) -> None:
    other = Session()
    other.open(project_path)

    assert why_refused("can_tag", other) == "This project is open for reading only."
    other.close()


@pytest.mark.parametrize("when", CONDITIONS)
def test_without_a_project_nobody_wonders(when: str) -> None:
    assert why_refused(when, Session()) == ""
