from collections.abc import Iterator

import pytest

from annotator.core.edits import AddSpan, SetNote, SetStatus
from annotator.core.records import AttributeValue, Author, Document, Layer, Source
from annotator.errors import StoreError
from annotator.store.store import ImportCount, Store
from tests.factories import NOW, make_document, make_layer, make_span
from tests.store.projects import content, faults, make_documents, perform, undo

RICH = make_document(
    id="rich",
    title="Zwei Tote",
    language="de",
    split="dev",
    note="twice",
    attributes=(AttributeValue(name="topic", value="border"),),
    source=Source(name="a.txt", newline="crlf", text_changes=("crlf_to_lf",), publisher="P"),
)


def test_imported_documents_follow_those_that_are_there(store: Store):
    store.import_documents([(RICH, ())], at=NOW)

    assert store.document_count() == 4
    assert store.document(3) == RICH


def test_an_import_counts_what_came_in(store: Store):
    count = store.import_documents([(RICH, (make_layer(RICH),))], at=NOW)

    assert count == ImportCount(documents=1, layers=1, spans=2)


def test_an_imported_layer_is_read_back_whole(store: Store):
    layer = make_layer(RICH, status="done", revision=7, seconds=12.5, created_at=NOW)

    store.import_documents([(RICH, (layer,))], at=NOW)

    assert store.layer("rich", "me") == layer


def test_new_authors_are_of_the_kind_that_the_import_says(store: Store):
    layers = [make_layer(RICH, author_id=name) for name in ("me", "gold")]

    store.import_documents([(RICH, layers)], at=NOW, author_kinds={"gold": "adjudicator"})

    assert set(store.authors()) == {Author(id="me"), Author(id="gold", kind="adjudicator")}


def test_a_document_that_is_there_gets_the_layers_only(store: Store):
    document = store.document(0)

    count = store.import_documents([(document, (make_layer(document),))], at=NOW)

    assert count == ImportCount(documents=0, layers=1, spans=2)
    assert store.document_count() == 3


def test_a_document_may_come_once_for_each_author(store: Store):
    items = [(RICH, (make_layer(RICH, author_id=name),)) for name in ("ada", "zoe")]

    store.import_documents(items, at=NOW)

    assert store.document_count() == 4
    assert [layer.author_id for layer in store.layers("rich")] == ["ada", "zoe"]


def test_the_last_layer_of_an_author_in_one_import_stays(store: Store):
    notes = ("first", "second", "third")

    store.import_documents([(RICH, (make_layer(RICH, note=note),)) for note in notes], at=NOW)

    assert store.layer("rich", "me").note == "third"
    assert faults(store) == []


def test_a_layer_equal_to_the_stored_one_is_skipped(store: Store):
    store.import_documents([(RICH, (make_layer(RICH),))], at=NOW)

    count = store.import_documents([(RICH, (make_layer(RICH),))], at=NOW)

    assert count == ImportCount()


def test_an_imported_layer_takes_the_place_of_another_and_is_newer(store: Store):
    old = perform(store, AddSpan(span=make_span("Gen")))

    store.import_documents([(store.document(0), (make_layer(),))], at=NOW)

    assert content(store.layer("d1", "me")) == content(make_layer())
    assert store.layer("d1", "me").revision > old.revision


def test_an_import_is_not_on_the_line_of_undo(store: Store):
    store.import_documents([(RICH, (make_layer(RICH),))], at=NOW)

    assert store.undoable("me") is None


def test_steps_on_a_layer_that_an_import_replaced_cannot_be_undone(store: Store):
    perform(store, SetNote(note="stays"), on="d2")
    perform(store, AddSpan(span=make_span("Gen")), on="d1")

    store.import_documents([(store.document(0), (make_layer(),))], at=NOW)

    assert undo(store).edits[0].document_id == "d2"
    assert faults(store) == []


def test_another_text_of_the_same_id_is_refused_and_nothing_comes_in(store: Store):
    items = [(RICH, ()), (make_document("Another text.", id="d1"), ())]

    with pytest.raises(StoreError, match="'d1' is in the project already, with another text"):
        store.import_documents(items, at=NOW)

    assert store.document_count() == 3


def test_an_import_that_breaks_off_leaves_nothing(store: Store):
    def items() -> Iterator[tuple[Document, tuple[Layer, ...]]]:
        for document in make_documents(1200):
            yield document, (make_layer(document, author_id="new"),)
        raise OSError("the stick was pulled out")

    with pytest.raises(OSError, match="pulled out"):
        store.import_documents(items(), at=NOW)

    assert store.document_count() == 3
    assert store.authors() == ()


def test_work_goes_on_after_an_import(store: Store):
    store.import_documents([(RICH, (make_layer(RICH),))], at=NOW)

    layer = perform(store, SetStatus(status="done"), on="rich")

    assert store.layer("rich", "me") == layer
    assert faults(store) == []
