"""The tour's card at the foot of the article: what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.app.manual import with_keys
from annotator.app.tour import STEPS, WATCHED, Tour, show_untouched
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.widgets.labels import SMALL, TextLabel
from annotator.ui.wording import tr


class TourCard(QFrame):
    """Shows one step after the other; `ended` says that the person has had enough."""

    ended = Signal()

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self.tour = Tour(bridge.session)
        self.setProperty("role", "bar")
        self.setAccessibleName(tr("Tour"))
        self.title = TextLabel(bold=True)
        self.text = TextLabel(wraps=True)
        self.text.setTextFormat(Qt.TextFormat.MarkdownText)
        self.count = TextLabel(role="faint", factor=SMALL)
        self.back = QPushButton(tr("Back"))
        self.next = QPushButton(tr("Next"))
        self.end = QPushButton(tr("End the tour"))
        self._has_begun = False
        self._build()
        bridge.watch(self._on_changed, WATCHED | Changes.MODE, owner=self)
        self._show_step()

    def _build(self) -> None:
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self.end.clicked.connect(self.ended)
        for button in (self.back, self.next, self.end):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(head)
        words.addWidget(self.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 12)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        for button in (self.end, self.back, self.next):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def _on_changed(self, _changes: Changes) -> None:
        session = self._session
        if not self._has_begun and session.document is not None and not session.is_busy:
            # The sample's first articles are tagged already.
            self._has_begun = True
            show_untouched(session)
            self.tour.go(0)
        elif self.tour.look():
            self._show_step()

    def _go(self, by: int) -> None:
        if by > 0 and self.tour.is_last:
            self.ended.emit()
            return
        self.tour.go(by)
        self._show_step()

    def _show_step(self) -> None:
        step, tour = self.tour.step, self.tour
        key_map = self._session.settings.key_map(self._session.label_set)
        self.title.show_text(tr(step.title))
        self.text.show_text(with_keys(tr(step.text), key_map))
        self.count.show_text(tr("{at} of {all}", at=tour.at + 1, all=len(STEPS)))
        self.back.setEnabled(tour.at > 0)
        self.next.setText(tr("Done") if tour.is_last else tr("Next"))
        told = f"{self.title.text()}. {self.text.text()}".replace("`", "")
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
