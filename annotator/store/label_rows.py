"""Reads and writes the rows that a change of labels is about, many layers together.

Where names alone change, spans and links are not read whole: a label on 100,000 spans is renamed
by their keys, and only the log tells what was done to each layer. Where spans go or attributes get
other names, layers are read, changed by edits and written as any other step does.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, and_, bindparam, case, func, select, update

from annotator.core.edits import Edit
from annotator.core.history import LayerEdit, do
from annotator.core.label_mapping import LabelMapping
from annotator.core.progress import Cancelled, Progress
from annotator.core.records import Layer, When
from annotator.store import many
from annotator.store.engine import insert_rows
from annotator.store.many import Found, Gathered
from annotator.store.tables import authors, documents, layers, log, relations, spans
from annotator.store.writing import Act, text_of_edit

Key = tuple[int, int]
"""A layer, by its document's position and its author's number."""

_AT_ONCE = 5_000
"""Rows changed between two chances to stop."""
_DOCUMENTS_AT_ONCE = 2_000
"""Documents of which all is renamed between two chances to stop."""
_LAYERS_AT_ONCE = 200
"""Layers that are in memory together."""


class StoppedError(Exception):
    """Ends a change of labels that is not wanted any more, so that nothing of it is written."""


class Report:
    """Tells how far the work is, in spans, links and layers, and whether to stop."""

    def __init__(self, progress: Progress, cancelled: Cancelled) -> None:
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


class Part(NamedTuple):
    """Spans or links of one layer that have one name and get another."""

    table: Table
    old: str
    new: str
    ids: Sequence[str]


@dataclass
class Renaming:
    """What of one layer gets another name.

    `revision` is the layer's before it, `logged` the edits and inverses that the log shall have.
    """

    revision: int
    parts: list[Part] = field(default_factory=list)
    logged: list[tuple[str, str]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many spans and links it renames."""
        return sum(len(part.ids) for part in self.parts)


_KINDS = {spans: "relabel_spans", relations: "relabel_relations"}
"""What an edit is called in the log that gives rows of a table other names."""

_TABLES = {kind: table for table, kind in _KINDS.items()}
_quoted = lru_cache(json.dumps)


def _called(table: Table) -> Any:  # noqa: ANN401 - a select of a few columns
    own = and_(layers.c.position == table.c.position, layers.c.author == table.c.author)
    key = (table.c.position, table.c.author, table.c.label)
    return (
        # No id has a space. One row for all of a layer's is a third of the work.
        select(
            *key,
            func.max(layers.c.revision).label("revision"),
            func.aggregate_strings(table.c.id, " ").label("ids"),
        )
        .join_from(table, layers, own)
        .where(table.c.label.in_(bindparam("names", expanding=True)))
        .group_by(*key)
        .order_by(*key)
    )


_CALLED = {table: _called(table) for table in _KINDS}


def renamings(
    connection: Connection, mapping: LabelMapping, *, without: Container[Key] = ()
) -> dict[Key, Renaming]:
    """Return what a mapping renames, by layer; some are left out, and what it removes."""
    found: dict[Key, Renaming] = {}
    for table, names in ((spans, mapping.labels), (relations, mapping.relations)):
        new = {old: name for old, name in names if name}
        rows = connection.execute(_CALLED[table], {"names": list(new)}) if new else ()
        for key, group in groupby(rows, key=itemgetter(0, 1)):
            if key not in without:
                own = list(group)
                parts = [Part(table, r.label, new[r.label], sorted(r.ids.split())) for r in own]
                renaming = found.setdefault(key, Renaming(own[0].revision))
                renaming.parts += parts
                renaming.logged.append(_logged(table, parts))
    return found


def _logged(table: Table, parts: Sequence[Part]) -> tuple[str, str]:
    edit = ((part.new, part.ids) for part in parts)
    inverse = ((part.old, part.ids) for part in parts)
    return relabelling(table, edit), relabelling(table, inverse)


def relabelling(table: Table, names: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return an edit that gives rows of a table names, as the log has it.

    Ids hold nothing that JSON has to escape.
    """
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for name, ids in names:
        by_name[name] += ids
    groups = ",".join(
        f"""[{_quoted(name)},["{'","'.join(sorted(by_name[name]))}"]]""" for name in sorted(by_name)
    )
    return f"""{{"groups":[{groups}],"kind":"{_KINDS[table]}"}}"""


def renaming_back(
    revision: int, logged: Sequence[tuple[str, str]], mapping: LabelMapping
) -> Renaming | None:
    """Return what takes back edits that the log has, None where they did not only rename.

    They are read as they are: `check` validates them.
    """
    back = Renaming(revision)
    for edit, inverse in reversed(logged):
        undo = json.loads(inverse)
        table = _TABLES.get(undo["kind"])
        if table is None:
            return None
        became = mapping.label if table is spans else mapping.relation
        back.parts += [Part(table, became(old), old, ids) for old, ids in undo["groups"]]
        back.logged.append((inverse, edit))
    return back


_RENAME = {
    table: update(table)
    .where(
        table.c.position == bindparam("at"),
        table.c.author == bindparam("by"),
        table.c.id == bindparam("item"),
    )
    .values(label=bindparam("new"))
    for table in _KINDS
}
_ADVANCE = (
    update(layers)
    .where(layers.c.position == bindparam("place"), layers.c.author == bindparam("by"))
    .values(revision=layers.c.revision + 1, updated_at=bindparam("now"))
)


def rename(
    connection: Connection, entry: Entry, found: Mapping[Key, Renaming], report: Report
) -> None:
    """Give spans and links their new names, and write what was done to each layer.

    Raises:
        StoppedError: It is not wanted any more.
    """
    for table in _KINDS:
        at_once = _all_alike(connection, table, found)
        _rename_all(connection, table, at_once, found, report)
        _rename_each(connection, table, at_once, found, report)
    own = [{"place": position, "by": author, "now": entry.at} for position, author in found]
    if own:
        connection.execute(_ADVANCE, own)
    rows = (
        _log_row(entry, key, renaming.revision + 1, *texts)
        for key, renaming in found.items()
        for texts in renaming.logged
    )
    insert_rows(connection, log, list(rows))


def _all_alike(
    connection: Connection, table: Table, found: Mapping[Key, Renaming]
) -> dict[str, str]:
    """Return the names that all rows of a table lose that have them, with what they get."""
    numbers: Counter[str] = Counter()
    names: defaultdict[str, set[str]] = defaultdict(set)
    for renaming in found.values():
        for part in renaming.parts:
            if part.table is table:
                numbers[part.old] += len(part.ids)
                names[part.old].add(part.new)
    if not numbers:
        return {}
    statement = select(table.c.label, func.count().label("number")).group_by(table.c.label)
    stored = {row.label: row.number for row in connection.execute(statement)}
    return {
        old: next(iter(new))
        for old, new in names.items()
        if len(new) == 1 and numbers[old] == stored.get(old)
    }


def _rename_all(
    connection: Connection,
    table: Table,
    names: Mapping[str, str],
    found: Mapping[Key, Renaming],
    report: Report,
) -> None:
    """Rename whatever has one of the names, some documents at a time."""
    if not names:
        return
    sizes: Counter[int] = Counter()
    for (position, _), renaming in found.items():
        sizes[position] += sum(
            len(part.ids) for part in renaming.parts if part.table is table and part.old in names
        )
    statement = (
        update(table)
        .where(
            table.c.label.in_(list(names)),
            table.c.position >= bindparam("first"),
            table.c.position < bindparam("behind"),
        )
        .values(label=case(dict(names), value=table.c.label))
    )
    for first in range(0, max(sizes) + 1, _DOCUMENTS_AT_ONCE):
        behind = first + _DOCUMENTS_AT_ONCE
        connection.execute(statement, {"first": first, "behind": behind})
        report.advance(sum(sizes[position] for position in range(first, behind)))


def _rename_each(
    connection: Connection,
    table: Table,
    but: Container[str],
    found: Mapping[Key, Renaming],
    report: Report,
) -> None:
    """Rename by their keys the rows that do not all get the same name."""
    changes = (
        {"at": position, "by": author, "item": item, "new": part.new}
        for (position, author), renaming in found.items()
        for part in renaming.parts
        if part.table is table and part.old not in but
        for item in part.ids
    )
    while some := list(islice(changes, _AT_ONCE)):
        connection.execute(_RENAME[table], some)
        report.advance(len(some))


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
