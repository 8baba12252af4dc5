"""What a session holds of an open project, and of the document in view."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from annotator.app.ledger import Ledger
from annotator.app.spanning import Direction
from annotator.core.labels import LabelSet
from annotator.core.offsets import OffsetMap
from annotator.core.ranges import RangeIndex
from annotator.core.records import Document, Layer, Status
from annotator.store.store import Store

UNFINISHED: frozenset[Status] = frozenset({"todo", "in_progress"})


class OpenDocument:
    """The document in view and this author's layer on it, with what is derived from them once."""

    def __init__(self, document: Document, layer: Layer, position: int) -> None:
        self.document = document
        self.layer = layer
        self.position = position

    def with_layer(self, layer: Layer) -> "OpenDocument":
        """Return the same document with another state of its layer; the text's map is kept."""
        new = OpenDocument(self.document, layer, self.position)
        new.offsets = self.offsets
        return new

    @cached_property
    def offsets(self) -> OffsetMap:
        """Converts between code points and the units of the window."""
        return OffsetMap(self.document.text)

    @cached_property
    def index(self) -> RangeIndex:
        """Finds the layer's spans by place."""
        return RangeIndex([(span.start, span.end) for span in self.layer.spans])


class OpenProject:
    """A project with one author at work on it."""

    def __init__(self, store: Store, author_id: str, clock: Callable[[], str]) -> None:
        self.store = store
        self.author_id = author_id
        self.label_set: LabelSet = store.label_set()
        self.ledger = Ledger(store, author_id, clock)
        self.matches: array[int] | None = None
        self.count()

    def count(self) -> None:
        """Look again at how many documents there are, and how many of each status."""
        self.document_count = self.store.document_count()
        self.status_counts = self.store.status_counts(self.author_id)

    def recount(self, before: Sequence[Layer], after: Sequence[Layer]) -> None:
        """Count statuses by the difference that a change of layers made, not by asking."""
        for old, new in zip(before, after, strict=True):
            self.status_counts[old.status] = self.status_counts.get(old.status, 0) - 1
            self.status_counts[new.status] = self.status_counts.get(new.status, 0) + 1

    @property
    def last_position(self) -> int:
        """Where this author was last, within what there is; -1 in an empty project."""
        said = self.store.value(f"position:{self.author_id}")
        return min(int(said) if said.isdecimal() else 0, self.document_count - 1)

    def remember_position(self, position: int) -> None:
        """Keep where this author is, for the next start."""
        if not self.store.is_read_only:
            self.store.set_value(f"position:{self.author_id}", str(position))

    def load(self, position: int) -> OpenDocument | None:
        """Return the document at `position` with this author's layer; None outside the project.

        Raises:
            StoreError: It cannot be read.
        """
        if not 0 <= position < self.document_count:
            return None
        document = self.store.document(position)
        return OpenDocument(document, self.store.layer(document.id, self.author_id), position)

    def neighbour(self, position: int, direction: Direction) -> int:
        """Return the position of the next or last document that the filter leaves, else -1."""
        if self.matches is None:
            found = position + direction
            return found if 0 <= found < self.document_count else -1
        at = (
            bisect_right(self.matches, position)
            if direction > 0
            else bisect_left(self.matches, position) - 1
        )
        return self.matches[at] if 0 <= at < len(self.matches) else -1

    def next_unfinished(self, position: int) -> int:
        """Return the position of the next document to do, from the first again after the last.

        -1 where there is no other.
        """
        found = self.store.next_with_status(self.author_id, after=position, statuses=UNFINISHED)
        return -1 if found is None or found == position else found
