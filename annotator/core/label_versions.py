"""Which version a label set has after a change."""

import re
from collections.abc import Collection

from annotator.core.label_changes import LabelChange, change_set

_COUNTED = re.compile(r"(?P<before>.*?)(?P<digits>[0-9]+)\Z", re.DOTALL)


def next_version(version: str, used: Collection[str] = ()) -> str:
    """Return the version that follows one: its last number counts up.

    One that does not end in a number goes on as its second, and one that is empty as the first.
    What stands in `used` is passed over, so that no two sets have a version in common.

    >>> next_version("1"), next_version("2.09"), next_version("draft"), next_version("1", {"2"})
    ('2', '2.10', 'draft 2', '3')
    """
    found = _following(version)
    while found in used:
        found = _following(found)
    return found


def _following(version: str) -> str:
    counted = _COUNTED.match(version)
    if counted is not None:
        return counted["before"] + _plus_one(counted["digits"])
    return f"{version} 2" if version.strip() else "1"


def _plus_one(digits: str) -> str:
    """Return a number and one, with its leading zeros; it may be longer than Python reads."""
    rest = digits.rstrip("9")
    nines = "0" * (len(digits) - len(rest))
    return f"{rest[:-1]}{int(rest[-1]) + 1}{nines}" if rest else f"1{nines}"


def with_next_version(change: LabelChange, used: Collection[str] = ()) -> LabelChange:
    """Return a change that ends with the next version; itself where it changes nothing."""
    if change.is_empty:
        return change
    return change_set(change, version=next_version(change.before.version, used))
