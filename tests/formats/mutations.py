"""One of our own records with everything in it, and what can be wrong with one."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from tests.formats.reads import record

_WRONG: dict[type, tuple[object, ...]] = {
    str: (None, 7, True, [], {}),
    int: (None, "7", True, 1.5, [], -1),
    float: (None, "0.5", True, {}, -0.5),
    list: (None, "", {}, 0),
    dict: (None, "", [], 0),
}
"""For a value of each type, values that are none: null, other types, and numbers below zero.

Not 1.0 for 1: JSON Schema takes it for an integer, and we do not, since loaders would not.
"""

_PARTICULAR: tuple[tuple[tuple[str | int, ...], object], ...] = (
    (("schema",), "annotator.layer"),
    (("schema_version",), "1.7"),
    (("schema_version",), "2.0"),
    (("schema_version",), "1"),
    (("id",), ""),
    (("id",), "n" * 200),
    (("id",), "n" * 201),
    (("text",), ""),
    (("text_sha256",), "0" * 63),
    (("text_sha256",), "A" * 64),
    (("text_sha256",), ""),
    (("offset_unit",), "utf_16_code_unit"),
    (("status",), "flagged"),
    (("status",), "finished"),
    (("split",), "validation"),
    (("split",), "dev"),
    (("spans", 0, "id"), "s 1"),
    (("spans", 0, "id"), "s" * 65),
    (("spans", 0, "label"), ""),
    (("spans", 0, "label"), "l" * 201),
    (("spans", 0, "end"), 0),
    (("spans", 0, "score"), 1),
    (("spans", 0, "score"), 1.01),
    (("spans", 0, "origin"), "machine"),
    (("spans", 0, "created_at"), "2026-03-09T10:00:00Z"),
    (("spans", 0, "created_at"), ""),
    (("spans", 0, "attributes", 0, "name"), ""),
    (("spans", 0, "attributes", 0, "type"), "text"),
    (("relations", 0, "head"), ""),
    (("relations", 0, "label"), ""),
    (("attributes", 0, "value"), "12.5"),
    (("attributes", 0, "value"), "007"),
    (("attributes", 1, "value"), "1e-7"),
    (("attributes", 1, "value"), "one"),
    (("attributes", 2, "value"), "True"),
    (("attributes", 3, "value"), "2024-05-03"),
    (("attributes", 3, "value"), "2024-05?/.."),
    (("attributes", 4, "value"), "12..15"),
    (("attributes", 4, "value"), "12-15"),
    (("attributes", 5, "value"), "anything at all"),
    (("label_set", "sha256"), ""),
    (("label_set", "sha256"), "0"),
    (("source", "newline"), "lfcr"),
    (("source", "newline"), "crlf"),
    (("source", "published_at"), "2026-03-09"),
    (("source", "published_at"), "2026-03-09/2026-03-09"),
    (("source", "published_at"), "2026-03-09T10:00:00.000Z"),
    (("source", "text_changes"), ["crlf_to_lf"]),
    (("source", "text_changes"), [1]),
    (("provenance", "tool"), "another"),
    (("provenance", "role"), "adjudicator"),
    (("provenance", "role"), "coder"),
    (("provenance", "seconds"), 3),
    (("provenance", "annotator"), "a" * 201),
)


class Mutation(NamedTuple):
    """A record that differs in one place from a good one, and what was done to it."""

    name: str
    record: dict[str, Any]


def full_record() -> dict[str, Any]:
    """Return a record with a relation, and with attributes of every type."""
    values = (
        ("integer", "12"),
        ("number", "0.5"),
        ("boolean", "true"),
        ("date", "2024-05-03/2024-05-03"),
        ("range", "10..15"),
        ("json", "[]"),
    )
    attributes = [{"name": kind, "type": kind, "value": value} for kind, value in values]
    full = record(attributes=attributes)
    full["spans"][0]["attributes"] = [{"name": "type", "type": "choice", "value": "state"}]
    full["relations"][0]["attributes"] = [{"name": "alleged", "type": "boolean", "value": "true"}]
    return full


def mutations() -> Iterator[Mutation]:
    """Yield a good record, and one for each thing that may be otherwise in it."""
    full = full_record()
    yield Mutation("unchanged", full)
    for place, value in _PARTICULAR:
        yield _with(full, place, value)
    for place, value in _places(full):
        if place:
            yield _without(full, place)
        for wrong in _WRONG[type(value)] if place else ():
            yield _with(full, place, wrong)
        if isinstance(value, dict):
            for name in ("x_note", "x_", "X_note", "unknown"):
                yield _with(full, (*place, name), "anything")


def _places(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield each place of a record with its value; of a list, its first member stands for all."""
    yield at, value
    members: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value[:1]))
    for name, member in members:
        yield from _places(member, (*at, name))


def _with(full: dict[str, Any], place: tuple[str | int, ...], value: object) -> Mutation:
    changed = deepcopy(full)
    _holder(changed, place)[place[-1]] = value
    shown = repr(value) if len(repr(value)) < 30 else f"{len(str(value))} characters"
    return Mutation(f"{_shown(place)} = {shown}", changed)


def _without(full: dict[str, Any], place: tuple[str | int, ...]) -> Mutation:
    changed = deepcopy(full)
    del _holder(changed, place)[place[-1]]
    return Mutation(f"no {_shown(place)}", changed)


def _holder(record: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any part of it
    for name in place[:-1]:
        record = record[name]
    return record


def _shown(place: tuple[str | int, ...]) -> str:
    return ".".join(str(name) for name in place)
