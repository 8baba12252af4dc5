"""The line at the bottom: whether all is saved, how far the work is, and sentences."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.labels import ElidedLabel, TextLabel, letters, lines, show_if
from annotator.ui.wording import counted, tr

_BETWEEN_PX = 16
_BAR_PX = 150
_MARGIN_PX = 14
_NOTICE = 40
"""Letters: the room that a sentence may ask for."""


_SHOWN = (
    Changes.PROJECT
    | Changes.DOCUMENTS
    | Changes.DOCUMENT
    | Changes.SPANS
    | Changes.STATUS
    | Changes.MODE
    | Changes.SETTINGS
)


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
        self.saved = ElidedLabel()
        self.bar = QProgressBar()
        self.progress = TextLabel(role="faint")
        self.spans = TextLabel(role="faint")
        self.time = TextLabel(role="faint")
        self.notice = ElidedLabel()
        self.author = TextLabel(role="faint")
        self.length = TextLabel(role="faint")
        self._build()
        bridge.watch_late(self._refresh_progress, _SHOWN)
        bridge.watch(self._refresh_notice, Changes.NOTICE)

    def _build(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_PX)
        self.bar.setAccessibleName(tr("Documents done"))
        self._stop = QPushButton(tr("Stop"))
        self._stop.setProperty("role", "link")
        self._stop.clicked.connect(self.stop_requested)
        self._job = ElidedLabel()
        self.job_bar = QProgressBar()
        self.job_bar.setTextVisible(False)
        self.job_bar.setFixedWidth(_BAR_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, 5, _MARGIN_PX, 6)
        layout.setSpacing(_BETWEEN_PX)
        # What it says is as wide as that, and gives way only where it alone is too long.
        for words in (self.saved, self._job):
            words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        saved = QHBoxLayout()
        saved.setSpacing(6)
        saved.addWidget(self._dot)
        saved.addWidget(self.saved)
        layout.addLayout(saved)
        for widget in (self.bar, self.progress, self.spans, self.time):
            layout.addWidget(widget)
        layout.addWidget(self.notice, 1)
        for widget in (self._job, self.job_bar, self._stop, self.author, self.length):
            layout.addWidget(widget)
        self._has_job = False
        self._fit()

    # What there is room for

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what matters least where not all of it has room."""
        job = (self._job, self.job_bar, self._stop)
        for widget in job:
            show_if(widget, self._has_job)
        room = self.width() - self._least_px - (sum(map(_room_of, job)) if self._has_job else 0)
        for widget in (
            *(self.progress, self.spans, self.author),
            *(self.bar, self.length, self.time),
        ):
            room -= _room_of(widget)
            is_empty = widget is self.time and not self.time.text()
            show_if(widget, room >= 0 and not is_empty)

    @property
    def _least_px(self) -> int:
        """The width of what is always there."""
        wanted = min(self.notice.sizeHint().width(), letters(_NOTICE))
        least = max(wanted, self.notice.minimumSizeHint().width()) + _BETWEEN_PX
        return _room_of(self.saved) + _room_of(self._dot) + least + 2 * _MARGIN_PX

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self._refresh_saved()

    def set_time(self, text: str) -> None:
        """Say how long the article has taken; "" for nothing."""
        self.time.show_text(text)
        self._fit()

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
        self.saved.setAccessibleName(text)
        self._fit()
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
        self._fit()
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.notice, sentence))

    # Jobs

    def begin_job(self, title: str) -> None:
        """Show that a job is under way."""
        self._job.setText(title)
        self.job_bar.setRange(0, 0)
        self.job_bar.setAccessibleName(title)
        self._has_job = True
        self._fit()

    def advance_job(self, done: int, total: int) -> None:
        """Show how far the job is, in parts of a thousand (its own units may be bytes)."""
        self.job_bar.setRange(0, 1000)
        self.job_bar.setValue(1000 * done // max(total, 1))

    def end_job(self) -> None:
        """Show that no job is under way."""
        self._has_job = False
        self._fit()


def _room_of(widget: QWidget) -> int:
    """Return the width in pixels that a widget takes, with what parts it from the next."""
    return widget.sizeHint().expandedTo(widget.minimumSize()).width() + _BETWEEN_PX


class _Dot(QWidget):
    """A dot that repeats in colour what the words beside it say."""

    def __init__(self) -> None:
        super().__init__()
        self._color = QColor()
        self._side = lines(0.5)
        self.setFixedWidth(self._side + 1)

    def set_color(self, color: QColor) -> None:
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side + 1, self._side + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color)
            top = (self.height() - self._side) // 2
            painter.drawEllipse(0, top, self._side, self._side)
