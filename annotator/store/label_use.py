"""Counts what has a label, a relation's name or a value of an attribute, by all authors."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, distinct, func, select

from annotator.core.label_mapping import Owner, OwnerKind
from annotator.core.records import Record
from annotator.store.tables import layers, relations, spans


class Use(Record):
    """How many spans, or links, in how many documents and by how many authors."""

    items: int = 0
    documents: int = 0
    authors: int = 0


class LabelUse(Record):
    """What has each label and each relation's name that anything has."""

    labels: tuple[tuple[str, Use], ...] = ()
    relations: tuple[tuple[str, Use], ...] = ()

    def of_label(self, name: str) -> Use:
        """Return the use of a label."""
        return dict(self.labels).get(name, Use())

    def of_relation(self, name: str) -> Use:
        """Return the use of a relation."""
        return dict(self.relations).get(name, Use())


def _use(table: Table) -> Any:  # noqa: ANN401 - columns of a select
    return (
        func.count(),
        func.count(distinct(table.c.position)),
        func.count(distinct(table.c.author)),
    )


def use_of(connection: Connection) -> LabelUse:
    """Return what has each label and each relation's name."""
    return LabelUse(labels=_by_name(connection, spans), relations=_by_name(connection, relations))


def _by_name(connection: Connection, table: Table) -> tuple[tuple[str, Use], ...]:
    statement = select(table.c.label, *_use(table)).group_by(table.c.label)
    rows = connection.execute(statement.order_by(table.c.label))
    return tuple((row[0], _counted(row[1:])) for row in rows)


def _counted(row: Sequence[int]) -> Use:
    items, documents, authors = row
    return Use(items=items, documents=documents, authors=authors)


TABLES: dict[OwnerKind, Table] = {"label": spans, "relation": relations, "document": layers}
"""Where the values of an owner's attributes are."""


def holding(table: Table, attribute: str) -> ColumnElement[bool]:
    """Return what holds for rows of a table that have a value of an attribute."""
    # The text was written by us, without spaces; a quotation mark inside a value is escaped.
    part = f'"name":{json.dumps(attribute, ensure_ascii=False)}'
    return func.instr(table.c.attributes, part) > 0


def values_of(connection: Connection, owner: Owner, attribute: str) -> Use:
    """Return how many spans, links or layers have a value of an owner's attribute."""
    table = TABLES[owner.kind]
    statement = select(*_use(table)).where(holding(table, attribute))
    if owner.kind != "document":
        statement = statement.where(table.c.label == owner.name)
    return _counted(connection.execute(statement).one())
