"""Finds articles by the words of their texts, by an index made while nobody waits.

The index is SQLite's FTS5, and only this module knows: PostgreSQL has its own. It is filled
behind the last position that it holds, a few articles at a time, in transactions so short that a
key press never notices; texts never change, so nothing in it ever has to. What it does not hold
yet is read through instead, as everything is where there is none: answers are always complete.

Decided, on 20,000 articles of 2,600 code points (the texts are 72 MB):

* It holds words that `core.folding` has folded, one index for `texts` without a copy of them
  (`content=''`), rather than the texts by SQLite's own `unicode61`. That would know neither "ß"
  nor "ı", cut Hindi and pointed Arabic words to pieces, take a Chinese sentence for one word, and
  know other letters than Python does, so that what was found by the index and what was found in
  the text would differ. Folding takes 0.07 ms an article beside the 0.15 ms that FTS5 takes.
* No `prefix` index: it doubles the size (from 34 to 69 MB) and is slower to make; beginnings of
  words are found fast enough without.
* FTS5 merges its parts as they grow, at times many at once, which takes 40 to 120 ms. That is
  turned off, and parts are merged by steps of the same size as those that add articles.
* How far it goes is asked of the index itself: nothing beside it can be wrong after a crash.
* The table is none of `tables.METADATA`: a project without it is whole. Another way of folding
  gets another number in the table's name.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from annotator.core.folding import Folded
from annotator.core.progress import Cancelled, never
from annotator.core.ranges import Range
from annotator.core.terms import Clause, Term, TermFinder, read_terms
from annotator.core.text_query import Finder
from annotator.errors import SearchError
from annotator.store.tables import documents, texts

_TABLE = "full_text_1"
_SIGNS_A_STEP = 20_000
_MOST_A_STEP = 64
"""What is added in one transaction: some 2 ms."""
_PAGES_A_STEP = 8
"""What is merged in one, in pages of 4 KB."""

# Making the index


class Batch(NamedTuple):
    """Articles to be added: position and folded words of each."""

    first: int
    rows: tuple[tuple[int, str], ...]

    @property
    def behind(self) -> int:
        """The first position behind it."""
        return self.first + len(self.rows)


def is_possible(connection: Connection) -> bool:
    """Return whether this SQLite was built with what the index needs."""
    found = connection.exec_driver_sql("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
    return found.first() is not None


def _is_there(connection: Connection) -> bool:
    statement = "SELECT 1 FROM sqlite_master WHERE name = ?"
    is_there = connection.exec_driver_sql(statement, (_TABLE,)).first() is not None
    return is_there and is_possible(connection)


def filled_to(connection: Connection) -> int:
    """Return the first position that the index does not hold: all before it are in it."""
    if not _is_there(connection):
        return 0
    last = f"SELECT rowid FROM {_TABLE} ORDER BY rowid DESC LIMIT 1"
    found = connection.exec_driver_sql(last).scalar()
    return 0 if found is None else found + 1


_LENGTHS = (
    select(documents.c.position, documents.c.length)
    .where(documents.c.position >= bindparam("first"))
    .order_by(documents.c.position)
    .limit(_MOST_A_STEP)
)
_TEXTS = (
    select(texts.c.position, texts.c.text)
    .where(texts.c.position >= bindparam("first"), texts.c.position < bindparam("behind"))
    .order_by(texts.c.position)
)


def next_batch(connection: Connection) -> Batch:
    """Return the next few articles that the index lacks; no rows where it lacks none."""
    first = behind = filled_to(connection)
    signs = 0
    for position, length in connection.execute(_LENGTHS, {"first": first}):
        if signs and signs + length > _SIGNS_A_STEP:
            break
        signs, behind = signs + length, position + 1
    rows = connection.execute(_TEXTS, {"first": first, "behind": behind})
    return Batch(first, tuple((position, Folded(text).words) for position, text in rows))


def add(connection: Connection, batch: Batch) -> None:
    """Add a batch to the index, which is made where there is none.

    Nothing happens where somebody else has added it meanwhile.
    """
    if not _is_there(connection):
        _make(connection)
    if batch.rows and filled_to(connection) == batch.first:
        insert = f"INSERT INTO {_TABLE}(rowid, words) VALUES (?, ?)"
        connection.exec_driver_sql(insert, list(batch.rows))


def _make(connection: Connection) -> None:
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {_TABLE}"
        " USING fts5(words, content = '', tokenize = 'ascii')"
    )
    for option, value in (("automerge", 0), ("crisismerge", 1999), ("usermerge", 16)):
        _tell(connection, option, value)


def merge(connection: Connection) -> bool:
    """Merge some of the index's parts; return whether there was anything to merge."""
    if not _is_there(connection):
        return False
    before = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    _tell(connection, "merge", _PAGES_A_STEP)
    after = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    # Source: https://sqlite.org/fts5.html, "The merge command": one change is the command itself.
    return after - before > 1


def _tell(connection: Connection, command: str, value: int) -> None:
    statement = f"INSERT INTO {_TABLE}({_TABLE}, rank) VALUES (?, ?)"
    connection.exec_driver_sql(statement, (command, value))


# Asking it


def positions_with(
    connection: Connection, typed: str, cancelled: Cancelled = never
) -> "array[int]":
    """Return the positions, ascending, of the articles whose texts match what is typed.

    See `core.terms` for what can be typed; nothing is found where nothing is. What the index does
    not hold is read through, which takes a second for some 10,000 articles.

    Args:
        connection: To the project.
        typed: Words, phrases, beginnings of words; what must not occur; alternatives.
        cancelled: Asked now and then whether to stop reading through.

    Raises:
        SearchError: It cannot be read; it says where.
    """
    clauses = read_terms(typed)
    behind = filled_to(connection)
    found = indexed(connection, clauses, range(behind))
    is_in = TermFinder(clauses).is_in
    rows = connection.execute(_ALL_TEXTS, {"first": behind}) if clauses else ()
    for position, text in rows:
        if is_in(text):
            found.append(position)
        if cancelled():
            break
    return found


_ALL_TEXTS = (
    select(texts.c.position, texts.c.text)
    .where(texts.c.position >= bindparam("first"))
    .order_by(texts.c.position)
)


def indexed(connection: Connection, clauses: Sequence[Clause], positions: range) -> "array[int]":
    """Return the positions of a stretch, ascending, that the index knows to match a clause."""
    if not clauses or not positions:
        return array("q")
    if all(clause.wanted for clause in clauses):
        return _matching(connection, " OR ".join(map(_expression, clauses)), positions)
    found: set[int] = set()
    for clause in clauses:
        if clause.wanted:
            found.update(_matching(connection, _expression(clause), positions))
        else:
            without = _matching(connection, _any_of(clause.unwanted), positions)
            found.update(set(positions).difference(without))
    return array("q", sorted(found))


def _matching(connection: Connection, expression: str, positions: range) -> "array[int]":
    statement = (
        f"SELECT rowid FROM {_TABLE} WHERE {_TABLE} MATCH ? AND rowid >= ? AND rowid < ?"
        " ORDER BY rowid"
    )
    key = (expression, positions.start, positions.stop)
    return array("q", connection.exec_driver_sql(statement, key).scalars())


def ranked(connection: Connection, clauses: Sequence[Clause]) -> "array[int]":
    """Return the positions that the index knows to match a clause, the most relevant first.

    Source: the function bm25 of FTS5, which is its order by `rank`.
    """
    expression = " OR ".join(_expression(clause) for clause in clauses if clause.wanted)
    if not expression or not _is_there(connection):
        return array("q")
    statement = f"SELECT rowid FROM {_TABLE} WHERE {_TABLE} MATCH ? ORDER BY rank, rowid"
    return array("q", connection.exec_driver_sql(statement, (expression,)).scalars())


def _expression(clause: Clause) -> str:
    wanted = " AND ".join(map(_quoted, clause.wanted))
    return f"(({wanted}) NOT {_any_of(clause.unwanted)})" if clause.unwanted else f"({wanted})"


def _any_of(terms: Iterable[Term]) -> str:
    return f"({' OR '.join(map(_quoted, terms))})"


def _quoted(term: Term) -> str:
    """Return a term as FTS5 reads it; its words are letters and figures only."""
    return f'"{" ".join(term.words)}"{" *" if term.is_begun else ""}'


# Looking into the texts


class Looked(NamedTuple):
    """What was found in an article that was looked through.

    `fault` says why the rest of it was not: an expression took too long.
    """

    position: int
    places: Sequence[Range]
    fault: str = ""


_TITLED = (
    select(texts.c.position, documents.c.title, documents.c.id, texts.c.text)
    .join_from(documents, texts)
    .where(texts.c.position.in_(bindparam("chosen", expanding=True)))
)


def look_through(
    connection: Connection, finder: Finder, positions: Sequence[int]
) -> Iterator[Looked]:
    """Yield what is found in each of a few articles, in the order given; all are in memory."""
    rows = connection.execute(_TITLED, {"chosen": list(positions)})
    found = {position: (title or id_, text) for position, title, id_, text in rows}
    for position in filter(found.__contains__, positions):
        yield _looked(finder, position, *found[position])


def _looked(finder: Finder, position: int, title: str, text: str) -> Looked:
    places: list[Range] = []
    try:
        places.extend(finder.places(text))
    except SearchError as error:
        return Looked(position, places, f"{error.message} It was stopped at “{title}”.")
    return Looked(position, places)
