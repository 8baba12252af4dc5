import pytest
from hypothesis import given

from annotator.core.edits import AddSpan, Edit, RemoveSpan, SetStatus
from annotator.core.history import LayerEdit, Step, do
from annotator.core.records import Layer
from annotator.errors import EditError
from tests.factories import NOW, make_layer, make_span
from tests.strategies import edit_lines

Line = tuple[Layer, tuple[Edit, ...]]


def step_of(entries: tuple[LayerEdit, ...]) -> Step:
    return Step(author_id="me", title="Change", at=NOW, edits=entries)


@given(edit_lines())
def test_undoing_a_step_gives_back_the_layer_before_it(line: Line) -> None:
    start, edits = line
    layer, entries = do(start, edits)

    for _, edit in step_of(entries).backward:
        layer = edit.apply(layer)

    assert layer == start


@given(edit_lines())
def test_redoing_a_step_gives_the_layer_after_it(line: Line) -> None:
    start, edits = line
    end, entries = do(start, edits)

    layer = start
    for _, edit in step_of(entries).forward:
        layer = edit.apply(layer)

    assert layer == end


@given(edit_lines())
def test_a_step_comes_back_from_json_as_it_went(line: Line) -> None:
    start, edits = line
    step = step_of(do(start, edits)[1])

    assert Step.model_validate_json(step.model_dump_json()) == step


def test_a_step_names_the_document_of_each_edit() -> None:
    layer = make_layer(document_id="d7")

    _, entries = do(layer, (SetStatus(status="done"),))

    assert step_of(entries).forward == (("d7", SetStatus(status="done")),)
    assert step_of(entries).backward == (("d7", SetStatus(status="todo")),)


def test_where_one_edit_does_not_fit_nothing_has_happened() -> None:
    layer = make_layer(spans=(), relations=())
    edits = (AddSpan(span=make_span()), RemoveSpan(span_id="missing"))

    with pytest.raises(EditError, match="missing"):
        do(layer, edits)

    assert layer == make_layer(spans=(), relations=())
