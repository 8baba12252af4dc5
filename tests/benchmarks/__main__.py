"""`python -m tests.benchmarks [--quick] [--only PART …]` prints the table."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.app import jobs
from annotator.app.clock import now
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.store import Store
from tests.benchmarks import bulk, gestures, labels, queue, window
from tests.benchmarks.table import Row, seconds, show
from tests.benchmarks.texts import articles, short_articles, write_jsonl


def _imported(folder: Path, name: str, records: Iterator[dict[str, object]]) -> Path:
    path = folder / f"{name}.annotator"
    source = write_jsonl(folder / f"{name}.jsonl", records)
    with Store.create(
        path, name=name, label_set=DEFAULT_LABEL_SET, project_id="p", now=now()
    ) as store:
        jobs.import_files(store, [source], jobs.ImportOptions(author_id="me"), now=now())
    source.unlink()
    return path


def _version(folder: Path, count: int) -> Iterator[Row]:
    command = [sys.executable, "-m", "annotator", "--version"]
    took = sorted(
        seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(7)
    )
    yield Row("annotator --version", took[3], 0.2, "s")


def _start(folder: Path, count: int) -> Iterator[Row]:
    project = _imported(folder, "start", articles(count))
    yield from window.measure_start(project, count, (0.8, 150))


def _many(folder: Path, count: int) -> Iterator[Row]:
    many = count * 100
    project = _imported(folder, "many", short_articles(many))
    yield from window.measure_start(project, many, (1.5, 300))
    yield from window.measure_list(project, many)
    yield from queue.measure_most(project, many)


def _queue(folder: Path, count: int) -> Iterator[Row]:
    many = count * 10
    yield from queue.measure(_imported(folder, "queue", articles(many)), many)


PARTS: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    "version": _version,
    "start": _start,
    "articles": lambda folder, count: window.measure_articles(folder),
    "gestures": lambda folder, count: gestures.measure(folder),
    "paragraph": lambda folder, count: window.measure_paragraph(folder),
    "bulk": bulk.measure,
    "labels": labels.measure,
    "queue": _queue,
    "many": _many,
}


def main() -> None:
    """Measure the parts asked for, all of them where none is."""
    parser = argparse.ArgumentParser(description="Print figures beside their limits.")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part")
    parser.add_argument("--quick", action="store_true", help="a tenth of the articles")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = 1_000 if options.quick else 10_000
    for name in options.only or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = folder
            show(PARTS[name](Path(folder), count))


if __name__ == "__main__":
    main()
