"""The right side of the window: pages, each made when first looked at."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from annotator.ui.theme import Theme
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import letters
from annotator.ui.wording import tr

_LEAST = 26
"""The narrowest it gets, in letters of the interface."""


class Page(NamedTuple):
    """A page of the side: its name in the program, its title, and what makes it."""

    id: str
    title: str
    make: Callable[[], QWidget]


class Side(QFrame):
    """Shows one page at a time. `left` says that a person wants back to the article."""

    left = Signal()

    def __init__(self, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setMinimumWidth(letters(_LEAST))
        self._pages = pages
        self._made: dict[str, QWidget] = {}
        self._theme: Theme | None = None
        self.tabs = {page.id: _tab(page.title) for page in pages}
        self._current = pages[0].id
        self._stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        # Rows of buttons, since a bar of tabs hides those for which there is no room.
        strip = QWidget()
        strip.setAccessibleName(tr("Pages beside the article"))
        row = FlowLayout(gap_px=2)
        row.setContentsMargins(8, 6, 8, 2)
        strip.setLayout(row)
        for page_id, tab in self.tabs.items():
            row.addWidget(tab)
            tab.clicked.connect(lambda _on=False, name=page_id: self.turn_to(name))
        self.tabs[self._current].setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip)
        layout.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the first frame: the article is looked at first.
        QTimer.singleShot(0, self, self._show_current)

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
        return self._current

    def turn_to(self, page_id: str) -> None:
        """Show a page."""
        self._current = page_id
        for other, tab in self.tabs.items():
            tab.setChecked(other == page_id)
        self._show_current()

    def _show_current(self) -> None:
        self._stack.setCurrentWidget(self.page(self._current))

    def set_badge(self, page_id: str, badge: str) -> None:
        """Write something small behind a page's title, as a count; "" for nothing."""
        title = next(page.title for page in self._pages if page.id == page_id)
        self.tabs[page_id].setText(f"{title} {badge}" if badge else title)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        for widget in self._made.values():
            self._wear(widget)

    def _wear(self, widget: QWidget) -> None:
        set_theme = getattr(widget, "set_theme", None)
        if self._theme is not None and set_theme is not None:
            set_theme(self._theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _tab(title: str) -> QToolButton:
    """Return what turns to a page."""
    tab = QToolButton()
    tab.setText(title)
    tab.setCheckable(True)
    tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return tab
