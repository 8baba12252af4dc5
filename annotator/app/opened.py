"""What a session holds of an open project, and of the document in view."""

from collections.abc import Callable, Sequence
from functools import cached_property

from annotator.app.ledger import Ledger
from annotator.app.listed import Listed
from annotator.app.spanning import Direction
from annotator.core.filters import USUAL_ORDER, Order, Parsed, parse_filter
from annotator.core.labels import LabelSet
from annotator.core.offsets import OffsetMap
from annotator.core.ranges import RangeIndex
from annotator.core.records import Document, Layer, Status
from annotator.store.store import Store

_ORDER = "sort"
"""What the fact of a project is called that says what its list is sorted by."""
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
        self.filter_text = ""
        self.parsed_filter: Parsed = parse_filter("")
        self.order: Order = parse_filter(f"sort:{store.value(_ORDER)}").filter.order or USUAL_ORDER
        self.listed: Listed | None = None
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

    def remember_order(self) -> None:
        """Keep what the list is sorted by, for the next start."""
        if not self.store.is_read_only:
            self.store.set_value(_ORDER, self.order.value)

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
        """Return the position of the next or last document of the list, else -1."""
        if self.listed is not None:
            return self.listed.neighbour(position, direction)
        found = position + direction
        return found if 0 <= found < self.document_count else -1

    def next_unfinished(self, position: int) -> int:
        """Return the position of the list's next document to do, after the last the first again.

        -1 where there is no other.
        """
        store, author_id = self.store, self.author_id
        if not any(self.status_counts[status] for status in UNFINISHED):
            return -1
        if self.listed is None:
            found = store.next_with_status(author_id, after=position, statuses=UNFINISHED)
        else:
            found = store.first_with_status(author_id, self.listed.after(position), UNFINISHED)
        return -1 if found is None or found == position else found
