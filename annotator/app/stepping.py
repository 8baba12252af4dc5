"""One step over many documents, prepared some of them at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from annotator.app.ledger import Change, Ledger, Written
from annotator.core.edits import Edit, SetStatus
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.records import Document, Layer
from annotator.store.store import Store

T = TypeVar("T")
EditsOf = Callable[[Document, Layer, Sequence[T]], Sequence[Edit]]
"""Returns what is to be done to a layer, given what was chosen of its document; may be nothing."""

StepWriter = Callable[..., Written | None]
"""Writes a step, given `progress` and `cancelled`; None where it was stopped."""


def titled(what: str, number: int) -> str:
    """Return what undo calls a step that does something so many times.

    >>> titled("Tag actor", 1), titled("Tag actor", 1200)
    ('Tag actor', 'Tag actor 1,200 times')
    """
    return what if number == 1 else f"{what} {number:,} times"


_AT_ONCE = 200
"""Documents whose texts are in memory together."""


class _StoppedError(Exception):
    """Ends the preparation of a step that is not wanted any more."""


def write_step(
    store: Store,
    ledger: Ledger,
    chosen: Mapping[str, Sequence[T]],
    edits_of: EditsOf[T],
    *,
    author_id: str,
    title: str,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> Written | None:
    """Write one step over all documents; None where that was stopped.

    The first change of a document also says that work on it has begun. Where nothing is to be
    done to any of them, there is no step.

    Args:
        store: Holds the documents.
        ledger: The author's.
        chosen: What of each document is meant, by the document's id.
        edits_of: Says what is to be done; called on the thread that this runs on.
        author_id: Whose layers are changed.
        title: What undo calls it.
        progress: Told documents prepared and their number.
        cancelled: Asked until everything is prepared; then it is written, all or nothing.

    Raises:
        StoreError: It could not be written; nothing has changed.
    """

    def changes() -> Iterator[Change]:
        ids = list(chosen)
        for first in range(0, len(ids), _AT_ONCE):
            if cancelled():
                raise _StoppedError
            progress(first, len(ids))
            some = ids[first : first + _AT_ONCE]
            documents, layers = store.documents_by(some), store.layers_by(author_id, some)
            for document_id in some:
                document, layer = documents[document_id], layers[document_id]
                edits = edits_of(document, layer, chosen[document_id])
                if edits:
                    yield Change(document.text, layer, (*edits, *_begun(layer)))
        progress(len(ids), len(ids))

    prepared = changes()
    try:
        first_change = next(prepared, None)
        if first_change is None:
            return Written((), ())
        return ledger.write_many(chain((first_change,), prepared), title)
    except _StoppedError:
        return None


def _begun(layer: Layer) -> tuple[Edit, ...]:
    return (SetStatus(status="in_progress"),) if layer.status == "todo" else ()
