"""The right side of the window: pages behind a strip of tabs, each made when first looked at."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from annotator.ui.theme import Theme
from annotator.ui.widgets.labels import letters
from annotator.ui.wording import tr

_LEAST = 26
"""The narrowest it gets, in letters of the interface."""
_RING_PX = 2


class Page(NamedTuple):
    """A page of the side: its name in the program, its title, and what makes it."""

    id: str
    title: str
    make: Callable[[], QWidget]


class Side(QFrame):
    """Shows one page at a time. `left` says that a person wants back to the article."""

    left = Signal()
    page_changed = Signal(str)

    def __init__(self, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setMinimumWidth(letters(_LEAST))
        self._pages = pages
        self._made: dict[str, QWidget] = {}
        self._theme: Theme | None = None
        self.tabs = _Tabs()
        self._stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("Pages beside the article"))
        for page in self._pages:
            self.tabs.addTab(page.title)
        self.tabs.currentChanged.connect(self._on_turned)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the first frame: the article is looked at first.
        QTimer.singleShot(0, self, lambda: self._on_turned(self.tabs.currentIndex()))

    def page(self, page_id: str) -> QWidget:
        """Return a page, made now where nobody has looked at it yet."""
        if page_id not in self._made:
            page = next(page for page in self._pages if page.id == page_id)
            widget = self._made[page_id] = page.make()
            self._stack.addWidget(widget)
            self._wear(widget)
        return self._made[page_id]

    @property
    def current(self) -> str:
        """The page that is shown, by its name."""
        return self._pages[self.tabs.currentIndex()].id

    def turn_to(self, page_id: str) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex([page.id for page in self._pages].index(page_id))

    def set_badge(self, page_id: str, badge: str) -> None:
        """Write something small behind a page's title, as a count; "" for nothing."""
        at = [page.id for page in self._pages].index(page_id)
        title = self._pages[at].title
        text = f"{title} {badge}" if badge else title
        if self.tabs.tabText(at) != text:
            self.tabs.setTabText(at, text)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        for widget in self._made.values():
            self._wear(widget)

    def _wear(self, widget: QWidget) -> None:
        set_theme = getattr(widget, "set_theme", None)
        if self._theme is not None and set_theme is not None:
            set_theme(self._theme)

    def _on_turned(self, at: int) -> None:
        page_id = self._pages[at].id
        self._stack.setCurrentWidget(self.page(page_id))
        self.page_changed.emit(page_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Tabs(QTabBar):
    """A strip of tabs with a ring around it while it has the keys, which no style sheet draws."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _RING_PX))
                painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
