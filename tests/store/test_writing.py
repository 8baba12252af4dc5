from pathlib import Path

import pytest

from annotator.core.edits import (
    AddRelation,
    AddSpan,
    LoadLayer,
    MoveSpan,
    RemoveSpan,
    SetAttributes,
    SetNote,
    SetStatus,
)
from annotator.core.history import LayerEdit, Step, do
from annotator.core.records import AttributeValue, Layer
from annotator.errors import StoreError
from annotator.store.store import Store
from tests.factories import NOW, make_layer, make_relation, make_span
from tests.store.projects import LATER, content, perform, redo, undo, written

BAKU = make_span(id="s1")
SUNDAY = make_span("Sunday", id="s2", label="date")


def test_a_step_gets_a_number_and_its_layer_is_read_back_whole(store: Store):
    layer = perform(store, AddSpan(span=BAKU), SetStatus(status="in_progress"))

    assert store.layer("d1", "me") == layer
    assert layer.spans == (BAKU,)


def test_every_value_of_a_span_is_kept(store: Store):
    values = (AttributeValue(name="count_min", type="integer", value="2"),)
    span = make_span(attributes=values, note="😀\u2028", origin="model", score=0.1)

    perform(store, AddSpan(span=span))

    assert store.layer("d1", "me").spans == (span,)


def test_a_removed_span_takes_its_relations_with_it(store: Store):
    perform(store, AddSpan(span=BAKU), AddSpan(span=SUNDAY))
    perform(store, AddRelation(relation=make_relation("s1", "s2")))

    layer = perform(store, RemoveSpan(span_id="s1"))

    assert store.layer("d1", "me") == layer
    assert layer.relations == ()


def test_a_moved_span_is_read_back_in_reading_order(store: Store):
    perform(store, AddSpan(span=BAKU), AddSpan(span=SUNDAY))

    layer = perform(store, MoveSpan(span_id="s1", start=58, end=59, text="\n"))

    assert [span.id for span in layer.spans] == ["s2", "s1"]
    assert store.layer("d1", "me") == layer


def test_a_whole_layer_is_put_in_the_place_of_another(store: Store):
    perform(store, AddSpan(span=make_span("Gen", id="s9")))

    layer = perform(store, LoadLayer.of(make_layer()))

    assert store.layer("d1", "me") == layer
    assert [span.id for span in layer.spans] == ["s1", "s2"]


def test_nothing_is_to_be_undone_in_a_new_project(store: Store):
    assert store.undoable("me") is None
    assert store.redoable("me") is None


def test_the_last_step_written_is_the_one_to_undo(store: Store):
    perform(store, AddSpan(span=BAKU))
    perform(store, SetNote(note="see"))

    step = store.undoable("me")

    assert step is not None
    assert (step.title, step.at, step.author_id) == ("Change document note", NOW, "me")
    assert step.edits == (
        LayerEdit(document_id="d1", edit=SetNote(note="see"), inverse=SetNote(note="")),
    )


def test_undo_brings_back_the_layer_before_the_step(store: Store):
    before = perform(store, AddSpan(span=BAKU))
    perform(store, RemoveSpan(span_id="s1"), SetStatus(status="done"))

    undo(store)

    assert content(store.layer("d1", "me")) == content(before)


def test_redo_brings_back_the_layer_after_the_step(store: Store):
    perform(store, AddSpan(span=BAKU))
    after = perform(store, SetAttributes(span_id="s1", attributes=()))
    undo(store)

    redo(store)

    assert content(store.layer("d1", "me")) == content(after)
    assert store.redoable("me") is None


def test_steps_are_undone_in_one_line_across_documents(store: Store):
    perform(store, AddSpan(span=BAKU), on="d1")
    perform(store, AddSpan(span=BAKU), on="d3")
    perform(store, SetStatus(status="done"), on="d1")

    places = [undo(store).edits[0].document_id for _ in range(3)]

    assert places == ["d1", "d3", "d1"]
    assert store.undoable("me") is None


def test_steps_are_redone_in_the_order_they_were_first_done(store: Store):
    for note in ("one", "two", "three"):
        perform(store, SetNote(note=note))
    for _ in range(3):
        undo(store)

    redo(store)
    redo(store)

    assert store.layer("d1", "me").note == "two"


def test_the_line_survives_closing_and_opening(store: Store, path: Path):
    for note in ("one", "two", "three"):
        perform(store, SetNote(note=note))
    undo(store)
    last, following = store.undoable("me"), store.redoable("me")
    store.close()

    with Store.open(path) as again:
        assert (again.undoable("me"), again.redoable("me")) == (last, following)
        undo(again)
        assert again.layer("d1", "me").note == "one"


def test_a_new_step_drops_those_that_were_undone(store: Store):
    perform(store, SetNote(note="one"))
    perform(store, SetNote(note="two"))
    undo(store)

    perform(store, SetNote(note="other"))

    assert store.redoable("me") is None
    undo(store)
    assert store.layer("d1", "me").note == "one"


def test_each_author_has_a_line_of_their_own(store: Store):
    perform(store, SetNote(note="ada's"), by="ada")
    perform(store, SetNote(note="zoe's"), by="zoe")

    undo(store, by="ada")

    assert store.undoable("ada") is None
    assert store.layer("d1", "zoe").note == "zoe's"
    assert store.undoable("zoe") is not None


def test_a_step_of_one_author_leaves_what_another_could_redo(store: Store):
    perform(store, SetNote(note="ada's"), by="ada")
    undo(store, by="ada")

    perform(store, SetNote(note="zoe's"), by="zoe")

    assert store.redoable("ada") is not None


def test_one_step_may_change_several_documents(store: Store):
    parts = [do(store.layer(name, "me"), [AddSpan(span=BAKU)]) for name in ("d1", "d2")]
    entries = tuple(entry for _, own in parts for entry in own)
    step = Step(author_id="me", title="Tag all", at=NOW, edits=entries)
    store.write(step, [written(layer, NOW) for layer, _ in parts])

    undo(store)

    assert [store.layer(name, "me").spans for name in ("d1", "d2")] == [(), ()]


def test_a_step_is_undone_only_once(store: Store):
    perform(store, SetNote(note="one"))
    step = undo(store)

    with pytest.raises(StoreError, match="not there to undo"):
        store.take_back(step, [written(store.layer("d1", "me"), LATER)], at=LATER)


def test_a_layer_that_something_else_changed_is_not_written_over(store: Store):
    stale = store.layer("d1", "me")
    kept = perform(store, AddSpan(span=BAKU))
    after, entries = do(stale, [SetNote(note="stale")])
    step = Step(author_id="me", title="Note", at=NOW, edits=entries)

    with pytest.raises(StoreError, match="changed by something else"):
        store.write(step, [written(after, NOW)])

    assert store.layer("d1", "me") == kept
    assert store.undoable("me").title == "Tag actor"


def test_a_step_on_a_document_that_is_not_there_is_refused(store: Store):
    after, entries = do(Layer(document_id="d9", author_id="me"), [SetNote(note="x")])
    step = Step(author_id="me", title="Note", at=NOW, edits=entries)

    with pytest.raises(StoreError, match="no document 'd9'"):
        store.write(step, [written(after, NOW)])

    assert store.undoable("me") is None
