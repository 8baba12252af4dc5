"""Writes steps: the rows they change, their log, and their place on the author's line."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, Table, and_, bindparam, delete, select, update

from annotator.core.edits import EDIT, Edit, Touched
from annotator.core.history import LayerEdit, Step
from annotator.core.records import Layer, When
from annotator.errors import StoreError
from annotator.store.engine import insert_numbered, insert_rows
from annotator.store.rows import layer_row, relation_row, span_row
from annotator.store.tables import (
    documents,
    label_changes,
    layers,
    log,
    relations,
    spans,
    steps,
)

Act = Literal["do", "undo", "redo", "import"]
State = Literal["done", "undone", "dropped"]

_STATES: dict[Literal["undo", "redo"], tuple[State, State]] = {
    "undo": ("done", "undone"),
    "redo": ("undone", "done"),
}
"""What a step is before and after it is walked over."""

_PLACE = (
    select(documents.c.position, layers.c.revision)
    .select_from(
        documents.outerjoin(
            layers,
            and_(layers.c.position == documents.c.position, layers.c.author == bindparam("by")),
        )
    )
    .where(documents.c.id == bindparam("id"))
)
_UPDATE_LAYER = (
    update(layers)
    .where(layers.c.position == bindparam("at"), layers.c.author == bindparam("by"))
    .values({column: bindparam(f"new_{column.name}") for column in list(layers.c)[2:]})
)
_UPDATE_NAMES = ("at", "by", *(f"new_{column.name}" for column in list(layers.c)[2:]))
"""The parameters of `_UPDATE_LAYER`, in the order of `layer_row`."""

_DROP = (
    update(steps)
    .where(steps.c.author == bindparam("by"), steps.c.state == "undone")
    .values(state="dropped")
)
_MOVE = (
    update(steps)
    .where(steps.c.number == bindparam("step"), steps.c.state == bindparam("before"))
    .values(state=bindparam("after"))
)


def write(connection: Connection, author: int, step: Step, after: Sequence[Layer]) -> Step:
    """Write a new step at the end of its author's line; return it with its number.

    `after` are the author's layers that it changes, as they are after it. Steps that were undone
    before it leave the line, but not the log.

    Raises:
        StoreError: One of the layers was changed by something else meanwhile.
    """
    number = begin_step(connection, author, title=step.title, at=step.at)
    step = step.model_copy(update={"id": number})
    _apply(connection, author, step, after, act="do", at=step.at)
    return step


def begin_step(connection: Connection, author: int, *, title: str, at: When) -> int:
    """Put a new step at the end of an author's line; return its number."""
    connection.execute(_DROP, {"by": author})
    values = {"author": author, "title": title, "at": at, "state": "done"}
    return insert_numbered(connection, steps, values)


def walk(
    connection: Connection,
    author: int,
    step: Step,
    after: Sequence[Layer],
    *,
    act: Literal["undo", "redo"],
    at: When,
) -> None:
    """Take a step back or do it again; `after` are the layers as they are then.

    Raises:
        StoreError: It is not the step whose turn it is, or a layer was changed meanwhile.
    """
    move_step(connection, step.id, act=act, title=step.title)
    _apply(connection, author, step, after, act=act, at=at)


def move_step(
    connection: Connection, number: int, *, act: Literal["undo", "redo"], title: str
) -> None:
    """Say that a step was taken back or done again.

    Raises:
        StoreError: It is not the step whose turn it is.
    """
    before, behind = _STATES[act]
    moved = connection.execute(_MOVE, {"step": number, "before": before, "after": behind})
    if moved.rowcount != 1:
        raise StoreError(f"The step “{title}” is not there to {act} any more.")


def _apply(
    connection: Connection,
    author: int,
    step: Step,
    after: Sequence[Layer],
    *,
    act: Act,
    at: When,
) -> None:
    entries = _in_order(step, act)
    rows = {layer.document_id: layer for layer in after}
    positions: dict[str, int] = {}
    for document_id, layer in rows.items():
        own = [entry for entry in entries if entry.document_id == document_id]
        place = _need_next(connection, author, layer)
        write_layer(connection, author, layer, place, touched_by(layer, own))
        positions[document_id] = place.position
    insert_rows(
        connection,
        log,
        [
            (
                step.id,
                act,
                positions[entry.document_id],
                author,
                rows[entry.document_id].revision,
                at,
                text_of_edit(entry.edit),
                text_of_edit(entry.inverse),
            )
            for entry in entries
        ],
    )


def _in_order(step: Step, act: Act) -> tuple[LayerEdit, ...]:
    """Return the step's entries as they are applied: backwards and turned round for undo."""
    if act != "undo":
        return step.edits
    return tuple(
        LayerEdit(document_id=entry.document_id, edit=entry.inverse, inverse=entry.edit)
        for entry in reversed(step.edits)
    )


def text_of_edit(edit: Edit) -> str:
    """Return an edit as the log holds it: all of it, whatever the defaults of a later version."""
    return edit.model_dump_json()


def touched_by(after: Layer, entries: Iterable[LayerEdit]) -> Touched:
    """Return which rows a layer's entries may have changed.

    What an edit touches depends on the layer before it, which is gone; but what it took away is
    named by its inverse, so that both together, asked of the layer after them, name everything.
    """
    parts = [
        part
        for entry in entries
        for part in (entry.edit.touched(after), entry.inverse.touched(after))
    ]
    return Touched(
        span_ids=tuple({span_id for part in parts for span_id in part.span_ids}),
        relation_ids=tuple({item_id for part in parts for item_id in part.relation_ids}),
        whole_layer=any(part.whole_layer for part in parts),
    )


class Place(NamedTuple):
    """Where a layer's rows are, and the revision they have; 0 where there are none yet."""

    position: int
    revision: int


def _need_next(connection: Connection, author: int, layer: Layer) -> Place:
    """Return the place of a layer, which must be one revision behind what is to be written."""
    row = connection.execute(_PLACE, {"id": layer.document_id, "by": author}).first()
    if row is None:
        raise StoreError(f"There is no document {layer.document_id!r} in the project.")
    place = Place(row.position, row.revision or 0)
    if place.revision + 1 != layer.revision:
        raise StoreError(
            f"The spans of {layer.document_id!r} were changed by something else meanwhile.",
            hint="Open the document again.",
        )
    return place


def write_layer(
    connection: Connection, author: int, layer: Layer, place: Place, touched: Touched
) -> None:
    """Write the rows of a layer that were touched, and its own."""
    position = place.position
    _write_own_row(connection, author, layer, place)
    if touched.whole_layer:
        _clear(connection, position, author)
        new_spans, new_relations = layer.spans, layer.relations
    else:
        _remove(connection, spans, position, author, touched.span_ids)
        _remove(connection, relations, position, author, touched.relation_ids)
        new_spans = [s for s in map(layer.span, touched.span_ids) if s]
        new_relations = [r for r in map(layer.relation, touched.relation_ids) if r]
    insert_rows(connection, spans, [span_row(position, author, s) for s in new_spans])
    insert_rows(connection, relations, [relation_row(position, author, r) for r in new_relations])


def _write_own_row(connection: Connection, author: int, layer: Layer, place: Place) -> None:
    row = layer_row(place.position, author, layer)
    values = dict(zip(_UPDATE_NAMES, row, strict=True))
    if not connection.execute(_UPDATE_LAYER, values).rowcount:
        insert_rows(connection, layers, [row])


def _clear(connection: Connection, position: int, author: int) -> None:
    for table in (spans, relations):
        connection.execute(
            delete(table).where(table.c.position == position, table.c.author == author)
        )


_REMOVE = {
    table: delete(table).where(
        table.c.position == bindparam("at"),
        table.c.author == bindparam("by"),
        table.c.id == bindparam("item"),
    )
    for table in (spans, relations)
}


def _remove(
    connection: Connection, table: Table, position: int, author: int, ids: Sequence[str]
) -> None:
    if ids:
        keys = [{"at": position, "by": author, "item": item_id} for item_id in ids]
        connection.execute(_REMOVE[table], keys)


_DROP_OF_LAYER = (
    update(steps)
    .where(
        steps.c.author == bindparam("by"),
        steps.c.number.in_(
            select(log.c.step).where(
                log.c.position == bindparam("place"),
                log.c.author == bindparam("by"),
                log.c.step.is_not(None),
            )
        ),
        # Those are taken back as far as they still stand, whatever has become of a layer.
        steps.c.number.not_in(select(label_changes.c.step)),
    )
    .values(state="dropped")
)


def drop_steps_of(connection: Connection, position: int, author: int) -> None:
    """Take the steps that changed a layer off its author's line, since they fit it no more."""
    connection.execute(_DROP_OF_LAYER, {"place": position, "by": author})


_ENTRIES = (
    select(documents.c.id, log.c.edit, log.c.inverse)
    .join_from(log, documents, log.c.position == documents.c.position)
    .where(log.c.step == bindparam("step"), log.c.act == "do")
    .order_by(log.c.number)
)
_OF_LINE = (
    select(steps)
    .where(steps.c.author == bindparam("by"), steps.c.state == bindparam("state"))
    .limit(1)
)
_LAST_DONE = _OF_LINE.order_by(steps.c.number.desc())
_FIRST_UNDONE = _OF_LINE.order_by(steps.c.number)


def undoable(connection: Connection, author: int, author_id: str) -> Step | None:
    """Return the step that undo would take back, None for none."""
    row = connection.execute(_LAST_DONE, {"by": author, "state": "done"}).first()
    return None if row is None else _step(connection, author_id, row)


def redoable(connection: Connection, author: int, author_id: str) -> Step | None:
    """Return the step that redo would do again, None for none."""
    row = connection.execute(_FIRST_UNDONE, {"by": author, "state": "undone"}).first()
    return None if row is None else _step(connection, author_id, row)


def _step(connection: Connection, author_id: str, row: Row[Any]) -> Step:
    entries = tuple(
        LayerEdit(
            document_id=document_id,
            edit=EDIT.validate_json(edit),
            inverse=EDIT.validate_json(inverse),
        )
        for document_id, edit, inverse in connection.execute(_ENTRIES, {"step": row.number})
    )
    return Step(id=row.number, author_id=author_id, title=row.title, at=row.at, edits=entries)
