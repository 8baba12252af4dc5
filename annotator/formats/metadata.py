"""What a plain record says of its document beside the text: known keys and others."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, cast

from annotator.core.records import VALUE_PATTERNS, AttributeValue
from annotator.core.statuses import STATUSES
from annotator.formats.faults import Faults
from annotator.formats.values import NAME_LENGTH, value_of

_INTERVAL = re.compile(VALUE_PATTERNS["date"])


def published(value: object) -> str:
    """Return a date as an EDTF interval, a moment in UTC as one, "" for anything else.

    >>> published("2024-05"), published("2024-05-03T12:00:00+02:00")
    ('2024-05/2024-05', '2024-05-03T10:00:00.000Z')
    """
    if not isinstance(value, str) or value == "..":
        return ""
    interval = value if "/" in value else f"{value}/{value}"
    return interval if _INTERVAL.fullmatch(interval) else _moment(value)


def _moment(value: str) -> str:
    """Return a time with its zone as a `When`; without one, which moment it was is unknown."""
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            return ""
        return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    except (ValueError, OverflowError):
        return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _one_of(*known: str) -> Callable[[object], str]:
    return lambda value: value if isinstance(value, str) and value in known else ""


_FIELDS: dict[str, tuple[str, Callable[[object], str]]] = {
    "title": ("title", _text),
    "language": ("language", _text),
    "lang": ("language", _text),
    "published_at": ("published_at", published),
    "published": ("published_at", published),
    "date": ("published_at", published),
    "publisher": ("publisher", _text),
    "uri": ("uri", _text),
    "url": ("uri", _text),
    "split": ("split", _one_of("train", "dev", "test")),
    "status": ("status", _one_of(*STATUSES)),
    "note": ("note", _text),
}
"""Key of a record → the field it fills, and what makes a value of it or "" where it is none."""

_OF_META = ("title", "language", "published_at", "publisher", "uri")
"""What is taken from a nested `meta` where the record itself does not say it."""

_READ_ELSEWHERE = ("text", "spans", "id")


def read_fields(
    data: dict[str, Any], faults: Faults
) -> tuple[dict[str, str], list[AttributeValue]]:
    """Return the fields that the keys of a record fill, and all its other keys as attributes.

    A key whose value makes no sense for its field, or whose field another one filled before, is an
    attribute; null is as good as no key. `meta` is asked for what is missing and kept as it is.
    """
    fields: dict[str, str] = {}
    rest: list[tuple[str, object]] = []
    for key, value in data.items():
        if key in _FIELDS:
            name, accepted = _FIELDS[key]
            found = accepted(value)
            if found and name not in fields:
                fields[name] = found
                continue
            if value is None or value == "":
                continue
        elif key in _READ_ELSEWHERE:
            continue
        rest.append((key, value))
    if "meta" in data:
        _fill_from(data["meta"], fields)
    if rest:
        _warn_of_status(rest, faults)
    return fields, attributes_of(rest, faults)


def _fill_from(meta: object, fields: dict[str, str]) -> None:
    if not isinstance(meta, dict):
        return
    for key, value in cast("dict[str, object]", meta).items():
        name, accepted = _FIELDS.get(key, ("", _text))
        if name in _OF_META and name not in fields and (found := accepted(value)):
            fields[name] = found


def _warn_of_status(rest: list[tuple[str, object]], faults: Faults) -> None:
    for key, value in rest:
        if key == "status":
            faults.warn(
                "unknown_status",
                f"The status {str(value)[:40]!r} is none of {', '.join(STATUSES)}.",
            )


def attributes_of(members: Iterable[tuple[str, object]], faults: Faults) -> list[AttributeValue]:
    """Return keys and values as attributes; a key that can be no name is a fault."""
    found: list[AttributeValue] = []
    for name, value in members:
        if 0 < len(name) <= NAME_LENGTH:
            found.append(value_of(name, value))
        else:
            faults.refuse(
                "bad_key", f"The key {name[:40]!r} has not 1 to {NAME_LENGTH} characters."
            )
    return found
