"""What the checks say of annotated texts, how long they take, and whether keys wait for them.

`python -m tests.benchmarks.checking [findings|forgotten|time|keys]`; all of it without a word.
"""

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from annotator.checks import CHECKS, Material, Memory, Tagged, findings_in
from annotator.checks.repeats import CHECKS as REPEATS
from annotator.core.boundaries import snap_to_words
from annotator.core.canonical import to_canonical
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Document, Layer, Span, text_sha256
from tests.benchmarks.table import Row, p95, show
from tests.benchmarks.texts import spread, text_of

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
NAMES = ("demo_gold", "guideline_examples", "gum_news", "re3d_permissive", "meantime_en")
SIZES = ((2_500, 12, 10), (100_000, 500, 100), (1_000_000, 5_000, 1_000))
"""Characters, spans, and the limit for all checks in milliseconds."""
_RATES = (0.1, 0.3)
_FRAME_MS = 16
_PRESSES = 60

Article = tuple[Document, Layer]


def articles_of(name: str) -> list[Article]:
    """The articles of a corpus with its gold spans; none where it is not there."""
    path = CORPORA / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [_article(json.loads(line)) for line in lines]


def _article(record: dict) -> Article:
    text = record["text"]
    spans = tuple(
        Span(
            id=f"s{at}",
            label=span["label"].lower(),
            start=span["start"],
            end=span["end"],
            text=text[span["start"] : span["end"]],
        )
        for at, span in enumerate(record["spans"])
    )
    document = Document(id=record["id"], text=text, text_sha256=text_sha256(text))
    return document, Layer(document_id=document.id, author_id="gold", spans=spans)


def memory_of(articles: list[Article]) -> Memory:
    return Memory(Tagged(s.text, s.label, 1) for _, layer in articles for s in layer.spans)


def show_findings() -> None:
    """Print how many findings each check has in gold, an article."""
    names = [name for name in NAMES if (CORPORA / f"{name}.jsonl").is_file()]
    print(f"{'findings':<26}" + "".join(f"{name:>20}" for name in names))
    counts: dict[str, Counter[str]] = {}
    for name in names:
        articles = articles_of(name)
        memory = memory_of(articles)
        counts[name] = Counter(
            finding.check
            for document, layer in articles
            for finding in findings_in(
                Material(document, layer, DEFAULT_LABEL_SET, memory.without(layer))
            )
        )
    for check in CHECKS:
        row = "".join(f"{counts[name][check.info.id]:>20,}" for name in names)
        print(f"{check.info.id:<26}{row}")


def show_forgotten(seed: int = 1) -> None:
    """Print how many of the spans that were taken out at random are named, and how many others."""
    for name in NAMES:
        articles = articles_of(name)
        for rate in _RATES if articles else ():
            dice = random.Random(seed)
            left, gone = [], set()
            for document, layer in articles:
                out = {span.id for span in layer.spans if dice.random() < rate}
                gone |= {(document.id, s.start, s.end, s.label) for s in layer.spans if s.id in out}
                kept = tuple(span for span in layer.spans if span.id not in out)
                left.append((document, layer.model_copy(update={"spans": kept})))
            right, found = _named(left, gone)
            share = f"{right}/{found} right"
            part = right / max(1, len(gone))
            print(f"{name:<20} without {rate:.0%} of spans: {share:<16} {part:.2f} of those found")


def _named(articles: list[Article], gone: set) -> tuple[int, int]:
    memory, right, found = memory_of(articles), 0, 0
    for document, layer in articles:
        material = Material(document, layer, DEFAULT_LABEL_SET, memory.without(layer))
        for check in REPEATS:
            for finding in check.look(material):
                found += 1
                right += (document.id, finding.start, finding.end, finding.about[0]) in gone
    return right, found


def synthetic(characters: int, count: int) -> Article:
    """An article of our sentences, with spans on whole words all over it."""
    text = to_canonical(text_of(characters)).text
    spans = []
    for at, (start, end, label) in enumerate(spread(len(text), count)):
        start, end = snap_to_words(text, start, end)
        spans.append(Span(id=f"s{at}", label=label, start=start, end=end, text=text[start:end]))
    document = Document(id="d", text=text, text_sha256=text_sha256(text))
    return document, Layer(document_id="d", author_id="me", spans=tuple(spans), revision=1)


def measure_time() -> Iterator[Row]:
    """Yield what all checks take at three lengths, the patterns compiled already."""
    for characters, count, limit in SIZES:
        document, layer = synthetic(characters, count)
        took = []
        for _ in range(4):
            began = perf_counter()
            found = sum(1 for _ in findings_in(Material(document, layer, DEFAULT_LABEL_SET)))
            took.append((perf_counter() - began) * 1000)
        name = f"all checks: {characters:,} characters, {count:,} spans"
        yield Row(name, min(took), limit, "ms", f"{found:,} findings")


def measure_keys() -> Iterator[Row]:
    """Yield what a label key takes while the panel looks, with and without it."""
    from PySide6.QtTest import QTest

    from annotator.app.ask import ScriptedAsk
    from annotator.app.projects import Opening
    from annotator.app.session import Session
    from annotator.store.store import Store
    from annotator.ui.app import application
    from annotator.ui.idle import IdleCollector
    from annotator.ui.tasks import Tasks
    from annotator.ui.window import MainWindow

    app = application()
    now = "2026-03-09T10:00:00.000Z"
    for characters, count, _ in SIZES[:2]:
        for has_panel in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "p.annotator"
                document, layer = synthetic(characters, count)
                layer = layer.model_copy(update={"author_id": Session().author_id})
                with Store.create(
                    path, name="p", label_set=DEFAULT_LABEL_SET, project_id="p", now=now
                ) as store:
                    store.import_documents([(document, (layer,))], at=now)
                window = MainWindow(
                    Session(), ask=ScriptedAsk(), tasks=Tasks(application()), state=None
                )
                window.resize(1440, 900)
                if has_panel:
                    window.beside.show("checks")
                window.open(Opening(project=path))
                window.show()
                QTest.qWaitForWindowExposed(window)
                IdleCollector(window.bridge, window)
                _wait(2000)
                took = _presses(app, window)
                kind = "with" if has_panel else "without"
                name = f"label key {kind} live checks: {characters:,} characters"
                yield Row(name, p95(took), _FRAME_MS, "ms", f"longest {max(took):.1f} ms")
                window.close()


def _presses(app, window) -> list[float]:  # noqa: ANN001
    """Return milliseconds from a label key to the paint, at moments when a look is likely."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    view, session, took = window.article.view, window.session, []
    dice = random.Random(1)
    for number in range(_PRESSES):
        session.select(20 + number * 16, 34 + number * 16)
        # So that the key falls into the look that the last one has started.
        _wait(dice.randrange(120, 260))
        began = perf_counter()
        QTest.keyClick(view, Qt.Key.Key_1 + number % 4)
        view.viewport().repaint()
        took.append((perf_counter() - began) * 1000)
        app.processEvents()
    return took


def _wait(ms: int) -> None:
    """Let events and other threads come; `QTest.qWait` would keep the interpreter to itself."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def main(wanted: list[str]) -> None:
    """Print what is asked for."""
    if not wanted or "findings" in wanted:
        show_findings()
    if not wanted or "forgotten" in wanted:
        show_forgotten()
    if not wanted or "time" in wanted:
        show(measure_time())
    if not wanted or "keys" in wanted:
        show(measure_keys())


if __name__ == "__main__":
    main(sys.argv[1:])
