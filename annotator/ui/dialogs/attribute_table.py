"""The table in which attributes are declared, one a row."""

import csv
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.core.labels import Attribute
from annotator.core.records import ValueType
from annotator.ui.widgets.labels import letters
from annotator.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex

TYPES: dict[ValueType, str] = {
    "string": tr("Text"),
    "integer": tr("Whole number"),
    "number": tr("Number"),
    "boolean": tr("Yes or no"),
    "choice": tr("One choice"),
    "choices": tr("Several choices"),
    "date": tr("Date or interval"),
    "range": tr("Range of numbers"),
    "link": tr("Link to a span"),
    "json": tr("JSON"),
}
_WITH_CHOICES = ("choice", "choices")
_COLUMNS = (tr("Name"), tr("Type"), tr("Choices"), tr("Core"), tr("What it says"))
NAME, TYPE, CHOICES, CORE, DESCRIPTION = range(len(_COLUMNS))
_WIDTHS = {NAME: 16, TYPE: 18, CHOICES: 30, CORE: 8}
"""In letters; the last column has what is left."""


def text_of_choices(choices: Sequence[str]) -> str:
    """Return choices as one line, those with a comma in quotation marks.

    >>> text_of_choices(("killed", "missing, feared dead"))
    'killed, "missing, feared dead"'
    """
    quoted = ('"' + c.replace('"', '""') + '"' if _needs_quotes(c) else c for c in choices)
    return ", ".join(quoted)


def _needs_quotes(choice: str) -> bool:
    return "," in choice or choice[:1] == '"' or choice != choice.strip() or "\n" in choice


def choices_of_text(text: str) -> tuple[str, ...]:
    """Return the choices of a line, each once.

    >>> choices_of_text('killed, "missing, feared dead",, killed')
    ('killed', 'missing, feared dead')
    """
    rows = csv.reader([text.replace("\n", " ")], skipinitialspace=True)
    found = (choice.strip() for choice in next(rows, []))
    return tuple(dict.fromkeys(choice for choice in found if choice))


class AttributeRows(QAbstractTableModel):
    """Attributes, one a row. `edited` carries all of them as a person wants them, and names.

    The names are pairs of old and new, where one was renamed.
    """

    edited = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.attributes: tuple[Attribute, ...] = ()

    def show_attributes(self, attributes: tuple[Attribute, ...]) -> None:
        """Show these; nobody is told."""
        if attributes and len(attributes) == len(self.attributes):
            self.attributes = attributes
            last = self.index(len(attributes) - 1, DESCRIPTION)
            self.dataChanged.emit(self.index(0, 0), last)
        elif attributes != self.attributes:
            self.beginResetModel()
            self.attributes = attributes
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.attributes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        is_title = orientation == Qt.Orientation.Horizontal
        return _COLUMNS[section] if is_title and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return usual
        attribute, column = self.attributes[index.row()], index.column()
        if column == CORE:
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        if column == CHOICES and attribute.type not in _WITH_CHOICES:
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        attribute, column = self.attributes[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == CORE:
            return Qt.CheckState.Checked if attribute.is_core else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_COLUMNS[column]}: {self._text(attribute, column)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, _TIP):
            if column == TYPE and role == Qt.ItemDataRole.EditRole:
                return attribute.type
            return "" if column == CORE else self._text(attribute, column)
        return None

    def _text(self, attribute: Attribute, column: int) -> str:
        has_choices = attribute.type in _WITH_CHOICES
        return {
            NAME: attribute.name,
            TYPE: TYPES[attribute.type],
            CHOICES: text_of_choices(attribute.choices) if has_choices else tr("–"),
            CORE: tr("yes") if attribute.is_core else tr("no"),
            DESCRIPTION: attribute.description,
        }[column]

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        old = self.attributes[index.row()]
        new = _changed(old, index.column(), value)
        if new == old:
            return False
        attributes = list(self.attributes)
        attributes[index.row()] = new
        names = ((old.name, new.name),) if old.name != new.name else ()
        self.edited.emit(tuple(attributes), names)
        return True


_TIP = Qt.ItemDataRole.ToolTipRole


def _changed(old: Attribute, column: int, value: Any) -> Attribute:  # noqa: ANN401
    """Return an attribute with another value in a column."""
    if column == TYPE:
        choices = old.choices if value in _WITH_CHOICES else ()
        return old.model_copy(update={"type": value, "choices": choices})
    if column == CORE:
        is_core = Qt.CheckState(value) == Qt.CheckState.Checked
        return old.model_copy(update={"is_core": is_core})
    if column == CHOICES:
        return old.model_copy(update={"choices": choices_of_text(str(value))})
    name = "name" if column == NAME else "description"
    return old.model_copy(update={name: str(value).strip()})


class AttributeTable(QTableView):
    """The table; Return and F2 edit a cell, Space ticks one, Tab leaves."""

    def __init__(self, rows: AttributeRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.delegate = _AttributeDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(1.9 * self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, letters(width))
        header.setSectionResizeMode(DESCRIPTION, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(letters(6))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Attributes"))

    def sizeHint(self) -> QSize:
        rows = max(2, self.model().rowCount())
        height = self.verticalHeader().defaultSectionSize() * rows
        return QSize(letters(60), height + self.horizontalHeader().sizeHint().height() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(letters(20), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        index = self.currentIndex()
        if is_return and self.state() == QAbstractItemView.State.EditingState:
            # The editor of a cell has taken it, and lets it through.
            event.accept()
        elif is_return and index.isValid():
            if index.column() == CORE:
                toggled = self.model().data(index, Qt.ItemDataRole.CheckStateRole)
                is_on = Qt.CheckState(toggled) == Qt.CheckState.Checked
                new = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
                self.model().setData(index, new, Qt.ItemDataRole.CheckStateRole)
            else:
                self.edit(index)
        else:
            super().keyPressEvent(event)


class _AttributeDelegate(QStyledItemDelegate):
    """Edits types by a list of them, and puts the cells' texts under their titles.

    `began` says that a cell is edited.
    """

    began = Signal()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() != CORE:
            # The room of a sign that is not there.
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(1, 1)
        else:
            # The edge of a box is made of this colour, which is lighter for other widgets.
            kind = "QCheckBox"
            boxes = QApplication.palette(kind)  # pyright: ignore[reportCallIssue, reportArgumentType]
            edge = boxes.color(QPalette.ColorRole.Window)
            option.palette.setColor(QPalette.ColorRole.Window, edge)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.began.emit()
        if index.column() != TYPE:
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(_COLUMNS[index.column()])
            return editor
        box = QComboBox(parent)
        box.setAccessibleName(_COLUMNS[TYPE])
        for kind, title in TYPES.items():
            box.addItem(title, kind)
        box.activated.connect(lambda _row: self._finish(box))
        return box

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
