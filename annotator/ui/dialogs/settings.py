"""The settings, generated from `app.settings.Settings` and applied as they are changed."""

from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.app.settings import PAGES, Settings, page_of
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.labels import SMALL, TextLabel
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.wording import tr

Told = Callable[[object], None]
"""What an editor calls with a value that the person has given it."""


class SettingsDialog(QDialog):
    """Pages of settings and a field that searches all of them. There is nothing to confirm."""

    def __init__(self, bridge: SessionBridge, guard: Guard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._guard = guard
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = SearchField(tr("Search settings"))
        self.pages = QListWidget()
        self.pages.setProperty("role", "pages")
        self.pages.addItems(list(PAGES))
        for row in range(self.pages.count()):
            self.pages.item(row).setSizeHint(QSize(0, 2 * self.fontMetrics().height()))
        self.pages.setCurrentRow(0)
        self.pages.setAccessibleName(tr("Pages"))
        self.rows = {
            name: SettingRow(name, field, self._applier(name))
            for name, field in Settings.model_fields.items()
        }
        self._build()
        self.search.textEdited.connect(lambda _text: self._choose())
        self.pages.currentRowChanged.connect(self._on_page)
        bridge.watch(self._refresh, Changes.SETTINGS, owner=self)
        self._choose()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 12, 4)
        column.setSpacing(20)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.setFixedWidth(150)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.pages)
        middle.addWidget(scroll, 1)
        buttons = closing_buttons(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(14)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addWidget(buttons)
        self.resize(680, 500)

    def _applier(self, name: str) -> Told:
        return lambda value: self._apply(name, value)

    def _apply(self, name: str, value: object) -> None:
        if value != getattr(self._session.settings, name) and not self._guard.run(
            lambda: self._session.change_settings(**{name: value})
        ):
            self._refresh(Changes.SETTINGS)

    def _refresh(self, _changes: Changes) -> None:
        for name, row in self.rows.items():
            row.show_value(getattr(self._session.settings, name))

    def _on_page(self, _row: int) -> None:
        self.search.clear()
        self._choose()

    def _choose(self) -> None:
        """Show the rows of the page, or of all pages those that are searched for."""
        wanted = self.search.text().strip().casefold()
        item = self.pages.currentItem()
        page = item.text() if item else PAGES[0]
        for name, row in self.rows.items():
            row.setVisible(row.holds(wanted) if wanted else page_of(name) == page)


class _WheelIgnored(QObject):
    """Lets the wheel scroll the page, and not change a value that it passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_passing = isinstance(watched, QWidget) and not watched.hasFocus()
        if event.type() == QEvent.Type.Wheel and is_passing:
            event.ignore()
            return True
        return False


class SettingRow(QWidget):
    """One setting: its title, its editor and what it does."""

    def __init__(self, name: str, field: FieldInfo, told: Told) -> None:
        super().__init__()
        self.setObjectName(f"setting_{name}")
        self._words = f"{field.title} {field.description} {page_of(name)}".casefold()
        self.editor = editor_for(name, field, told)
        self.editor.setMinimumHeight(round(1.9 * self.fontMetrics().height()))
        self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editor.installEventFilter(_WheelIgnored(self))
        self.editor.setAccessibleName(field.title or name)
        self.editor.setAccessibleDescription(field.description or "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        if not isinstance(self.editor, SwitchEditor):
            layout.addWidget(TextLabel(field.title or name, bold=True))
        layout.addWidget(self.editor)
        text = TextLabel(field.description or "", role="faint", factor=SMALL, wraps=True)
        layout.addWidget(text)

    def holds(self, wanted: str) -> bool:
        """Whether the setting's words hold all of those that are searched for."""
        return all(word in self._words for word in wanted.split())

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value; the editor tells nobody."""
        self.editor.show_value(value)


class SwitchEditor(QCheckBox):
    """On or off."""

    def __init__(self, title: str, told: Told) -> None:
        super().__init__(title)
        self.clicked.connect(lambda checked: told(checked))

    def show_value(self, value: bool) -> None:
        self.setChecked(value)


class ChoiceEditor(QComboBox):
    """One of a few."""

    def __init__(self, choices: tuple[str, ...], told: Told) -> None:
        super().__init__()
        for choice in choices:
            self.addItem(choice.replace("_", " ").capitalize(), choice)
        self.activated.connect(lambda row: told(self.itemData(row)))

    def show_value(self, value: str) -> None:
        self.setCurrentIndex(self.findData(value))


class FontEditor(QComboBox):
    """A typeface of this system, or the one the program takes."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.addItem(tr("The best that there is"), "")
        for family in QFontDatabase.families():
            if not QFontDatabase.isPrivateFamily(family):
                self.addItem(family, family)
        self.activated.connect(lambda row: told(self.itemData(row)))

    def show_value(self, value: str) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))


class TextEditor(QLineEdit):
    """A line of text, taken when the field is left or Return pressed."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.editingFinished.connect(lambda: told(self.text().strip()))

    def show_value(self, value: str) -> None:
        if value != self.text():
            self.setText(value)


class WholeEditor(QSpinBox):
    """A whole number; each step is told, and what is typed when it is finished."""

    stepped = Signal()

    def __init__(self, limits: tuple[float, float], told: Told) -> None:
        super().__init__()
        self.setRange(int(limits[0]), int(limits[1]))
        self.setKeyboardTracking(False)
        self.stepped.connect(lambda: told(self.value()))
        self.editingFinished.connect(lambda: told(self.value()))

    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        self.stepped.emit()

    def show_value(self, value: int) -> None:
        self.setValue(value)


class NumberEditor(QDoubleSpinBox):
    """A number with a fraction; each step is told, and what is typed when it is finished."""

    stepped = Signal()

    def __init__(self, limits: tuple[float, float], told: Told) -> None:
        super().__init__()
        self.setRange(*limits)
        is_narrow = limits[1] - limits[0] < 10
        self.setDecimals(2 if is_narrow else 1)
        self.setSingleStep(0.05 if is_narrow else 0.5)
        self.setKeyboardTracking(False)
        self.stepped.connect(lambda: told(self._rounded))
        self.editingFinished.connect(lambda: told(self._rounded))

    @property
    def _rounded(self) -> float:
        return round(self.value(), self.decimals())

    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        self.stepped.emit()

    def show_value(self, value: float) -> None:
        self.setValue(value)


Editor = SwitchEditor | ChoiceEditor | FontEditor | TextEditor | WholeEditor | NumberEditor


def editor_for(name: str, field: FieldInfo, told: Told) -> Editor:
    """Return an editor for a setting by the type of its values."""
    kind = field.annotation
    if name == "font_family":
        return FontEditor(told)
    if kind is bool:
        return SwitchEditor(field.title or name, told)
    if get_origin(kind) is Literal:
        return ChoiceEditor(get_args(kind), told)
    if kind is int:
        return _narrow(WholeEditor(limits_of(field), told))
    if kind is float:
        return _narrow(NumberEditor(limits_of(field), told))
    return TextEditor(told)


def _narrow(box: Any) -> Any:  # noqa: ANN401
    assert isinstance(box, QAbstractSpinBox)
    box.setFixedWidth(120)
    return box


def limits_of(field: FieldInfo) -> tuple[float, float]:
    """Return the least and the greatest value that a numeric setting may have."""
    low = next((m.ge for m in field.metadata if hasattr(m, "ge")), 0)
    high = next((m.le for m in field.metadata if hasattr(m, "le")), 1_000_000)
    return float(low), float(high)
