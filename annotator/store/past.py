"""What happened to a document: the log of its layers, told and played up to any point."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, case, select

from annotator.core.edits import EDIT
from annotator.core.records import Layer, Record, When
from annotator.errors import DamagedError, EditError
from annotator.store.tables import authors, documents, log, spans, steps

_BY = authors.alias("whose")
_EVENTS = (
    select(
        log.c.number,
        log.c.step,
        log.c.act,
        log.c.at,
        _BY.c.id.label("layer_of"),
        authors.c.id.label("done_by"),
        steps.c.title,
        # What an import loads is long, and tells no words of one span.
        case((log.c.act == "import", "{}"), else_=log.c.edit).label("edit"),
        case((log.c.act == "import", "{}"), else_=log.c.inverse).label("inverse"),
    )
    .join_from(log, documents, log.c.position == documents.c.position)
    .join(_BY, _BY.c.number == log.c.author)
    .outerjoin(steps, steps.c.number == log.c.step)
    .outerjoin(authors, authors.c.number == steps.c.author)
    .where(documents.c.id == bindparam("id"))
    .order_by(log.c.number)
)
_TEXTS = (
    select(authors.c.id, spans.c.id, spans.c.text)
    .join_from(spans, documents, spans.c.position == documents.c.position)
    .join(authors, authors.c.number == spans.c.author)
    .where(documents.c.id == bindparam("id"))
)
_ENTRIES = (
    select(log.c.edit)
    .join_from(log, documents, log.c.position == documents.c.position)
    .join(authors, authors.c.number == log.c.author)
    .where(
        documents.c.id == bindparam("id"),
        authors.c.id == bindparam("author_id"),
        log.c.number <= bindparam("last"),
    )
    .order_by(log.c.number)
)


class Event(Record):
    """One thing that happened to a layer: a step done, undone or redone, or an import.

    `number` names the point in the log just behind it; `title` is the step's, "" for an import.
    """

    number: int
    at: When
    act: str
    title: str
    layer_of: str
    """Whose spans it changed."""
    done_by: str
    """Who did it; "" where that was an import."""
    words: str = ""
    """The text of the span that it was about; "" where it was about none, or about several."""


def events_of(connection: Connection, document_id: str) -> tuple[Event, ...]:
    """Return what happened to a document's layers, the earliest first."""
    key = {"id": document_id}
    rows = connection.execute(_EVENTS, key).all()
    now = {(whose, span_id): text for whose, span_id, text in connection.execute(_TEXTS, key)}
    return tuple(_events(rows, _Texts(rows, now)))


def _events(rows: Sequence[Any], texts: "_Texts") -> Iterator[Event]:
    def one(row: Sequence[Any]) -> tuple[Any, ...]:
        # The edits of one act on one layer follow each other; of an import each is its own.
        return (row[1] or -row[0], row[2], row[4])

    for _, together in groupby(rows, key=one):
        *rest, row = together
        words = {texts.of(item) for item in (*rest, row)} - {""}
        yield Event(
            number=row.number,
            at=row.at,
            act=row.act,
            title=row.title or "",
            layer_of=row.layer_of,
            done_by=row.done_by or "",
            words=words.pop() if len(words) == 1 else "",
        )


class _Texts:
    """Knows what a span's text was at each row of the log, also where the row itself has none.

    Args:
        rows: The rows, the earliest first.
        now: The texts that spans have, by whose they are and their id.
    """

    def __init__(self, rows: Sequence[Any], now: dict[tuple[str, str], str]) -> None:
        self._texts = now
        for row in reversed(rows):
            self._note(row, json.loads(row.inverse))

    def of(self, row: Any) -> str:  # noqa: ANN401 - a row of `_EVENTS`
        """Return the text of the span that a row is about; the rows are asked for in order."""
        return self._texts.get(self._note(row, json.loads(row.edit)), "")

    def _note(self, row: Any, edit: dict[str, Any]) -> tuple[str, str]:  # noqa: ANN401
        """Note the text that an edit gives a span; return which span it is about."""
        span = edit.get("span", edit)
        key = (row.layer_of, edit.get("span_id") or span.get("id", ""))
        if isinstance(span.get("text"), str):
            self._texts[key] = span["text"]
        return key


def layer_then(connection: Connection, document_id: str, author_id: str, number: int) -> Layer:
    """Return an author's layer as it was just behind a point of the log.

    Raises:
        DamagedError: The log cannot be played up to there.
    """
    layer = Layer(document_id=document_id, author_id=author_id)
    key = {"id": document_id, "author_id": author_id, "last": number}
    try:
        for (edit,) in connection.execute(_ENTRIES, key):
            layer = EDIT.validate_json(edit).apply(layer)
    except (EditError, ValueError):
        raise DamagedError(
            "The history of this article cannot be read up to there.",
            hint="Run `annotator check` on the project; what is there now is not touched.",
        ) from None
    return layer
