import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import Column, Connection, Text, create_engine

from annotator.core.edits import SetStatus
from annotator.errors import DamagedError, StoreError
from annotator.store import migrations
from annotator.store.store import Store
from annotator.store.tables import METADATA
from tests.store.projects import faults, perform, redo, undo
from tests.store.stored_projects import DOCUMENTS, IMPORTED

STORED = sorted((Path(__file__).parents[1] / "data/projects").glob("v*.annotator"))
LAST = STORED[-1]


@pytest.fixture
def old(path: Path) -> Path:
    """A copy of the newest stored project."""
    shutil.copy(LAST, path)
    return path


def add_step(monkeypatch: pytest.MonkeyPatch, step: Callable[..., None]) -> None:
    """Let there be one more version than there is."""
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))


def give_documents_a_colour(op: Operations) -> None:
    column = Column("colour", Text, nullable=False, server_default="grey")
    op.add_column("documents", column)


def build_layers_anew(op: Operations) -> None:
    with op.batch_alter_table("layers") as batch:
        batch.add_column(Column("mood", Text, nullable=False, server_default="calm"))


def fail_half_way(op: Operations) -> None:
    give_documents_a_colour(op)
    op.execute("UPDATE documents SET title = 'lost'")
    op.execute("SELECT * FROM nowhere")


def forget_the_authors(op: Operations) -> None:
    op.execute("DELETE FROM authors")


def values(path: Path, statement: str) -> list[object]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute(statement)]


def definitions(make: Callable[[Connection], object]) -> dict[str, str]:
    with create_engine("sqlite://").connect() as connection:
        make(connection)
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql > ''")
        return {name: " ".join(sql.split()) for name, sql in rows}


def test_the_steps_run_from_nothing_make_the_tables_of_today():
    by_steps = definitions(lambda connection: migrations.run_steps(connection, 0))

    assert by_steps == definitions(METADATA.create_all)


def test_there_is_a_stored_project_of_every_version():
    names = [path.name for path in STORED]

    assert names == [f"v{n + 1:03}.annotator" for n in range(migrations.newest_version())]


@pytest.mark.parametrize("stored", STORED, ids=[path.stem for path in STORED])
def test_every_stored_version_opens_checks_and_takes_edits(stored: Path, path: Path):
    shutil.copy(stored, path)

    with Store.open(path) as store:
        assert [document for document, _ in store.export_items()] == list(DOCUMENTS)
        assert store.layer("d1", "gold") == IMPORTED
        assert faults(store) == []
        redo(store)
        undo(store)
        perform(store, SetStatus(status="done"), on="d2")
        assert faults(store) == []


def test_a_project_of_today_is_opened_without_a_copy(old: Path):
    Store.open(old).close()

    assert list(old.parent.iterdir()) == [old]


def test_an_older_project_is_brought_up_to_date(old: Path, monkeypatch: pytest.MonkeyPatch):
    add_step(monkeypatch, give_documents_a_colour)

    with Store.open(old) as store:
        assert store.info.schema_version == migrations.newest_version()
        assert store.document(0) == DOCUMENTS[0]

    assert values(old, "SELECT colour FROM documents") == ["grey"] * 3
    assert values(old, "PRAGMA user_version") == [migrations.newest_version()]


def test_a_copy_of_the_older_project_is_kept(old: Path, monkeypatch: pytest.MonkeyPatch):
    version = migrations.newest_version()
    add_step(monkeypatch, give_documents_a_colour)

    Store.open(old).close()

    backup = old.with_name(f"news.v{version}.backup.annotator")
    assert sorted(old.parent.iterdir()) == [old, backup]
    monkeypatch.undo()
    with Store.open(backup, read_only=True) as store:
        assert list(store.export_items()) == list(_items_of(LAST, old.parent))


def _items_of(stored: Path, folder: Path) -> list[object]:
    copy = Path(shutil.copy(stored, folder / "copy.annotator"))
    with Store.open(copy) as store:
        return list(store.export_items())


def test_a_copy_takes_no_other_copy_s_place(old: Path, monkeypatch: pytest.MonkeyPatch):
    add_step(monkeypatch, give_documents_a_colour)
    other = old.with_name(f"news.v{migrations.newest_version() - 1}.backup.annotator")
    other.write_text("an older copy", encoding="utf-8")

    Store.open(old).close()

    assert other.read_text(encoding="utf-8") == "an older copy"
    assert other.with_name(f"{other.stem} 2.annotator").exists()


def test_a_table_that_others_point_at_may_be_built_anew(old: Path, monkeypatch: pytest.MonkeyPatch):
    add_step(monkeypatch, build_layers_anew)

    with Store.open(old) as store:
        assert faults(store) == []
        perform(store, SetStatus(status="done"), on="d2")

    assert set(values(old, "SELECT mood FROM layers WHERE author = 1")) == {"calm"}


@pytest.mark.parametrize("step", [fail_half_way, forget_the_authors])
def test_a_step_that_fails_leaves_the_project_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: Callable[..., None]
):
    before = old.read_bytes()
    add_step(monkeypatch, step)

    with pytest.raises(DamagedError):
        Store.open(old)

    assert list(old.parent.iterdir()) == [old]
    assert old.read_bytes() == before


def test_an_older_project_is_not_opened_for_reading_only(
    old: Path, monkeypatch: pytest.MonkeyPatch
):
    add_step(monkeypatch, give_documents_a_colour)

    with pytest.raises(StoreError, match="older version") as refusal:
        Store.open(old, read_only=True)

    assert refusal.value.hint == "Open it once where it may be written."
