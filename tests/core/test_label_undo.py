import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.edits import Edit, RelabelSpan, RemoveSpan, SetAttributes
from annotator.core.history import LayerEdit, do
from annotator.core.label_changes import LabelChange, begin, change_label, remove_label
from annotator.core.label_mapping import LabelMapping, edits_for, reversed_mapping
from annotator.core.label_undo import taken_back
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import AttributeValue, Layer
from tests.factories import make_layer, make_span
from tests.label_strategies import changes

STATE = AttributeValue(name="type", type="choice", value="state")


def changed(change: LabelChange, layer: Layer) -> tuple[Layer, tuple[LayerEdit, ...], LabelMapping]:
    """A layer after a change, what was done to it, and what brings the names back."""
    after, entries = do(layer, edits_for(layer, change.mapping))
    before = change.before
    reverse = reversed_mapping(
        change.mapping, [x.name for x in before.labels], [x.name for x in before.relations]
    )
    return after, entries, reverse


def back(layer: Layer, entries: tuple[LayerEdit, ...], reverse: LabelMapping) -> Layer:
    for edit in taken_back(layer, entries, reverse):
        layer = edit.apply(layer)
    return layer


@pytest.fixture
def change() -> LabelChange:
    """The actor is called player, its type kind."""
    actor = DEFAULT_LABEL_SET.label("actor")
    kind = actor.attributes[0].model_copy(update={"name": "kind"})
    new = actor.model_copy(update={"name": "player", "attributes": (kind, *actor.attributes[1:])})
    return change_label(begin(DEFAULT_LABEL_SET), "actor", new, attribute_names=(("type", "kind"),))


LAYER = make_layer(
    spans=(
        make_span("two soldiers were killed", id="s1", label="casualty"),
        make_span("soldiers", id="s2", attributes=(STATE,)),
    )
)


@given(st.data())
def test_a_layer_that_nobody_has_touched_is_what_it_was(data: st.DataObject) -> None:
    change = data.draw(changes(DEFAULT_LABEL_SET))

    after, entries, reverse = changed(change, LAYER)

    assert back(after, entries, reverse) == LAYER


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (RelabelSpan(span_id="s2", label="date"), ("date", "type", "state")),
        (
            SetAttributes(
                span_id="s2",
                attributes=(AttributeValue(name="kind", type="choice", value="rebel"),),
            ),
            ("actor", "type", "rebel"),
        ),
    ],
    ids=["label", "value"],
)
def test_what_others_said_since_stays_under_the_old_names(
    change: LabelChange, since: Edit, expected: tuple[str, str, str]
) -> None:
    after, entries, reverse = changed(change, LAYER)

    span = back(since.apply(after), entries, reverse).span("s2")

    assert span is not None
    label, name, value = expected
    assert (span.label, span.attribute(name)) == (label, value)


def test_what_others_removed_since_stays_away(change: LabelChange) -> None:
    after, entries, reverse = changed(change, LAYER)

    layer = back(RemoveSpan(span_id="s2").apply(after), entries, reverse)

    assert [span.id for span in layer.spans] == ["s1"]


def test_a_span_whose_id_is_taken_again_is_not_brought_back_twice() -> None:
    change = remove_label(begin(DEFAULT_LABEL_SET), "actor")
    after, entries, reverse = changed(change, LAYER)
    twin = make_span("Baku", id="s2", label="claim")

    layer = back(after.model_copy(update={"spans": (twin, *after.spans)}), entries, reverse)

    assert [span.label for span in layer.spans] == ["claim", "casualty"]
