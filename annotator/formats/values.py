"""Attribute values from and to JSON: one column of text in a record, any JSON outside."""

import json
import re
from math import isfinite
from typing import Any, cast

import orjson

from annotator.core.records import AttributeValue, ValueType
from annotator.core.trusted import maker
from annotator.formats.record import EXTENSION

new_value = maker(AttributeValue)
"""Makes an attribute of a name, a type and a value that fits it."""

NAME_LENGTH = 200
"""The longest name an attribute may have, in code points."""

PARSED = "x_parsed"
"""Where a span names those of its attributes that the program read and nobody changed.

A JSON array of names, as text, and in every span: loaders that give columns a type take no field
that comes and goes.
"""
NONE_PARSED = "[]"

_DEPTH = 100
"""How many brackets an extension may open: deeper ones are not sure to be read by every reader."""


def value_of(name: str, value: object) -> AttributeValue:
    """Return the attribute that holds a JSON value: of its own type, or `json` without one.

    `name` has 1 to `NAME_LENGTH` code points.

    >>> value_of("count", 12).value
    '12'
    """
    kind, text = _typed(value)
    return new_value({"name": name, "type": kind, "value": text, "is_parsed": False})


def _typed(value: object) -> tuple[ValueType, str]:
    if isinstance(value, str):
        return "string", value
    if isinstance(value, bool):
        return "boolean", "true" if value else "false"
    if isinstance(value, int):
        return "integer", str(value)
    if isinstance(value, float) and isfinite(value):
        return "number", repr(value)
    return "json", json_bytes(value).decode("utf-8")


def json_bytes(value: object) -> bytes:
    """Return any JSON value as JSON, also integers of more than 64 bits.

    Raises:
        RecursionError: It is nested hundreds deep.
    """
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def split_extensions(
    attributes: tuple[AttributeValue, ...], reserved: str = ""
) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """Return the attributes to be listed, and those to be written as extensions `x_…` of JSON.

    Reading appends extensions to the listed ones, so only those at the end are written so: the
    order is the same after writing and reading. The name `reserved` is not taken for one.
    """
    at = len(attributes)
    names = {PARSED, reserved}
    while at and _is_extension(attributes[at - 1], names):
        at -= 1
        names.add(attributes[at].name)
    extensions = {entry.name: _json_of(entry) for entry in attributes[at:]}
    return list(map(_listed, attributes[:at])), extensions


def names_of_parsed(attributes: tuple[AttributeValue, ...]) -> str:
    """Return the value of `PARSED`: the names of which the program read every value.

    >>> names_of_parsed((AttributeValue(name="value", value="2023", is_parsed=True),))
    '["value"]'
    """
    changed = {entry.name for entry in attributes if not entry.is_parsed}
    parsed = [entry.name for entry in attributes if entry.name not in changed]
    return json_bytes(list(dict.fromkeys(parsed))).decode() if parsed else NONE_PARSED


def parsed_names(written: object) -> tuple[str, ...] | None:
    """Return the names that a value of `PARSED` holds, None where it is none."""
    if not isinstance(written, str):
        return None
    try:
        names = orjson.loads(written)
    except ValueError:
        return None
    is_list = isinstance(names, list) and all(isinstance(n, str) for n in cast("list[Any]", names))
    return tuple(cast("list[str]", names)) if is_list else None


def _listed(attribute: AttributeValue) -> dict[str, str]:
    return {"name": attribute.name, "type": attribute.type, "value": attribute.value}


def _is_extension(attribute: AttributeValue, taken: set[str]) -> bool:
    """Whether it can be written as an extension and read back without any difference."""
    if attribute.name in taken or not re.fullmatch(EXTENSION, attribute.name):
        return False
    brackets = attribute.value.count("[") + attribute.value.count("{")
    if "null" in attribute.value or brackets > _DEPTH:
        return False
    try:
        return value_of(attribute.name, _json_of(attribute)) == attribute
    except (ValueError, TypeError):
        return False


def _json_of(attribute: AttributeValue) -> Any:  # noqa: ANN401 - any JSON
    match attribute.type:
        case "integer":
            number = int(attribute.value)
            if abs(number) >= 2**63:
                raise ValueError("loaders hold integers in 64 bits")
            return number
        case "number":
            return float(attribute.value)
        case "boolean":
            return attribute.value == "true"
        case "json":
            return orjson.loads(attribute.value)
        case _:
            return attribute.value
