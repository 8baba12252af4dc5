"""Version 2: steps that change the label set, and how long people worked."""

from typing import TYPE_CHECKING

from sqlalchemy import (
    REAL,
    Column,
    Double,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
)

if TYPE_CHECKING:
    from alembic.operations import Operations

_NUMBER = Double().with_variant(REAL(), "sqlite")


def upgrade(op: "Operations") -> None:
    """Make two tables."""
    op.create_table(
        "label_changes",
        *_integers("step", "before", "after"),
        PrimaryKeyConstraint("step"),
        ForeignKeyConstraint(["step"], ["steps.number"]),
        ForeignKeyConstraint(["before"], ["label_sets.number"]),
        ForeignKeyConstraint(["after"], ["label_sets.number"]),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "activity",
        Column("day", Text, nullable=False),
        *_integers("author", "position"),
        Column("seconds", _NUMBER, nullable=False),
        *_integers("keys", "clicks", "spans"),
        PrimaryKeyConstraint("day", "author", "position"),
        ForeignKeyConstraint(["author"], ["authors.number"]),
        ForeignKeyConstraint(["position"], ["documents.position"]),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _integers(*names: str) -> tuple[Column[int], ...]:
    return tuple(Column(name, Integer, nullable=False, autoincrement=False) for name in names)
