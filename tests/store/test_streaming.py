import pytest

from annotator.core.edits import SetStatus
from annotator.core.records import Document, Layer
from annotator.core.statuses import Status
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_layer
from tests.store.projects import make_documents, perform


def names(store: Store, *statuses: Status, authors: tuple[str, ...] = ()) -> list[str]:
    """What is exported, as "d1: ada zoe"."""
    chosen = {"statuses": frozenset(statuses), "authors": frozenset(authors)}
    items = list(store.export_items(**chosen))
    assert store.export_count(**chosen) == len(items)
    return [
        f"{document.id}: {' '.join(layer.author_id for layer in layers)}".rstrip()
        for document, layers in items
    ]


@pytest.fixture
def worked_on(store: Store) -> Store:
    """Zoe has done d1, Ada has flagged d1 and begun d3."""
    perform(store, SetStatus(status="done"), on="d1", by="zoe")
    perform(store, SetStatus(status="flagged"), on="d1", by="ada")
    perform(store, SetStatus(status="in_progress"), on="d3", by="ada")
    return store


def test_everything_comes_in_order_with_layers_by_author(worked_on: Store):
    assert names(worked_on) == ["d1: ada zoe", "d2:", "d3: ada"]


def test_only_layers_of_a_status_come(worked_on: Store):
    assert names(worked_on, "done", "in_progress") == ["d1: zoe", "d3: ada"]


def test_a_document_on_which_nobody_worked_counts_as_to_do(worked_on: Store):
    assert names(worked_on, "todo") == ["d2:"]


def test_only_layers_of_an_author_come(worked_on: Store):
    assert names(worked_on, authors=("ada",)) == ["d1: ada", "d3: ada"]


def test_status_and_author_must_both_fit(worked_on: Store):
    assert names(worked_on, "done", authors=("ada",)) == []


def test_nothing_comes_of_an_author_whom_nobody_knows(worked_on: Store):
    assert names(worked_on, authors=("nobody",)) == []


def test_what_was_imported_comes_out_equal(store: Store):
    items: list[tuple[Document, tuple[Layer, ...]]] = [
        (document, (make_layer(document, author_id="ada"), make_layer(document)))
        for document in (make_document(id=f"x{n}") for n in range(1200))
    ]
    store.import_documents(items, at=NOW)

    assert list(store.export_items())[3:] == items


def test_an_export_shows_one_moment_whatever_is_written_meanwhile(store: Store):
    items = store.export_items()
    next(items)

    perform(store, SetStatus(status="done"), on="d3")
    store.import_documents([(document, ()) for document in make_documents(5)], at=NOW)

    assert [(document.id, layers) for document, layers in items] == [("d2", ()), ("d3", ())]


def test_an_export_that_is_broken_off_lets_the_project_close(store: Store):
    items = store.export_items()
    next(items)
    items.close()

    store.close()

    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]
