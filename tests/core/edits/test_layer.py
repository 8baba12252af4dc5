import pytest

from annotator.core.edits import LoadLayer, SetNote, SetStatus
from annotator.core.records import Layer, Status
from annotator.core.statuses import STATUS_TITLES, STATUSES
from tests.factories import make_layer, make_span


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_is_set_and_nothing_else(status: Status, layer: Layer) -> None:
    marked = SetStatus(status=status).apply(layer)

    assert marked == layer.model_copy(update={"status": status})
    assert SetStatus(status=status).title == f"Mark {STATUS_TITLES[status]}"


def test_a_note_is_set_and_nothing_else(layer: Layer) -> None:
    noted = SetNote(note="See page 2.").apply(layer)

    assert noted == layer.model_copy(update={"note": "See page 2."})


def test_loading_puts_one_layers_content_in_the_place_of_anothers(layer: Layer) -> None:
    other = make_layer(author_id="you", status="done", note="n", spans=(make_span(),), relations=())

    loaded = LoadLayer.of(other).apply(layer)

    assert loaded == other.model_copy(update={"author_id": "me"})


def test_loading_nothing_empties_a_layer(layer: Layer) -> None:
    assert LoadLayer().apply(layer).is_untouched


def test_loading_touches_the_whole_layer(layer: Layer) -> None:
    assert LoadLayer().touched(layer).whole_layer
    assert not SetStatus(status="done").touched(layer).whole_layer
