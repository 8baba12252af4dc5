"""Steps that change the label set, and with it the layers of all authors.

Such a step is on the line of the one who takes it, but its log has entries for every layer that
it changed, whosever that is, so that `check` replays each layer as ever. Taking it back is not
playing those backwards, since others may have worked on their layers meanwhile: a layer that is as
the step left it gets what it had, and in any other it is taken back as far as it still stands.
Doing it again carries its names out anew. Either way no span is left with a label that the set
does not have.

The step of an author whose spans another has removed with their label does not fit any more; it
leaves the line, as where an import has replaced the layer.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, func, select

from annotator.core.edits import EDIT, Edit, RemoveSpan
from annotator.core.history import LayerEdit
from annotator.core.label_changes import LabelChange
from annotator.core.label_mapping import LabelMapping, edits_for, reversed_mapping
from annotator.core.label_rebase import rebased
from annotator.core.label_undo import taken_back
from annotator.core.label_versions import next_version
from annotator.core.labels import LabelSet
from annotator.core.records import Layer, When
from annotator.errors import LabelError, StoreError
from annotator.store.label_history import (
    Kept,
    change_of,
    keep_change,
    use_set,
)
from annotator.store.label_rows import (
    Entry,
    Key,
    Renaming,
    Report,
    rename,
    renaming_back,
    renamings,
    rework,
)
from annotator.store.label_turn import Walk, next_step
from annotator.store.label_use import TABLES, holding
from annotator.store.label_versions import used_versions
from annotator.store.project import label_set_of
from annotator.store.tables import layers, log, relations, spans
from annotator.store.writing import begin_step, drop_steps_of, move_step


def change_labels(
    connection: Connection, author: int, change: LabelChange, *, at: When, report: Report
) -> None:
    """Use another label set, and let spans and links of all layers follow: one step.

    Raises:
        LabelError: The set in use is not the one that the change began with.
        StoppedError: It is not wanted any more.
    """
    if label_set_of(connection) != change.before:
        raise LabelError(
            "The labels were changed by something else meanwhile.", hint="Open them again."
        )
    step = begin_step(connection, author, title=change.title, at=at)
    kept = Kept(change.before, change.after, change.mapping)
    keep_change(connection, step, kept, at)
    _carry_out(connection, author, kept.mapping, Entry(step, "do", at), report)


def take_back(connection: Connection, author: int, *, at: When, report: Report) -> None:
    """Take back an author's last step, which has to be one of these.

    Raises:
        LabelError: Its labels have been changed since by another.
        StoreError: The last step is none of these.
        StoppedError: It is not wanted any more.
    """
    step, kept = _moved(connection, author, "undo")
    reverse = _reversed(kept)
    _undo_rows(connection, Entry(step, "undo", at), kept.mapping, reverse, report)
    turned = Kept(kept.after, kept.before, kept.mapping)
    use_set(connection, _brought_back(connection, turned, kept.mapping), reverse, at)


def do_again(connection: Connection, author: int, *, at: When, report: Report) -> None:
    """Do an author's step again that was taken back last, which has to be one of these.

    Raises:
        LabelError: Its labels have been changed since by another.
        StoreError: That step is none of these.
        StoppedError: It is not wanted any more.
    """
    step, kept = _moved(connection, author, "redo")
    back = _reversed(kept)
    _carry_out(connection, author, kept.mapping, Entry(step, "redo", at), report)
    use_set(connection, _brought_back(connection, kept, back), kept.mapping, at)


def _moved(connection: Connection, author: int, act: Walk) -> tuple[int, Kept]:
    """Walk over an author's next step; return its number and what it does to the labels."""
    found = next_step(connection, author, act)
    kept = None if found is None else change_of(connection, found.number)
    if found is None or kept is None:
        raise StoreError(f"There is no change of labels to {act}.")
    move_step(connection, found.number, act=act, title=found.title)
    return found.number, kept


def _reversed(kept: Kept) -> LabelMapping:
    """Return what brings the names of the set before a step back."""
    return reversed_mapping(
        kept.mapping,
        [label.name for label in kept.before.labels],
        [relation.name for relation in kept.before.relations],
    )


def _brought_back(connection: Connection, kept: Kept, back: LabelMapping) -> LabelSet:
    """Return the set that `kept` ends with, and what has come to the one before it since.

    `back` names what is called in it as in the one before.
    """
    brought = rebased(
        kept.after,
        base=kept.before,
        now=label_set_of(connection),
        label_then=back.label,
        relation_then=back.relation,
        in_use=_names(connection, spans),
        linked=_names(connection, relations),
    )
    if brought == kept.after:
        return brought
    # It is a set that there never was, so that no version of before names it.
    version = next_version(brought.version, used_versions(connection))
    return brought.model_copy(update={"version": version})


def _names(connection: Connection, table: Table) -> frozenset[str]:
    return frozenset(connection.execute(select(table.c.label).distinct()).scalars())


# Doing


def _carry_out(
    connection: Connection, author: int, mapping: LabelMapping, entry: Entry, report: Report
) -> None:
    """Let spans and links of all layers follow, and say in the log how."""
    whole = _layers_to_rework(connection, mapping)
    found = renamings(connection, mapping, without=whole)
    report.total = len(whole) + sum(renaming.size for renaming in found.values())
    rename(connection, entry, found, report)

    def edits_of(key: Key, layer: Layer) -> Sequence[Edit]:
        edits = edits_for(layer, mapping)
        position, own = key
        if own != author and any(isinstance(edit, RemoveSpan) for edit in edits):
            drop_steps_of(connection, position, own)
        return edits

    rework(connection, entry, whole, edits_of, report)


def _layers_to_rework(connection: Connection, mapping: LabelMapping) -> set[Key]:
    """Return the layers of which something is removed, or an attribute gets another name."""
    found: set[Key] = set()
    for table, names in ((spans, mapping.labels), (relations, mapping.relations)):
        gone = [old for old, new in names if not new]
        if gone:
            found |= _layers_with(connection, table, table.c.label.in_(gone))
    for attribute in mapping.attributes:
        table = TABLES[attribute.owner.kind]
        has_value = holding(table, attribute.old)
        if attribute.owner.kind != "document":
            has_value = and_(has_value, table.c.label == attribute.owner.name)
        found |= _layers_with(connection, table, has_value)
    return found


def _layers_with(connection: Connection, table: Table, condition: ColumnElement[bool]) -> set[Key]:
    rows = connection.execute(select(table.c.position, table.c.author).where(condition).distinct())
    return {(row.position, row.author) for row in rows}


# Taking back


_NOW = (
    select(layers.c.revision)
    .where(layers.c.position == log.c.position, layers.c.author == log.c.author)
    .scalar_subquery()
)
_LAST_UNDO = select(func.coalesce(func.max(log.c.number), 0)).where(
    log.c.step == bindparam("of"), log.c.act == "undo"
)
_LOGGED = (
    select(
        log.c.position, log.c.author, log.c.revision, log.c.edit, log.c.inverse, _NOW.label("now")
    )
    .where(log.c.step == bindparam("of"), log.c.number > bindparam("behind"))
    .order_by(log.c.number)
)


class _Done(NamedTuple):
    """What a step did to a layer: the revision then and the one now, and the log of it."""

    then: int
    now: int
    logged: list[tuple[str, str]]


def _done(connection: Connection, step: int) -> dict[Key, _Done]:
    """Return what a step did when it was done or done again last, by layer."""
    behind = connection.execute(_LAST_UNDO, {"of": step}).scalar_one()
    found: dict[Key, _Done] = {}
    for position, author, then, edit, inverse, now in connection.execute(
        _LOGGED, {"of": step, "behind": behind}
    ):
        done = found.setdefault((position, author), _Done(then, now, []))
        done.logged.append((edit, inverse))
    return found


def _undo_rows(
    connection: Connection,
    entry: Entry,
    mapping: LabelMapping,
    reverse: LabelMapping,
    report: Report,
) -> None:
    """Take back what the step did to all layers, and let what came since follow."""
    done = _done(connection, entry.step)
    found: dict[Key, Renaming] = {}
    for key, (then, now, logged) in done.items():
        back = renaming_back(now, logged, mapping) if then == now else None
        if back is not None:
            found[key] = back
    whole = done.keys() - found.keys()
    # Layers that the step did not touch have come since, or what they hold has.
    found |= renamings(connection, reverse, without=done)
    report.total = len(whole) + sum(renaming.size for renaming in found.values())

    def edits_of(key: Key, layer: Layer) -> Sequence[Edit]:
        then, now, logged = done[key]
        entries = [_entry(layer.document_id, *texts) for texts in logged]
        if then == now:
            return [entry.inverse for entry in reversed(entries)]
        return taken_back(layer, entries, reverse)

    rename(connection, entry, found, report)
    rework(connection, entry, whole, edits_of, report)


def _entry(document_id: str, edit: str, inverse: str) -> LayerEdit:
    return LayerEdit(
        document_id=document_id,
        edit=EDIT.validate_json(edit),
        inverse=EDIT.validate_json(inverse),
    )
