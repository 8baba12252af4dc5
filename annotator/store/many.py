"""Reads and writes very many layers together, where one by one would take long.

A key press changes one layer, and `writing` and `reading` are made for that. Here each statement
is given the rows of many layers, so that a step over 10,000 documents takes a second or two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, Table, and_, bindparam, delete, select, update

from annotator.core.history import LayerEdit, Step
from annotator.core.records import Document, Layer, When
from annotator.errors import StoreError
from annotator.store import writing
from annotator.store.engine import insert_rows
from annotator.store.rows import (
    DOCUMENT_COLUMNS,
    LAYER_COLUMNS,
    document_of,
    layer_of,
    layer_row,
    relation_of,
    relation_row,
    span_of,
    span_row,
)
from annotator.store.tables import documents, layers, log, relations, spans, steps, texts
from annotator.store.writing import Act, Place, text_of_edit, touched_by

_AT_ONCE = 500
"""How many values one statement is given: every database takes so many."""

_TITLES = (
    select(steps.c.title)
    .where(steps.c.author == bindparam("by"), steps.c.state == bindparam("state"))
    .limit(1)
)
_LAST_TITLE = _TITLES.order_by(steps.c.number.desc())
_FIRST_TITLE = _TITLES.order_by(steps.c.number)


def undo_title(connection: Connection, author: int) -> str:
    """Return what the step is called that undo would take back, "" for none."""
    return connection.execute(_LAST_TITLE, {"by": author, "state": "done"}).scalar() or ""


def redo_title(connection: Connection, author: int) -> str:
    """Return what the step is called that redo would do again, "" for none."""
    return connection.execute(_FIRST_TITLE, {"by": author, "state": "undone"}).scalar() or ""


# Reading

_CHOSEN = documents.c.id.in_(bindparam("ids", expanding=True))
_DOCUMENTS = select(*DOCUMENT_COLUMNS).join_from(documents, texts).where(_CHOSEN)
_LAYERS = (
    select(documents.c.id, layers.c.position, *LAYER_COLUMNS)
    .join_from(layers, documents)
    .where(_CHOSEN, layers.c.author == bindparam("by"))
)


def _rows_of(table: Table) -> Any:  # noqa: ANN401 - a select of all columns
    return (
        select(table)
        .where(
            table.c.position.in_(bindparam("places", expanding=True)),
            table.c.author == bindparam("by"),
        )
        .order_by(table.c.position)
    )


_SPANS, _RELATIONS = _rows_of(spans), _rows_of(relations)


def documents_of(connection: Connection, ids: Sequence[str]) -> dict[str, Document]:
    """Return those documents that are here, by id."""
    found: dict[str, Document] = {}
    for some in _batches(ids):
        rows = connection.execute(_DOCUMENTS, {"ids": some})
        found.update((row.id, document_of(row)) for row in rows)
    return found


def layers_of(
    connection: Connection, author: int, author_id: str, ids: Sequence[str]
) -> dict[str, Layer]:
    """Return an author's layers on documents by id, untouched ones where nothing was done."""
    found = {id_: Layer(document_id=id_, author_id=author_id) for id_ in ids}
    for some in _batches(ids):
        rows = list(map(tuple[Any, ...], connection.execute(_LAYERS, {"ids": some, "by": author})))
        key = {"places": [position for _, position, *_ in rows], "by": author}
        own_spans = _by_position(connection.execute(_SPANS, key))
        own_relations = _by_position(connection.execute(_RELATIONS, key))
        for document_id, position, *values in rows:
            found[document_id] = layer_of(
                document_id,
                author_id,
                values,
                spans=map(span_of, own_spans.get(position, ())),
                relations=map(relation_of, own_relations.get(position, ())),
            )
    return found


def _by_position(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    return {position: list(group) for position, group in groupby(rows, key=itemgetter(0))}


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[first : first + _AT_ONCE] for first in range(0, len(ids), _AT_ONCE))


# Writing


def write(connection: Connection, author: int, step: Step, after: Sequence[Layer]) -> Step:
    """Do as `writing.write` does, for many layers.

    Raises:
        StoreError: One of the layers was changed by something else meanwhile.
    """
    numbered = writing.write(connection, author, _without_edits(step), ())
    step = step.model_copy(update={"id": numbered.id})
    _apply(connection, author, step, after, act="do", at=step.at)
    return step


def walk(
    connection: Connection,
    author: int,
    step: Step,
    after: Sequence[Layer],
    *,
    act: Literal["undo", "redo"],
    at: When,
) -> None:
    """Do as `writing.walk` does, for many layers.

    Raises:
        StoreError: It is not the step whose turn it is, or a layer was changed meanwhile.
    """
    writing.walk(connection, author, _without_edits(step), (), act=act, at=at)
    _apply(connection, author, step, after, act=act, at=at)


def _without_edits(step: Step) -> Step:
    return step.model_copy(update={"edits": ()})


def _apply(
    connection: Connection,
    author: int,
    step: Step,
    after: Sequence[Layer],
    *,
    act: Act,
    at: When,
) -> None:
    entries = _as_applied(step, act)
    own: defaultdict[str, list[LayerEdit]] = defaultdict(list)
    for entry in entries:
        own[entry.document_id].append(entry)
    places = _need_next(connection, author, after)
    gathered = Gathered(connection, author)
    for layer in after:
        gathered.add(layer, places[layer.document_id], own[layer.document_id])
    gathered.write()
    revisions = {layer.document_id: layer.revision for layer in after}
    insert_rows(
        connection,
        log,
        [
            (
                step.id,
                act,
                places[entry.document_id].position,
                author,
                revisions[entry.document_id],
                at,
                text_of_edit(entry.edit),
                text_of_edit(entry.inverse),
            )
            for entry in entries
        ],
    )


def _as_applied(step: Step, act: Act) -> Sequence[LayerEdit]:
    """Return the step's entries in order; for undo backwards, each turned round."""
    if act != "undo":
        return step.edits
    return [
        LayerEdit(document_id=entry.document_id, edit=entry.inverse, inverse=entry.edit)
        for entry in reversed(step.edits)
    ]


class Found(NamedTuple):
    """Where a layer's rows are, and whether its own is there."""

    position: int
    has_row: bool


_PLACES = (
    select(documents.c.id, documents.c.position, layers.c.revision)
    .select_from(
        documents.outerjoin(
            layers,
            and_(layers.c.position == documents.c.position, layers.c.author == bindparam("by")),
        )
    )
    .where(_CHOSEN)
)


def _need_next(connection: Connection, author: int, after: Sequence[Layer]) -> dict[str, Found]:
    """Return where each layer is; all must be one revision behind what is to be written."""
    revisions = {layer.document_id: layer.revision for layer in after}
    found: dict[str, Found] = {}
    for some in _batches(list(revisions)):
        for row in connection.execute(_PLACES, {"ids": some, "by": author}):
            found[row.id] = Found(row.position, row.revision is not None)
            if (row.revision or 0) + 1 != revisions[row.id]:
                raise StoreError(
                    f"The spans of {row.id!r} were changed by something else meanwhile.",
                    hint="Open the document again.",
                )
    missing = next((id_ for id_ in revisions if id_ not in found), None)
    if missing is not None:
        raise StoreError(f"There is no document {missing!r} in the project.")
    return found


_REMOVE = {
    table: delete(table).where(
        table.c.position == bindparam("at"),
        table.c.author == bindparam("by"),
        table.c.id == bindparam("item"),
    )
    for table in (spans, relations)
}
_NAMES = tuple(f"new_{column.name}" for column in layers.c)
_UPDATE = (
    update(layers)
    .where(
        layers.c.position == bindparam("new_position"), layers.c.author == bindparam("new_author")
    )
    .values({column: bindparam(f"new_{column.name}") for column in list(layers.c)[2:]})
)


class Gathered:
    """The rows of many layers that are to go, to come, and to be changed."""

    def __init__(self, connection: Connection, author: int) -> None:
        self._connection = connection
        self._author = author
        self._changed: list[dict[str, object]] = []
        self._new: dict[Table, list[tuple[object, ...]]] = {layers: [], spans: [], relations: []}
        self._gone: dict[Table, list[dict[str, object]]] = {spans: [], relations: []}

    def add(self, layer: Layer, found: Found, own: Sequence[LayerEdit]) -> None:
        """Gather what a layer's entries changed of its rows."""
        position, author = found.position, self._author
        touched = touched_by(layer, own)
        if touched.whole_layer:
            place = Place(position, layer.revision - 1)
            writing.write_layer(self._connection, author, layer, place, touched)
            return
        row = layer_row(position, author, layer)
        if found.has_row:
            self._changed.append(dict(zip(_NAMES, row, strict=True)))
        else:
            self._new[layers].append(row)
        self._drop(spans, position, touched.span_ids)
        self._drop(relations, position, touched.relation_ids)
        there = filter(None, map(layer.span, touched.span_ids))
        self._new[spans].extend(span_row(position, author, span) for span in there)
        linked = filter(None, map(layer.relation, touched.relation_ids))
        self._new[relations].extend(relation_row(position, author, r) for r in linked)

    def _drop(self, table: Table, position: int, ids: Sequence[str]) -> None:
        self._gone[table].extend({"at": position, "by": self._author, "item": id_} for id_ in ids)

    def write(self) -> None:
        """Write all of it."""
        if self._changed:
            self._connection.execute(_UPDATE, self._changed)
        for table, keys in self._gone.items():
            if keys:
                self._connection.execute(_REMOVE[table], keys)
        # A layer's own row comes first: the others point at it.
        for table, rows in self._new.items():
            insert_rows(self._connection, table, rows)
