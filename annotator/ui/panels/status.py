"""The line at the bottom: whether all is saved, how far the work is, and sentences."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.labels import ElidedLabel, TextLabel
from annotator.ui.wording import counted, tr


class StatusLine(QFrame):
    """What a person wants to know without asking. `stop_requested` stops the job under way."""

    stop_requested = Signal()

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._theme: Theme = LIGHT
        self._fault = ""
        self._hint = ""
        self.setProperty("role", "foot")
        self.setAccessibleName(tr("Status"))
        self._dot = _Dot()
        self.saved = TextLabel()
        self.bar = QProgressBar()
        self.progress = TextLabel(role="faint")
        self.spans = TextLabel(role="faint")
        self.notice = ElidedLabel()
        self.author = TextLabel(role="faint")
        self.length = TextLabel(role="faint")
        self._build()
        shown = Changes.ALL & ~Changes.SELECTION & ~Changes.NOTICE
        bridge.watch_late(self._refresh_progress, shown)
        bridge.watch(self._refresh_notice, Changes.NOTICE)

    def _build(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(150)
        self.bar.setAccessibleName(tr("Documents done"))
        self._stop = QPushButton(tr("Stop"))
        self._stop.setProperty("role", "link")
        self._stop.clicked.connect(self.stop_requested)
        self._job = TextLabel()
        self.job_bar = QProgressBar()
        self.job_bar.setTextVisible(False)
        self.job_bar.setFixedWidth(150)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 6)
        layout.setSpacing(16)
        saved = QHBoxLayout()
        saved.setSpacing(6)
        saved.addWidget(self._dot)
        saved.addWidget(self.saved)
        layout.addLayout(saved)
        for widget in (self.bar, self.progress, self.spans):
            layout.addWidget(widget)
        layout.addWidget(self.notice, 1)
        for widget in (self._job, self.job_bar, self._stop, self.author, self.length):
            layout.addWidget(widget)
        self._show_job(is_shown=False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self._refresh_saved()

    # Saved, or not

    def set_fault(self, reason: str) -> None:
        """Say why the last change is not on disk; "" that it is."""
        self._fault = reason
        self._refresh_saved()

    def _refresh_saved(self) -> None:
        if self._fault:
            text, token = tr("Not saved: {reason}", reason=self._fault), "error"
        elif self._session.is_read_only:
            text, token = tr("Read only"), "warning"
        else:
            text, token = tr("Saved"), "ok"
        self.saved.show_text(text)
        self._dot.set_color(self._theme.color(token))

    def _refresh_progress(self, changes: Changes) -> None:
        session = self._session
        progress = session.progress
        self.bar.setMaximum(max(progress.total, 1))
        self.bar.setValue(progress.done)
        self.progress.show_text(
            tr("{done:,} of {total:,} done", done=progress.done, total=progress.total)
        )
        document = session.document
        self.spans.show_text(counted(len(session.spans), "{n} span", "{n} spans"))
        self.length.show_text(
            counted(len(document.text), "{n} character", "{n} characters") if document else ""
        )
        self.author.show_text(tr("author: {name}", name=session.author_id))
        self._refresh_saved()

    # Sentences

    def _refresh_notice(self, _changes: Changes) -> None:
        self._say(self._session.notice)

    def show_hint(self, text: str) -> None:
        """Show what the menu entry under the pointer does; "" brings the notice back."""
        self._hint = text
        self._say(text or self._session.notice)

    def _say(self, sentence: str) -> None:
        self.notice.show_text(sentence)
        self.notice.setAccessibleName(sentence)
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.notice, sentence))

    # Jobs

    def begin_job(self, title: str) -> None:
        """Show that a job is under way."""
        self._job.setText(title)
        self.job_bar.setRange(0, 0)
        self._show_job(is_shown=True)

    def advance_job(self, done: int, total: int) -> None:
        """Show how far the job is, in parts of a thousand (its own units may be bytes)."""
        self.job_bar.setRange(0, 1000)
        self.job_bar.setValue(1000 * done // max(total, 1))

    def end_job(self) -> None:
        """Show that no job is under way."""
        self._show_job(is_shown=False)

    def _show_job(self, *, is_shown: bool) -> None:
        for widget in (self._job, self.job_bar, self._stop):
            widget.setVisible(is_shown)


class _Dot(QWidget):
    """A dot that repeats in colour what the words beside it say."""

    def __init__(self) -> None:
        super().__init__()
        self._color = QColor()
        self.setFixedWidth(9)

    def set_color(self, color: QColor) -> None:
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(9, 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color)
            painter.drawEllipse(0, (self.height() - 8) // 2, 8, 8)
