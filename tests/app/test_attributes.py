from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.attributes import Attributes, Field
from annotator.app.session import Session
from annotator.core.edits import SetAttributes
from annotator.core.records import AttributeValue
from annotator.errors import EditError, ValueFaultError
from tests.app.projects import session_on

TEXT = (
    "Baku's ministry said at least two soldiers were killed on Sunday.\n"
    "Baku's ministry spoke again. Baku's ministry said no more."
)
CASUALTY = "at least two soldiers were killed"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = session_on(tmp_path / "news.annotator", TEXT, "Baku's ministry.")
    yield session
    session.close()


@pytest.fixture
def attributes(session: Session) -> Attributes:
    return Attributes(session)


def tag(session: Session, words: str, label: str, nth: int = 0) -> None:
    start = -1
    for _ in range(nth + 1):
        start = session.text.index(words, start + 1)
    session.select(start, start + len(words))
    session.tag(label)


@pytest.fixture
def casualty(session: Session) -> None:
    """A casualty that is picked: at least two soldiers were killed."""
    tag(session, CASUALTY, "casualty")


def field(attributes: Attributes, name: str) -> Field:
    return next(field for field in attributes.fields if field.attribute.name == name)


def said(session: Session) -> dict[str, tuple[str, bool]]:
    assert session.picked is not None
    return {value.name: (value.value, value.is_parsed) for value in session.picked.attributes}


# What is shown


def test_without_a_picked_span_there_are_no_fields(attributes: Attributes) -> None:
    assert attributes.fields == ()


def test_the_fields_are_those_of_the_label_in_its_order(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    declared = [a.name for a in session.label_set.label("casualty").attributes]

    assert [field.attribute.name for field in attributes.fields] == declared


def test_what_the_words_say_is_filled_in_and_counts_as_parsed(
    attributes: Attributes, casualty: None
) -> None:
    assert (field(attributes, "count_min").text, field(attributes, "count_min").standing) == (
        "2",
        "parsed",
    )
    assert field(attributes, "effect").text == "killed"


def test_what_the_words_leave_open_is_empty(attributes: Attributes, casualty: None) -> None:
    assert field(attributes, "count_max") == Field(
        field(attributes, "count_max").attribute, "", "empty"
    )


def test_a_value_that_the_label_set_does_not_know_is_shown_behind_the_others(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    assert session.picked is not None
    foreign = AttributeValue(name="weapon", value="mortar")
    session.perform((SetAttributes(span_id=session.picked.id, attributes=(foreign,)),))

    last = attributes.fields[-1]
    assert (last.attribute.name, last.text, last.is_declared) == ("weapon", "mortar", False)


def test_a_stored_value_that_fits_no_more_is_shown_with_its_fault(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    assert session.picked is not None
    old = AttributeValue(name="count_min", value="a few")
    session.perform((SetAttributes(span_id=session.picked.id, attributes=(old,)),))

    shown = field(attributes, "count_min")
    assert shown.text == "a few"
    assert "not text" in shown.fault


def test_the_fields_are_read_anew_where_another_span_is_picked(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    before = attributes.fields
    tag(session, "Sunday", "date")

    assert attributes.fields != before
    assert attributes.fields[0].attribute.name == "timex_type"


# Writing


def test_a_person_writes_a_value(session: Session, attributes: Attributes, casualty: None) -> None:
    attributes.write("count_max", "4")

    assert said(session)["count_max"] == ("4", False)
    assert field(attributes, "count_max").standing == "written"


def test_another_value_than_the_words_give_counts_as_changed(
    attributes: Attributes, casualty: None
) -> None:
    attributes.write("count_min", "3")

    changed = field(attributes, "count_min")
    assert (changed.text, changed.standing, changed.read_text) == ("3", "changed", "2")
    assert changed.differs


def test_what_the_words_say_anyway_stays_parsed(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    attributes.write("count_min", "3")
    attributes.write("count_min", "2")

    assert said(session)["count_min"] == ("2", True)


def test_the_same_value_once_more_is_no_step(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    before = session.layer

    attributes.write("count_min", " 2 ")

    assert session.layer is before


def test_nothing_takes_a_value_away(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    attributes.write("count_min", "  ")

    assert "count_min" not in said(session)
    assert field(attributes, "count_min").differs


def test_what_was_read_can_be_taken_back(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    attributes.write("count_min", "3")

    attributes.take_read("count_min")

    assert said(session)["count_min"] == ("2", True)


def test_a_wrong_value_is_refused_with_a_sentence_and_changes_nothing(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    before = session.layer

    with pytest.raises(ValueFaultError, match="whole number"):
        attributes.write("count_min", "a few")

    assert session.layer is before


def test_an_attribute_that_the_label_does_not_have_is_refused(
    attributes: Attributes, casualty: None
) -> None:
    with pytest.raises(EditError, match="weapon"):
        attributes.write("weapon", "mortar")


def test_writing_is_one_step_that_undo_takes_back(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    attributes.write("count_min", "3")

    session.undo()

    assert said(session)["count_min"] == ("2", True)


def test_all_that_is_empty_can_be_read_again(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    attributes.write("count_min", "")
    attributes.write("effect", "injured")

    attributes.read_again()

    assert said(session)["count_min"] == ("2", True)
    assert said(session)["effect"] == ('["injured"]', False)


def test_without_a_picked_span_nothing_can_be_written(attributes: Attributes) -> None:
    with pytest.raises(EditError, match="No span is picked"):
        attributes.write_note("a note")


# Other mentions


def test_what_a_person_said_of_a_name_is_said_of_its_other_mentions(
    session: Session, attributes: Attributes
) -> None:
    tag(session, "Baku's ministry", "actor")
    attributes.write("canonical", "force:AZE")

    tag(session, "Baku's ministry", "actor", nth=1)

    shown = field(attributes, "canonical")
    assert (shown.text, shown.standing) == ("force:AZE", "parsed")
    assert shown.read is not None
    assert shown.read.rule == "as in another mention"


def test_a_changed_value_stays_marked_although_other_mentions_follow_it(
    session: Session, attributes: Attributes
) -> None:
    tag(session, "Baku's ministry", "actor")
    read = field(attributes, "type").text

    attributes.write("type", "militia")

    changed = field(attributes, "type")
    assert read != "militia"
    assert (changed.standing, changed.read_text) == ("changed", read)


def test_values_that_were_given_before_are_offered(
    session: Session, attributes: Attributes
) -> None:
    for nth, name in enumerate(("force:AZE", "state:AZE")):
        tag(session, "Baku's ministry", "actor", nth)
        attributes.write("canonical", name)
    session.show(1)

    assert set(attributes.completions("canonical")) == {"force:AZE", "state:AZE"}


# Note and flag


def test_a_span_is_flagged_and_no_longer(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    attributes.toggle_flag()
    assert attributes.is_flagged
    assert said(session)["uncertain"] == ("true", False)

    attributes.toggle_flag()
    assert not attributes.is_flagged


def test_a_flag_is_no_field(attributes: Attributes, casualty: None) -> None:
    attributes.toggle_flag()

    assert all(field.is_declared for field in attributes.fields)


def test_a_note_is_written_without_the_space_around_it(
    session: Session, attributes: Attributes, casualty: None
) -> None:
    attributes.write_note(" who counts? \n")

    assert session.picked is not None
    assert session.picked.note == "who counts?"


def test_the_same_note_is_no_step(session: Session, attributes: Attributes, casualty: None) -> None:
    before = session.layer

    attributes.write_note("  ")

    assert session.layer is before
