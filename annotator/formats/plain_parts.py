"""What spans and relations of a plain record have in common: ids, and values beside."""

import re
from collections.abc import Sequence, Set
from itertools import count
from typing import Any, Literal, cast

from pydantic import ValidationError

from annotator.core.records import AttributeValue
from annotator.formats.faults import Faults
from annotator.formats.metadata import attributes_of
from annotator.formats.placement import refuse_repeated
from annotator.formats.values import value_of

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_ATTRIBUTE_KEYS = ("attrs", "attributes")


def ids_of(
    entries: Sequence[object], what: Literal["span", "relation"], faults: Faults
) -> list[str]:
    """Return an id for each entry: its own where that can be one, else the first free one.

    Those are s1, s2, … for spans and r1, r2, … for relations.
    """
    given = [_given_id(entry) for entry in entries]
    taken, letter = set(given), what[0]
    if taken == {""}:
        return [f"{letter}{number}" for number in range(1, len(given) + 1)]
    refuse_repeated(what, [own for own in given if own], faults)
    return [own or _free_id(letter, number, taken) for number, own in enumerate(given, 1)]


def _given_id(entry: object) -> str:
    """Return the id that an entry has in the file, "" where it has none or one that is no id."""
    given = cast("dict[str, Any]", entry).get("id") if isinstance(entry, dict) else None
    if given is None or isinstance(given, bool) or not isinstance(given, (str, int)):
        return ""
    return str(given) if _ID.fullmatch(str(given)) else ""


def _free_id(letter: str, number: int, taken: set[str]) -> str:
    free = next(name for at in count(number) if (name := f"{letter}{at}") not in taken)
    taken.add(free)
    return free


def values_beside(
    entry: dict[str, Any], known: Set[str], own_id: str, faults: Faults
) -> tuple[AttributeValue, ...]:
    """Return what an entry says beside its `known` keys, and an id of it that can be none."""
    found: list[AttributeValue] = []
    for key, value in entry.items():
        if key in _ATTRIBUTE_KEYS and isinstance(value, dict):
            found += attributes_of(cast("dict[str, Any]", value).items(), faults)
        elif key in _ATTRIBUTE_KEYS and isinstance(value, list):
            found += _listed(key, cast("list[object]", value))
        elif key not in known or (key == "id" and value is not None and str(value) != own_id):
            found += attributes_of([(key, value)], faults)
    return tuple(found)


def _listed(key: str, values: list[object]) -> list[AttributeValue]:
    """Return attributes that are written as our own records write them; else the list as it is."""
    try:
        return [AttributeValue.model_validate(value) for value in values]
    except ValidationError:
        return [value_of(key, values)]
