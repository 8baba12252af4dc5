"""The documents that a filter leaves, in the order of the list."""

from annotator.app.listed import Listed
from annotator.core.filters import NO_FILTER, USUAL_ORDER, Filter, Order
from annotator.core.progress import Cancelled, never
from annotator.store.store import Store


def find_documents(
    store: Store,
    author_id: str,
    filter_: Filter = NO_FILTER,
    order: Order = USUAL_ORDER,
    cancelled: Cancelled = never,
) -> Listed:
    """Return the documents that a filter leaves for an author, sorted.

    Raises:
        StoreError: The project cannot be read.
    """
    return Listed(store.filtered(author_id, filter_, order, cancelled))
