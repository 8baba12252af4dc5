"""Counts how an author has tagged texts in a project: each text with each of its labels."""

from sqlalchemy import Connection, bindparam, func, select

from annotator.store.tables import spans

_TAGGED = (
    select(spans.c.text, spans.c.label, func.count())
    .where(spans.c.author == bindparam("by"), func.length(spans.c.text) <= bindparam("longest"))
    .group_by(spans.c.text, spans.c.label)
)


def texts_of(connection: Connection, author: int, *, longest: int) -> dict[tuple[str, str], int]:
    """Return how often an author has tagged each text with each label.

    Texts of more than `longest` code points are left out.
    """
    rows = connection.execute(_TAGGED, {"by": author, "longest": longest})
    return {(text, label): times for text, label, times in rows}
