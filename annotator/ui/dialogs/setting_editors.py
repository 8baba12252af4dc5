"""What a setting is changed with: an editor for each type of value, told by people only."""

from collections.abc import Callable
from typing import Literal, TypeVar, get_origin

from pydantic.fields import FieldInfo
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from annotator.app.settings import Settings, choice_titles
from annotator.ui.wording import tr

Told = Callable[[object], None]
"""What an editor calls with a value that the person has given it."""

Box = TypeVar("Box", bound=QAbstractSpinBox)

_LARGEST = 1_000_000
_FRACTIONS_BELOW = 10
"""A range of numbers that is narrower than this goes in steps of hundredths."""


class SwitchEditor(QCheckBox):
    """On or off."""

    def __init__(self, title: str, told: Told) -> None:
        super().__init__(title)
        self.clicked.connect(lambda checked: told(checked))

    def show_value(self, value: object) -> None:
        self.setChecked(bool(value))


class ChoiceEditor(QComboBox):
    """One of a few, or of the typefaces of this system."""

    def __init__(self, titles: dict[str, str], told: Told) -> None:
        super().__init__()
        for value, title in titles.items():
            self.addItem(title, value)
        # The longest typeface shall not make the whole dialog as wide as its name.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(lambda row: told(self.itemData(row)))

    def show_value(self, value: object) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))


class TextEditor(QLineEdit):
    """A line of text, taken when the field is left or Return pressed."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.editingFinished.connect(lambda: told(self.text().strip()))

    def show_value(self, value: object) -> None:
        if value != self.text():
            self.setText(str(value))


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

    def show_value(self, value: object) -> None:
        assert isinstance(value, int)
        self.setValue(value)


class NumberEditor(QDoubleSpinBox):
    """A number with a fraction; each step is told, and what is typed when it is finished."""

    stepped = Signal()

    def __init__(self, limits: tuple[float, float], told: Told) -> None:
        super().__init__()
        self.setRange(*limits)
        is_narrow = limits[1] - limits[0] < _FRACTIONS_BELOW
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

    def show_value(self, value: object) -> None:
        assert isinstance(value, int | float)
        self.setValue(value)


Editor = SwitchEditor | ChoiceEditor | TextEditor | WholeEditor | NumberEditor


def editor_for(name: str, told: Told) -> Editor:
    """Return an editor for a setting by the type of its values, named for screen readers."""
    field = Settings.model_fields[name]
    editor = _made(name, field, told)
    editor.setMinimumHeight(round(1.9 * editor.fontMetrics().height()))
    editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    editor.installEventFilter(_WheelIgnored(editor))
    editor.setAccessibleName(field.title or name)
    editor.setAccessibleDescription(field.description or "")
    return editor


def _made(name: str, field: FieldInfo, told: Told) -> Editor:
    kind = field.annotation
    if name == "font_family":
        return ChoiceEditor(_families(), told)
    if kind is bool:
        return SwitchEditor(field.title or name, told)
    if get_origin(kind) is Literal:
        return ChoiceEditor(choice_titles(name), told)
    if kind is int:
        return _narrow(WholeEditor(limits_of(field), told))
    if kind is float:
        return _narrow(NumberEditor(limits_of(field), told))
    return TextEditor(told)


def _families() -> dict[str, str]:
    families = (f for f in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(f))
    return {"": tr("The best that there is"), **{family: family for family in families}}


def _narrow(box: Box) -> Box:
    box.setFixedWidth(17 * box.fontMetrics().averageCharWidth())
    return box


def limits_of(field: FieldInfo) -> tuple[float, float]:
    """Return the least and the greatest value that a numeric setting may have."""
    low = next((m.ge for m in field.metadata if hasattr(m, "ge")), 0)
    high = next((m.le for m in field.metadata if hasattr(m, "le")), _LARGEST)
    return float(low), float(high)


class _WheelIgnored(QObject):
    """Lets the wheel scroll the page, and not change a value that it passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_passing = isinstance(watched, QWidget) and not watched.hasFocus()
        if event.type() == QEvent.Type.Wheel and is_passing:
            event.ignore()
            return True
        return False
