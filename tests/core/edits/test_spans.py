import pytest

from annotator.core.edits import (
    AddSpan,
    Edit,
    MoveSpan,
    RelabelSpan,
    RemoveSpan,
    SetAttributes,
    SetSpanNote,
)
from annotator.core.records import AttributeValue, Layer
from annotator.errors import EditError
from tests.factories import NOW, make_relation, make_span


def test_adding_a_span_puts_it_in_reading_order(layer: Layer) -> None:
    outer = make_span("two soldiers were killed on Sunday", id="s3")

    added = AddSpan(span=outer).apply(layer)

    assert [span.id for span in added.spans] == ["s3", "s1", "s2"]


def test_a_span_cannot_be_added_twice(layer: Layer) -> None:
    with pytest.raises(EditError, match="'s1' is already there"):
        AddSpan(span=layer.spans[0]).apply(layer)


@pytest.mark.parametrize(
    ("head", "tail", "relation_id", "message"),
    [
        ("s3", "s1", "r1", "'r1' is already there"),
        ("s1", "s2", "r2", "does not hang on span 's3'"),
        ("s3", "s9", "r2", "no span 's9'"),
    ],
    ids=["known id", "elsewhere", "dangling"],
)
def test_a_span_cannot_be_added_with_a_relation_that_does_not_fit(
    head: str, tail: str, relation_id: str, message: str, layer: Layer
) -> None:
    relation = make_relation(head, tail, id=relation_id)

    with pytest.raises(EditError, match=message):
        AddSpan(span=make_span(id="s3"), relations=(relation,)).apply(layer)


def test_removing_a_span_takes_its_relations_with_it(layer: Layer) -> None:
    removed = RemoveSpan(span_id="s2").apply(layer)

    assert [span.id for span in removed.spans] == ["s1"]
    assert removed.relations == ()


def test_taking_back_a_removal_brings_back_the_relations(layer: Layer) -> None:
    removal = RemoveSpan(span_id="s2")
    removed = removal.apply(layer)

    back = removal.inverse(layer).apply(removed)

    assert back.relations == layer.relations
    assert removal.inverse(layer).touched(removed).relation_ids == ("r1",)


def test_relabelling_keeps_all_but_the_label_and_the_time(layer: Layer) -> None:
    relabelled = RelabelSpan(span_id="s1", label="claim", updated_at=NOW).apply(layer)

    changed = layer.spans[0].model_copy(update={"label": "claim", "updated_at": NOW})
    assert relabelled.spans == (changed, layer.spans[1])


def test_a_moved_span_stands_where_it_now_begins(layer: Layer) -> None:
    text = "two soldiers"
    start = layer.spans[0].start

    moved = MoveSpan(span_id="s2", start=start, end=start + len(text), text=text).apply(layer)
    behind = MoveSpan(span_id="s1", start=80, end=84, text="fire").apply(moved)

    assert [(span.id, span.text) for span in behind.spans] == [("s2", text), ("s1", "fire")]


@pytest.mark.parametrize("end", [9, 8])
def test_a_span_cannot_be_moved_to_nothing(end: int, layer: Layer) -> None:
    with pytest.raises(EditError, match="'s1' cannot be empty"):
        MoveSpan(span_id="s1", start=9, end=end, text="").apply(layer)


def test_attributes_are_replaced_all_together(layer: Layer) -> None:
    first = SetAttributes(span_id="s1", attributes=(AttributeValue(name="a", value="1"),))
    second = SetAttributes(span_id="s1", attributes=(AttributeValue(name="b", value="2"),))

    span = second.apply(first.apply(layer)).span("s1")

    assert span is not None
    assert [(a.name, a.value) for a in span.attributes] == [("b", "2")]


def test_a_note_of_a_span_is_replaced(layer: Layer) -> None:
    span = SetSpanNote(span_id="s1", note="sure?").apply(layer).span("s1")

    assert span is not None
    assert span.note == "sure?"


@pytest.mark.parametrize(
    "edit",
    [
        RemoveSpan(span_id="s9"),
        RelabelSpan(span_id="s9", label="date"),
        MoveSpan(span_id="s9", start=0, end=1, text="B"),
        SetAttributes(span_id="s9", attributes=()),
        SetSpanNote(span_id="s9", note=""),
    ],
    ids=lambda edit: edit.kind,
)
def test_a_span_that_is_not_there_cannot_be_changed(edit: Edit, layer: Layer) -> None:
    with pytest.raises(EditError, match="no span 's9'"):
        edit.apply(layer)
    with pytest.raises(EditError, match="no span 's9'"):
        edit.inverse(layer)


@pytest.mark.parametrize(
    ("edit", "title"),
    [
        (AddSpan(span=make_span(label="casualty")), "Tag casualty"),
        (RemoveSpan(span_id="s1", label="date"), "Remove date"),
        (RemoveSpan(span_id="s1"), "Remove"),
        (RelabelSpan(span_id="s1", label="claim"), "Relabel as claim"),
        (MoveSpan(span_id="s1", start=0, end=1, text="B"), "Move edge"),
        (SetAttributes(span_id="s1", attributes=()), "Change attributes"),
        (SetSpanNote(span_id="s1", note=""), "Change note"),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_undo_names_what_was_done(edit: Edit, title: str) -> None:
    assert edit.title == title
