"""Whether plain data has the shape of a label set, said in sentences.

What may stand where is declared by the records of `labels` alone; here is only how each breach of
it is told.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, cast, get_args

from pydantic import BaseModel, ValidationError

from annotator.core.labels import Attribute, Example, Label, LabelSet, RelationType
from annotator.core.records import ValueType

Place = tuple[str | int, ...]
"""The way to a part of the data: names of properties, and places in lists from 0."""

_DEEPEST = 20
"""So many objects and lists may stand in each other; a label set has five."""


class Fault(NamedTuple):
    """A place, a short stable name, what is wrong there and what to do."""

    place: Place
    code: str
    message: str
    hint: str = ""


def plain(data: object) -> tuple[object, tuple[Fault, ...]]:
    """Return a copy of `data` that can be worked with, and what could not be kept of it.

    Lone surrogates, which no file can hold, are replaced, and what is too deep is left out.
    """
    faults: list[Fault] = []
    return _plain(data, (), faults), tuple(faults)


def as_object(value: object) -> dict[str, Any] | None:
    """Return plain data as an object with its properties, None where it is none."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def as_list(value: object) -> list[Any]:
    """Return plain data as a list, empty where it is none."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def _plain(data: object, place: Place, faults: list[Fault]) -> object:
    if isinstance(data, str):
        return _encodable(data, place, faults)
    if len(place) > _DEEPEST:
        faults.append(Fault(place[:3], "too_deep", "Too many objects stand in each other here."))
        return None
    if isinstance(data, Mapping):
        items: dict[Any, Any] = dict(data)  # pyright: ignore[reportUnknownArgumentType]
        return {str(name): _plain(v, (*place, str(name)), faults) for name, v in items.items()}
    if isinstance(data, list | tuple):
        parts: list[Any] = list(data)  # pyright: ignore[reportUnknownArgumentType]
        return [_plain(part, (*place, at), faults) for at, part in enumerate(parts)]
    return data


def _encodable(text: str, place: Place, faults: list[Fault]) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        message = "The text holds half of a surrogate pair, which is no character."
        faults.append(Fault(place, "surrogate", message, "Leave it out."))
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def faults_of_shape(data: object) -> tuple[Fault, ...]:
    """Return where `data` is no label set by its shape; contradictions are not looked for."""
    try:
        LabelSet.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False)
        # A whole set that contradicts itself is told with its places by `label_faults`.
        return tuple(
            _told(tuple(entry["loc"]), entry["type"], entry.get("input"))
            for entry in errors
            if entry["type"] != "value_error" and not _follows(entry["type"], entry.get("input"))
        )
    return ()


def _follows(kind: str, value: object) -> bool:
    """Whether a list is said to be too short only because of what is wrong with its items."""
    return kind == "too_short" and bool(value)


_KINDS: dict[str, tuple[str, type[BaseModel]]] = {
    "labels": ("label", Label),
    "attributes": ("attribute", Attribute),
    "examples": ("example", Example),
    "relations": ("relation", RelationType),
}
_SET = ("label set", LabelSet)

_TYPES = f"There are {', '.join(get_args(ValueType))}."
_MESSAGES = {
    "string_type": ("“{name}” has to be text.", "Put it in quotation marks."),
    "string_too_short": ("“{name}” is empty.", ""),
    "string_too_long": ("“{name}” is too long.", ""),
    "int_type": ("“{name}” has to be a whole number.", ""),
    "int_from_float": ("“{name}” has to be a whole number.", ""),
    "bool_type": ("“{name}” has to be true or false.", ""),
    "tuple_type": ("“{name}” has to be a list.", ""),
    "greater_than_equal": ("The hue has to be an angle from 0 to 359.", ""),
    "less_than": ("The hue has to be an angle from 0 to 359.", ""),
    "literal_error": (
        "There is no type {value!r}.",
        f"There are {', '.join(get_args(ValueType))}.",
    ),
    "too_short": ("A label set has at least one label.", ""),
}
_KEY_TOO_LONG = ("A key is one letter.", "")


def _told(place: Place, kind: str, value: object) -> Fault:
    owner, record = _owner(place)
    name = place[-1] if place else ""
    if kind == "missing":
        return Fault(place[:-1], f"no_{name}", f"The {owner} has no {name}.")
    if kind == "extra_forbidden":
        hint = f"There are {', '.join(record.model_fields)}."
        return Fault(place, "unknown_property", f"The {owner} cannot have “{name}”.", hint)
    if kind in ("model_type", "model_attributes_type"):
        what, _ = _KINDS[str(place[-2])] if len(place) > 1 else _SET
        hint = "It is written as properties with their values, as name: actor."
        return Fault(place, "not_an_object", f"This is no {what}.", hint)
    message, hint = _MESSAGES.get(kind, ("“{name}” cannot be {value!r}.", ""))
    if (kind, name) == ("string_too_long", "key"):
        message, hint = _KEY_TOO_LONG
    shown = f"{place[-2]} {name}" if isinstance(name, int) and len(place) > 1 else name
    return Fault(place, _CODES.get(kind, "bad_value"), _filled(message, shown, value), hint)


_CODES = {"greater_than_equal": "bad_hue", "less_than": "bad_hue", "literal_error": "bad_type"}


def _filled(message: str, name: object, value: object) -> str:
    return message.format(name=name, value=value if isinstance(value, int | str) else "")


def _owner(place: Place) -> tuple[str, type[BaseModel]]:
    """Return what the object is called, and is, that a property at this place belongs to."""
    for at in range(len(place) - 1, 0, -1):
        if isinstance(place[at], int) and place[at - 1] in _KINDS:
            return _KINDS[str(place[at - 1])]
    return _SET
