"""The document list of very many articles: filtered, sorted, and what that costs the window."""

import gc
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from annotator.app.jobs import find_documents
from annotator.core.filters import USUAL_ORDER, parse_filter
from annotator.store.store import Store
from tests.benchmarks.table import Row, seconds

INDEXED = (
    "",
    "00099",
    "status:todo",
    "-status:todo",
    "spans>5",
    "length>1000",
    "author:me",
    "lang:ar",
    'text:"farm workers"',
    "status:todo label:casualty -has:note spans>5 00099",
    "sort:title",
    "sort:-length",
    "sort:spans",
    "status:todo sort:title",
)
"""What the database finds without reading spans or texts."""

READ = (
    "label:casualty",
    "label:casualty -has:flag spans>20",
    "has:note",
    'note:"ask Mara"',
    "attr:effect=killed",
    "date>2023",
)
"""What it has to read spans, notes or sources for."""

RUNS = 3


def measure(project: Path, count: int) -> Iterator[Row]:
    """Yield what filters of both kinds take on a project with spans."""
    with Store.open(project) as store:
        _index(store)
        for typed in INDEXED:
            yield _filtered(store, typed, count, 100)
        for typed in READ:
            yield _filtered(store, typed, count, 1000)


def measure_most(project: Path, count: int) -> Iterator[Row]:
    """Yield the same on a project of short articles, and what the window notices of it."""
    with Store.open(project, read_only=True) as store:
        for typed in (*INDEXED[:4], "sort:title", "status:todo sort:-length"):
            yield _filtered(store, typed, count, 1000)
    yield from _stalls(project, count)


def _index(store: Store) -> None:
    """Make the index of the texts, as the window does while nobody waits."""
    from annotator.app.jobs.searching import index_texts

    while not index_texts(store):
        pass


def _filtered(store: Store, typed: str, count: int, limit: float) -> Row:
    parsed = parse_filter(typed)
    assert parsed.faults == ()
    filter_, order = parsed.filter, parsed.filter.order or USUAL_ORDER
    # As the window's jobs run.
    gc.disable()
    took = [seconds(lambda: find_documents(store, "me", filter_, order)) for _ in range(RUNS)]
    gc.enable()
    found = len(find_documents(store, "me", filter_, order))
    what = f"{count:,} articles: {typed or 'no filter'}"
    return Row(what, median(took) * 1000, limit, "ms", f"{found:,} found")


def _stalls(project: Path, count: int) -> Iterator[Row]:
    """Yield the longest time for which the window does nothing else while its list changes."""
    from PySide6.QtCore import QElapsedTimer, QTimer
    from PySide6.QtTest import QTest

    from tests.benchmarks.window import open_window

    window = open_window(project)
    gaps: list[int] = []
    clock = QElapsedTimer()
    pulse = QTimer(interval=2)
    pulse.timeout.connect(lambda: gaps.append(clock.restart()))
    pulse.start()
    for action_id in ("sort_title", "sort_reverse", "sort_length"):
        gaps.clear()
        clock.start()
        window.trigger(action_id)
        QTest.qWait(2500)
        yield Row(f"longest stall, {action_id} of {count:,} articles", max(gaps), 100, "ms")
    gaps.clear()
    clock.start()
    for letter in "status:todo note 00099":
        QTest.keyClick(window.documents.field, letter)
        QTest.qWait(30)
    QTest.qWait(2500)
    found = len(window.session.matches or ())
    yield Row(
        f"longest stall, filtering {count:,} articles again", max(gaps), 100, "ms", f"{found} found"
    )
    window.close()
