"""What the spans of an article say and are linked to, by their places: in the gold, in an export.

`tests/data/parse/README.md` says what the gold leaves out. What is usual is no value here, whether
it was written or not, and the names and codes that the gold does not give are left out everywhere.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

LEFT_OUT = frozenset({"canonical", "country", "code", "victim_group"})
"""Attributes that the gold does not give."""

USUAL = {
    "approximate": "false",
    "negated": "false",
    "cumulative": "false",
    "modality": "actual",
    "cue_type": "neutral",
    "polarity": "positive",
    "speaker_implicit": "false",
    "alleged": "false",
}
"""What an attribute without a value means."""


class Place(NamedTuple):
    """A span by where it is, in code points, and its label."""

    start: int
    end: int
    label: str


class Tie(NamedTuple):
    """A relation by its name and both its ends."""

    name: str
    head: Place
    tail: Place


class Said(NamedTuple):
    """All values of an article's spans, and its relations with their own values."""

    values: dict[Place, dict[str, str]]
    ties: dict[Tie, dict[str, str]]


def compared(values: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Return the values that are compared, by name: a list of choices as its parts in order.

    >>> compared([("effect", '["killed","injured"]'), ("negated", "false"), ("code", "GOV")])
    {'effect': 'injured, killed'}
    """
    found = {name: _plain(value) for name, value in values if name not in LEFT_OUT}
    return {name: value for name, value in found.items() if value != USUAL.get(name, "")}


def _plain(value: object) -> str:
    if isinstance(value, str) and value.startswith("["):
        value = json.loads(value)
    return ", ".join(sorted(map(str, value))) if isinstance(value, list) else str(value)


def of_gold(content: Mapping[str, Any]) -> Said:
    """Return what the gold says of one document."""
    return Said(
        {_place(span): compared(span["attributes"].items()) for span in content["spans"]},
        {
            Tie(link["label"], Place(*link["head"]), Place(*link["tail"])): compared(
                link["attributes"].items()
            )
            for link in content["relations"]
        },
    )


def of_record(record: Mapping[str, Any]) -> Said:
    """Return what an exported record says."""
    places = {span["id"]: _place(span) for span in record["spans"]}
    return Said(
        {places[span["id"]]: compared(_listed(span)) for span in record["spans"]},
        {
            Tie(link["label"], places[link["head"]], places[link["tail"]]): compared(_listed(link))
            for link in record["relations"]
        },
    )


def _place(span: Mapping[str, Any]) -> Place:
    return Place(span["start"], span["end"], span["label"])


def _listed(item: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    return ((value["name"], value["value"]) for value in item["attributes"])


def differences(wanted: Said, made: Said) -> Iterator[str]:
    """Yield what an export has otherwise than it was wanted, a sentence each."""
    for what, ours, theirs in (
        ("span", wanted.values, made.values),
        ("relation", wanted.ties, made.ties),
    ):
        for key in sorted({*ours, *theirs}):
            if key not in theirs:
                yield f"The {what} {_named(key)} is missing."
            elif key not in ours:
                yield f"The {what} {_named(key)} is not wanted."
            elif ours[key] != theirs[key]:
                yield f"The {what} {_named(key)} says {theirs[key]}, not {ours[key]}."


def _named(key: Place | Tie) -> str:
    if isinstance(key, Place):
        return f"{key.label} {key.start}–{key.end}"
    return f"{key.name} from {_named(key.head)} to {_named(key.tail)}"
