"""How long the article view takes, at three sizes and with one huge paragraph.

Run as a script it prints a table; `measure_view` is for other benchmarks. Milliseconds.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, Span, text_sha256
from annotator.ui.text.view import TextView

SIZES = ((2_500, 12), (100_000, 500), (1_000_000, 5_000))
_WORDS = [
    "the",
    "of",
    "river",
    "ministry",
    "soldiers",
    "village",
    "said",
    "border",
    "truce",
    "council",
    "district",
    "reported",
    "killed",
    "wounded",
    "monitoring",
    "mission",
    "delay",
    "that",
    "were",
    "in",
    "by",
    "a",
    "and",
    "with",
    "its",
    "for",
    "late",
]
_WORDS_IN_PARAGRAPH = 60
_ROUNDS = 40


class Figures(NamedTuple):
    """What one document cost: medians and the 95th percentile, in milliseconds."""

    load: float
    edit_median: float
    edit_p95: float
    scroll_median: float
    scroll_p95: float
    select_p95: float
    longest_idle_step: float


def article(length: int, *, separator: str = "\n\n") -> str:
    """Return a text of `length` code points in paragraphs of sixty words."""
    choose = random.Random(length).choice
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(" ".join(choose(_WORDS) for _ in range(_WORDS_IN_PARAGRAPH)) + ".")
        size += len(parts[-1]) + len(separator)
    return separator.join(parts)[:length]


def spans_over(text: str, count: int) -> tuple[Span, ...]:
    """Return `count` spans spread over a text, every fourth a long one around the next three."""
    labels = [label.name for label in DEFAULT_LABEL_SET.labels]
    step = len(text) // count
    spans: list[Span] = []
    for number in range(count):
        start = number * step
        length = min(3 * step, 150) if number % 4 == 0 else 22
        end = min(len(text), start + length)
        label = labels[(number + 1) % len(labels)]
        spans.append(Span(id=f"s{number}", label=label, start=start, end=end, text=text[start:end]))
    return tuple(sorted(spans, key=lambda span: span.order))


def measure_view(app: QApplication, text: str, spans: tuple[Span, ...]) -> Figures:
    """Show a document in a window and time what a person would do with it."""
    document = Document(id="d", title="Title", text=text, text_sha256=text_sha256(text))
    view = TextView()
    view.resize(1100, 800)
    view.show()
    app.processEvents()
    load = _timed(lambda: (view.show_document(document), _show(view, spans)))
    idle = max(_timed(app.processEvents) for _ in range(200))
    bar = view.verticalScrollBar()
    edits, scrolls, selections = [], [], []
    for number in range(_ROUNDS):
        bar.setValue(bar.maximum() * number // _ROUNDS)
        scrolls.append(_timed(view.viewport().repaint))
        at = view.scroll_offset
        kept = tuple(s for s in spans if s.start < at or s is not spans[-1])
        edits.append(_timed(lambda kept=kept: _show(view, kept)))
        edits.append(_timed(lambda: _show(view, spans)))
        selections.append(_timed(lambda at=at: _select(view, at, min(at + 60, len(text)))))
    view.close()
    view.deleteLater()
    return Figures(
        load,
        statistics.median(edits),
        _p95(edits),
        statistics.median(scrolls),
        _p95(scrolls),
        _p95(selections),
        idle,
    )


def _show(view: TextView, spans: tuple[Span, ...]) -> None:
    # A tuple of its own each time: nothing that was worked out for another may be used again.
    view.show_spans(tuple(spans), "", DEFAULT_LABEL_SET)
    view.viewport().repaint()


def _select(view: TextView, anchor: int, caret: int) -> None:
    view.show_selection(anchor, caret)
    view.viewport().repaint()


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    rows = [(f"{length:>9,} / {count:>5,}", article(length), count) for length, count in SIZES]
    rows.append(("one paragraph", article(1_000_000, separator=" "), 5_000))
    write = sys.stdout.write
    heads = ("load", "edit", "p95", "scroll", "p95", "select p95", "idle step")
    write("characters / spans" + "".join(f"{head:>12}" for head in heads) + "\n")
    for name, text, count in rows:
        figures = measure_view(app, text, spans_over(text, count))
        write(f"{name:<18}" + "".join(f"{value:12.1f}" for value in figures) + "\n")


if __name__ == "__main__":
    main()
