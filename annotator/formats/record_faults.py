"""What pydantic finds wrong with a record, in our words and with our codes."""

from typing import Any

from pydantic import ValidationError

from annotator.formats.faults import Faults
from annotator.formats.record import (
    LabelSetEntry,
    ProvenanceEntry,
    RecordLine,
    RelationEntry,
    SourceEntry,
    SpanEntry,
    TextValue,
)

_KNOWN_NAMES = {
    field.alias or name
    for kind in (
        RecordLine,
        SpanEntry,
        RelationEntry,
        LabelSetEntry,
        SourceEntry,
        ProvenanceEntry,
        TextValue,
    )
    for name, field in kind.model_fields.items()
}

_TEXT_CODES = {"missing": "text_missing", "string_too_short": "text_empty"}
_CODES = {
    ("offset_unit",): "bad_offset_unit",
    ("schema_version",): "bad_schema_version",
    ("id",): "bad_id",
    ("text_sha256",): "text_sha256_differs",
    ("spans",): "bad_spans",
}


def refuse_each(error: ValidationError, faults: Faults) -> None:
    """Tell `faults` each thing that is wrong with a record."""
    for entry in error.errors(include_url=False, include_context=False, include_input=False):
        place = tuple(entry["loc"]) or ("record",)
        code = _code(place, entry["type"])
        message = entry["msg"][:1].lower() + entry["msg"][1:]
        faults.refuse(code, f"{_shown(place)}: {message}.")


def _code(place: tuple[Any, ...], kind: str) -> str:
    if kind == "json_invalid":
        # It was JSON before, so only its depth can be wrong.
        return "too_deep"
    if place == ("text",):
        return _TEXT_CODES.get(kind, "text_not_string")
    if place[-1:] in (("start",), ("end",)):
        return _offset_code(kind)
    if place in _CODES:
        return _CODES[place]
    if isinstance(place[-1], str) and place[-1] not in _KNOWN_NAMES:
        return "unknown_property"
    return "property_missing" if kind == "missing" else "bad_value"


def _offset_code(kind: str) -> str:
    if kind == "missing":
        return "offset_missing"
    return "span_outside_text" if kind == "greater_than_equal" else "offset_not_integer"


def _shown(place: tuple[Any, ...]) -> str:
    """Return a place as people write it: ("spans", 0, "start") is "spans[0].start"."""
    shown = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return shown.removeprefix(".")
