"""Which documents the list shows, in which order: what is typed, and the sorting."""

from typing import TYPE_CHECKING

from annotator.app.listed import Listed
from annotator.app.spanning import Direction
from annotator.app.workplace import Workplace
from annotator.core.changes import Changes
from annotator.core.filters import (
    USUAL_ORDER,
    Known,
    Order,
    Parsed,
    known_names,
    parse_filter,
    without_order,
)

if TYPE_CHECKING:
    from annotator.app.kept_filters import KeptFilter

NOTHING_TYPED = parse_filter("")


class Sifting(Workplace):
    """What one window's list leaves of the project.

    What is typed and the sorting are what a person wants; `matches` is what was last found for
    them, which takes a moment and is brought by whoever runs jobs.
    """

    @property
    def filter_text(self) -> str:
        """What is typed as a filter, mistakes and all."""
        return "" if self._project is None else self._project.filter_text

    @property
    def parsed_filter(self) -> Parsed:
        """What is understood of it, and what is not."""
        return NOTHING_TYPED if self._project is None else self._project.parsed_filter

    def set_filter(self, typed: str) -> None:
        """Ask for other documents; nothing happens where that is typed already.

        Raises:
            StoreError: The names of the project's authors cannot be read.
        """
        if typed != self._need_project().filter_text:
            self._read(typed)

    def read_filter_again(self) -> None:
        """Read what is typed against the names that the project has now.

        Raises:
            StoreError: The names of the project's authors cannot be read.
        """
        self._read(self.filter_text)

    def _read(self, typed: str) -> None:
        project = self._need_project()
        parsed = parse_filter(typed, self.known_names) if typed.strip() else NOTHING_TYPED
        project.filter_text, project.parsed_filter = typed, parsed
        self._changed(Changes.MATCHES)

    @property
    def known_names(self) -> Known:
        """The names that a filter of this project can have in it.

        Raises:
            StoreError: Those of its authors cannot be read.
        """
        authors = () if self.store is None else self.store.authors()
        return known_names(self.label_set, tuple(a.id for a in authors), self.author_id)

    # Sorting

    @property
    def order(self) -> Order:
        """What the list is sorted by: what is typed, or else what was chosen last."""
        if self._project is None:
            return USUAL_ORDER
        return self._project.parsed_filter.filter.order or self._project.order

    def sort_by(self, by: str) -> None:
        """Sort the list by something else, from now on in this project."""
        self._sort(Order(by=by, is_descending=self.order.is_descending and by == self.order.by))

    def reverse_order(self) -> None:
        """Turn the list round."""
        order = self.order
        self._sort(order.model_copy(update={"is_descending": not order.is_descending}))

    def _sort(self, order: Order) -> None:
        project = self._need_project()
        project.order = order
        if not self.is_busy:
            project.remember_order()
        if self.parsed_filter.filter.order is None:
            self._changed(Changes.MATCHES)
        else:
            self.set_filter(without_order(project.filter_text))

    # What was found

    @property
    def matches(self) -> Listed | None:
        """The documents of the list, None for all as they were imported."""
        return None if self._project is None else self._project.listed

    def set_matches(self, listed: Listed | None) -> None:
        """Say which documents were found."""
        if self._project is not None:
            self._project.listed = listed
            self._changed(Changes.MATCHES)

    def neighbour(self, direction: Direction) -> int:
        """Return the position of the next or last document of the list, else -1."""
        return -1 if self._project is None else self._project.neighbour(self.position, direction)

    # Kept under a name

    @property
    def kept_filters(self) -> "tuple[KeptFilter, ...]":
        """The filters that the project keeps, in the order kept.

        Raises:
            StoreError: The project cannot be read.
        """
        from annotator.app.kept_filters import kept_filters

        return () if self.store is None else kept_filters(self.store)

    def keep_filter(self, name: str) -> None:
        """Keep what is typed under a name, in the place of one that has it already.

        Raises:
            EditError: The name is empty or too long, or nothing is typed.
            StoreError: It could not be written; what was kept still is.
        """
        from annotator.app.kept_filters import keep_filter

        kept = keep_filter(self._need_project().store, name, self.filter_text)
        self.tell(f"The filter is kept as “{kept.name}”.")

    def rename_filter(self, name: str, new_name: str) -> None:
        """Call a kept filter otherwise.

        Raises:
            EditError: The new name is empty, too long, or another filter's.
            StoreError: It could not be written; what was kept still is.
        """
        from annotator.app.kept_filters import rename_filter

        rename_filter(self._need_project().store, name, new_name)

    def forget_filter(self, name: str) -> None:
        """Keep a filter no more.

        Raises:
            StoreError: It could not be written; what was kept still is.
        """
        from annotator.app.kept_filters import forget_filter

        forget_filter(self._need_project().store, name)
        self.tell(f"The filter “{name}” is kept no more.")
