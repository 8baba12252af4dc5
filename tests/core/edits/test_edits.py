from typing import get_args

import pytest
from hypothesis import Phase, find, given, settings

from annotator.core.changes import Changes
from annotator.core.edits import EDIT, Edit
from annotator.core.records import Layer, Relation, Span
from tests.strategies import edit_lines

Line = tuple[Layer, tuple[Edit, ...]]
Item = Span | Relation
KINDS = [kind.model_fields["kind"].default for kind in get_args(get_args(Edit)[0])]


def walk(line: Line) -> list[tuple[Layer, Edit, Layer]]:
    """Each edit of a line with the layer before and after it."""
    layer, edits = line
    walked = []
    for edit in edits:
        walked.append((layer, edit, edit.apply(layer)))
        layer = walked[-1][2]
    return walked


def differing(before: tuple[Item, ...], after: tuple[Item, ...]) -> set[str]:
    """The ids of those that are in one only, or differ."""
    changed = [item for item in before if item not in after]
    return {item.id for item in [*changed, *(item for item in after if item not in before)]}


@pytest.mark.parametrize("kind", KINDS)
def test_the_generated_edits_are_of_every_kind(kind: str) -> None:
    def has_kind(line: Line) -> bool:
        return any(edit.kind == kind for edit in line[1])

    unshrunk = settings(max_examples=1000, phases=[Phase.generate])

    assert has_kind(find(edit_lines(), has_kind, settings=unshrunk))


@given(edit_lines())
def test_the_inverse_brings_back_the_layer(line: Line) -> None:
    for before, edit, after in walk(line):
        assert edit.inverse(before).apply(after) == before


@given(edit_lines())
def test_the_inverse_of_the_inverse_is_the_edit(line: Line) -> None:
    for before, edit, after in walk(line):
        assert edit.inverse(before).inverse(after) == edit


@given(edit_lines())
def test_an_edit_comes_back_from_json_as_it_went(line: Line) -> None:
    for edit in line[1]:
        assert EDIT.validate_json(EDIT.dump_json(edit)) == edit


@given(edit_lines())
def test_an_edit_read_back_from_the_log_does_the_same(line: Line) -> None:
    for before, edit, after in walk(line):
        assert EDIT.validate_json(EDIT.dump_json(edit)).apply(before) == after


@given(edit_lines())
def test_what_an_edit_makes_is_a_valid_layer_in_reading_order(line: Line) -> None:
    for _, _, after in walk(line):
        assert Layer.model_validate(after.model_dump()) == after


@given(edit_lines())
def test_an_edit_names_every_span_and_relation_that_it_changes(line: Line) -> None:
    for before, edit, after in walk(line):
        touched = edit.touched(before)
        if not touched.whole_layer:
            assert differing(before.spans, after.spans) <= {*touched.span_ids}
            assert differing(before.relations, after.relations) <= {*touched.relation_ids}


@given(edit_lines())
def test_an_edit_says_which_panels_have_to_draw_again(line: Line) -> None:
    for before, edit, after in walk(line):
        if (before.spans, before.relations) != (after.spans, after.relations):
            assert Changes.SPANS in edit.touches
        if (before.status, before.note) != (after.status, after.note):
            assert Changes.STATUS in edit.touches


@given(edit_lines())
def test_bookkeeping_is_not_touched(line: Line) -> None:
    kept = ("document_id", "author_id", "revision", "seconds", "created_at", "updated_at")

    for before, _, after in walk(line):
        assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]


@given(edit_lines())
def test_every_edit_has_a_title_of_one_line(line: Line) -> None:
    for edit in line[1]:
        assert edit.title == edit.title.strip() != ""
        assert "\n" not in edit.title


def test_an_edit_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        EDIT.validate_json('{"kind": "paint_span"}')
