"""The relations of a plain record: `[{"label", "head", "tail", …}]` to `Relation` records.

`head` and `tail` are ids of the record's spans: those of the file or, where a span has none, s1,
s2, … by its place in the record's list. Other tools call other things relations: what does not look
like ours, or leads to a span that is not there, is kept as it is.
"""

from collections.abc import Set
from typing import Any, TypeGuard, cast

from annotator.core.records import Relation, Span
from annotator.formats.base import ReadOptions
from annotator.formats.faults import Faults
from annotator.formats.plain_parts import ids_of, values_beside

RELATIONS = "relations"
"""The key of a record under which they stand."""

_KEYS = frozenset({"label", "head", "tail", "id"})


def are_ours(entries: object) -> TypeGuard[list[dict[str, Any]]]:
    """Return whether a value is a list of relations as this program means them."""
    if not isinstance(entries, list) or not entries:
        return False
    return all(_is_ours(entry) for entry in cast("list[object]", entries))


def _is_ours(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    found = cast("dict[str, object]", entry)
    label, head, tail = (found.get(key) for key in ("label", "head", "tail"))
    ends = all(isinstance(end, str | int) and not isinstance(end, bool) for end in (head, tail))
    is_label = isinstance(label, str) and len(label) <= 200 and bool(label.strip())
    return is_label and ends


def relations_of(
    entries: list[dict[str, Any]], spans: tuple[Span, ...], options: ReadOptions, faults: Faults
) -> tuple[Relation, ...] | None:
    """Return relations that are ours; None, and a warning, where one leads to no span.

    Args:
        entries: What `are_ours` has found to be such.
        spans: All spans of the record.
        options: Who makes the relations, and when, and how the label set spells them.
        faults: Takes the warning, and ids that stand twice.
    """
    if not _lead_to_spans(entries, {span.id for span in spans}, faults):
        return None
    ids = ids_of(entries, "relation", faults)
    spelt: dict[str, str] = {
        known.name.casefold(): known.name for known in options.label_set.relations
    }
    relations = (
        Relation(
            id=relation_id,
            label=spelt.get(str(entry["label"]).casefold(), str(entry["label"])),
            head=str(entry["head"]),
            tail=str(entry["tail"]),
            attributes=values_beside(entry, _KEYS, relation_id, faults),
            origin="import",
            created_by=options.author_id,
            created_at=options.now,
        )
        for entry, relation_id in zip(entries, ids, strict=True)
    )
    return tuple(sorted(relations, key=lambda relation: relation.id))


def _lead_to_spans(entries: list[dict[str, Any]], spans: Set[str], faults: Faults) -> bool:
    for number, entry in enumerate(entries, 1):
        for end in ("head", "tail"):
            if str(entry[end]) not in spans:
                faults.warn(
                    "relations_kept",
                    f"The {end} of relation {number} is {str(entry[end])[:40]!r}, which is the id"
                    " of no span of the record: its relations are kept as an attribute.",
                )
                return False
    return True
