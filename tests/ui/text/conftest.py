from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from annotator.app.selection import selected
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, Span
from annotator.ui.text.view import TextView
from tests.factories import make_document, make_span

TEXT = (
    "Baku's ministry said two soldiers were killed on Sunday near the northern crossing.\n"
    "“We did not fire first,” Gen. Orlo Tanne told reporters. 🚨 Nobody answered him.\n"
    "قال المتحدث باسم الوزارة إن جنديين قتلا يوم الأحد.\n"
    "The mission will report on Monday."
)


class Reader:
    """A view in a window that answers it: what is selected is shown, grown to its unit."""

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.document = make_document("-")
        view.range_selected.connect(self._on_range_selected)

    def read(self, document: Document, *spans: Span, picked: str = "") -> None:
        self.document = document
        self.view.show_document(document)
        self.show(*spans, picked=picked)

    def show(self, *spans: Span, picked: str = "") -> None:
        in_order = tuple(sorted(spans, key=lambda span: span.order))
        self.view.show_spans(in_order, picked, DEFAULT_LABEL_SET)

    @property
    def selected_text(self) -> str:
        low, high = sorted((self.view.anchor, self.view.caret))
        return self.document.text[low:high]

    def at(self, part: str) -> int:
        return self.document.text.index(part)

    def before(self, part: str) -> QPoint:
        """The point of the viewport just inside the left of the first character of `part`."""
        return self._inside(self.at(part), at_left=True)

    def behind(self, part: str) -> QPoint:
        """The point of the viewport just inside the right of the last character of `part`."""
        return self._inside(self.at(part) + len(part) - 1, at_left=False)

    def on(self, part: str) -> QPoint:
        """The point of the viewport in the middle of `part`."""
        return self.view.point_of(self.at(part) + len(part) // 2)

    def handle(self, span: Span, side: str) -> QPoint:
        """The point of the viewport where an end of the picked span is taken hold of."""
        box = self.view.page.rect_of(span.start if side == "start" else span.end - 1)
        at = box.bottomLeft() if side == "start" else box.bottomRight()
        return (at - self.view.to_page(QPointF())).toPoint()

    def _inside(self, offset: int, *, at_left: bool) -> QPoint:
        box = self.view.page.rect_of(offset)
        x = box.left() + 1 if at_left else box.right() - 1
        return (QPointF(x, box.center().y()) - self.view.to_page(QPointF())).toPoint()

    def _on_range_selected(self, anchor: int, caret: int, unit: str) -> None:
        selection = selected(self.document.text, anchor, caret, unit)  # type: ignore[arg-type]
        self.view.show_selection(selection.anchor, selection.caret)


@pytest.fixture
def frame(qtbot: QtBot) -> QMainWindow:
    """A shown window with a view in it that has the focus."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.setCentralWidget(TextView())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.centralWidget().setFocus()
    qtbot.waitUntil(window.centralWidget().hasFocus)
    return window


@pytest.fixture
def view(frame: QMainWindow) -> TextView:
    view = frame.centralWidget()
    assert isinstance(view, TextView)
    return view


@pytest.fixture
def reader(view: TextView) -> Reader:
    reader = Reader(view)
    reader.read(make_document(TEXT))
    return reader


@pytest.fixture
def heard(view: TextView) -> Callable[[str], list[tuple[object, ...]]]:
    """What each of the view's signals has carried so far, by the signal's name."""
    carried: dict[str, list[tuple[object, ...]]] = {}
    for name in (
        "range_selected",
        "selection_made",
        "span_pick_requested",
        "edge_moved",
        "let_go_requested",
        "zoom_requested",
        "context_requested",
    ):
        told = carried.setdefault(name, [])
        getattr(view, name).connect(lambda *values, told=told: told.append(values))
    return lambda name: carried[name]


@pytest.fixture
def casualty() -> Span:
    return make_span("two soldiers were killed", within=TEXT, id="s1", label="casualty")


@pytest.fixture
def actor() -> Span:
    return make_span("soldiers", within=TEXT, id="s2")
