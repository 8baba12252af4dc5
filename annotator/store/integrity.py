"""Looks for faults in the file as a whole: damage, dangling rows, steps astray."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from annotator.core.problems import Problem
from annotator.store.tables import documents, label_changes, log, steps, texts

_RESTORE = "Take the last backup or copy of the project."

_STATES_AFTER = {"do": ("done", "dropped"), "redo": ("done", "dropped")}
_STATES_AFTER_UNDO = ("undone", "dropped")


def problems_of_file(connection: Connection) -> Iterator[Problem]:
    """Yield every fault of the file as a whole."""
    yield from _damage(connection)
    yield from _dangling_rows(connection)
    yield from _gaps(connection)
    yield from _steps_astray(connection)


def _damage(connection: Connection) -> Iterator[Problem]:
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem(code="damaged", message=f"The file is damaged: {found}.", hint=_RESTORE)


def _dangling_rows(connection: Connection) -> Iterator[Problem]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check")
    for (table, parent), count in Counter((row[0], row[2]) for row in rows).items():
        yield Problem(
            code="dangling_row",
            message=f"Of {table}, {count} rows belong to nothing in {parent}.",
            hint=_RESTORE,
        )


def _gaps(connection: Connection) -> Iterator[Problem]:
    first, last, count = connection.execute(
        select(
            func.coalesce(func.min(documents.c.position), 0),
            func.coalesce(func.max(documents.c.position), -1),
            func.count(),
        )
    ).one()
    if (first, last) != (0, count - 1):
        yield Problem(
            code="missing_document",
            message=f"Between {first} and {last} there are only {count} documents.",
            hint=_RESTORE,
        )
    without_text = (
        select(documents.c.id)
        .outerjoin(texts, texts.c.position == documents.c.position)
        .where(texts.c.position.is_(None))
        .order_by(documents.c.position)
    )
    for document_id in connection.execute(without_text).scalars():
        yield Problem(
            code="missing_text",
            message=f"Document {document_id!r} has no text.",
            document_id=document_id,
            hint=_RESTORE,
        )


def _steps_astray(connection: Connection) -> Iterator[Problem]:
    last = select(log.c.step, func.max(log.c.number).label("number")).group_by(log.c.step)
    newest = last.subquery()
    statement = (
        select(steps.c.number, steps.c.title, steps.c.state, log.c.act)
        .outerjoin(newest, newest.c.step == steps.c.number)
        .outerjoin(log, log.c.number == newest.c.number)
        # A change of labels that nothing had to follow is in no layer's log.
        .where(steps.c.number.not_in(select(label_changes.c.step)))
        .order_by(steps.c.number)
    )
    for number, title, state, act in connection.execute(statement):
        if act is None:
            message = f"The log does not have step {number} ({title})."
            yield Problem(code="missing_log", message=message, hint=_RESTORE)
        elif state not in _STATES_AFTER.get(act, _STATES_AFTER_UNDO):
            message = f"Step {number} ({title}) is {state}, but the log says otherwise."
            yield Problem(code="wrong_step_state", message=message, hint=_RESTORE)
