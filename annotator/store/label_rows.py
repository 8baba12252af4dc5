"""Reads and writes the rows that a change of labels is about, many layers together.

Where names alone change, spans and links are not read whole: a label on 100,000 spans is renamed
by their keys, and only the log tells what was done to each layer. Where spans go or attributes get
other names, layers are read, changed by edits and written as any other step does.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, and_, bindparam, select, update

from annotator.core.edits import EDIT, Edit, RelabelRelations, RelabelSpans
from annotator.core.edits.labels import grouped
from annotator.core.history import LayerEdit, do
from annotator.core.label_mapping import LabelMapping, Renames
from annotator.core.records import Layer, When
from annotator.core.trusted import maker
from annotator.store import many
from annotator.store.engine import insert_rows
from annotator.store.many import Found, Gathered
from annotator.store.tables import authors, documents, layers, log, relations, spans
from annotator.store.writing import Act, text_of_edit

Key = tuple[int, int]
"""A layer, by its document's position and its author's number."""

_AT_ONCE = 5_000
"""Rows changed between two chances to stop."""
_LAYERS_AT_ONCE = 200
"""Layers that are in memory together."""


class StoppedError(Exception):
    """Ends a change of labels that is not wanted any more, so that nothing of it is written."""


class Report:
    """Tells how far the work is, in spans, links and layers, and whether to stop."""

    def __init__(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self.total = 0

    def advance(self, number: int) -> None:
        """Say that so many more are done.

        Raises:
            StoppedError: It is to stop.
        """
        if self._cancelled():
            raise StoppedError
        self._done += number
        self._progress(self._done, self.total)


class Entry(NamedTuple):
    """What all rows of the log have in common that are written together."""

    step: int
    act: Act
    at: When


# Names alone


@dataclass
class Renaming:
    """What of one layer gets another name, each id with its new one.

    `revision` is the layer's before it, `logged` the edits and inverses that the log shall have.
    """

    revision: int
    spans: list[tuple[str, str]] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    logged: list[tuple[str, str]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many spans and links it renames."""
        return len(self.spans) + len(self.relations)


def _called(table: Table) -> Any:  # noqa: ANN401 - a select of a few columns
    own = and_(layers.c.position == table.c.position, layers.c.author == table.c.author)
    return (
        select(table.c.position, table.c.author, table.c.id, table.c.label, layers.c.revision)
        .join_from(table, layers, own)
        .where(table.c.label.in_(bindparam("names", expanding=True)))
        .order_by(table.c.position, table.c.author)
    )


_CALLED = {table: _called(table) for table in (spans, relations)}
_RENAME = {
    table: update(table)
    .where(
        table.c.position == bindparam("at"),
        table.c.author == bindparam("by"),
        table.c.id == bindparam("item"),
    )
    .values(label=bindparam("new"))
    for table in (spans, relations)
}
_ADVANCE = (
    update(layers)
    .where(layers.c.position == bindparam("place"), layers.c.author == bindparam("by"))
    .values(revision=layers.c.revision + 1, updated_at=bindparam("now"))
)


def renamings(
    connection: Connection, mapping: LabelMapping, *, without: Container[Key] = ()
) -> dict[Key, Renaming]:
    """Return what a mapping renames, by layer; some are left out, and what it removes."""
    found: dict[Key, Renaming] = {}
    for key, revision, names in _to_rename(connection, spans, mapping.labels):
        if key not in without:
            own = found.setdefault(key, Renaming(revision))
            own.spans = [(item, new) for item, _, new in names]
            own.logged.append(_logged(_relabel_spans, "relabel_spans", names))
    for key, revision, names in _to_rename(connection, relations, mapping.relations):
        if key not in without:
            own = found.setdefault(key, Renaming(revision))
            own.relations = [(item, new) for item, _, new in names]
            own.logged.append(_logged(_relabel_relations, "relabel_relations", names))
    return found


Names = list[tuple[str, str, str]]
"""Ids, each with the name that it has and the one that it gets."""


def _to_rename(
    connection: Connection, table: Table, names: Renames
) -> Iterator[tuple[Key, int, Names]]:
    """Yield each layer with something to rename in it, its revision and what that is."""
    new = {old: name for old, name in names if name}
    rows = connection.execute(_CALLED[table], {"names": list(new)}) if new else ()
    for key, group in groupby(rows, key=itemgetter(0, 1)):
        own = list(group)
        yield key, own[0].revision, [(row.id, row.label, new[row.label]) for row in own]


_relabel_spans, _relabel_relations = maker(RelabelSpans), maker(RelabelRelations)


def _logged(
    make: Callable[[dict[str, Any]], RelabelSpans | RelabelRelations], kind: str, names: Names
) -> tuple[str, str]:
    edit = make({"groups": grouped((item, new) for item, _, new in names), "kind": kind})
    inverse = make({"groups": grouped((item, old) for item, old, _ in names), "kind": kind})
    return text_of_edit(edit), text_of_edit(inverse)


def renaming_back(revision: int, logged: Sequence[tuple[str, str]]) -> Renaming | None:
    """Return what takes back edits that the log has, None where they did not only rename."""
    back = Renaming(revision)
    for edit, inverse in reversed(logged):
        undo = EDIT.validate_json(inverse)
        if isinstance(undo, RelabelSpans):
            back.spans += undo.labels.items()
        elif isinstance(undo, RelabelRelations):
            back.relations += undo.labels.items()
        else:
            return None
        back.logged.append((inverse, edit))
    return back


def rename(
    connection: Connection, entry: Entry, found: Mapping[Key, Renaming], report: Report
) -> None:
    """Give spans and links their new names, and write what was done to each layer.

    Raises:
        StoppedError: It is not wanted any more.
    """
    for table, name in ((spans, "spans"), (relations, "relations")):
        changes = (
            {"at": position, "by": author, "item": item, "new": new}
            for (position, author), renaming in found.items()
            for item, new in getattr(renaming, name)
        )
        while some := list(islice(changes, _AT_ONCE)):
            connection.execute(_RENAME[table], some)
            report.advance(len(some))
    own = [{"place": position, "by": author, "now": entry.at} for position, author in found]
    if own:
        connection.execute(_ADVANCE, own)
    rows = (
        _log_row(entry, key, renaming.revision + 1, *texts)
        for key, renaming in found.items()
        for texts in renaming.logged
    )
    insert_rows(connection, log, list(rows))


def _log_row(entry: Entry, key: Key, revision: int, edit: str, inverse: str) -> tuple[object, ...]:
    return (entry.step, entry.act, *key, revision, entry.at, edit, inverse)


# Whole layers


_NAMES = select(documents.c.position, documents.c.id).where(
    documents.c.position.in_(bindparam("places", expanding=True))
)


def layers_at(connection: Connection, keys: Sequence[Key]) -> dict[Key, Layer]:
    """Return layers by their keys; few of them, as all are in memory together."""
    places = sorted({position for position, _ in keys})
    ids = {row.position: row.id for row in connection.execute(_NAMES, {"places": places})}
    names = {row.number: row.id for row in connection.execute(select(authors))}
    found: dict[Key, Layer] = {}
    for author in sorted({author for _, author in keys}):
        own = [position for position, by in keys if by == author]
        by_id = many.layers_of(connection, author, names[author], [ids[at] for at in own])
        found.update({(at, author): by_id[ids[at]] for at in own})
    return found


def rework(
    connection: Connection,
    entry: Entry,
    keys: Iterable[Key],
    edits_of: Callable[[Key, Layer], Sequence[Edit]],
    report: Report,
) -> None:
    """Apply edits to layers and write them, with what was done to each.

    Raises:
        StoppedError: It is not wanted any more.
    """
    remaining = iter(sorted(keys))
    while some := list(islice(remaining, _LAYERS_AT_ONCE)):
        gathered = {author: Gathered(connection, author) for _, author in some}
        rows: list[tuple[object, ...]] = []
        for key, layer in layers_at(connection, some).items():
            edits = edits_of(key, layer)
            if edits:
                after, entries = do(layer, edits)
                after = after.model_copy(
                    update={"revision": layer.revision + 1, "updated_at": entry.at}
                )
                gathered[key[1]].add(after, Found(key[0], has_row=True), entries)
                rows += [_log_row(entry, key, after.revision, *_texts(own)) for own in entries]
        for own in gathered.values():
            own.write()
        insert_rows(connection, log, rows)
        report.advance(len(some))


def _texts(entry: LayerEdit) -> tuple[str, str]:
    return text_of_edit(entry.edit), text_of_edit(entry.inverse)
