"""Whether it is a change of labels that an author's undo or redo comes to next."""

from typing import Literal

from sqlalchemy import Connection, Row, bindparam, func, select

from annotator.store.tables import label_changes, log, steps

Walk = Literal["undo", "redo"]

_OF_LINE = select(steps.c.number, steps.c.title).where(
    steps.c.author == bindparam("by"), steps.c.state == bindparam("state")
)
_NEXT = {
    "undo": (_OF_LINE.order_by(steps.c.number.desc()).limit(1), "done"),
    "redo": (_OF_LINE.order_by(steps.c.number).limit(1), "undone"),
}
_IS_ONE = select(label_changes.c.step).where(label_changes.c.step == bindparam("of"))
_SIZE = select(func.count()).select_from(log).where(log.c.step == bindparam("of"))


def next_step(connection: Connection, author: int, act: Walk) -> Row[int, str] | None:
    """Return number and title of the step that undo or redo would walk over, None for none."""
    statement, state = _NEXT[act]
    return connection.execute(statement, {"by": author, "state": state}).first()


def next_size(connection: Connection, author: int, act: Walk) -> int | None:
    """Return how large the next step is if it changes the labels, else None.

    That is how many times a layer followed it, whether it was done, taken back or done again.
    """
    found = next_step(connection, author, act)
    if found is None or connection.execute(_IS_ONE, {"of": found.number}).first() is None:
        return None
    return connection.execute(_SIZE, {"of": found.number}).scalar_one()
