import pytest

from annotator.core.edits import AddRelation, RemoveRelation
from annotator.core.records import Layer
from annotator.errors import EditError
from tests.factories import make_relation


def test_a_relation_links_two_spans(layer: Layer) -> None:
    relation = make_relation("s2", "s1", id="r0", label="perpetrator")

    linked = AddRelation(relation=relation).apply(layer)

    assert linked.relations == (relation, *layer.relations)
    assert linked.spans == layer.spans


def test_a_relation_cannot_be_added_twice(layer: Layer) -> None:
    with pytest.raises(EditError, match="'r1' is already there"):
        AddRelation(relation=layer.relations[0]).apply(layer)


@pytest.mark.parametrize(("head", "tail"), [("s1", "s9"), ("s9", "s1")])
def test_a_relation_cannot_end_at_no_span(head: str, tail: str, layer: Layer) -> None:
    with pytest.raises(EditError, match="no span 's9'"):
        AddRelation(relation=make_relation(head, tail)).apply(layer)


def test_a_link_is_taken_away_and_its_spans_stay(layer: Layer) -> None:
    unlinked = RemoveRelation(relation_id="r1").apply(layer)

    assert unlinked.relations == ()
    assert unlinked.spans == layer.spans


def test_a_link_that_is_not_there_cannot_be_taken_away(layer: Layer) -> None:
    edit = RemoveRelation(relation_id="r9")

    with pytest.raises(EditError, match="no relation 'r9'"):
        edit.apply(layer)
    with pytest.raises(EditError, match="no relation 'r9'"):
        edit.inverse(layer)


def test_undo_names_what_was_linked() -> None:
    assert AddRelation(relation=make_relation("s1", "s2")).title == "Link victim"
    assert RemoveRelation(relation_id="r1").title == "Remove link"
