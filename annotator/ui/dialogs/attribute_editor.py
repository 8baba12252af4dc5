"""Declares attributes: a table with their names, types, choices and what they are for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from annotator.core.labels import Attribute
from annotator.ui.dialogs.attribute_table import NAME, AttributeRows, AttributeTable
from annotator.ui.widgets.buttons import quiet_button
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel, show_if
from annotator.ui.wording import tr


class AttributeEditor(QWidget):
    """The table with its buttons. `edited` is that of `AttributeRows`.

    `typing` says that something is typed that does not count yet.
    """

    edited = Signal(object, object)
    typing = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.rows = AttributeRows(self)
        self.table = AttributeTable(self.rows)
        self.refusal = TextLabel(role="error", factor=SMALL, wraps=True)
        self.refusal.hide()
        self.add = quiet_button(tr("Add attribute"))
        self.remove = quiet_button(tr("Remove attribute"))
        self.up = quiet_button(tr("Attribute up"))
        self.down = quiet_button(tr("Attribute down"))
        self._hint = TextLabel(hint, role="faint", factor=SMALL, wraps=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        host = QWidget()
        flow = FlowLayout(host, gap_px=6)
        for button in (self.add, self.remove, self.up, self.down):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Caption(tr("Attributes")))
        layout.addWidget(self._hint)
        layout.addWidget(self.table)
        layout.addWidget(self.refusal)
        layout.addWidget(host)

    def _connect(self) -> None:
        self.rows.edited.connect(self.edited)
        self.table.delegate.began.connect(self.typing)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())

    def show_attributes(self, attributes: tuple[Attribute, ...]) -> None:
        """Show these attributes; nobody is told."""
        self.rows.show_attributes(attributes)
        self.refuse("")
        self.table.updateGeometry()
        self._show_buttons()

    def refuse(self, reason: str) -> None:
        """Say why a change was not taken; "" takes the sentence away."""
        self.refusal.show_text(reason)
        show_if(self.refusal, bool(reason))

    def commit(self) -> None:
        """Take what is typed into a cell."""
        if self.table.state() == QAbstractItemView.State.EditingState:
            self.table.setFocus()

    @property
    def _row(self) -> int:
        row = self.table.currentIndex().row()
        return row if row < len(self.rows.attributes) else -1

    def _show_buttons(self) -> None:
        last = len(self.rows.attributes) - 1
        self.remove.setEnabled(self._row >= 0)
        self.up.setEnabled(self._row > 0)
        self.down.setEnabled(0 <= self._row < last)

    def _add(self) -> None:
        self.commit()
        names = {attribute.name.casefold() for attribute in self.rows.attributes}
        free = (tr("attribute {n}", n=n) for n in range(1, len(names) + 2))
        new = Attribute(name=next(name for name in free if name.casefold() not in names))
        self.edited.emit((*self.rows.attributes, new), ())
        index = self.rows.index(len(self.rows.attributes) - 1, NAME)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _remove(self) -> None:
        row = self._row
        left = tuple(a for at, a in enumerate(self.rows.attributes) if at != row)
        self.edited.emit(left, ())
        if left:
            self.table.setCurrentIndex(self.rows.index(min(row, len(left) - 1), NAME))
        self.table.setFocus()

    def _move(self, step: int) -> None:
        row = self._row
        attributes = list(self.rows.attributes)
        attributes.insert(row + step, attributes.pop(row))
        self.edited.emit(tuple(attributes), ())
        self.table.setCurrentIndex(self.rows.index(row + step, self.table.currentIndex().column()))
