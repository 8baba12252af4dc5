"""What a plain record says of its document beside the text: known keys, and all the others."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar, cast

from annotator.core.records import STATUSES, VALUE_PATTERNS, AttributeValue, Split, Status
from annotator.formats.faults import Faults
from annotator.formats.values import NAME_LENGTH, value_of

T = TypeVar("T")

_INTERVAL = re.compile(VALUE_PATTERNS["date"])


class Fields:
    """The keys of a record, each taken once; what nobody takes is the document's attributes."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._taken = {"text", "spans", "id"}
        meta = data.get("meta")
        self._meta = cast("dict[str, Any]", meta) if isinstance(meta, dict) else {}

    def take(self, names: tuple[str, ...], accepted: Callable[[object], T]) -> T:
        """Return the first value under one of `names` that `accepted` makes something of.

        A key with another kind of value is left to the attributes; null is as good as no key.
        Where the record has none, its `meta` is asked, which is kept as it is.
        """
        for name in names:
            if name in self._data:
                value = accepted(self._data[name])
                if value or self._data[name] is None:
                    self._taken.add(name)
                if value:
                    return value
        found = (accepted(self._meta[name]) for name in names if name in self._meta)
        return next((value for value in found if value), accepted(None))

    def rest(self) -> list[tuple[str, Any]]:
        """Return the keys that were not taken, with their values, in the file's order."""
        return [member for member in self._data.items() if member[0] not in self._taken]


def attributes_of(
    members: Iterable[tuple[str, object]], faults: Faults
) -> tuple[AttributeValue, ...]:
    """Return keys and values as attributes; a key that can be no name is a fault."""
    found: list[AttributeValue] = []
    for name, value in members:
        if 0 < len(name) <= NAME_LENGTH:
            found.append(value_of(name, value))
        else:
            faults.refuse(
                "bad_key", f"The key {name[:40]!r} has not 1 to {NAME_LENGTH} characters."
            )
    return tuple(found)


def text(value: object) -> str:
    """Return a text as it is, "" for anything else."""
    return value if isinstance(value, str) else ""


def split(value: object) -> Split:
    """Return the name of a split, "" for anything else."""
    return cast("Split", value) if value in ("train", "dev", "test") else ""


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


def status_of(fields: Fields, faults: Faults) -> Status:
    """Take the status; one that we do not have stays an attribute, with a warning."""

    def accepted(value: object) -> Status | Literal[""]:
        if value is None or value in STATUSES:
            return cast("Status", value or "")
        faults.warn(
            "unknown_status",
            f"The status {str(value)[:40]!r} is none of {', '.join(STATUSES)}.",
            hint="The record was taken as to do; what it says is kept as an attribute.",
        )
        return ""

    return fields.take(("status",), accepted) or "todo"
