"""Gathers what a project says of what its spans name."""

from annotator.app.remembered import IDENTITY, Remembered
from annotator.core.labels import LabelSet
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.store.store import Store

_AT_ONCE = 500
"""Documents looked through between two questions whether to stop."""


def remember(
    store: Store,
    label_set: LabelSet,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> Remembered:
    """Return what the spans of all authors say of what they name.

    Raises:
        StoreError: The project cannot be read.
    """
    found, total = Remembered(), store.document_count()
    for first in range(0, total, _AT_ONCE):
        if cancelled():
            break
        progress(first, total)
        found.take(store.described(first, first + _AT_ONCE, IDENTITY), label_set)
    return found
