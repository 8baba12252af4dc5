from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.edits import AddRelation, AddSpan, Edit, LoadLayer, RemoveSpan, SetNote
from annotator.core.history import LayerEdit, Step, do
from annotator.core.records import Layer
from annotator.errors import StoreError
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_layer, make_relation, make_span
from tests.store.projects import (
    content,
    create,
    faults,
    make_documents,
    perform,
    redo,
    undo,
    written,
)
from tests.strategies import edit_lines

BAKU = make_span(id="s1")
SUNDAY = make_span("Sunday", id="s2", label="date")


def write_step(store: Store, *edits: Edit, on: Sequence[str] = ("d1", "d2", "d3")) -> list[Layer]:
    """Apply the same edits to the layers of several documents and write them as one step."""
    entries: list[LayerEdit] = []
    layers: list[Layer] = []
    for document_id in on:
        after, own = do(store.layer(document_id, "me"), edits)
        entries.extend(own)
        layers.append(written(after, NOW))
    store.write(Step(author_id="me", title="Many", at=NOW, edits=tuple(entries)), layers)
    return layers


def stored(store: Store) -> list[Layer]:
    return [store.layer(document_id, "me") for document_id in ("d1", "d2", "d3")]


def test_a_step_over_several_documents_is_read_back_whole(store: Store) -> None:
    perform(store, SetNote(note="mine"), on="d2")

    layers = write_step(store, AddSpan(span=BAKU), AddSpan(span=SUNDAY))

    assert stored(store) == layers
    assert faults(store) == []


def test_it_is_taken_back_and_done_again_as_one(store: Store) -> None:
    before = [content(layer) for layer in stored(store)]
    after = [content(layer) for layer in write_step(store, AddSpan(span=BAKU))]

    undo(store)
    assert [content(layer) for layer in stored(store)] == before
    redo(store)
    assert [content(layer) for layer in stored(store)] == after
    assert faults(store) == []


def test_relations_go_with_their_spans_and_come_back(store: Store) -> None:
    write_step(store, AddSpan(span=BAKU), AddSpan(span=SUNDAY))
    link = AddRelation(relation=make_relation("s1", "s2"))
    after = [content(layer) for layer in write_step(store, link)]

    write_step(store, RemoveSpan(span_id="s1"))
    assert all(layer.relations == () for layer in stored(store))
    undo(store)
    assert [content(layer) for layer in stored(store)] == after


def test_whole_layers_are_put_in_the_place_of_others(store: Store) -> None:
    write_step(store, AddSpan(span=make_span("Gen", id="s9")))

    layers = write_step(store, LoadLayer.of(make_layer()))

    assert stored(store) == layers
    assert faults(store) == []


def test_where_one_layer_was_changed_meanwhile_nothing_is_written(store: Store) -> None:
    layers = [make_layer(document_id=f"d{n}", revision=1) for n in (1, 2)]
    perform(store, SetNote(note="first"), on="d2")

    with pytest.raises(StoreError, match="'d2' were changed by something else"):
        store.write(Step(author_id="me", title="Many", at=NOW, edits=()), layers)

    assert store.layer("d1", "me").is_untouched
    assert store.undo_title("me") == "Change document note"


def test_a_document_that_is_not_there_is_refused(store: Store) -> None:
    layers = [make_layer(document_id=name, revision=1) for name in ("d1", "gone")]

    with pytest.raises(StoreError, match="no document 'gone'"):
        store.write(Step(author_id="me", title="Many", at=NOW, edits=()), layers)


def test_the_titles_of_the_next_steps_are_known(store: Store) -> None:
    assert (store.undo_title("me"), store.redo_title("me")) == ("", "")

    perform(store, SetNote(note="one"))
    write_step(store, AddSpan(span=BAKU))
    undo(store)

    assert (store.undo_title("me"), store.redo_title("me")) == ("Change document note", "Many")
    assert store.undo_title("somebody") == ""


def test_layers_are_read_together_as_one_by_one(store: Store) -> None:
    write_step(store, LoadLayer.of(make_layer()), on=("d1", "d3"))
    perform(store, AddSpan(span=SUNDAY), by="somebody")

    found = store.layers_by("me", ["d3", "d1", "d2"])

    assert found == {name: store.layer(name, "me") for name in ("d1", "d2", "d3")}


def test_more_layers_are_read_than_one_statement_takes(path: Path) -> None:
    with create(path, make_documents(1203)) as store:
        ids = [f"d{n}" for n in range(1, 1204)]
        layers = write_step(store, AddSpan(span=BAKU), on=ids)

        assert list(store.layers_by("me", ids).values()) == layers
        assert len(store.documents_by(ids)) == 1203


@given(st.lists(edit_lines(), min_size=2, max_size=3))
def test_any_edits_on_several_documents_survive_undo_and_redo(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[Layer, tuple[Edit, ...]]]
) -> None:
    path = tmp_path_factory.mktemp("many") / "p.annotator"
    documents = [make_document("x" * 40, id=f"d{n}") for n in range(len(lines))]
    with create(path, documents) as store:
        entries: list[LayerEdit] = []
        layers: list[Layer] = []
        for number, (start, edits) in enumerate(lines):
            layer = start.model_copy(update={"document_id": f"d{number}"})
            begun = perform(store, LoadLayer.of(layer), on=f"d{number}")
            after, own = do(begun, edits)
            entries.extend(own)
            layers.append(written(after, NOW))
        store.write(Step(author_id="me", title="Many", at=NOW, edits=tuple(entries)), layers)
        ids = [layer.document_id for layer in layers]

        assert list(store.layers_by("me", ids).values()) == layers
        undo(store)
        redo(store)
        again = store.layers_by("me", ids).values()
        assert [content(layer) for layer in again] == [content(layer) for layer in layers]
