"""The other places of the picked span's words, to be looked through and tagged at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.again import Hit, Wanted, hits_in, holding_of
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.ui.appearance import Appearance
from annotator.ui.bridge import SessionBridge
from annotator.ui.dialogs.hit_list import HitList, HitRows
from annotator.ui.dialogs.placing import ArticleView, is_in_sight, scroll_to
from annotator.ui.dialogs.step_job import StepJob
from annotator.ui.guard import Guard
from annotator.ui.tasks import Handle, Runner
from annotator.ui.theme import LIGHT
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import Caption, ElidedLabel, TextLabel
from annotator.ui.wording import counted, tr

if TYPE_CHECKING:
    from annotator.app.jobs.again import Found
    from annotator.app.ledger import Written

_ROWS_SHOWN = 5
_WIDE_PX = (760, 560)
_NARROW_PX = 300
_NARROW_LETTERS = 36
_MARGIN_PX = 12


class _View(ArticleView, Protocol):
    """What is asked of the view of the article."""

    def show_marks(self, marks: Sequence[Range]) -> None: ...
    def show_trace(self, place: Range, label: str) -> None: ...


class _Article(Protocol):
    view: _View


class _Window(Protocol):
    """What is asked of the window, beside that it is a widget."""

    article: _Article
    appearance: Appearance


class TagAgainDialog(QDialog):
    """A list of places with boxes: Return tags what is ticked, Esc leaves, Space unticks.

    It opens only where there is some other place; otherwise a sentence says that there is none.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        tasks: Runner,
        guard: Guard,
        parent: QWidget,
        *,
        is_everywhere: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Tag the same again"))
        self._session = bridge.session
        self._tasks = tasks
        self._guard = guard
        self._parent = parent
        self._window = cast("_Window", parent)
        self._view = self._window.article.view
        self._is_everywhere = is_everywhere
        self._search: Handle | None = None
        self._steps = StepJob(self._session, tasks, guard)
        self._scrolled_from = -1
        self._is_all = True
        self.span: Span | None = self._session.picked
        theme = self._window.appearance.theme or LIGHT
        self.rows = HitRows(self._session.label_set, has_titles=is_everywhere, parent=self)
        self.list = HitList(self.rows, theme)
        self.said = TextLabel(role="faint", wraps=True)
        self.bar = QProgressBar()
        self.all = QCheckBox(tr("&All"))
        self.tag = QPushButton(tr("Tag"))
        self.leave = QPushButton(tr("Leave"))
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addWidget(self.said)
        card = Card()
        card.add(self.list)
        inside = card.layout()
        assert inside is not None
        inside.setContentsMargins(2, 4, 2, 4)
        layout.addWidget(card, 1)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        layout.addWidget(self.bar)
        layout.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        span, theme = self.span, self._window.appearance.theme or LIGHT
        labels = self._session.label_set
        label = labels.find(span.label) if span else None
        caption = Caption(label.title if label else "", role="ink")
        if label is not None:
            ink = theme.label_colors(label.hue, labels.labels.index(label)).ink
            palette = QPalette(caption.palette())
            palette.setColor(QPalette.ColorRole.WindowText, ink)
            caption.setPalette(palette)
        words = " ".join(span.text.split()) if span else ""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(caption)
        row.addWidget(ElidedLabel(tr("“{words}”", words=words), bold=True), 1)
        return row

    def _foot(self) -> QHBoxLayout:
        self.all.setToolTip(tr("Tick every place, or none"))
        self.leave.setAutoDefault(False)
        self.tag.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.tag)
        return row

    def _connect(self) -> None:
        self.rows.ticks_changed.connect(self._on_ticks_changed)
        self.list.row_reached.connect(self._on_row_reached)
        self.all.clicked.connect(self._on_all_clicked)
        self.tag.clicked.connect(self._tag)
        self.leave.clicked.connect(self.reject)

    # Finding

    def open(self) -> None:
        """Look for places and open where there are some; else tell that there are none."""
        session, span = self._session, self.span
        document, layer = session.document, session.layer
        if span is None or document is None or layer is None:
            session.tell(tr("Pick a span first."))
            self.deleteLater()
        elif self._is_everywhere:
            self._look_everywhere(span)
        else:
            wanted = Wanted(span.text, span.label)
            self._show_hits(hits_in(holding_of(document, layer), wanted))

    def _look_everywhere(self, span: Span) -> None:
        from annotator.app.jobs.again import find_again

        store, author_id = self._session.store, self._session.author_id
        assert store is not None
        wanted = Wanted(span.text, span.label)
        self.said.setText(tr("Looking through the project …"))
        self._show_running(is_running=True)
        self._search = self._tasks.run(
            lambda progress, cancelled: find_again(store, author_id, wanted, progress, cancelled),
            done=self._on_found,
            failed=self._on_search_failed,
            progress=self._on_progress,
        )
        if not self.rows.hits and self._is_running:
            self._come_up()

    def _on_found(self, found: "Found") -> None:
        self._search = None
        self._is_all = found.is_all
        self._show_running(is_running=False)
        self._show_hits(found.hits)

    def _on_search_failed(self, error: BaseException) -> None:
        self._show_running(is_running=False)
        self._go()
        self._guard.present(error)

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        if not hits:
            self._session.tell(_nowhere(is_everywhere=self._is_everywhere))
            self._go()
            return
        self.rows.show_hits(hits)
        self.said.setText(self._summary())
        self.list.show_row(self._first_row(hits))
        if not self.isVisible():
            self._come_up()
        self.list.setFocus()
        self._show_current()

    def _first_row(self, hits: Sequence[Hit]) -> int:
        """Return the row of the first place behind the picked span in its article, or the first."""
        span, document = self.span, self._session.document
        assert span is not None
        assert document is not None
        for row, hit in enumerate(hits):
            if hit.document_id == document.id and hit.place.start >= span.end:
                return row
        return 0

    # Coming and going

    def _come_up(self) -> None:
        room = self._parent.size()
        if self._is_everywhere:
            self.resize(min(_WIDE_PX[0], room.width()), min(_WIDE_PX[1], room.height()))
        else:
            self._fit(room)
        super().open()

    def _fit(self, room: QSize) -> None:
        """Be as small as the places allow, in the corner where the article has least text."""
        rows = min(_ROWS_SHOWN, len(self.rows.hits))
        self.list.setMinimumHeight(self.list.delegate.row_height)
        rest = self.sizeHint().height() - self.list.sizeHint().height()
        height = rest + rows * self.list.delegate.row_height + 2
        letters = self.fontMetrics().averageCharWidth() * _NARROW_LETTERS
        width = max(_NARROW_PX, self.minimumSizeHint().width(), min(letters, room.width() // 2))
        self.resize(min(width, room.width()), min(height, room.height() * 3 // 4))
        right = room.width() - self.width() - _MARGIN_PX
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y = _MARGIN_PX if is_mirrored else right, room.height() - self.height() - 3 * _MARGIN_PX
        self.move(self._parent.mapToGlobal(QPoint(x, y)))

    def _go(self) -> None:
        if self.isVisible():
            self.reject()
        else:
            self.deleteLater()

    def done(self, result: int) -> None:
        """Close, and leave the article as it was; what is being written is stopped first."""
        if self._steps.is_running:
            self._steps.cancel()
            return
        if self._search is not None:
            self._search.drop()
        self._view.show_marks(())
        self._view.show_trace(Range(0, 0), "")
        if self._scrolled_from >= 0:
            self._view.set_scroll_offset(self._scrolled_from)
        super().done(result)

    # Looking through

    def _on_ticks_changed(self) -> None:
        ticked, total = self.rows.tick_count, len(self.rows.hits)
        state = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if ticked == total else state)
        self.tag.setText(tr("Tag {n}", n=f"{ticked:,}"))
        self.tag.setEnabled(ticked > 0)
        if not self._is_everywhere:
            self._view.show_marks(tuple(hit.place for hit in self.rows.ticked))

    def _summary(self) -> str:
        hits = self.rows.hits
        if not self._is_everywhere:
            said = counted(
                len(hits), "{n} other place in this article", "{n} other places in this article"
            )
        else:
            documents = len({hit.document_id for hit in hits})
            said = tr(
                "{places} in {articles}",
                places=counted(len(hits), "{n} other place", "{n} other places"),
                articles=counted(documents, "{n} article", "{n} articles"),
            )
        more = "" if self._is_all else tr(" – there are more; tag these, then look again")
        doubtful = sum(not hit.is_free for hit in hits)
        clash = counted(doubtful, ", {n} overlaps a span", ", {n} overlap spans")
        return said + (clash if doubtful else "") + more

    def _on_all_clicked(self) -> None:
        self.rows.tick_all(is_ticked=self.rows.tick_count < len(self.rows.hits))

    def _on_row_reached(self, _row: int) -> None:
        self._show_current()
        if not self._is_everywhere:
            self._bring_into_view(self.rows.hits[self.list.row].place)

    def _show_current(self) -> None:
        """Outline the current row's place in the article, if it is of that."""
        if not self._is_everywhere and self.list.row >= 0 and self.span is not None:
            self._view.show_trace(self.rows.hits[self.list.row].place, self.span.label)

    def _bring_into_view(self, place: Range) -> None:
        """Scroll the article only if the place cannot be seen, or is under this dialog."""
        if not is_in_sight(self._view, place, self):
            if self._scrolled_from < 0:
                self._scrolled_from = self._view.scroll_offset
            scroll_to(self._view, place)

    # Tagging

    def _tag(self) -> None:
        places = [(hit.document_id, hit.place) for hit in self.rows.ticked]
        span, session = self.span, self._session
        assert span is not None

        def began() -> None:
            self.said.setText(tr("Tagging …"))
            self._show_running(is_running=True)

        def ended(written: "Written | None") -> None:
            self._show_running(is_running=False)
            if written is None:
                self.said.setText(tr("Stopped; nothing was tagged."))
            else:
                self._finish(len(places))

        self._steps.write(
            lambda: session.places_tagger(places, span.label),
            len(places),
            began=began,
            advanced=self._on_progress,
            ended=ended,
        )

    def _finish(self, number: int) -> None:
        self.accept()
        self._session.tell(
            counted(
                number,
                "Tagged {n} place; undo takes it back.",
                "Tagged {n} places; undo takes all back.",
            )
        )

    # Jobs

    _is_running = False

    def _show_running(self, *, is_running: bool) -> None:
        self._is_running = is_running
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_running)
        for part in (self.list, self.all, self.tag):
            part.setEnabled(not is_running)
        self.leave.setText(tr("Stop") if is_running else tr("Leave"))

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)


def _nowhere(*, is_everywhere: bool) -> str:
    if is_everywhere:
        return tr("No other place in the project has these words untagged.")
    return tr("No other place in this article has these words untagged.")
