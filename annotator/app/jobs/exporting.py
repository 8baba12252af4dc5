"""A project's documents and spans into a file, whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from annotator import __version__
from annotator.app.jobs.garbage import no_collection
from annotator.core.filters import NO_FILTER, USUAL_ORDER, Filter
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.records import Record, Status
from annotator.errors import ExportError
from annotator.formats import by_name
from annotator.store.store import Store


class ExportOptions(Record):
    """Which layers to write; an empty set means all.

    `filter` leaves documents out, as `filter_author` sees them; they stay in the order of import.
    """

    statuses: frozenset[Status] = frozenset()
    authors: frozenset[str] = frozenset()
    filter: Filter = NO_FILTER
    filter_author: str = ""


class ExportReport(Record):
    """What an export wrote."""

    documents: int = 0
    spans: int = 0
    path: str = ""
    was_cancelled: bool = False


def export_file(
    store: Store,
    target: Path,
    options: ExportOptions,
    *,
    now: str,
    replace: bool = False,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> ExportReport:
    """Write the project's documents to a file; progress counts documents looked at.

    The file is written beside the target under another name and takes its place only once it is
    whole and on disk, so a target is never half written.

    Raises:
        ExportError: The target exists and `replace` is False, it is the project itself, or it
            cannot be written.
        StoreError: The project cannot be read.
    """
    # The functions of `os.path` say no where those of `Path` raise, as for a name that is too long.
    is_there = os.path.exists(target)
    if is_there and _is_same(target, store.path):
        raise ExportError(
            "This is the project itself, which an export must not replace.",
            path=target,
            hint="Choose another name.",
        )
    if is_there and not replace:
        raise ExportError(
            "The file exists already.",
            path=target,
            hint="Choose another name, or say that it may be replaced.",
        )
    total = store.export_count(statuses=options.statuses, authors=options.authors)
    try:
        with no_collection(), _Partial(target) as partial:
            report = _export_to(store, partial, target, options, total, now, progress, cancelled)
            if report.was_cancelled:
                partial.discard()
    except OSError as error:
        raise ExportError(
            f"The file could not be written: {error.strerror}.",
            path=target,
            hint="Nothing that stood there was changed. Free some space or choose another folder.",
        ) from None
    return report


def _is_same(target: Path, project: Path) -> bool:
    """Return whether two paths lead to one file; not, where one of them leads to none."""
    try:
        return os.path.samefile(target, project)
    except OSError:
        # A project may be moved away while it is open.
        return False


class _Partial:
    """A file under a name of its own that becomes the target when its block ends well."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._is_discarded = False
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        self._path = Path(name)
        self.stream = os.fdopen(handle, "wb", buffering=1 << 20)

    def discard(self) -> None:
        """Leave the target as it is."""
        self._is_discarded = True

    def __enter__(self) -> "_Partial":
        return self

    def __exit__(self, kind: object, value: object, traceback: object) -> None:
        try:
            self._close(is_whole=kind is None and not self._is_discarded)
        finally:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _close(self, *, is_whole: bool) -> None:
        if not is_whole:
            with suppress(OSError):
                self.stream.close()
            return
        with self.stream:
            self.stream.flush()
            os.fsync(self.stream.fileno())
        self._path.chmod(_mode_of(self._target))
        self._path.replace(self._target)


def _mode_of(target: Path) -> int:
    """Return the permissions the file should have: those it had, else those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _export_to(
    store: Store,
    partial: _Partial,
    target: Path,
    options: ExportOptions,
    total: int,
    now: str,
    progress: Progress,
    cancelled: Cancelled,
) -> ExportReport:
    from annotator.formats.base import WriteOptions

    writer = by_name("jsonl")
    write_options = WriteOptions(
        label_set=store.label_set(),
        project_id=store.info.id,
        tool_version=__version__,
        now=now,
        author_kinds=tuple((author.id, author.kind) for author in store.authors()),
    )
    documents = spans = 0
    chosen = _chosen_ids(store, options, cancelled)
    items = store.export_items(statuses=options.statuses, authors=options.authors)
    for looked_at, (document, layers) in enumerate(items, 1):
        if chosen is None or document.id in chosen:
            partial.stream.writelines(writer.lines(document, layers, write_options))
            documents += 1
            spans += sum(len(layer.spans) for layer in layers)
        if looked_at % 50 == 0:
            progress(looked_at, total)
            if cancelled():
                return ExportReport(path=str(target), was_cancelled=True)
    progress(total, total)
    return ExportReport(documents=documents, spans=spans, path=str(target))


def _chosen_ids(
    store: Store, options: ExportOptions, cancelled: Cancelled
) -> frozenset[str] | None:
    """Return the ids of the documents that the filter leaves; None where it leaves all."""
    if not options.filter.terms:
        return None
    found = store.filtered(options.filter_author, options.filter, USUAL_ORDER, cancelled)
    return store.ids_at(found)
