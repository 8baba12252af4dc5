"""Brings a project of an older version up to date, one step for each version.

Each file `vNNN_what_it_does.py` holds one step: `upgrade(op)`, which changes the tables of version
NNN - 1 into those of version NNN with Alembic's operations. It names tables and columns itself
and imports nothing of the package, because `tables` goes on changing and a step must not. To add
one: write it, change `tables` alike, name it in `STEPS`, and keep a project of the version before
in `tests/data/projects/`. The tests hold that the steps, run from nothing, make today's tables.

Decided: a version is a number in the file's header, and the steps are a tuple here, rather than
Alembic's own table, environment and scan of a folder: one thing says what a file is, it is read
without importing Alembic, and what runs is written down. A step runs inside one transaction with
foreign keys off (so that `op.batch_alter_table` may build a table anew) and they are checked
before it is kept.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from annotator.errors import DamagedError
from annotator.store.engine import Database
from annotator.store.migrations import v001_first_tables, v002_label_changes_and_activity

if TYPE_CHECKING:
    from alembic.operations import Operations

STEPS: "tuple[Callable[[Operations], None], ...]" = (
    v001_first_tables.upgrade,
    v002_label_changes_and_activity.upgrade,
)
"""What makes each version of the one before it, from version 1."""


def newest_version() -> int:
    """Return the version of the tables that this program works with."""
    return len(STEPS)


def bring_up_to_date(database: Database, version: int) -> Path:
    """Run the steps that a project lacks, after making a copy of it; return where the copy is.

    Where one fails, the project is as it was and the copy is gone again.

    Raises:
        StoreError: The copy could not be made, or a step failed.
    """
    backup = _free_path(database.path, version)
    try:
        database.copy_to(backup)
        with database.rebuilding() as connection:
            run_steps(connection, version)
    except BaseException:
        backup.unlink(missing_ok=True)
        raise
    return backup


def run_steps(connection: Connection, version: int) -> None:
    """Run the steps behind `version` inside the connection's transaction.

    Raises:
        DamagedError: One of them left rows that point at nothing.
    """
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    operations = Operations(MigrationContext.configure(connection))
    for step in STEPS[version:]:
        step(operations)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DamagedError(
            "The project could not be brought up to date, because parts of it are missing.",
            hint="Nothing was changed. `annotator check` of the version before says what.",
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {newest_version()}")


def _free_path(project: Path, version: int) -> Path:
    """Return the first of "name.v1.backup.annotator", "name.v1.backup 2.annotator" … not taken."""
    stem, number = f"{project.stem}.v{version}.backup", 1
    path = project.with_name(f"{stem}{project.suffix}")
    while path.exists():
        number += 1
        path = project.with_name(f"{stem} {number}{project.suffix}")
    return path
