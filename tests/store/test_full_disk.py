import sqlite3
import sys
from collections.abc import Iterator
from itertools import count

import pytest

from annotator.core.edits import AddSpan, SetNote
from annotator.core.records import Layer
from annotator.errors import StoreError
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_layer, make_span
from tests.store.children import run_child
from tests.store.connections import on_each_connection
from tests.store.projects import create, faults, make_documents, perform, undo

NO_LIMIT = 1_000_000


class Disk:
    """A disk whose space a test says, in pages of the project."""

    def __init__(self) -> None:
        self.pages = NO_LIMIT

    def limit(self, connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA max_page_count = {self.pages}")

    def fill(self) -> None:
        """Leave no room for another page."""
        self.pages = 1


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    with on_each_connection(disk.limit):
        yield disk


def edit_until_refused(store: Store) -> tuple[Layer, StoreError]:
    """Return the layer that was saved last, and why the next was not."""
    saved = store.layer("d1", "me")
    for number in count():
        try:
            saved = perform(store, AddSpan(span=make_span(id=f"s{number}", note="x" * 200)))
        except StoreError as error:
            return saved, error
    raise AssertionError


def test_a_full_disk_is_told_and_nothing_is_half_written(store: Store, disk: Disk):
    disk.fill()

    saved, error = edit_until_refused(store)

    assert error.message == "The disk is full."
    assert error.hint == "Nothing was changed. Free some space and try again."
    assert store.layer("d1", "me") == saved
    assert faults(store) == []


def test_editing_goes_on_when_there_is_space_again(store: Store, disk: Disk):
    disk.fill()
    saved, _ = edit_until_refused(store)
    disk.pages = NO_LIMIT

    layer = perform(store, SetNote(note="goes on"))

    assert layer.revision == saved.revision + 1
    undo(store)
    assert store.layer("d1", "me").spans == saved.spans
    assert faults(store) == []


def test_an_import_onto_a_full_disk_brings_nothing(store: Store, disk: Disk):
    documents = [make_document(id=f"x{n}") for n in range(900)]
    disk.fill()

    with pytest.raises(StoreError, match="disk is full"):
        store.import_documents([(d, (make_layer(d, author_id="new"),)) for d in documents], at=NOW)

    assert store.document_count() == 3
    assert store.authors() == ()
    disk.pages = NO_LIMIT
    assert store.import_documents([(documents[0], ())], at=NOW).documents == 1


EDIT_WITHOUT_SPACE = """
import resource, sys
from annotator.core.edits import SetNote
from annotator.errors import StoreError
from annotator.store.store import Store
from tests.store.projects import perform

with Store.open(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    saved = 0
    try:
        while True:
            saved = perform(store, SetNote(note=f"{saved} " + "x" * 1000)).revision
    except StoreError as error:
        print(saved, store.layer("d1", "me").revision, error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_takes_no_more_in_the_middle_of_a_write_keeps_what_was_saved(store: Store):
    store.close()

    saved, held, message = run_child(EDIT_WITHOUT_SPACE, store.path).split(maxsplit=2)

    assert message == "The disk could not be read or written."
    assert saved == held
    with Store.open(store.path) as again:
        assert again.layer("d1", "me").revision == int(saved)
        assert faults(again) == []


def test_a_project_is_not_half_made_on_a_full_disk(disk: Disk, store: Store):
    path = store.path.with_name("other.annotator")
    disk.fill()

    with pytest.raises(StoreError, match="disk is full"):
        create(path, make_documents(1))

    assert sorted(file.name for file in path.parent.glob("other*")) == []
    assert list(path.parent.glob(".other*")) == []
