"""Plays a layer's log from its beginning and says where log and layer part."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from annotator.core.edits import EDIT, Edit
from annotator.core.records import Layer, Relation, Span
from annotator.errors import EditError

Fault = tuple[str, str]
"""A problem's code and what is wrong."""


class Entry(NamedTuple):
    """One row of the log."""

    number: int
    act: str
    revision: int
    edit: str
    inverse: str


def faults_of(stored: Layer, entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield where the log of a layer is at odds with itself or with the layer that is stored."""
    layer, revision = Layer(document_id=stored.document_id, author_id=stored.author_id), 0
    for entry in entries:
        if entry.act != "import" and entry.revision not in (revision, revision + 1):
            yield "log_has_gap", f"its log leaps from revision {revision} to {entry.revision}"
        try:
            layer, can_be_undone = _played(layer, entry)
        except (EditError, ValidationError) as error:
            reason = error.message if isinstance(error, EditError) else "It cannot be read."
            yield "log_breaks", f"its log cannot be played behind entry {entry.number}: {reason}"
            return
        if not can_be_undone:
            yield "wrong_inverse", f"entry {entry.number} of its log would not be undone as it was"
        revision = entry.revision
    if revision != stored.revision:
        yield "wrong_revision", f"it has revision {stored.revision}, its log says {revision}"
    differing = _differing(stored, layer)
    if differing:
        yield "log_differs", f"its log says otherwise of {_listed(differing)}"


def _played(layer: Layer, entry: Entry) -> tuple[Layer, bool]:
    """Return the layer after an entry, and whether its inverse would bring back the one before."""
    edit: Edit = EDIT.validate_json(entry.edit)
    inverse: Edit = EDIT.validate_json(entry.inverse)
    after = edit.apply(layer)
    try:
        return after, inverse.apply(after) == layer
    except EditError:
        return after, False


def _differing(stored: Layer, played: Layer) -> list[str]:
    """Name the parts of two layers that are not the same."""
    names = [
        name
        for name in ("status", "note", "attributes")
        if getattr(stored, name) != getattr(played, name)
    ]
    return [
        *(f"the {name}" for name in names),
        *(f"span {span_id!r}" for span_id in _changed(stored.spans, played.spans)),
        *(f"relation {item_id!r}" for item_id in _changed(stored.relations, played.relations)),
    ]


def _changed(
    stored: Iterable[Span] | Iterable[Relation], played: Iterable[Span] | Iterable[Relation]
) -> list[str]:
    """Return the ids of what is not the same in both, or in one only."""
    here, there = ({item.id: item for item in items} for items in (stored, played))
    return sorted(key for key in here.keys() | there.keys() if here.get(key) != there.get(key))


_LISTED = 3


def _listed(names: Sequence[str]) -> str:
    """Return the first few of many names as part of a sentence."""
    more = len(names) - _LISTED
    shown = ", ".join(names[:_LISTED])
    return f"{shown} and {more} more" if more > 0 else shown
