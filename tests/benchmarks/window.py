"""The window: start, tag, turn the page, at three lengths; and a project of very many articles."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from annotator.app.clock import now
from annotator.core.canonical import to_canonical
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, Layer, Span, text_sha256
from annotator.store.store import Store
from tests.benchmarks.table import Row, p95
from tests.benchmarks.table import seconds as took
from tests.benchmarks.texts import spread, text_of

SIZES = ((2_500, 12, 25), (100_000, 500, 80), (1_000_000, 5_000, 500))
"""Characters, spans, and the limit for opening such an article in milliseconds."""

FRAME_MS = 16
_PRESSES = 40

_START = """
import os, sys, time
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as `annotator.cli.main` does
from annotator.cli import main
from annotator.ui.text.view import TextView
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

paint = TextView.paintEvent
is_painted = []

def watched(view, event):
    paint(view, event)
    if not is_painted:
        is_painted.append(True)
        # What is usable has painted its first frame and has nothing else left to do.
        QTimer.singleShot(0, report)

def report():
    print(time.monotonic(), flush=True)
    QTimer.singleShot(1500, leave)

def leave():
    import psutil
    print(psutil.Process().memory_info().rss / 2**20, flush=True)
    QApplication.instance().closeAllWindows()

TextView.paintEvent = watched
sys.argv = ["annotator", "open", sys.argv[1]]
main()
"""


def start(project: Path, runs: int = 5) -> tuple[float, float]:
    """Return the median seconds from process start to a usable window, and resident MiB."""
    import time

    seconds, sizes = [], []
    environment = os.environ | {"PYTHONPATH": os.getcwd()}
    # An installed program has its bytecode beside it; so has this one after the first run.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(runs + 1):
        began = time.monotonic()
        child = subprocess.run(
            [sys.executable, "-c", _START, str(project)],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        usable, rss = map(float, child.stdout.split())
        seconds.append(usable - began)
        sizes.append(rss)
    return median(seconds[1:]), median(sizes[1:])


def bare_start(runs: int = 5) -> float:
    """Return the median seconds that the libraries alone take to be there, with a bare window."""
    code = (
        "import sqlalchemy, pydantic; from PySide6.QtWidgets import QApplication, QMainWindow;"
        "app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()"
    )
    command = [sys.executable, "-c", code]
    return median(
        took(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(runs)
    )


def measure_start(project: Path, count: int, limits: tuple[float, float]) -> Iterator[Row]:
    """Yield what a start with a project of `count` articles takes."""
    seconds, size = start(project)
    note = f"bare libraries {bare_start():.2f} s"
    yield Row(
        f"process start to a usable window, {count:,} articles", seconds, limits[0], "s", note
    )
    yield Row(f"resident memory then, {count:,} articles", size, limits[1], "MiB")


def measure_articles(folder: Path) -> Iterator[Row]:
    """Yield what tagging and turning the page take at three lengths."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from annotator.ui.app import application

    app = application()
    window = open_window(project_of_sizes(folder / "sizes.annotator"))
    session, view = window.session, window.article.view
    for index, (characters, count, limit) in enumerate(SIZES):
        session.show(0 if index else 1)
        app.processEvents()
        session.show(index * 2)
        app.processEvents()
        began = perf_counter()
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        app.processEvents()
        took = (perf_counter() - began) * 1000
        yield Row(f"open the next article of {characters:,} characters", took, limit, "ms")
        # Qt lays the rest of a long text out bit by bit while nothing else is to do.
        QTest.qWait(1000)
        name = f"{characters:,} characters, {count:,} spans"
        yield Row(f"label key to painted and saved: {name}", _keys(app, window), FRAME_MS, "ms")
        yield Row(f"mouse release to the same: {name}", _drags(app, window), FRAME_MS, "ms")
    window.close()


def project_of_sizes(path: Path) -> Path:
    """Two articles of each size, so that there is a next one."""
    with Store.create(
        path, name="sizes", label_set=DEFAULT_LABEL_SET, project_id="p", now=now()
    ) as store:
        items = [
            _article(f"{characters}-{number}", characters, count)
            for characters, count, _ in SIZES
            for number in range(2)
        ]
        store.import_documents(items, at=now())
    return path


def _article(name: str, characters: int, count: int) -> tuple[Document, tuple[Layer, ...]]:
    text = to_canonical(text_of(characters)).text
    spans = tuple(
        Span(id=f"s{index}", label=label, start=start, end=end, text=text[start:end])
        for index, (start, end, label) in enumerate(spread(len(text), count))
    )
    document = Document(id=name, text=text, text_sha256=text_sha256(text), title=name)
    return document, (Layer(document_id=name, author_id="me", spans=spans, revision=1),)


def open_window(project: Path):
    """Return a shown window on a project."""
    from PySide6.QtTest import QTest

    from annotator.app.ask import ScriptedAsk
    from annotator.app.projects import Opening
    from annotator.app.session import Session
    from annotator.ui.app import application, preparing
    from annotator.ui.idle import IdleCollector
    from annotator.ui.tasks import Tasks
    from annotator.ui.window import MainWindow

    window = MainWindow(Session(), ask=ScriptedAsk(), tasks=Tasks(application()), state=None)
    window.resize(1440, 900)
    window.open(Opening(project=project))
    window.show()
    QTest.qWaitForWindowExposed(window)
    for _ in preparing(window):
        window.repaint()
    IdleCollector(window.bridge, window)
    return window


def _place(number: int) -> tuple[int, int]:
    """Return where on the first screen the next span is made: two or three words."""
    return 20 + number * 16, 34 + number * 16


def _keys(app, window) -> float:  # noqa: ANN001
    """Return the 95th percentile of milliseconds from a label key to the span on the screen."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    view, session = window.article.view, window.session
    took = []
    for number in range(_PRESSES):
        session.select(*_place(number))
        app.processEvents()
        began = perf_counter()
        QTest.keyClick(view, Qt.Key.Key_1 + number % 4)
        view.viewport().repaint()
        took.append((perf_counter() - began) * 1000)
        app.processEvents()
        session.undo()
    return p95(took)


def _drags(app, window) -> float:  # noqa: ANN001
    """Return the same for the release of a drag while a label is sticky."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    view, session = window.article.view, window.session
    page, button = view.viewport(), Qt.MouseButton.LeftButton
    session.toggle_sticky("claim")
    took = []
    for number in range(_PRESSES):
        session.let_go()
        first, last = (view.point_of(offset) for offset in _place(number))
        QTest.mousePress(page, button, pos=first)
        QTest.mouseMove(page, last)
        app.processEvents()
        began = perf_counter()
        QTest.mouseRelease(page, button, pos=last)
        page.repaint()
        took.append((perf_counter() - began) * 1000)
        app.processEvents()
        session.undo()
    session.toggle_sticky("claim")
    return p95(took)


def measure_paragraph(folder: Path, characters: int = 1_000_000) -> Iterator[Row]:
    """Yield how long a single paragraph without a line feed keeps the window busy."""
    from annotator.ui.app import application

    app = application()
    path = folder / "paragraph.annotator"
    text = text_of(characters).replace("\n", " ")
    document = Document(id="long", text=text, text_sha256=text_sha256(text), title="One paragraph")
    short, _ = _article("short", 2_500, 1)
    with Store.create(
        path, name="paragraph", label_set=DEFAULT_LABEL_SET, project_id="p", now=now()
    ) as store:
        store.import_documents([(short, ()), (document, ())], at=now())
    window = open_window(path)
    began = perf_counter()
    window.session.show(1)
    app.processEvents()
    took = perf_counter() - began
    yield Row(f"open one paragraph of {characters:,} characters", took, 2.0, "s")
    yield Row("label key to painted and saved in it", _keys(app, window) / 1000, 2.0, "s")
    window.close()


def measure_list(project: Path, count: int) -> Iterator[Row]:
    """Yield the longest stall of the window while its list is scrolled and filtered."""
    from PySide6.QtCore import QElapsedTimer, QTimer
    from PySide6.QtTest import QTest

    from annotator.ui.app import application

    app = application()
    window = open_window(project)
    gaps: list[int] = []
    clock = QElapsedTimer()
    clock.start()
    pulse = QTimer(interval=2)
    pulse.timeout.connect(lambda: gaps.append(clock.restart()))
    pulse.start()
    bar = window.documents.list.verticalScrollBar()
    for step in range(60):
        bar.setValue(bar.maximum() * step // 60)
        app.processEvents()
    yield Row(f"longest stall, scrolling {count:,} articles", max(gaps), 100, "ms")
    gaps.clear()
    clock.restart()
    for letter in "note 00099":
        QTest.keyClick(window.documents.field, letter)
        QTest.qWait(30)
    began = perf_counter()
    while window.session.matches is None and perf_counter() - began < 20:
        app.processEvents()
    QTest.qWait(1500)
    found = len(window.session.matches or ())
    yield Row(
        f"longest stall, filtering {count:,} articles", max(gaps), 100, "ms", f"{found} found"
    )
    window.close()
