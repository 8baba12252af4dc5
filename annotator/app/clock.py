"""The outside world's two inputs: what time it is, and ids nobody has used.

Passed in, never called by records or the store, so that a test can give fixed ones.
"""

from datetime import UTC, datetime
from secrets import token_hex


def now() -> str:
    """Return the present moment as a `core.records.When`, to the millisecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def new_id(prefix: str = "s") -> str:
    """Return an id with 48 random bits, so that layers of different people can be merged."""
    return f"{prefix}{token_hex(6)}"
