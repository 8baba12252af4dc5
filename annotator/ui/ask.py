"""Asks the person by dialogs: the only place where the program waits for one to be closed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.app.ask import FileKind
from annotator.ui.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

# PySide makes the class of a dialog when it is imported, so each is imported where it is shown.


class QtAsk:
    """Answers by dialogs over the window that `parent` returns at that moment."""

    def __init__(self, parent: Callable[[], QWidget | None] = lambda: None) -> None:
        self._parent = parent
        self._folder = ""

    def confirm(self, question: str, *, detail: str = "", yes: str = "Yes") -> bool:
        """Return whether the person agreed; Return and Esc both mean no harm is done."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Question, question, detail)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.exec()
        return box.clickedButton() is agree

    def choose(self, question: str, options: Sequence[str], *, detail: str = "") -> int | None:
        """Return the index of the option taken, None where the person took none."""
        from PySide6.QtWidgets import QDialog

        from annotator.ui.dialogs.choice import ChoiceDialog

        dialog = ChoiceDialog(question, options, detail, self._parent())
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.row if taken and dialog.row >= 0 else None

    def open_paths(self, title: str, kinds: Sequence[FileKind]) -> tuple[Path, ...]:
        """Return the files chosen to open; empty where the person took none."""
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(
            self._parent(), title, self._folder, _filters(kinds)
        )
        paths = tuple(Path(name) for name in names)
        self._remember(paths)
        return paths

    def open_folder(self, title: str) -> Path | None:
        """Return the folder chosen, None where the person took none."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._parent(), title, self._folder)
        if not name:
            return None
        self._folder = name
        return Path(name)

    def save_path(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return where to write, with the person's consent to replace what is there."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self._parent(), title, str(suggested), _filters(kinds)
        )
        return Path(name) if name else None

    def tell(self, message: str, *, detail: str = "") -> None:
        """Say something that needs no answer; the text can be selected and copied."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Information, message, detail)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()

    def _box(self, sign: "QMessageBox.Icon", message: str, detail: str) -> "QMessageBox":
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent())
        box.setWindowTitle(tr("annotator"))
        box.setIcon(sign)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(message)
        box.setInformativeText(detail)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return box

    def _remember(self, paths: Sequence[Path]) -> None:
        if paths:
            self._folder = str(paths[0].parent)


def _filters(kinds: Sequence[FileKind]) -> str:
    """Return Qt's text for a file dialog's kinds: "Articles (*.txt *.jsonl);;…"."""
    return ";;".join(f"{kind.title} ({' '.join(kind.patterns)})" for kind in kinds)
