"""How a job tells how far it is and learns that it is to stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Takes what is done and the whole, in a unit that the job names."""

Cancelled = Callable[[], bool]


def no_progress(done: int, total: int) -> None:
    """Show nothing."""


def never() -> bool:
    """Never stop."""
    return False
