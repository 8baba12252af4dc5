"""What the program knows of a label goes with it when it is renamed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.app.linking import Linking
from annotator.app.session import Session
from annotator.app.tagging import Tagging
from annotator.core.label_changes import add_label, begin, change_label, change_relation
from annotator.core.labels import Label
from annotator.core.ranges import Range
from tests.app.projects import session_on


@pytest.fixture
def on_text(tmp_path: Path) -> Iterator[Callable[[str], Session]]:
    """Opens a session on an article of this text."""
    opened: list[Session] = []

    def open_session(text: str) -> Session:
        opened.append(session_on(tmp_path / "one.annotator", text))
        return opened[-1]

    yield open_session
    for session in opened:
        session.close()


def rename(session: Session, name: str, new: str) -> None:
    change = begin(session.label_set)
    label = session.label_set.label(name).model_copy(update={"name": new})
    session.change_labels(change_label(change, name, label))


def test_a_renamed_label_still_takes_the_phrase_that_is_pointed_at(session: Session) -> None:
    rename(session, "casualty", "victims counted")

    session.point_at(session.text.index("killed"))
    Tagging(session).use("victims counted")

    assert [span.text for span in session.spans] == ["two soldiers were killed"]


def test_a_span_of_a_renamed_label_still_says_what_its_words_say(session: Session) -> None:
    rename(session, "casualty", "victims counted")

    session.point_at(session.text.index("killed"))
    Tagging(session).use("victims counted")

    assert session.spans[0].attribute("count_min") == "2"


def test_a_surname_is_the_person_that_a_span_of_the_renamed_label_names(
    on_text: Callable[[str], Session],
) -> None:
    session = on_text("Mayor Nora Bell left. Bell was tired.")
    rename(session, "actor", "player")
    session.tag_range(Range(0, 15), "player")

    session.tag_range(Range(22, 26), "player")

    assert session.spans[1].attribute("type") == "person"


def test_a_date_leans_on_one_of_the_renamed_label(on_text: Callable[[str], Session]) -> None:
    session = on_text("They met on March 3, 2021, a Wednesday.\nThe next day it rained.")
    rename(session, "date", "when it was")
    session.tag_range(Range(12, 25), "when it was")

    start = session.text.index("The next day")
    session.tag_range(Range(start, start + 12), "when it was")

    assert session.spans[1].attribute("value") == "2021-03-04"


def test_a_renamed_relation_is_still_proposed(session: Session) -> None:
    tagging = Tagging(session)
    for words, label in (("ministry", "actor"), ("soldiers were", "claim")):
        session.point_at(session.text.index(words) + 1)
        tagging.use(label)
    change = begin(session.label_set)
    relation = next(r for r in session.label_set.relations if r.name == "speaker")
    renamed = relation.model_copy(update={"name": "said by whom"})
    session.change_labels(change_relation(change, "speaker", renamed))
    session.pick(next(span.id for span in session.spans if span.label == "claim"))

    proposal = Linking(session).proposal

    assert proposal is not None
    assert proposal.label == "actor"


def test_a_label_that_is_named_as_before_again_has_its_own_rules(session: Session) -> None:
    rename(session, "date", "day")
    assert session.label_set.label("day").rules == "date"

    rename(session, "day", "Date")

    assert session.label_set.label("date").rules == ""


def test_a_label_that_is_named_only_after_it_was_added_has_the_rules_of_its_name(
    session: Session,
) -> None:
    label = Label(name="label 1")
    change = add_label(begin(session.label_set), label)

    change = change_label(change, "label 1", label.model_copy(update={"name": "weapon"}))

    assert change.after.label("weapon").rules == ""


def test_a_new_label_has_the_rules_of_its_name(session: Session) -> None:
    assert session.label_set.rules_of("actor") == "actor"
    assert session.label_set.rules_of("nobody's") == "nobody's"
