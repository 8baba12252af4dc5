"""Articles and spans from files into a project."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from annotator.app.jobs.garbage import no_collection
from annotator.core.labels import LabelSet
from annotator.core.problems import Problem
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.records import AuthorKind, Document, Layer, Record
from annotator.errors import AnnotatorError
from annotator.formats import for_path
from annotator.formats.base import Item, ReadOptions
from annotator.formats.reading import find_files
from annotator.store.store import Store

_BATCH = 2000
"""Documents written in one transaction: large enough to be fast, small enough to be in memory."""

_KEPT_PROBLEMS = 1000
"""How many problems a report holds; more are only counted."""


class ImportOptions(Record):
    """How to read what is imported. `encoding` "" finds it out; `add_labels` widens the set.

    `encodings` are those of single files, by path, as a person chose them.
    """

    author_id: str
    add_labels: bool = False
    encoding: str = ""
    encodings: tuple[tuple[str, str], ...] = ()


class ImportReport(Record):
    """What an import brought and what it could not take."""

    documents: int = 0
    layers: int = 0
    spans: int = 0
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    error_count: int = 0
    was_cancelled: bool = False


class _Tally:
    """Counts what an import brings, and keeps the first problems."""

    def __init__(self) -> None:
        self.documents = self.layers = self.spans = 0
        self.problem_count = self.error_count = 0
        self.problems: list[Problem] = []

    def add(self, problem: Problem) -> None:
        self.problem_count += 1
        self.error_count += problem.severity == "error"
        if len(self.problems) < _KEPT_PROBLEMS:
            self.problems.append(problem)

    def report(self, *, was_cancelled: bool) -> ImportReport:
        return ImportReport(
            documents=self.documents,
            layers=self.layers,
            spans=self.spans,
            problems=tuple(self.problems),
            problem_count=self.problem_count,
            error_count=self.error_count,
            was_cancelled=was_cancelled,
        )


def import_files(
    store: Store,
    paths: Sequence[Path],
    options: ImportOptions,
    *,
    now: str,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> ImportReport:
    """Add the articles of files and folders to a project; progress counts bytes.

    A record or file that cannot be taken becomes a problem of the report; the others are imported.

    Raises:
        StoreError: The project cannot be written; whole batches before that are in it.
    """
    with no_collection():
        return _import_found(
            store, list(find_files(paths)), options, now=now, progress=progress, cancelled=cancelled
        )


def _import_found(
    store: Store,
    found: Sequence[Path | Problem],
    options: ImportOptions,
    *,
    now: str,
    progress: Progress,
    cancelled: Cancelled,
) -> ImportReport:
    tally = _Tally()
    files = [entry for entry in found if isinstance(entry, Path)]
    for entry in found:
        if isinstance(entry, Problem):
            tally.add(entry)
    total = sum(_size(file) for file in files)
    before = 0
    for file in files:
        items = _read(
            store, file, options, now, tally, lambda done, at=before: progress(at + done, total)
        )
        if not _write_batches(store, items, now, tally, cancelled):
            return tally.report(was_cancelled=True)
        before += _size(file)
        progress(before, total)
    return tally.report(was_cancelled=False)


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0


def _read(
    store: Store,
    file: Path,
    options: ImportOptions,
    now: str,
    tally: _Tally,
    progress: Callable[[int], None],
) -> Iterator[Item]:
    read_options = ReadOptions(
        label_set=store.label_set(),
        add_labels=options.add_labels,
        author_id=options.author_id,
        encoding=dict(options.encodings).get(str(file), options.encoding),
        now=now,
    )
    try:
        for event in for_path(file).read(file, read_options, progress):
            if isinstance(event, Problem):
                tally.add(event)
            else:
                yield event
    except AnnotatorError as error:
        tally.add(_as_problem(error, file))


def _as_problem(error: AnnotatorError, file: Path) -> Problem:
    return Problem(
        code="unreadable",
        message=error.message,
        path=error.path or str(file),
        line=error.line,
        hint=error.hint,
    )


def _write_batches(
    store: Store, items: Iterator[Item], now: str, tally: _Tally, cancelled: Cancelled
) -> bool:
    """Write `items` batch by batch; return False where the job was stopped between two."""
    while batch := list(islice(items, _BATCH)):
        if cancelled():
            return False
        _write_batch(store, batch, now, tally)
    return True


def _write_batch(store: Store, batch: list[Item], now: str, tally: _Tally) -> None:
    known = store.known([item.document.id for item in batch])
    old_ids = frozenset(known)
    kept: list[tuple[Document, tuple[Layer, ...]]] = []
    kinds: dict[str, AuthorKind] = {}
    for item in batch:
        sha = known.setdefault(item.document.id, item.document.text_sha256)
        if sha != item.document.text_sha256:
            tally.add(_other_text(item))
            continue
        is_old = item.document.id in old_ids
        layers = _layers_to_write(store, item, tally) if is_old else item.layers
        kept.append((item.document, layers))
        kinds.update(item.author_kinds)
    _widen_label_set(store, kept, now)
    count = store.import_documents(kept, at=now, author_kinds=kinds)
    tally.documents += count.documents
    tally.layers += count.layers
    tally.spans += count.spans


def _layers_to_write(store: Store, item: Item, tally: _Tally) -> tuple[Layer, ...]:
    """Return the layers of a known document that bring something and replace nobody's work."""
    kept: list[Layer] = []
    for layer in item.layers:
        there = store.layer(layer.document_id, layer.author_id)
        if there.is_untouched:
            kept.append(layer)
        elif _work_of(there) != _work_of(layer):
            tally.add(_other_work(item, layer))
    return tuple(kept)


def _work_of(layer: Layer) -> tuple[object, ...]:
    """Return what a layer says, without ids and without who made it and when."""
    spans = tuple((s.start, s.end, s.label, s.attributes, s.note) for s in layer.spans)
    places = {span.id: (span.start, span.end, span.label) for span in layer.spans}
    relations = {(r.label, places.get(r.head), places.get(r.tail)) for r in layer.relations}
    return layer.status, layer.note, layer.attributes, spans, relations


def _other_work(item: Item, layer: Layer) -> Problem:
    return Problem(
        code="layer_exists",
        message=f"{layer.author_id!r} has tagged document {item.document.id!r} differently in this"
        " project; that was kept.",
        path=item.path,
        line=item.line,
        document_id=item.document.id,
        hint="Import it under another author, or into a new project.",
    )


def _other_text(item: Item) -> Problem:
    return Problem(
        code="duplicate_id",
        message=f"Document {item.document.id!r} is in the project already, with another text.",
        path=item.path,
        line=item.line,
        document_id=item.document.id,
        hint="Give it another id to import it.",
    )


def _widen_label_set(
    store: Store, items: Iterable[tuple[Document, tuple[Layer, ...]]], now: str
) -> None:
    """Add the labels that only `add_labels` lets through to the project's set."""
    label_set: LabelSet = store.label_set()
    names = {span.label for _, layers in items for layer in layers for span in layer.spans}
    unknown = tuple(sorted(name for name in names if label_set.find(name) is None))
    if unknown:
        store.save_label_set(label_set.with_labels(unknown), now=now)


def import_text(
    store: Store, text: str, title: str, options: ImportOptions, *, now: str
) -> ImportReport:
    """Add one text, as from the clipboard, to a project.

    Raises:
        FormatError: There is no text in it.
        StoreError: The project cannot be written.
    """
    from annotator.formats.text import item_of

    tally = _Tally()
    for event in item_of(text, title=title):
        if isinstance(event, Problem):
            tally.add(event)
        else:
            _write_batch(store, [event], now, tally)
    return tally.report(was_cancelled=False)
