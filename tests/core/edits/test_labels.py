import pytest
from pydantic import ValidationError

from annotator.core.edits import RelabelRelations, RelabelSpans
from annotator.core.records import Layer
from annotator.errors import EditError


def test_spans_get_other_labels_and_keep_all_else(layer: Layer) -> None:
    new = RelabelSpans(groups=(("player", ("s2",)), ("harm", ("s1",)))).apply(layer)

    assert [span.label for span in new.spans] == ["harm", "player"]
    assert [span.updated_at for span in new.spans] == [span.updated_at for span in layer.spans]
    assert new.relations == layer.relations


def test_what_was_merged_is_told_apart_by_the_inverse(layer: Layer) -> None:
    edit = RelabelSpans(groups=(("actor", ("s1", "s2")),))

    assert edit.inverse(layer).groups == (("actor", ("s2",)), ("casualty", ("s1",)))


def test_links_get_other_names(layer: Layer) -> None:
    edit = RelabelRelations(groups=(("harmed", ("r1",)),))

    new = edit.apply(layer)

    assert [relation.label for relation in new.relations] == ["harmed"]
    assert edit.inverse(layer).apply(new) == layer


@pytest.mark.parametrize(
    "edit",
    [
        RelabelSpans(groups=(("actor", ("s9",)),)),
        RelabelRelations(groups=(("victim", ("r9",)),)),
    ],
    ids=["span", "relation"],
)
def test_what_is_not_there_cannot_be_relabelled(
    edit: RelabelSpans | RelabelRelations, layer: Layer
) -> None:
    with pytest.raises(EditError):
        edit.apply(layer)


def test_a_span_cannot_get_two_labels_at_once() -> None:
    with pytest.raises(ValidationError, match="two labels at once"):
        RelabelSpans(groups=(("actor", ("s1",)), ("claim", ("s1",))))


def test_the_order_in_which_spans_are_named_makes_no_difference() -> None:
    one = RelabelSpans(groups=(("b", ("s2", "s1")), ("a", ("s3",))))

    assert one == RelabelSpans(groups=(("a", ("s3",)), ("b", ("s1", "s2"))))


@pytest.mark.parametrize(
    ("groups", "title"),
    [
        ((("actor", ("s1",)),), "Relabel a span as actor"),
        ((("actor", tuple(f"s{n}" for n in range(1200))),), "Relabel 1,200 spans as actor"),
        ((("actor", ("s1",)), ("claim", ("s2",))), "Relabel"),
    ],
    ids=["one", "many", "several"],
)
def test_undo_calls_it_after_the_label(
    groups: tuple[tuple[str, tuple[str, ...]], ...], title: str
) -> None:
    assert RelabelSpans(groups=groups).title == title
