"""The settings, generated from `app.settings.Settings` and applied as they are changed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app.settings import PAGES, Settings, page_of
from annotator.core.changes import Changes
from annotator.errors import SettingsError
from annotator.ui.bridge import SessionBridge
from annotator.ui.dialogs.setting_editors import SwitchEditor, Told, editor_for
from annotator.ui.dialogs.setting_keys import KeysPage
from annotator.ui.guard import Guard
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.wording import tr

_KEYS = "keys"
_SIZE_CHARS = (112, 34)
"""Its usual width in characters and height in lines, so that it grows with the letters."""


class SettingsDialog(QDialog):
    """Pages of settings and a field that searches all of them. There is nothing to confirm.

    Args:
        bridge: Tells when a setting has changed.
        guard: Tells the person why one cannot be.
        page: One of `PAGES`, the one that is shown first.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        guard: Guard,
        parent: QWidget | None = None,
        *,
        page: str = PAGES[0],
    ) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._guard = guard
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = SearchField(tr("Search settings, actions and keys"))
        self.pages = _page_list()
        self.pages.setCurrentRow(PAGES.index(page))
        self.rows = {
            name: SettingRow(name, self._applier(name))
            for name in Settings.model_fields
            if name != _KEYS
        }
        self.keys = KeysPage(self._session, self._applier(_KEYS), self._see)
        self._build()
        self.search.textEdited.connect(lambda _text: self._choose())
        self.search.left_downwards.connect(self._go_to_first)
        self.pages.currentRowChanged.connect(self._on_page)
        bridge.watch(self._refresh, Changes.SETTINGS, owner=self)
        self._choose()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 12, 4)
        column.setSpacing(20)
        self.nothing = TextLabel(tr("No setting, action or key has these words."), role="faint")
        for row in (*self.rows.values(), self.keys, self.nothing):
            column.addWidget(row)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.pages)
        middle.addWidget(self._scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(14)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addWidget(closing_buttons(self))
        metrics = self.fontMetrics()
        size = QSize(_SIZE_CHARS[0] * metrics.averageCharWidth(), _SIZE_CHARS[1] * metrics.height())
        self.resize(size.boundedTo(self.screen().availableSize() * 0.9))

    def _applier(self, name: str) -> Told:
        return lambda value: self._apply(name, value)

    def _apply(self, name: str, value: object) -> None:
        if value == getattr(self._session.settings, name):
            return
        try:
            self._session.change_settings(**{name: value})
        except SettingsError as error:
            self._guard.present(error)
            self._refresh(Changes.SETTINGS)
            (self.keys if name == _KEYS else self.rows[name]).refuse(error.message)

    def _refresh(self, _changes: Changes) -> None:
        for name, row in self.rows.items():
            row.show_value(getattr(self._session.settings, name))
        self.keys.refresh()

    def _see(self, row: QWidget) -> None:
        self._scroll.ensureWidgetVisible(row, 0, row.height())

    def _go_to_first(self) -> None:
        shown = [row for row in self.rows.values() if not row.isHidden()]
        if shown:
            shown[0].editor.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.keys.isHidden():
            self.keys.focus_current()

    def _on_page(self, _row: int) -> None:
        self.search.clear()
        self._choose()

    def _choose(self) -> None:
        """Show the rows of the page, or of all pages those that are searched for."""
        wanted = self.search.text().strip()
        item = self.pages.currentItem()
        page = item.text() if item else PAGES[0]
        has_any = False
        for name, row in self.rows.items():
            is_shown = row.holds(wanted) if wanted else page_of(name) == page
            show_if(row, is_shown)
            has_any |= is_shown
        has_keys = (bool(wanted) or page == page_of(_KEYS)) and self.keys.choose(wanted)
        show_if(self.keys, has_keys)
        show_if(self.nothing, not has_any and not has_keys)
        self._scroll.verticalScrollBar().setValue(0)


def _page_list() -> QListWidget:
    pages = QListWidget()
    pages.setProperty("role", "pages")
    pages.addItems(list(PAGES))
    metrics = pages.fontMetrics()
    for row in range(pages.count()):
        pages.item(row).setSizeHint(QSize(0, 2 * metrics.height()))
    widest = max(metrics.horizontalAdvance(title) for title in PAGES)
    pages.setFixedWidth(widest + 8 * metrics.averageCharWidth())
    pages.setAccessibleName(tr("Pages"))
    return pages


class SettingRow(QWidget):
    """One setting: its title, its editor, what it does, and why a value was refused."""

    def __init__(self, name: str, told: Told) -> None:
        super().__init__()
        field = Settings.model_fields[name]
        self.setObjectName(f"setting_{name}")
        self._words = f"{field.title} {field.description} {page_of(name)}".casefold()
        self.editor = editor_for(name, told)
        self.refusal = TextLabel(role="error", factor=SMALL, wraps=True)
        self.refusal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        if not isinstance(self.editor, SwitchEditor):
            layout.addWidget(TextLabel(field.title or name, bold=True))
        layout.addWidget(self.editor)
        layout.addWidget(self.refusal)
        text = TextLabel(field.description or "", role="faint", factor=SMALL, wraps=True)
        layout.addWidget(text)

    def holds(self, wanted: str) -> bool:
        """Whether the setting's words hold all of those that are searched for."""
        return all(word in self._words for word in wanted.casefold().split())

    def show_value(self, value: object) -> None:
        """Show a value; the editor tells nobody."""
        self.editor.show_value(value)
        self.refusal.hide()

    def refuse(self, reason: str) -> None:
        """Say why a value cannot be."""
        self.refusal.show_text(reason)
        self.refusal.show()
