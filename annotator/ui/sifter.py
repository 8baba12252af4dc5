"""Brings what is found for the filter and the sorting, and does what its menus are for."""

from PySide6.QtCore import QObject

from annotator.app.ask import Ask
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.tasks import Handle, Runner
from annotator.ui.wording import tr


class Sifter(QObject):
    """Looks for the list's documents, off the window's thread, whenever others are wanted.

    Only the last search counts; the list stays as it is until that has an answer.
    """

    def __init__(
        self,
        panel: DocumentsPanel,
        bridge: SessionBridge,
        tasks: Runner,
        ask: Ask,
        guard: Guard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._session = bridge.session
        self._tasks = tasks
        self._ask = ask
        self._guard = guard
        self._search: Handle | None = None
        self._sought: object = None
        panel.filter_edited.connect(self.set_filter)
        panel.filter_named.connect(self._on_named)
        panel.filter_forgotten.connect(lambda name: guard.run(lambda: self._forget(name)))
        bridge.watch(
            lambda _changes: self._seek_what_is_wanted(),
            Changes.PROJECT | Changes.DOCUMENTS | Changes.MATCHES,
        )
        bridge.watch(lambda _changes: self._on_labels_changed(), Changes.LABELS)

    def _on_labels_changed(self) -> None:
        self._guard.run(self._read_again)

    # Searching

    def set_filter(self, typed: str) -> None:
        """Ask for other documents."""
        if self._session.is_open:
            self._guard.run(lambda: self._session.set_filter(typed))

    def again(self) -> None:
        """Look again, as what was found may be otherwise by now.

        Raises:
            StoreError: The names of the project's authors cannot be read.
        """
        self._sought = None
        self._session.read_filter_again()

    def _read_again(self) -> None:
        """Read what is typed against the labels that there are now."""
        if self._session.filter_text:
            self._session.read_filter_again()

    def _seek_what_is_wanted(self) -> None:
        session = self._session
        terms, order = session.parsed_filter.filter.terms, session.order
        # An import brings documents that were not looked at.
        wanted = (session.store, session.author_id, terms, order, session.document_count)
        if wanted != self._sought:
            self._sought = wanted
            self._seek()

    def _seek(self) -> None:
        session, store = self._session, self._session.store
        if self._search is not None:
            self._search.drop()
            self._search = None
        filter_, order = session.parsed_filter.filter, session.order
        if store is None or (not filter_.terms and order.is_usual):
            if session.matches is not None:
                session.set_matches(None)
            return
        from annotator.app.jobs import find_documents

        author_id = session.author_id
        self._search = self._tasks.run(
            lambda _progress, cancelled: find_documents(
                store, author_id, filter_, order, cancelled
            ),
            done=session.set_matches,
            failed=self._guard.present,
        )

    # Filters under a name

    def ask_name(self) -> None:
        """Let the person name what is typed, to keep it."""
        self._show_panel()
        self._panel.naming.ask()

    def show_kept(self) -> None:
        """Open the menu of kept filters."""
        self._show_panel()
        self._panel.kept.open_menu()

    def show_sorting(self) -> None:
        """Open the menu of what the list can be sorted by."""
        self._show_panel()
        self._panel.sorting.open_menu()

    def _show_panel(self) -> None:
        if not self._session.shows_documents:
            self._session.toggle_documents()

    def _on_named(self, old: str, name: str) -> None:
        if self._guard.run(lambda: self._name(old, name)):
            self._panel.end_naming()

    def _name(self, old: str, name: str) -> None:
        from annotator.app.kept_filters import named

        if old:
            self._session.rename_filter(old, name)
            return
        taken = named(self._session.kept_filters, name)
        is_other = taken is not None and taken.text != self._session.filter_text.strip()
        if taken is not None and is_other:
            question = tr("Replace the filter “{name}”?", name=taken.name)
            if not self._ask.confirm(question, detail=taken.text, yes=tr("Replace")):
                return
        self._session.keep_filter(name)

    def _forget(self, name: str) -> None:
        self._session.forget_filter(name)
