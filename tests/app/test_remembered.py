from pathlib import Path

from annotator.app.attributes import Attributes
from annotator.app.jobs.remembering import remember
from annotator.app.reading_values import read_article
from annotator.app.remembered import Remembered
from annotator.app.session import Session
from annotator.core.edits import AddSpan
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import AttributeValue
from tests.factories import make_span
from tests.store.projects import create, make_documents, perform


def said(name: str, value: str, *, is_parsed: bool = False) -> AttributeValue:
    return AttributeValue(name=name, value=value, is_parsed=is_parsed)


def take(remembered: Remembered, words: str, *values: AttributeValue, label: str = "actor") -> None:
    span = make_span(label=label)
    span = span.model_copy(update={"text": words, "attributes": values})
    remembered.take([span], DEFAULT_LABEL_SET)


def test_what_was_said_of_the_same_words_is_remembered() -> None:
    remembered = Remembered()
    take(remembered, "Baku", said("canonical", "state:AZE"))

    assert remembered.values_of("actor", "baku") == (said("canonical", "state:AZE"),)


def test_a_label_without_names_carries_nothing() -> None:
    remembered = Remembered()
    take(remembered, "Sunday", said("value", "2023-03-05"), label="date")

    assert remembered.values_of("date", "Sunday") == ()


def test_what_a_parser_read_is_not_carried_to_other_mentions() -> None:
    remembered = Remembered()
    take(remembered, "Baku", said("type", "state", is_parsed=True))

    assert remembered.values_of("actor", "Baku") == ()


def test_what_is_said_later_counts_more_and_adds_to_what_was() -> None:
    remembered = Remembered()
    take(remembered, "SDF", said("canonical", "group:SDF"), said("type", "rebel"))
    take(remembered, "SDF", said("type", "militia"))

    values = {value.name: value.value for value in remembered.values_of("actor", "SDF")}
    assert values == {"canonical": "group:SDF", "type": "militia"}


def test_completions_come_in_the_order_of_their_use() -> None:
    remembered = Remembered()
    for words, value in (("Baku", "AZE"), ("Yerevan", "ARM"), ("Gyumri", "ARM")):
        take(remembered, words, said("canonical", value))

    assert remembered.used("canonical") == ("ARM", "AZE")


def test_a_project_is_looked_through_for_what_was_said_in_it(tmp_path: Path) -> None:
    with create(tmp_path / "p.annotator", make_documents(3)) as store:
        named = make_span(id="s1").model_copy(update={"attributes": (said("canonical", "AZE"),)})
        perform(store, AddSpan(span=named), on="d3", by="you")
        perform(store, AddSpan(span=make_span(id="s2")), on="d1")

        found = remember(store, DEFAULT_LABEL_SET)

    assert found.used("canonical") == ("AZE",)


def test_what_is_said_now_counts_more_than_what_is_loaded_later() -> None:
    now, earlier = Remembered(), Remembered()
    take(now, "Baku", said("canonical", "new"))
    take(earlier, "Baku", said("canonical", "old"), said("country", "AZE"))

    now.come_after(earlier)

    values = {value.name: value.value for value in now.values_of("actor", "Baku")}
    assert values == {"canonical": "new", "country": "AZE"}


def test_a_new_mention_of_the_same_words_says_what_was_said_of_the_first(session: Session) -> None:
    start = session.text.index("Baku")
    session.select(start, start + 4)
    session.tag("actor")
    assert session.picked is not None
    Attributes(session).write("canonical", "state:AZE")
    session.remove_picked()

    session.select(start, start + 4)
    session.tag("actor")

    assert session.picked is not None
    (value,) = (v for v in session.picked.attributes if v.name == "canonical")
    assert (value.value, value.is_parsed) == ("state:AZE", True)


def test_spans_that_came_without_values_are_read_in_one_step(session: Session) -> None:
    words = "two soldiers were killed"
    start = session.text.index(words)
    span = make_span(id="i1", label="casualty").model_copy(
        update={"start": start, "end": start + len(words), "text": words}
    )
    session.perform((AddSpan(span=span),))

    assert read_article(session) == 1

    (read,) = session.spans
    assert read.attribute("count_min") == "2"
    session.undo()
    assert session.spans[0].attributes == ()
