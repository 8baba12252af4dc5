"""How long work tells how far it is and learns that it is to stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Takes what is done and the whole, in a unit that the work names."""

Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""


def no_progress(done: int, total: int) -> None:
    """Show nothing."""


def never() -> bool:
    """Never stop."""
    return False
