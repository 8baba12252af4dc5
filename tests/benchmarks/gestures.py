"""The gestures that look for phrases: how long each keeps the window, at three lengths of text."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from tests.benchmarks.table import Row, p95
from tests.benchmarks.window import FRAME_MS, SIZES, open_window, project_of_sizes

_TIMES = 60
_HOVER_MS = 4
_SETTLED_MS = 600
_LABELS = ("actor", "claim", "casualty", "date")


def measure(folder: Path) -> Iterator[Row]:
    """Yield the 95th percentiles for pointing, pressing and going to phrases."""
    from PySide6.QtTest import QTest

    from annotator.find import prepare
    from annotator.ui.app import application

    app = application()
    window = open_window(project_of_sizes(folder / "gestures.annotator"))
    for _ in prepare():
        app.processEvents()
    hand = _Hand(app, window)
    for number, (characters, _, _) in enumerate(SIZES):
        window.session.show(2 * number)
        # Qt goes on laying out a long text for a moment, as it does while a person begins to read.
        QTest.qWait(_SETTLED_MS)
        name = f"{characters:,} characters"
        for label in _LABELS:
            yield Row(f"hover with an outline, {label}: {name}", hand.hover(label), _HOVER_MS, "ms")
        yield Row(f"point, label key to painted: {name}", hand.press(), FRAME_MS, "ms")
        for key, what in (("n", "next likely phrase"), ("f", "hints"), ("e", "widen")):
            yield Row(f"{what}: {name}", hand.key(key), FRAME_MS, "ms")
    window.close()


class _Hand:
    """Does each gesture at many places of the first screen and times it."""

    def __init__(self, app, window) -> None:  # noqa: ANN001
        self._app, self._window = app, window
        self._view, self._session = window.article.view, window.session

    def _timed(self, gesture: Callable[[int], None], before: Callable[[int], None]) -> float:
        took = []
        for place in range(20, 20 + _TIMES * 19, 19):
            before(place)
            self._app.processEvents()
            began = perf_counter()
            gesture(place)
            self._view.viewport().repaint()
            took.append((perf_counter() - began) * 1000)
            self._app.processEvents()
        return p95(took)

    def _move(self, place: int) -> None:
        from PySide6.QtTest import QTest

        QTest.mouseMove(self._view.viewport(), self._view.point_of(place))

    def hover(self, label: str) -> float:
        """Return what a move costs with an outline; its paint is of a few lines, as Qt asks."""
        from PySide6.QtTest import QTest

        self._session.toggle_sticky(label)
        QTest.qWait(_SETTLED_MS)
        took = []
        for place in range(20, 20 + _TIMES * 19, 19):
            began = perf_counter()
            self._move(place)
            self._app.processEvents()
            took.append((perf_counter() - began) * 1000)
        self._session.toggle_sticky(label)
        return p95(took)

    def press(self) -> float:
        """Return what a label's key costs where the pointer is, each label in turn."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        def gesture(place: int) -> None:
            QTest.keyClick(self._view, Qt.Key.Key_1 + place % 4)

        def before(place: int) -> None:
            if self._session.undo_title:
                self._session.undo()
            self._session.let_go()
            self._move(place)

        return self._timed(gesture, before)

    def key(self, key: str) -> float:
        """Return what a key costs with the caret at each place."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        def before(place: int) -> None:
            QTest.keyClick(self._view, Qt.Key.Key_Escape)
            self._session.select(place, place + (key == "e"))

        return self._timed(lambda _place: QTest.keyClick(self._view, key), before)
