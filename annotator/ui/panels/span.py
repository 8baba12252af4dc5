"""The panel at the right: what the picked span says, else what is said of the article."""

from collections.abc import Callable, Iterator
from operator import is_

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from annotator.app.attributes import Attributes
from annotator.app.keys import KeyMap
from annotator.app.linking import Linking
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.panels.article_form import ArticleForm
from annotator.ui.panels.guideline_card import GuidelineCard
from annotator.ui.panels.link_list import LinkList
from annotator.ui.panels.section import page_of
from annotator.ui.panels.span_card import SpanCard
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.labels import letters, show_if
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.tab_order import put_in_order, stops_in
from annotator.ui.wording import tr

_WATCHED = (
    Changes.PROJECT
    | Changes.LABELS
    | Changes.DOCUMENT
    | Changes.SPANS
    | Changes.STATUS
    | Changes.PICK
    | Changes.LINK
    | Changes.MODE
    | Changes.SETTINGS
)
_KEYED = Changes.PROJECT | Changes.LABELS | Changes.SETTINGS


class SpanPanel(QFrame):
    """The picked span with its links; without one, the article and what all labels are for.

    `source_pointed` carries the code points that the value in hand was read from, 0 and 0 for none;
    `left` says that the person goes back to the article.
    """

    left = Signal()
    source_pointed = Signal(int, int)

    def __init__(
        self,
        bridge: SessionBridge,
        attributes: Attributes,
        linking: Linking,
        guard: Guard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._theme: Theme = LIGHT
        self._key_map = KeyMap()
        self._is_stale = True
        self._asks_for_article = False
        self._ordered: tuple[QWidget, ...] = ()
        self.setProperty("role", "side")
        self.setMinimumWidth(letters(26))
        self.setAccessibleName(tr("Span and article"))
        # Two pages, not one whose parts come and go: Qt takes milliseconds for each that comes.
        self.span = SpanCard(self._session, attributes, linking, guard)
        self.links = LinkList(self._session, linking, guard)
        self._span_guideline = GuidelineCard()
        self.article = ArticleForm(self._session, guard)
        self._guidelines = GuidelineCard()
        self._pages = (
            page_of(self.span, self.links, self._span_guideline),
            page_of(self.article, self._guidelines),
        )
        self._build()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        bridge.watch_late(self._on_keys_changed, _KEYED)
        bridge.watch_late(self._on_changed, _WATCHED)

    def _build(self) -> None:
        self._inside = QWidget()
        self._inside.setProperty("role", "side")
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(14, 12, 14, 14)
        for page in self._pages:
            self._rows.addWidget(page)
            page.hide()
        self._rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column = ScrollColumn(self._inside, tr("Span and article"))
        outer.addWidget(self._column)
        self.span.left.connect(self.left)
        self.span.pointed.connect(self.source_pointed)
        self.links.left.connect(self.left)
        self.article.left.connect(self.left)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The names and values that are known of the article."""
        return self.article.facts.facts

    @property
    def guideline(self) -> str:
        """What the shown guideline says."""
        shown = self._span_guideline if self._session.picked is not None else self._guidelines
        return shown.text

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self._on_changed(_WATCHED)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the first frame: the article is looked at first.
        QTimer.singleShot(0, self, self._refresh_if_stale)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.span.rest()

    def _refresh_if_stale(self) -> None:
        if self._is_stale and self.isVisible():
            self._refresh()

    def _on_keys_changed(self, _changes: Changes) -> None:
        self._key_map = self._session.settings.key_map(self._session.label_set)
        self.span.forget_forms(self._session.label_set)

    def _on_changed(self, changes: Changes) -> None:
        self._is_stale = True
        if changes & (Changes.DOCUMENT | Changes.PROJECT):
            self._asks_for_article = False
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        focused = self.window().focusWidget()
        self._show_what_is_picked()
        was_here = focused is not None and self.isAncestorOf(focused)
        if was_here and not focused.isVisible():
            # Qt would give the focus to whatever comes next.
            self.left.emit()

    def _show_what_is_picked(self) -> None:
        self._is_stale = False
        session = self._session
        span, document, label_set = session.picked, session.document, session.label_set
        shows_span = span is not None and not self._asks_for_article
        if span is not None and shows_span:
            label = label_set.find(span.label)
            self.span.show_span(span, label_set, self._theme, self._key_map)
            self.links.refresh(self._key_map)
            self._span_guideline.show_labels((label,) if label else (), label_set, self._theme)
        else:
            self.span.rest()
            if document is not None:
                self.article.show_article(document, self._key_map)
            show_if(self.article, document is not None)
            self._guidelines.show_labels(label_set.labels, label_set, self._theme)
        show_if(self._pages[0], shows_span)
        show_if(self._pages[1], not shows_span)
        self._follow_the_page()

    def _follow_the_page(self) -> None:
        """Let Tab go down the page, also through rows that were made long after those below."""
        # Finding all widgets takes a tenth of the time that going through all layouts does. They
        # are kept, not counted: a form may go and another with as many widgets come.
        widgets = tuple(self._inside.findChildren(QWidget))
        if len(widgets) != len(self._ordered) or not all(map(is_, widgets, self._ordered)):
            self._ordered = widgets
            put_in_order([stop for page in self._pages for stop in stops_in(page)])

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show the picked span again when the person has left what is said of the article."""
        if not self._asks_for_article or now is None or now.window() is not self.window():
            return
        if not self.article.isAncestorOf(now):
            self._asks_for_article = False
            self._refresh()

    # Going there

    def edit_values(self) -> None:
        """Go to the values of the picked span."""
        self._refresh()
        self._go(self.span.go_to_values)

    def edit_note(self) -> None:
        """Go to the note of the picked span."""
        self._refresh()
        self._go(self.span.go_to_note)

    def edit_article(self) -> None:
        """Go to what is said of the article, also while a span is picked."""
        self._asks_for_article = True
        self._refresh()
        self._go(self.article.go_to_values)

    def edit_article_note(self) -> None:
        """Go to the note of the article, also while a span is picked."""
        self._asks_for_article = True
        self._refresh()
        self._go(self.article.go_to_note)

    def _go(self, focus: Callable[[], object]) -> None:
        """Give a field the focus and bring it into view, once it has its place."""
        focus()
        QTimer.singleShot(0, self, self._show_focused)

    def _show_focused(self) -> None:
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._column.ensureWidgetVisible(focused)

    def prepare(self) -> Iterator[None]:
        """Make the form of each label, one at each step, so that no span waits for it."""
        for label in self._session.label_set.labels:
            self.span.form_of(label)
            yield

    def commit(self) -> None:
        """Write what was typed and is not written yet: something else is about to happen."""
        self.span.commit()
        self.links.commit()
        self.article.commit()
