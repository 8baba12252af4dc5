"""Counts what a project holds."""

from sqlalchemy import Connection, func, select

from annotator.core.records import AuthorKind, Record
from annotator.core.statuses import STATUSES, Status
from annotator.store.listing import document_count, status_counts
from annotator.store.tables import authors, documents, spans


class AuthorSummary(Record):
    """What one author has done."""

    author_id: str
    kind: AuthorKind
    by_status: tuple[tuple[Status, int], ...]
    """How many documents have each status that some have."""
    by_label: tuple[tuple[str, int], ...]
    """How many spans each label has, the most used first."""


class Summary(Record):
    """What a project holds: documents, characters (code points), and what each author did."""

    documents: int
    characters: int
    authors: tuple[AuthorSummary, ...]


def summary_of(connection: Connection) -> Summary:
    """Return what the project holds, authors in the order they came to it."""
    characters = select(func.coalesce(func.sum(documents.c.length), 0))
    rows = connection.execute(select(authors).order_by(authors.c.number)).all()
    return Summary(
        documents=document_count(connection),
        characters=connection.execute(characters).scalar_one(),
        authors=tuple(_of_author(connection, *row) for row in rows),
    )


def _of_author(
    connection: Connection, number: int, author_id: str, kind: AuthorKind
) -> AuthorSummary:
    counts = status_counts(connection, number)
    times = func.count()
    by_label = (
        select(spans.c.label, times)
        .where(spans.c.author == number)
        .group_by(spans.c.label)
        .order_by(times.desc(), spans.c.label)
    )
    return AuthorSummary(
        author_id=author_id,
        kind=kind,
        by_status=tuple((status, counts[status]) for status in STATUSES if counts[status]),
        by_label=tuple((label, count) for label, count in connection.execute(by_label)),
    )
