"""A window to search the whole project from: words in articles, and spans, in context."""

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QVBoxLayout,
    QWidget,
)

from annotator.app.searching import (
    Hit,
    read_span_words,
)
from annotator.core.changes import Changes
from annotator.errors import SearchError
from annotator.ui.actions import ActionSet
from annotator.ui.appearance import Appearance
from annotator.ui.bridge import SessionBridge
from annotator.ui.dialogs.placing import ArticleView, is_in_sight, scroll_to
from annotator.ui.dialogs.search_foot import SearchFoot
from annotator.ui.dialogs.search_form import SearchForm
from annotator.ui.dialogs.search_list import SearchList
from annotator.ui.dialogs.search_rows import SearchRows
from annotator.ui.dialogs.search_run import SearchRun
from annotator.ui.guard import Guard
from annotator.ui.indexing import Indexing
from annotator.ui.tasks import Runner
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.announcing import announce
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import TextLabel, show_if
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import counted, tr

if TYPE_CHECKING:
    from annotator.app.jobs.searching import Found

_LETTERS, _LINES = 150, 30
_PART = 0.55
"""Of the window's height: what this one takes of it at first."""
_LONGEST = 80
"""How much selected text is looked for at once, in code points."""


class _Article(Protocol):
    view: ArticleView


class _Window(Protocol):
    """What is asked of the window, beside that it is a widget."""

    article: _Article
    appearance: Appearance
    actions_: ActionSet


class SearchWindow(QDialog):
    """A field, its switches, and the hits; it stays while the person works in the main window.

    Return in the list shows the place in the article, with Ctrl it also goes there. What is chosen
    in the list is given another label, removed or tagged by the buttons, as one step.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        tasks: Runner,
        guard: Guard,
        indexing: Indexing,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Search"))
        self._session = bridge.session
        self._guard = guard
        self._indexing = indexing
        self._window = cast("_Window", parent)
        self._main = parent
        self._is_refreshing = False
        self._is_stale = True
        self._has_all = True
        self._behind: set[int] = set()
        theme = self._window.appearance.theme or LIGHT
        self.form = SearchForm()
        self.rows = SearchRows(self._session, self)
        self.list = SearchList(self.rows, theme)
        self.said = TextLabel(role="faint", wraps=True)
        self.fault = TextLabel(role="error", wraps=True)
        self.foot = SearchFoot(self._session, tasks, guard, indexing, lambda: self.chosen)
        self._run = SearchRun(self._session, tasks, self)
        self._build()
        self._connect()
        self._watch(bridge)
        self._place()

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.form)
        layout.addWidget(self.said)
        layout.addWidget(self.fault)
        card = Card()
        card.add(self.list)
        inside = card.layout()
        assert inside is not None
        inside.setContentsMargins(2, 4, 2, 4)
        layout.addWidget(card, 1)
        layout.addWidget(self.foot)

    def _place(self) -> None:
        """Take the lower part of the window, so that a place can be seen above this one."""
        open_at(self, width=_LETTERS, height=_LINES)
        room = self._main.size()
        wide = max(self.minimumSizeHint().width(), min(self.width(), room.width()))
        high = min(self.height(), round(room.height() * _PART))
        self.resize(wide, high)
        left = (room.width() - wide) // 2
        self.move(self._main.mapToGlobal(QPoint(left, max(0, room.height() - high))))

    def _connect(self) -> None:
        form, run = self.form, self._run
        form.edited.connect(self._search)
        form.field.left_downwards.connect(self._go_to_list)
        self.list.opened.connect(self._open)
        self.list.left_upwards.connect(form.field.setFocus)
        self.list.removal_wanted.connect(self.foot.remove_chosen)
        self.list.chosen_changed.connect(self._show_buttons)
        run.came.connect(self._on_came)
        run.advanced.connect(self.foot.show_progress)
        run.ended.connect(self._on_ended)
        run.failed.connect(self._on_failed)
        self.foot.leave_wanted.connect(self.reject)
        self._window.appearance.changed.connect(self._on_theme_changed)
        # A window of its own takes no keys of the main window, and what is done here can be undone.
        self.addActions([self._window.actions_[action] for action in ("undo", "redo")])

    def _watch(self, bridge: SessionBridge) -> None:
        bridge.watch(lambda _changes: self._show_labels(), _LABELS, owner=self)
        bridge.watch(lambda _changes: self._show_buttons(), Changes.MODE, owner=self)
        bridge.watch(lambda _changes: self._show_notice(), Changes.NOTICE, owner=self)
        bridge.watch(self._on_project, Changes.PROJECT, owner=self)
        bridge.watch_late(self._on_changed, Changes.SPANS | Changes.DOCUMENTS | Changes.LABELS)

    # Coming and going

    def open_on(self, words: str) -> None:
        """Come up, or to the front, and look for some words; "" for what was looked for last."""
        words = " ".join(words.split())
        self.show()
        self.raise_()
        self.activateWindow()
        self.form.field.setFocus()
        if 0 < len(words) <= _LONGEST:
            self.form.show_typed(f'"{words}"' if " " in words else words)
        self.form.field.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._indexing.begin()
        if self._is_stale:
            self._refresh()

    def event(self, event: QEvent) -> bool:
        # What goes on in further rows where the window is narrow needs them, and Qt asks for no
        # more than one.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            layout = self.layout()
            if layout is not None:
                self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_stale = True
        self._run.stop()
        self.foot.show_notice("")

    def done(self, result: int) -> None:
        """Close; what is being written is stopped first."""
        if self.foot.is_writing:
            self.foot.cancel()
        else:
            super().done(result)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.list.set_theme(theme)
        self._show_labels()

    def _show_notice(self) -> None:
        self.foot.show_notice(self._session.notice if self.isVisible() else "")

    def _show_labels(self) -> None:
        labels, theme = self._session.label_set, self._window.appearance.theme or LIGHT
        self.form.show_labels(labels, theme)
        self.foot.set_theme(theme)
        self.list.delegate.set_label_set(labels)
        self.list.viewport().update()

    # Looking

    def _search(self) -> None:
        """Look for what the form says; what is listed stays until something comes."""
        self._begin(is_refreshing=False)

    def _refresh(self) -> None:
        """Look for the same again; what is still there stays where it is, and chosen."""
        self._begin(is_refreshing=True)

    def _begin(self, *, is_refreshing: bool) -> None:
        self._is_refreshing, self._is_stale = is_refreshing, False
        self._behind.clear()
        query, listed = self.form.query, len(self.rows.hits)
        self.list.delegate.has_labels = query.kind == "spans"
        if query.is_empty or not self._session.is_open:
            self._run.stop()
            self.rows.show_hits(())
            self._show_end("")
        else:
            self._run.begin(query, at_least=listed if is_refreshing else 0)
        self._show_buttons()

    def _on_came(self, found: "Found", is_first: bool) -> None:
        if not is_first:
            self.rows.append(found.hits)
        elif self._is_refreshing:
            self.rows.replace(found.hits)
        else:
            self.rows.show_hits(found.hits)
            self.list.scrollToTop()
        self._has_all = found.is_all
        self._show_end("")
        self.foot.show_running(is_running=self._run.is_running)

    def _on_ended(self, fault: str) -> None:
        self.foot.show_running(is_running=False)
        self._show_end(fault)
        if self._behind:
            self._guard.run(self._look_at_article)

    def _on_failed(self, error: BaseException) -> None:
        self.foot.show_running(is_running=False)
        if isinstance(error, SearchError):
            self.list.empty_text = ""
            self.list.viewport().update()
            self._show_fault(f"{error.message} {error.hint}".rstrip())
        else:
            self._guard.present(error)

    def _show_end(self, fault: str) -> None:
        is_empty = self.form.query.is_empty
        self.said.show_text("" if is_empty else self._summary())
        nothing = tr("Nothing is found.") if not self._run.is_running else ""
        self.list.empty_text = _HELP if is_empty else nothing
        self.list.viewport().update()
        self._show_fault(fault)

    def _show_fault(self, fault: str) -> None:
        self.fault.show_text(fault)
        show_if(self.fault, bool(fault))
        show_if(self.said, not fault or bool(self.rows.hits))
        if not self._run.is_running:
            found = self.said.text() or self.list.empty_text
            announce(self.form.field, fault or ("" if self.form.query.is_empty else found))

    def _summary(self) -> str:
        hits = self.rows.hits
        if not hits:
            return ""
        if self.form.kind == "spans":
            number = counted(len(hits), "{n} span", "{n} spans")
        else:
            number = counted(len(hits), "{n} place", "{n} places")
        articles = counted(self.rows.article_count, "{n} article", "{n} articles")
        said = tr("{number} in {articles}", number=number, articles=articles)
        if self._run.is_running:
            return tr("{said} so far …", said=said)
        return said if self._has_all else tr("The first {said}; there are more.", said=said)

    # Keeping up with the project

    def _on_project(self, _changes: Changes) -> None:
        self._run.stop()
        self.rows.show_hits(())
        self._is_stale = True
        if not self._session.is_open:
            self.hide()
        elif self.isVisible():
            self._search()

    def _on_changed(self, changes: Changes) -> None:
        """Look again where something was tagged, in the article in view or in many."""
        if not self.isVisible():
            self._is_stale = True
        elif changes & (Changes.DOCUMENTS | Changes.LABELS):
            self._refresh()
            self._indexing.begin()
        elif self.form.kind == "spans" and not self.form.query.is_empty:
            self._guard.run(self._look_at_article)

    def _look_at_article(self) -> None:
        from annotator.app.jobs.searching import spans_at

        session, store = self._session, self._session.store
        self._behind.add(max(session.position, 0))
        if store is None or self._run.is_running or self.fault.text():
            return
        query = self.form.query
        for position in self._behind:
            hits = spans_at(store, query, session.label_set, session.author_id, position)
            self.rows.replace_at(position, hits)
        self._behind.clear()
        self._show_end("")
        self._show_buttons()

    # Going to places

    def _go_to_list(self) -> None:
        if self.rows.hits:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.list.chosen_count:
                self.list.show_row(max(self.list.row, 0))

    def _open(self, row: int, goes_on: bool) -> None:
        hit = self.rows.hits[row]
        if self._guard.run(lambda: self._show_place(hit)) and goes_on:
            self._main.activateWindow()
            self._window.article.view.setFocus()

    def _show_place(self, hit: Hit) -> None:
        session, view = self._session, self._window.article.view
        session.show(hit.position)
        if session.layer is not None and session.layer.span(hit.span_id) is not None:
            session.pick(hit.span_id)
        else:
            session.select(hit.start, hit.end)
        if not is_in_sight(view, hit.place, self):
            scroll_to(view, hit.place)

    # What is chosen

    @property
    def chosen(self) -> list[Hit]:
        """The hits that the buttons are about."""
        return [self.rows.hits[row] for row in self.list.chosen]

    @property
    def _is_own(self) -> bool:
        """Whether the spans that are listed are this person's, who alone may change them."""
        author = read_span_words(self.form.field.text(), self._session.label_set).author
        return author in ("", self._session.author_id)

    def _show_buttons(self) -> None:
        self.foot.show_chosen(self.list.chosen_count, kind=self.form.kind, is_own=self._is_own)


_LABELS = Changes.LABELS | Changes.PROJECT
_HELP = tr(
    "Words are found whatever their case and accents.\n"
    "“two words” are found in a row, minist* begins a word, -blast leaves articles out, and OR"
    " parts alternatives."
)
