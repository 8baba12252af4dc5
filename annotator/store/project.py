"""What a project says of itself: its name, label sets, authors and small facts."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, insert, select, update

from annotator.core.labels import LabelSet
from annotator.core.records import Author, AuthorKind, Record, When
from annotator.store.engine import insert_numbered
from annotator.store.tables import authors, facts, label_sets, project

NO_AUTHOR = -1
"""The number of an author whom the project does not know; no row has it."""


class ProjectInfo(Record):
    """What a project is."""

    id: str
    name: str
    created_at: When
    schema_version: int


def info_of(connection: Connection, schema_version: int) -> ProjectInfo:
    """Return what the project is."""
    row = connection.execute(select(project)).one()
    return ProjectInfo(
        id=row.id, name=row.name, created_at=row.created_at, schema_version=schema_version
    )


def label_set_of(connection: Connection) -> LabelSet:
    """Return the label set in use: the last one kept."""
    statement = select(label_sets.c.content).order_by(label_sets.c.number.desc()).limit(1)
    return LabelSet.model_validate_json(connection.execute(statement).scalar_one())


def keep_label_set(connection: Connection, label_set: LabelSet, now: When) -> None:
    """Use a label set from now on; those before it are kept."""
    statement = insert(label_sets).values(created_at=now, content=label_set.model_dump_json())
    connection.execute(statement)


def authors_of(connection: Connection) -> tuple[Author, ...]:
    """Return the authors, in the order they came to the project."""
    statement = select(authors.c.id, authors.c.kind).order_by(authors.c.number)
    return tuple(Author(id=row.id, kind=row.kind) for row in connection.execute(statement))


def author_numbers(connection: Connection) -> dict[str, int]:
    """Return the number that stands for each author."""
    return {row.id: row.number for row in connection.execute(select(authors))}


def add_authors(
    connection: Connection, ids: Iterable[str], kinds: Mapping[str, AuthorKind]
) -> dict[str, int]:
    """Add the authors that are new, of the kind named or else people; return all numbers."""
    known = author_numbers(connection)
    for author_id in ids:
        if author_id not in known:
            author = Author(id=author_id, kind=kinds.get(author_id, "annotator"))
            known[author_id] = insert_numbered(connection, authors, author.model_dump())
    return known


_VALUE = select(facts.c.value).where(facts.c.name == bindparam("fact"))
_SET_VALUE = update(facts).where(facts.c.name == bindparam("fact")).values(value=bindparam("said"))


def value_of(connection: Connection, name: str) -> str:
    """Return what is remembered under a name, "" for nothing."""
    return connection.execute(_VALUE, {"fact": name}).scalar() or ""


def keep_value(connection: Connection, name: str, value: str) -> None:
    """Remember a value under a name."""
    if not connection.execute(_SET_VALUE, {"fact": name, "said": value}).rowcount:
        connection.execute(insert(facts).values(name=name, value=value))
