"""Looks at every layer of a project, or of a file, with checks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from annotator.app.checking import (
    Key,
    Sight,
    ignored_in,
    look,
    memory_from,
    memory_of,
    switches_of,
    texts_of,
)
from annotator.checks import EMPTY, Check, Finding, Memory
from annotator.core.labels import LabelSet
from annotator.core.offsets import OffsetMap
from annotator.core.problems import Problem
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.records import Document, Layer
from annotator.formats import for_path
from annotator.formats.base import ReadOptions
from annotator.store.store import Store

NO_KEYS: frozenset[Key] = frozenset()


class Located(NamedTuple):
    """A finding with all that says where it is. Line and column count from 1."""

    finding: Finding
    author_id: str
    line: int
    column: int
    words: str
    """The words at its place."""


def check_project(
    store: Store,
    checks: Sequence[Check] | None = None,
    *,
    authors: Iterable[str] = (),
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> Iterator[Located]:
    """Yield what the checks find in a project, document after document.

    What was said to be no problem is left out.

    Args:
        store: The project.
        checks: Which to use; None for those that the project has on.
        authors: Whose layers; none for everybody's.
        progress: Told documents looked at and their number.
        cancelled: Asked before each document whether to stop.

    Raises:
        StoreError: The project cannot be read.
    """
    wanted = frozenset(authors) or frozenset(author.id for author in store.authors())
    used = switches_of(store).checks if checks is None else checks
    memories = {author_id: memory_of(store, author_id) for author_id in wanted}
    label_set, total = store.label_set(), store.export_count(authors=wanted)
    for done, (document, layers) in enumerate(store.export_items(authors=wanted)):
        if cancelled():
            return
        progress(done, total)
        ignored = ignored_in(store, document.id)
        yield from check_layers(document, layers, label_set, used, memories, ignored)
    progress(total, total)


def check_layers(
    document: Document,
    layers: Iterable[Layer],
    label_set: LabelSet,
    checks: Sequence[Check],
    memories: Mapping[str, Memory],
    ignored: frozenset[Key] = NO_KEYS,
) -> Iterator[Located]:
    """Yield what checks find in the layers of one document.

    `memories` hold for each author what all documents have tagged, this one too.
    """
    offsets = OffsetMap(document.text)
    for layer in layers:
        memory = memories.get(layer.author_id, EMPTY).without(layer)
        sight = Sight(document, layer, label_set, memory, checks, ignored)
        for finding in look(sight).findings:
            line, column = offsets.line_and_column(finding.start)
            words = document.text[finding.start : finding.end]
            yield Located(finding, layer.author_id, line, column, words)


def check_file(
    path: Path, options: ReadOptions, checks: Sequence[Check], progress: Progress = no_progress
) -> Iterator[Problem | Located]:
    """Yield the faults of a file, then what checks find in its layers.

    The file is read twice where there are checks: what one article has tagged is looked for in the
    others.

    Args:
        path: A file of a format that can be read.
        options: How to read it.
        checks: Which to use; none for faults alone.
        progress: Told bytes read and their number, in both readings.

    Raises:
        FormatError: Nothing can be read.
    """
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    total = path.stat().st_size * (2 if checks else 1)
    for event in for_path(path).read(path, options, lambda done: progress(done, total)):
        if isinstance(event, Problem):
            yield event
        elif checks:
            for layer in event.layers:
                counts[layer.author_id].update(texts_of((layer,)))
    if not checks:
        return
    memories = {author_id: memory_from(some) for author_id, some in counts.items()}
    half = total // 2
    for event in for_path(path).read(path, options, lambda done: progress(half + done, total)):
        if not isinstance(event, Problem):
            yield from check_layers(
                event.document, event.layers, options.label_set, checks, memories
            )
