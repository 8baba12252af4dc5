"""The examples of a guideline as they are written, one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.app.guideline_draft import DraftExample, DraftFault
from annotator.ui.panels.example_editor import ExampleEditor
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.labels import show_if
from annotator.ui.wording import tr


class ExampleList(QWidget):
    """Editors of examples, and a button for one more.

    `changed` says that something is written; `faults_wanted`, that it may be mended now, or should
    be told that it is not: `show_faults` answers; `reached` carries what should be in view.

    What is wrong with an example is told once the person has left it, so that nobody who is still
    typing is called to order; while it is told, it goes as soon as it is mended.
    """

    changed = Signal()
    faults_wanted = Signal()
    reached = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme = LIGHT
        self._is_showing = False
        self._told: set[ExampleEditor] = set()
        self.editors: list[ExampleEditor] = []
        self.add = QPushButton(tr("Add an example"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._on_add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._rows)
        layout.addWidget(self.add)

    @property
    def examples(self) -> tuple[DraftExample, ...]:
        """What is written."""
        return tuple(editor.example for editor in self.editors)

    def show_examples(self, examples: Sequence[DraftExample]) -> None:
        """Show examples; editors of those that are there already stay as they are."""
        if tuple(examples) == self.examples:
            return
        is_here = self.isAncestorOf(self.window().focusWidget() or self.window())
        if len(examples) != len(self.editors) and not is_here:
            # Out of sight, so that the page is not laid out again for each that comes or goes.
            self.hide()
        while len(self.editors) > len(examples):
            self._drop(self.editors[-1])
        while len(self.editors) < len(examples):
            self._append()
        self._is_showing = True
        for editor, example in zip(self.editors, examples, strict=True):
            if editor.example != example:
                editor.show_example(example)
                self._told.discard(editor)
        self._is_showing = False
        show_if(self, True)
        self.faults_wanted.emit()

    def show_faults(self, faults: Sequence[DraftFault]) -> None:
        """Say what is wrong, where the person has been told to look or has gone on."""
        by_row = {fault.row: fault for fault in faults}
        for row, editor in enumerate(self.editors):
            fault = by_row.get(row)
            if fault is None:
                self._told.discard(editor)
            is_told = fault is not None and editor in self._told
            editor.show_fault(*(fault.message, fault.offset) if fault and is_told else ("", -1))

    def tell_all(self, faults: Sequence[DraftFault]) -> None:
        """Say all that is wrong, and go to the first of it."""
        self._told.update(self.editors[fault.row] for fault in faults)
        self.show_faults(faults)
        if faults:
            first = self.editors[faults[0].row]
            first.sentence.setFocus()
            self.reached.emit(first.fault)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        for editor in self.editors:
            editor.set_theme(theme)

    # What the person does

    def _on_add(self) -> None:
        self._go_to(self._append().sentence)
        self.changed.emit()

    def _go_to(self, field: QWidget) -> None:
        field.setFocus()
        self.reached.emit(field)

    def _on_changed(self) -> None:
        if not self._is_showing:
            self.changed.emit()
            self.faults_wanted.emit()

    def _on_left(self, editor: ExampleEditor) -> None:
        self._told.add(editor)
        self.faults_wanted.emit()

    def _on_removed(self, editor: ExampleEditor) -> None:
        row = self.editors.index(editor)
        self._drop(editor)
        following = self.editors[row : row + 1]
        self._go_to(following[0].remove if following else self.add)
        self.changed.emit()
        self.faults_wanted.emit()

    def _append(self) -> ExampleEditor:
        editor = ExampleEditor()
        editor.set_theme(self._theme)
        editor.changed.connect(self._on_changed)
        editor.left.connect(lambda: self._on_left(editor))
        editor.sentence.moved.connect(lambda: self.reached.emit(editor.sentence))
        editor.removed.connect(lambda: self._on_removed(editor))
        self.editors.append(editor)
        self._rows.addWidget(editor)
        editor.set_number(len(self.editors))
        return editor

    def _drop(self, editor: ExampleEditor) -> None:
        self.editors.remove(editor)
        self._told.discard(editor)
        self._rows.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        for number, other in enumerate(self.editors, 1):
            other.set_number(number)
