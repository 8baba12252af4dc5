"""What the program is, and where it keeps its files."""

from PySide6.QtCore import QRectF, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.app.projects import recent_file, sample_folder
from annotator.app.settings import settings_path
from annotator.ui.icons import paint_program_icon
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.facts import Facts
from annotator.ui.widgets.labels import TextLabel, lines
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import tr

_MARK = 3.3
"""The program's icon, in lines."""


class AboutDialog(QDialog):
    """The version, the licence and the places of files, all to be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About annotator"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts = Facts()
        self.facts.show_facts(_facts())
        self._build()

    def _build(self) -> None:
        card = Card()
        card.add(self.facts)
        copy = QPushButton(tr("Copy"))
        copy.clicked.connect(self._copy)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 0)
        column.setSpacing(14)
        column.addLayout(_head(self.devicePixelRatioF()))
        column.addWidget(card)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(14)
        layout.addWidget(ScrollColumn(inside, self.windowTitle()), 1)
        buttons = closing_buttons(self, copy)
        buttons.setContentsMargins(20, 0, 20, 0)
        layout.addWidget(buttons)
        open_at(self, width=80, height=20)

    def _copy(self) -> None:
        lines = [f"{name}: {value}" for name, value in self.facts.facts]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _facts() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Version"), __version__),
        (tr("Qt"), qVersion()),
        (tr("Licence"), "MIT"),
        (tr("Settings"), str(settings_path())),
        (tr("Recent projects"), str(recent_file())),
        (tr("Sample projects"), str(sample_folder())),
    )


def _head(ratio: float) -> QHBoxLayout:
    mark = QLabel()
    mark.setPixmap(_mark(ratio))
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(TextLabel(tr("annotator"), factor=1.8, bold=True))
    words.addWidget(
        TextLabel(
            tr("Highlight spans in news articles, tag them, export JSONL."),
            role="faint",
            wraps=True,
        )
    )
    layout = QHBoxLayout()
    layout.setSpacing(16)
    layout.addWidget(mark)
    layout.addLayout(words, 1)
    return layout


def _mark(ratio: float) -> QPixmap:
    side = round(lines(_MARK) * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_program_icon(painter, QRectF(0, 0, side, side))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
