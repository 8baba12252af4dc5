"""The parts of the label set on the screen: list, fields, buttons, and their layout."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.dialogs.label_editor import LabelEditor
from annotator.ui.dialogs.label_list import LabelList, LabelRows
from annotator.ui.dialogs.label_summary import LabelSummary
from annotator.ui.dialogs.relation_editor import RelationEditor, SetEditor
from annotator.ui.theme import Theme
from annotator.ui.widgets.buttons import quiet_button
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import SMALL, TextLabel, letters
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import tr

_SIZE = (156, 42)
"""Its usual width in letters and height in lines: with all columns of the attributes."""
_NARROW = 96
"""Below this width, in letters, the list stands above what is said of a label."""
_LIST = 42
"""The list's width in letters, beside the fields."""
_ANY_PX = 16_777_215
"""Qt's width for what is as wide as it can."""


class LabelFrame(QDialog):
    """The parts of the dialog. Nothing in it knows of a label set.

    Beside each other the list stays while the fields are scrolled; where that is too narrow, all
    stands under each other and is scrolled together.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make(theme)
        self._build()

    # Building

    def _make(self, theme: Theme) -> None:
        self.rows = LabelRows(self)
        self.list = LabelList(self.rows, theme)
        self.add_label = quiet_button(tr("&Add label"))
        self.add_relation = quiet_button(tr("Add &relation"))
        self.merge = quiet_button(tr("Mer&ge…"))
        self.remove = quiet_button(tr("Re&move…"))
        self.back = quiet_button(tr("&Take back"))
        self.label = LabelEditor(theme)
        self.relation = RelationEditor()
        self.whole = SetEditor()
        self.summary = LabelSummary()
        self.bar = QProgressBar()
        self.load = quiet_button(tr("&Import…"))
        self.save = quiet_button(tr("&Export…"))
        self.leave = quiet_button(tr("Cancel"))
        self.apply = quiet_button(tr("Apply"))

    def _build(self) -> None:
        self._left = self._build_left()
        self.pages = QStackedWidget()
        for page in (self.label, self.relation, self.whole):
            self.pages.addWidget(page)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(12)
        self._inside.addWidget(self.pages)
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        self._row.addWidget(ScrollColumn(inside, tr("What is said of it")), 1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self._build_buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(self._row, 1)
        layout.addWidget(self.bar)
        layout.addLayout(self._foot)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Spans changed"))
        self.bar.hide()
        open_at(self, width=_SIZE[0], height=_SIZE[1])
        self._arrange()

    def _build_left(self) -> QWidget:
        card = Card()
        card.add(self.list)
        inside = card.layout()
        assert inside is not None
        inside.setContentsMargins(2, 6, 2, 6)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap_px=6)
        for button in (self.add_label, self.add_relation, self.merge, self.remove, self.back):
            flow.addWidget(button)
        hint = tr("Drag, or Alt and an arrow, puts a label elsewhere; the first has the key 1.")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(card, 1)
        column.addWidget(TextLabel(hint, role="faint", factor=SMALL, wraps=True))
        column.addWidget(buttons)
        return left

    def _build_buttons(self) -> QWidget:
        self.apply.setDefault(True)
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        files, ends = QWidget(), QWidget()
        for part, buttons in ((files, (self.load, self.save)), (ends, (self.leave, self.apply))):
            flow = FlowLayout(part, gap_px=8)
            for button in buttons:
                flow.addWidget(button)
        row.addWidget(files, 1)
        row.addWidget(ends)
        return host

    # Sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    _is_narrow: bool | None = None

    def _arrange(self) -> None:
        """Put the list beside the fields, or all under each other where that is too narrow."""
        is_narrow = self.width() < letters(_NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._inside.insertWidget(0, self._left)
            self._inside.addWidget(self.summary)
        else:
            self._row.insertWidget(0, self._left)
            self._foot.insertWidget(0, self.summary)
        self._left.setMaximumWidth(_ANY_PX if is_narrow else letters(_LIST))
        self.fit_list()

    def fit_list(self) -> None:
        """Show all rows where the list is scrolled with the fields, else as many as there fit."""
        hint = self.list.sizeHint() if self._is_narrow else self.list.minimumSizeHint()
        self.list.setMinimumHeight(hint.height())

    # While it is applied

    def show_running(self, *, is_running: bool) -> None:
        """Show that the labels are being applied, and let nothing be changed meanwhile."""
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_running)
        for part in (self._left, self.pages, self.load, self.save):
            part.setEnabled(not is_running)
        self.leave.setText(tr("Stop") if is_running else tr("Cancel"))

    def show_progress(self, done: int, total: int) -> None:
        """Show how many spans have followed."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
