"""Which label set followed which, and what the names of each became in the next.

Label sets are kept for ever, each under its number; the last is in use. What became of the names
of the set before it is a fact under the set's number, whether a step brought the set, or taking
one back or doing it again.
"""

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from annotator.core.label_mapping import NOTHING, LabelMapping, mapping_of
from annotator.core.labels import LabelSet
from annotator.core.records import When
from annotator.store.engine import insert_numbered
from annotator.store.project import label_set_of
from annotator.store.tables import facts, label_changes, label_sets

_FACT = "labels:"

_SET = select(label_sets.c.content).where(label_sets.c.number == bindparam("set"))
_LAST = select(label_sets.c.number).order_by(label_sets.c.number.desc()).limit(1)
_OF_STEP = select(label_changes).where(label_changes.c.step == bindparam("of"))
_MAPPING = select(facts.c.value).where(facts.c.name == bindparam("fact"))
_MAPPINGS = select(facts.c.name, facts.c.value).where(facts.c.name.startswith(_FACT))


class Kept(NamedTuple):
    """What a step did to the label set: the one before, the one after, the way of the names."""

    before: LabelSet
    after: LabelSet
    mapping: LabelMapping


def keep_change(connection: Connection, step: int, kept: Kept, at: When) -> None:
    """Use the set after a step from now on, and remember what is needed to take it back."""
    before = connection.execute(_LAST).scalar_one()
    after = use_set(connection, kept.after, kept.mapping, at)
    row = {"step": step, "before": before, "after": after}
    connection.execute(insert(label_changes), row)


def use_set(connection: Connection, label_set: LabelSet, mapping: LabelMapping, at: When) -> int:
    """Use a label set from now on; return its number."""
    values = {"created_at": at, "content": label_set.model_dump_json()}
    number = insert_numbered(connection, label_sets, values)
    if not mapping.is_empty:
        said = mapping.model_dump_json()
        connection.execute(insert(facts), {"name": f"{_FACT}{number}", "value": said})
    return number


def change_of(connection: Connection, step: int) -> Kept | None:
    """Return what a step did to the label set, None where it did nothing to it."""
    row = connection.execute(_OF_STEP, {"of": step}).first()
    if row is None:
        return None
    said = connection.execute(_MAPPING, {"fact": f"{_FACT}{row.after}"}).scalar()
    return Kept(
        before=_set(connection, row.before),
        after=_set(connection, row.after),
        mapping=LabelMapping.model_validate_json(said) if said else LabelMapping(),
    )


def _set(connection: Connection, number: int) -> LabelSet:
    return LabelSet.model_validate_json(connection.execute(_SET, {"set": number}).scalar_one())


def gone_names(connection: Connection) -> LabelMapping:
    """Return every name that the label set in use no longer has, with what it has become."""
    labels: dict[str, str] = {}
    relations: dict[str, str] = {}
    for mapping in mappings_of(connection).values():
        labels = {old: mapping.label(new) for old, new in labels.items()} | dict(mapping.labels)
        relations = {old: mapping.relation(new) for old, new in relations.items()} | dict(
            mapping.relations
        )
    label_set = label_set_of(connection)
    return mapping_of(
        _among(labels, {label.name for label in label_set.labels}),
        _among(relations, {relation.name for relation in label_set.relations}),
    )


def mappings_of(connection: Connection) -> dict[int, LabelMapping]:
    """Return what each set made of the names of the one before, by the set's number."""
    rows = connection.execute(_MAPPINGS)
    kept = sorted((int(name.removeprefix(_FACT)), value) for name, value in rows)
    return {number: LabelMapping.model_validate_json(value) for number, value in kept}


def _among(names: dict[str, str], known: set[str]) -> list[tuple[str, str]]:
    gone = ((old, new) for old, new in names.items() if old not in known)
    return [(old, new if new in known else NOTHING) for old, new in gone]
