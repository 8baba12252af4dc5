"""Attribute values from and to JSON: one column of text in a record, any JSON outside."""

import json
import re
from math import isfinite
from typing import Any

import orjson

from annotator.core.records import AttributeValue, ValueType
from annotator.core.trusted import maker
from annotator.formats.record import EXTENSION

new_value = maker(AttributeValue)
"""Makes an attribute of a name, a type and a value that fits it."""

NAME_LENGTH = 200
"""The longest name an attribute may have, in code points."""

_DEPTH = 100
"""How many brackets an extension may open: deeper ones are not sure to be read by every reader."""


def value_of(name: str, value: object) -> AttributeValue:
    """Return the attribute that holds a JSON value: of its own type, or `json` without one.

    `name` has 1 to `NAME_LENGTH` code points.

    >>> value_of("count", 12)
    AttributeValue(name='count', type='integer', value='12')
    """
    kind, text = _typed(value)
    return new_value({"name": name, "type": kind, "value": text})


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
) -> tuple[tuple[AttributeValue, ...], dict[str, Any]]:
    """Return the attributes to be listed, and those to be written as extensions `x_…` of JSON.

    Reading appends extensions to the listed ones, so only those at the end are written so: the
    order is the same after writing and reading. The name `reserved` is not taken for one.
    """
    at = len(attributes)
    names = {reserved}
    while at and _is_extension(attributes[at - 1], names):
        at -= 1
        names.add(attributes[at].name)
    return attributes[:at], {entry.name: _json_of(entry) for entry in attributes[at:]}


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
