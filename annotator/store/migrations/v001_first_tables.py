"""Version 1: the first tables, made of nothing."""

from typing import TYPE_CHECKING

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Double,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

if TYPE_CHECKING:
    from alembic.operations import Operations

_NUMBER = Double().with_variant(REAL(), "sqlite")


def upgrade(op: "Operations") -> None:
    """Make the tables and their indexes."""
    _make_project(op)
    _make_documents(op)
    _make_layers(op)
    _make_log(op)


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text, nullable=False) for name in names)


def _integers(*names: str) -> tuple[Column[int], ...]:
    return tuple(Column(name, Integer, nullable=False, autoincrement=False) for name in names)


def _counted() -> Column[int]:
    return Column("number", Integer, nullable=False)


def _layer_key() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["position", "author"], ["layers.position", "layers.author"])


def _make(
    op: "Operations", name: str, *items: SchemaItem, key: str, is_clustered: bool = False
) -> None:
    op.create_table(
        name,
        *items,
        PrimaryKeyConstraint(*key.split()),
        sqlite_strict=True,
        sqlite_with_rowid=not is_clustered,
    )


def _make_project(op: "Operations") -> None:
    _make(op, "project", *_texts("id", "name", "created_at"), key="id")
    _make(op, "facts", *_texts("name", "value"), key="name")
    _make(op, "label_sets", _counted(), *_texts("created_at", "content"), key="number")
    _make(op, "authors", _counted(), *_texts("id", "kind"), UniqueConstraint("id"), key="number")


def _make_documents(op: "Operations") -> None:
    _make(
        op,
        "documents",
        *_integers("position"),
        *_texts("id", "title", "title_folded", "language"),
        *_integers("length"),
        UniqueConstraint("id"),
        key="position",
    )
    _make(
        op,
        "texts",
        *_integers("position"),
        *_texts("text_sha256", "split", "note", "attributes", "source", "text"),
        ForeignKeyConstraint(["position"], ["documents.position"]),
        key="position",
    )


def _make_layers(op: "Operations") -> None:
    _make(
        op,
        "layers",
        *_integers("position", "author"),
        *_texts("status", "note", "attributes"),
        *_integers("revision"),
        Column("seconds", _NUMBER, nullable=False),
        *_texts("created_at", "updated_at"),
        *_integers("span_count"),
        ForeignKeyConstraint(["position"], ["documents.position"]),
        ForeignKeyConstraint(["author"], ["authors.number"]),
        key="position author",
        is_clustered=True,
    )
    op.create_index("layers_by_status", "layers", ["author", "status", "position"])
    _make(
        op,
        "spans",
        *_integers("position", "author"),
        *_texts("id", "label"),
        *_integers("start", "end"),
        *_texts("text", "attributes", "note", "origin"),
        Column("score", _NUMBER, nullable=False),
        *_texts("created_by", "created_at", "updated_at"),
        _layer_key(),
        CheckConstraint('start >= 0 AND "end" > start', name="range_is_not_empty"),
        key="position author id",
        is_clustered=True,
    )
    _make(
        op,
        "relations",
        *_integers("position", "author"),
        *_texts("id", "label", "head", "tail", "attributes", "note", "origin"),
        *_texts("created_by", "created_at"),
        _layer_key(),
        key="position author id",
        is_clustered=True,
    )


def _make_log(op: "Operations") -> None:
    _make(
        op,
        "steps",
        _counted(),
        *_integers("author"),
        *_texts("title", "at", "state"),
        ForeignKeyConstraint(["author"], ["authors.number"]),
        key="number",
    )
    op.create_index("steps_by_state", "steps", ["author", "state", "number"])
    _make(
        op,
        "log",
        _counted(),
        Column("step", Integer),
        *_texts("act"),
        *_integers("position", "author", "revision"),
        *_texts("at", "edit", "inverse"),
        _layer_key(),
        ForeignKeyConstraint(["step"], ["steps.number"]),
        key="number",
    )
    op.create_index("log_by_layer", "log", ["position", "author", "number"])
    of_a_step = text("step IS NOT NULL")
    op.create_index(
        "log_by_step", "log", ["step"], sqlite_where=of_a_step, postgresql_where=of_a_step
    )
