"""The tables of a project, one comment a column.

Documents never go away and never change place, so a document's position is its key; a layer is
named by position and author, a span by its layer and its id. Those are the keys the tables are
stored by, which keeps a layer's spans together on disk. What is JSON is text here: it is read as a
whole or not at all. `None` stands nowhere but in `log.step`.
"""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.sql.schema import SchemaItem

APPLICATION_ID = 0x416E6E6F
"""What the header of every project's file says; in ASCII "Anno"."""

METADATA = MetaData()

_NUMBER = Double().with_variant(REAL(), "sqlite")
"""Eight bytes in both: SQLite's strict tables know only REAL, which is half of it elsewhere."""


def _table(name: str, *items: SchemaItem, is_clustered: bool = False) -> Table:
    """Return a table that takes no value of another type; `is_clustered` stores it by its key."""
    return Table(name, METADATA, *items, sqlite_strict=True, sqlite_with_rowid=not is_clustered)


def _text(name: str, *, is_key: bool = False, is_unique: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=is_key, unique=is_unique or None)


def _integer(name: str, *items: SchemaItem, is_key: bool = False) -> Column[int]:
    return Column(name, Integer, *items, nullable=False, primary_key=is_key, autoincrement=False)


def _number(name: str, *, is_key: bool = True) -> Column[int]:
    """Return a key that the database counts up."""
    return Column(name, Integer, nullable=False, primary_key=is_key)


def _layer_key() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["position", "author"], ["layers.position", "layers.author"])


project = _table(
    "project",
    _text("id", is_key=True),  # made once; goes into exports
    _text("name"),  # as the person named it
    _text("created_at"),
)

facts = _table(
    "facts",
    _text("name", is_key=True),  # what the program wants to remember, as "position:me"
    _text("value"),
)

label_sets = _table(
    "label_sets",
    _number("number"),  # the last is the one in use
    _text("created_at"),
    _text("content"),  # the whole LabelSet as JSON
)

authors = _table(
    "authors",
    _number("number"),  # stands for the author in every other table
    _text("id", is_unique=True),  # what the data is signed with
    _text("kind"),  # an AuthorKind
)

documents = _table(
    "documents",
    _integer("position", is_key=True),  # 0, 1, 2 … in the order of import, without a gap
    _text("id", is_unique=True),
    _text("title"),
    _text("title_folded"),  # `core.search.fold` of the title: what the filter searches
    _text("language"),
    _integer("length"),  # of the text, in code points
)

texts = _table(
    "texts",
    _integer("position", ForeignKey("documents.position"), is_key=True),
    _text("text_sha256"),
    _text("split"),
    _text("note"),
    _text("attributes"),  # JSON array of AttributeValue
    _text("source"),  # Source as JSON
    _text("text"),  # last, so that reading what stands before it loads none of it
)

layers = _table(
    "layers",
    _integer("position", ForeignKey("documents.position"), is_key=True),
    _integer("author", ForeignKey("authors.number"), is_key=True),
    _text("status"),
    _text("note"),
    _text("attributes"),  # JSON array of AttributeValue
    _integer("revision"),  # grows by one with each step, more with an import
    Column("seconds", _NUMBER, nullable=False),  # active time
    _text("created_at"),
    _text("updated_at"),
    _integer("span_count"),  # how many rows of `spans` are this layer's
    Index("layers_by_status", "author", "status", "position"),
    is_clustered=True,
)

spans = _table(
    "spans",
    _integer("position", is_key=True),
    _integer("author", is_key=True),
    _text("id", is_key=True),
    _text("label"),
    _integer("start"),  # code points
    _integer("end"),  # code points, behind the last
    _text("text"),
    _text("attributes"),  # JSON array of AttributeValue
    _text("note"),
    _text("origin"),
    Column("score", _NUMBER, nullable=False),  # 0 to 1
    _text("created_by"),
    _text("created_at"),
    _text("updated_at"),
    _layer_key(),
    CheckConstraint('start >= 0 AND "end" > start', name="range_is_not_empty"),
    is_clustered=True,
)

relations = _table(
    "relations",
    _integer("position", is_key=True),
    _integer("author", is_key=True),
    _text("id", is_key=True),
    _text("label"),
    _text("head"),  # id of a span of the same layer
    _text("tail"),  # id of a span of the same layer
    _text("attributes"),  # JSON array of AttributeValue
    _text("note"),
    _text("origin"),
    _text("created_by"),
    _text("created_at"),
    _layer_key(),
    is_clustered=True,
)

steps = _table(
    "steps",
    _number("number"),  # in the order they were first done
    _integer("author", ForeignKey("authors.number")),
    _text("title"),  # what undo calls it
    _text("at"),  # when it was first done
    _text("state"),  # done; undone: may be done again; dropped: something else came instead
    Index("steps_by_state", "author", "state", "number"),
)

label_changes = _table(
    "label_changes",
    _integer("step", ForeignKey("steps.number"), is_key=True),  # which changed the label set too
    _integer("before", ForeignKey("label_sets.number")),  # what undoing it brings back
    _integer("after", ForeignKey("label_sets.number")),  # what redoing it brings back
)

activity = _table(
    "activity",
    _text("day", is_key=True),  # of the person's own calendar, as "2026-03-09"
    _integer("author", ForeignKey("authors.number"), is_key=True),
    _integer("position", ForeignKey("documents.position"), is_key=True),
    Column("seconds", _NUMBER, nullable=False),  # active time
    _integer("keys"),  # pressed while the document was in view
    _integer("clicks"),
    _integer("spans"),  # made, by keys or clicks or taken over
    is_clustered=True,
)

log = _table(
    "log",
    _number("number"),  # in the order things happened
    Column("step", Integer, ForeignKey("steps.number")),  # NULL for an import
    _text("act"),  # do, undo, redo or import
    _integer("position"),
    _integer("author"),
    _integer("revision"),  # of the layer once the whole step was applied
    _text("at"),
    _text("edit"),  # what was applied, as JSON
    _text("inverse"),  # what would take it back, as JSON
    _layer_key(),
    Index("log_by_layer", "position", "author", "number"),
)

Index(
    "log_by_step",
    log.c.step,
    sqlite_where=log.c.step.is_not(None),
)
