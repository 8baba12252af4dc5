"""What is shown where no project is open."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.app.projects import recent_projects
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.icons import paint_program_icon
from annotator.ui.widgets.card import Card, rule
from annotator.ui.widgets.labels import SMALL, Caption, ElidedLabel, TextLabel, letters, lines
from annotator.ui.widgets.turning_layout import TurningLayout
from annotator.ui.wording import tr

_WIDTH = 95
"""Letters; wider than that a line is hard to follow."""

_MARK = 3.5
"""The program's icon, in lines."""

_SHOWN_RECENT = 6


class WelcomePage(QFrame):
    """Three ways in, and the projects opened last.

    `action_requested` carries an action's id, `project_chosen` a recent project's path.
    """

    action_requested = Signal(str)
    project_chosen = Signal(object)

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self.setProperty("role", "surface")
        self.recent = Card()
        self._paths: tuple[Path, ...] = ()
        self._caption = Caption(tr("Recent"))
        self._build()
        bridge.watch(self._refresh, Changes.PROJECT)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(_head())
        column.addSpacing(28)
        column.addLayout(self._tiles())
        column.addSpacing(30)
        column.addWidget(self._caption)
        column.addSpacing(8)
        column.addWidget(self.recent)
        column.addSpacing(24)
        column.addWidget(_drop_hint())
        page = _centred(column)
        page.setProperty("role", "surface")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _tiles(self) -> TurningLayout:
        tiles = TurningLayout(gap_px=12)
        for action_id, title, text in (
            ("new_project", tr("New project"), tr("Begin with an empty file")),
            ("open", tr("Open…"), tr("A project, or articles")),
            ("open_sample", tr("Sample project"), tr("Eight short articles to try")),
        ):
            tile = Tile(title, text)
            tile.setObjectName(f"welcome_{action_id}")
            tile.clicked.connect(lambda *_, name=action_id: self.action_requested.emit(name))
            tiles.addWidget(tile)
        return tiles

    @property
    def recent_names(self) -> tuple[str, ...]:
        """The names of the recent projects that are shown, the newest first."""
        return tuple(path.stem for path in self._paths)

    def _refresh(self, _changes: Changes) -> None:
        if self._session.is_open:
            return
        self.recent.clear()
        self._paths = paths = recent_projects()[:_SHOWN_RECENT]
        for number, path in enumerate(paths):
            if number:
                self.recent.add(rule())
            self.recent.add(self._recent_row(path))
        self.recent.setVisible(bool(paths))
        self._caption.setVisible(bool(paths))

    def _recent_row(self, path: Path) -> QWidget:
        row = QWidget()
        button = QPushButton(path.stem)
        button.setProperty("role", "link")
        button.setAccessibleName(tr("Open {name}", name=path.stem))
        button.clicked.connect(lambda *_: self.project_chosen.emit(path))
        folder = ElidedLabel(
            _short(path.parent), role="faint", factor=SMALL, mode=Qt.TextElideMode.ElideMiddle
        )
        folder.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button)
        layout.addWidget(folder, 1)
        return row


class Tile(QPushButton):
    """A large button with a title and what it does."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._content = layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 15, 18, 16)
        layout.setSpacing(4)
        for label in (
            TextLabel(title, factor=1.15, bold=True),
            TextLabel(text, role="faint", factor=SMALL, wraps=True),
        ):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        layout.addStretch(1)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._content.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._content.heightForWidth(width)


class _Mark(QWidget):
    """The program's icon."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(lines(_MARK), lines(_MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_program_icon(painter, QRectF(self.rect()))


def _head() -> QWidget:
    head = QWidget()
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(TextLabel(tr("annotator"), factor=2.2, bold=True))
    words.addWidget(
        TextLabel(
            tr("Turn news articles into training data"), role="faint", factor=1.15, wraps=True
        )
    )
    layout = QHBoxLayout(head)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(18)
    layout.addWidget(_Mark())
    layout.addLayout(words, 1)
    return head


def _drop_hint() -> TextLabel:
    return TextLabel(
        tr(
            "Or drop .txt or .jsonl files, a folder or a project onto this window,"
            " or paste an article."
        ),
        role="faint",
        wraps=True,
    )


def _centred(column: QVBoxLayout) -> QWidget:
    """Return a page with `column` in its middle, never wider than reads well."""
    inner = QWidget()
    inner.setMaximumWidth(letters(_WIDTH))
    inner.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    page = QWidget()
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(inner, 100)
    across.addStretch(1)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(32, 32, 32, 32)
    layout.addStretch(2)
    layout.addLayout(across)
    layout.addStretch(3)
    return page


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
