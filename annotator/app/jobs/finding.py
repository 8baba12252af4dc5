"""Documents of a project by their title and status."""

from array import array

from annotator.app.jobs.progress import Cancelled, never
from annotator.core.records import Status
from annotator.store.store import Store


def find_documents(
    store: Store,
    author_id: str,
    text: str,
    statuses: frozenset[Status] = frozenset(),
    cancelled: Cancelled = never,
) -> "array[int]":
    """Return the positions of the documents whose title holds `text`, ascending."""
    found: array[int] = array("q")
    for chunk in store.matching(author_id, text=text, statuses=statuses, cancelled=cancelled):
        found.extend(chunk)
    return found
