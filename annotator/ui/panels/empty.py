"""What stands in the article's place while the project has none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.widgets.labels import TextLabel
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.turning_layout import TurningLayout
from annotator.ui.wording import tr


class EmptyPage(QFrame):
    """Says that the project has no article yet, and how to get some."""

    action_requested = Signal(str)

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self.setProperty("role", "surface")
        self._buttons: list[QPushButton] = []
        self._build()
        bridge.watch(self._refresh, Changes.PROJECT | Changes.MODE)

    def _build(self) -> None:
        title = TextLabel(tr("No articles yet"), factor=1.4, bold=True)
        text = TextLabel(
            tr("Drop .txt or .jsonl files or a folder here, or bring articles in by"), role="faint"
        )
        for action_id, words in (
            ("import", tr("Import files…")),
            ("import_folder", tr("Import a folder…")),
            ("paste_article", tr("Paste text")),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda *_, name=action_id: self.action_requested.emit(name))
            self._buttons.append(button)
        page = QWidget()
        page.setProperty("role", "surface")
        layout = QVBoxLayout(page)
        layout.setSpacing(12)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.addStretch(2)
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        row = TurningLayout(gap_px=12, is_filled=False)
        for button in self._buttons:
            row.addWidget(button)
        layout.addLayout(row)
        layout.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(page, tr("No articles yet")))

    def _refresh(self, _changes: Changes) -> None:
        for button in self._buttons:
            button.setEnabled(self._session.can_edit)
