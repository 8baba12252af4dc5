import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.edits import SetNote, SetStatus
from annotator.core.history import Step
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Author
from annotator.errors import DamagedError, LockedError, ReadOnlyError, StoreError, TooNewError
from annotator.store.migrations import newest_version
from annotator.store.store import Store
from tests.factories import NOW
from tests.store.children import run_child
from tests.store.connections import on_each_connection
from tests.store.projects import break_last_text, create, faults, make_documents, perform

WITHOUT_PERMISSIONS = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no permission bits to take away"
)

TRY_TO_OPEN = """
import sys
from annotator.errors import AnnotatorError
from annotator.store.store import Store
try:
    with Store.open(sys.argv[1], read_only=sys.argv[2] == "look") as store:
        print(store.document_count())
except AnnotatorError as error:
    print(f"{type(error).__name__}: {error.message} {error.hint}")
"""


TRY_TO_MAKE = """
import sys
from annotator.errors import AnnotatorError
from tests.store.projects import create
try:
    create(__import__("pathlib").Path(sys.argv[1]))
except AnnotatorError as error:
    print(f"{type(error).__name__}: {error.message}")
"""


def execute(path: Path, *statements: str) -> list[object]:
    """Run statements behind the program's back; return the last one's first row."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        rows = [connection.execute(statement).fetchall() for statement in statements]
    return list(rows[-1][0]) if rows[-1] else []


@pytest.fixture
def closed(path: Path) -> Path:
    """A project of three documents that nobody has open."""
    create(path, make_documents(3)).close()
    return path


def test_a_project_says_in_its_header_what_it_is(closed: Path):
    head = closed.read_bytes()[:72]

    assert head[68:72] == b"Anno"
    assert int.from_bytes(head[60:64], "big") == newest_version()


def test_a_project_keeps_a_journal_that_readers_can_read_beside(closed: Path):
    assert execute(closed, "PRAGMA journal_mode") == ["wal"]


def test_every_connection_waits_for_the_disk_and_checks_references(store: Store):
    seen: set[tuple[int, int]] = set()

    def look(connection: sqlite3.Connection) -> None:
        pragmas = ("synchronous", "foreign_keys")
        values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
        seen.add((values[0], values[1]))

    with on_each_connection(look):
        perform(store, SetStatus(status="done"))

    full, on = 2, 1
    assert seen == {(full, on)}


def test_a_project_is_not_made_over_a_file(path: Path):
    path.write_text("my thesis", encoding="utf-8")

    with pytest.raises(StoreError, match="of this name already"):
        create(path)

    assert path.read_text(encoding="utf-8") == "my thesis"
    assert list(path.parent.iterdir()) == [path]


def test_a_project_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(StoreError, match="no such folder"):
        create(tmp_path / "nowhere" / "news.annotator")


@WITHOUT_PERMISSIONS
def test_a_project_is_not_made_in_a_folder_that_may_not_be_written(tmp_path: Path):
    tmp_path.chmod(0o555)

    said = run_child(TRY_TO_MAKE, tmp_path / "news.annotator")

    assert said == "ReadOnlyError: The project's folder cannot be written to: Permission denied."


def test_a_journal_that_a_lost_project_left_does_not_spoil_a_new_one(store: Store, tmp_path: Path):
    perform(store, SetNote(note="of the lost one"))
    path = tmp_path / "new.annotator"
    journal = store.path.with_name(f"{store.path.name}-wal").read_bytes()
    path.with_name("new.annotator-wal").write_bytes(journal)

    with create(path, make_documents(1)) as new:
        assert (new.document_count(), faults(new)) == (1, [])


def test_a_project_that_is_not_there_is_told(path: Path):
    with pytest.raises(StoreError, match="No such file"):
        Store.open(path)


def test_a_folder_is_not_a_project(tmp_path: Path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("content", [b"", b"my thesis", b"SQLite format 4\x00" * 99])
def test_a_file_of_another_kind_is_not_a_project(path: Path, content: bytes, *, read_only: bool):
    path.write_bytes(content)

    with pytest.raises(DamagedError, match="not a project"):
        Store.open(path, read_only=read_only)

    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_of_another_program_is_left_as_it_is(path: Path, *, read_only: bool):
    execute(path, "CREATE TABLE contacts (name TEXT)")
    before = path.read_bytes()

    with pytest.raises(DamagedError, match="not a project"):
        Store.open(path, read_only=read_only)

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_project_is_refused_and_left_as_it_is(closed: Path, *, read_only: bool):
    execute(closed, "PRAGMA user_version = 99")
    before = closed.read_bytes()

    with pytest.raises(TooNewError, match="newer annotator") as refusal:
        Store.open(closed, read_only=read_only)

    assert refusal.value.hint == "Install the newest annotator."
    assert closed.read_bytes() == before


@pytest.mark.parametrize("length", [100, 5000])
def test_a_project_cut_short_is_damaged(closed: Path, length: int):
    closed.write_bytes(closed.read_bytes()[:length])

    with pytest.raises(DamagedError):
        Store.open(closed)


def test_a_project_without_its_tables_is_damaged(closed: Path):
    execute(closed, "DROP TABLE label_sets", "DROP TABLE project")

    with pytest.raises(DamagedError, match="damaged"):
        Store.open(closed)


def test_reading_a_damaged_place_says_so_and_leaves_the_rest(path: Path):
    create(path, make_documents(200)).close()
    break_last_text(path)

    with Store.open(path) as store:
        with pytest.raises(DamagedError, match="damaged"):
            list(store.export_items())
        assert store.document(0) == make_documents(1)[0]


def test_a_second_writer_is_refused(store: Store):
    with pytest.raises(LockedError, match="Another window") as refusal:
        Store.open(store.path)

    assert "reading only" in refusal.value.hint


@WITHOUT_PERMISSIONS
def test_a_second_writer_by_another_name_is_refused(store: Store, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.annotator"
    link.symlink_to(store.path)

    with pytest.raises(LockedError):
        Store.open(link)


def test_a_program_that_holds_the_database_is_waited_for_only_briefly(store: Store):
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LockedError, match="Another program is using the project"):
        perform(store, SetNote(note="refused"))

    other.close()
    perform(store, SetNote(note="written"))
    assert store.layer("d1", "me").note == "written"


def test_a_project_that_is_being_made_is_not_made_twice(store: Store):
    with pytest.raises(LockedError):
        create(store.path)


def test_a_closed_project_can_be_opened_to_write_again(store: Store, path: Path):
    store.close()

    with Store.open(path) as again:
        perform(again, SetStatus(status="done"))


def test_a_project_that_failed_to_open_is_not_locked(closed: Path):
    execute(closed, "PRAGMA user_version = 99")
    with pytest.raises(TooNewError):
        Store.open(closed)
    execute(closed, f"PRAGMA user_version = {newest_version()}")

    Store.open(closed).close()


def test_a_reader_sees_what_the_writer_saves(store: Store):
    with Store.open(store.path, read_only=True) as reader:
        assert reader.layer("d1", "me").note == ""

        perform(store, SetNote(note="seen"))

        assert reader.layer("d1", "me").note == "seen"


def test_a_reader_leaves_no_file_behind(closed: Path):
    with Store.open(closed, read_only=True) as reader:
        reader.document(0)

    assert list(closed.parent.iterdir()) == [closed]


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.set_value("a", "b"),
        lambda store: store.add_author(Author(id="me")),
        lambda store: store.save_label_set(DEFAULT_LABEL_SET, now=NOW),
        lambda store: store.import_documents([], at=NOW),
        lambda store: store.write(Step(author_id="me", title="", at=NOW, edits=()), ()),
    ],
    ids=["value", "author", "label set", "import", "step"],
)
def test_a_reader_changes_nothing(closed: Path, change: Callable[[Store], object]):
    before = closed.read_bytes()

    with Store.open(closed, read_only=True) as reader:
        assert reader.is_read_only
        with pytest.raises(ReadOnlyError, match="for reading only"):
            change(reader)

    assert closed.read_bytes() == before


@WITHOUT_PERMISSIONS
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)])
def test_a_project_that_may_not_be_written_opens_for_reading(closed: Path, file: int, folder: int):
    closed.chmod(file)
    closed.parent.chmod(folder)

    assert run_child(TRY_TO_OPEN, closed, "write").startswith("ReadOnlyError: ")
    assert run_child(TRY_TO_OPEN, closed, "look") == "3"


@WITHOUT_PERMISSIONS
def test_a_project_in_a_locked_folder_opens_for_reading_beside_its_writer(store: Store):
    perform(store, SetStatus(status="done"))
    store.path.parent.chmod(0o555)

    assert run_child(TRY_TO_OPEN, store.path, "look") == "3"


@WITHOUT_PERMISSIONS
def test_changes_that_cannot_be_read_from_a_locked_folder_are_told_of(store: Store, tmp_path: Path):
    perform(store, SetStatus(status="done"))
    folder = tmp_path / "stick"
    folder.mkdir()
    for suffix in ("", "-wal"):
        name = f"{store.path.name}{suffix}"
        (folder / name).write_bytes((tmp_path / name).read_bytes())
    folder.chmod(0o555)

    said = run_child(TRY_TO_OPEN, folder / store.path.name, "look")

    assert said.startswith("StoreError: The project's last changes lie in the file beside it")
    assert "-wal" in said


@WITHOUT_PERMISSIONS
@pytest.mark.parametrize("access", ["write", "look"])
def test_a_project_that_may_not_be_read_is_told(closed: Path, access: str):
    closed.chmod(0o000)

    assert run_child(TRY_TO_OPEN, closed, access).startswith(
        "StoreError: The project cannot be opened: Permission denied."
    )


def test_a_process_without_edits_imports_neither_alembic_nor_qt(closed: Path):
    modules = run_child(
        TRY_TO_OPEN + "print(sorted({'alembic', 'PySide6', 'mako'} & set(sys.modules)))",
        closed,
        "write",
    )

    assert modules == "3\n[]"
