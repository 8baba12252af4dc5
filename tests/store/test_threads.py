from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from annotator.core.edits import SetNote
from annotator.core.filters import USUAL_ORDER, parse_filter
from annotator.core.records import Document, Layer
from annotator.store.store import Store
from tests.factories import NOW, make_document
from tests.store.projects import faults, make_documents, perform


def test_another_thread_reads_while_an_import_is_under_way(store: Store):
    with ThreadPoolExecutor(1) as other:

        def items() -> Iterator[tuple[Document, tuple[Layer, ...]]]:
            for document in make_documents(1200):
                yield document, ()
            during.append(other.submit(store.document_count).result(timeout=30))

        during: list[int] = []
        store.import_documents(items(), at=NOW)

    assert during == [3]
    assert store.document_count() == 1200


def test_writers_of_two_threads_take_turns(store: Store):
    names = ("ada", "zoe")

    def work(name: str) -> None:
        for number in range(30):
            perform(store, SetNote(note=f"{number}"), by=name)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, names))

    assert [store.layer("d1", name).revision for name in names] == [30, 30]
    assert faults(store) == []


def test_readers_see_only_whole_steps(store: Store):
    is_over = Event()

    def watch() -> set[bool]:
        seen = set()
        while not is_over.is_set():
            layer = store.layer("d1", "me")
            seen.add(layer.note in ("", str(layer.revision)))
        return seen

    with ThreadPoolExecutor(1) as threads:
        watching = threads.submit(watch)
        for number in range(1, 60):
            perform(store, SetNote(note=str(number)))
        is_over.set()

    assert watching.result() == {True}


def test_a_filter_in_another_thread_sees_one_state_while_documents_are_added(store: Store):
    store.import_documents([(document, ()) for document in make_documents(6_000)], at=NOW)
    filter_ = parse_filter("-bridge").filter

    def add_one() -> bool:
        store.import_documents([(make_document(id="new", title="Article"), ())], at=NOW)
        return False

    with ThreadPoolExecutor(1) as threads:
        search = threads.submit(store.filtered, "me", filter_, USUAL_ORDER, add_one)

    assert list(search.result()) == list(range(6_000))
    assert store.document_count() == 6_001
