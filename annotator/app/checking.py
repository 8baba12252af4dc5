"""The checks of a project: which are on, what is said to be no problem, and looking.

Which checks are on and what is no problem is kept in the project, for all who work on it. A finding
that was ignored is known by its check, its document and its place there, so it stays ignored
whatever else is edited; words that move, or another value that is missing, make another one of it.
"""

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import sleep
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from annotator.checks import (
    CHECKS,
    Check,
    CheckInfo,
    Finding,
    Material,
    Memory,
    Tagged,
    findings_in,
)
from annotator.core.labels import LabelSet
from annotator.core.progress import Cancelled, never
from annotator.core.records import Document, Layer, Record
from annotator.store.store import Store

Key = tuple[str, int, int, str]
"""What a finding is known by in its document (`Finding.key`)."""

_SWITCHES = "checks"
_IGNORED = "ignored:"
"""What the project's facts are called that hold them, the second with a document's id."""
_LONGEST_TAGGED = 80
"""Code points; a longer text is a sentence, which is not tagged again because it was before."""
_FEWEST = 2
_BREATH_S = 0.0005
_USUAL_S = sys.getswitchinterval()


def breathe() -> None:
    """Let another thread that waits for the interpreter have it."""
    sleep(_BREATH_S)


@contextmanager
def gently() -> Generator[None]:
    """Hand the interpreter over ten times as readily while a job computes beside a window.

    A key press takes and gives it back some dozen times, as it writes to the database; each time it
    would wait for as long as a thread that computes may usually keep it, which is 5 ms.
    """
    sys.setswitchinterval(_BREATH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_S)


class Switches(Record):
    """The checks that a project has switched otherwise than they come."""

    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()

    def is_on(self, info: CheckInfo) -> bool:
        """Return whether a check is on."""
        return info.id in self.on or (info.is_on and info.id not in self.off)

    def turned(self, info: CheckInfo, *, is_on: bool) -> "Switches":
        """Return the switches with a check on or off."""
        differs = {info.id} if is_on != info.is_on else set[str]()
        off = ({*self.off} - {info.id}) | (differs if info.is_on else set[str]())
        on = ({*self.on} - {info.id}) | (set[str]() if info.is_on else differs)
        return Switches(off=tuple(sorted(off)), on=tuple(sorted(on)))

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks that are on, in the order in which they are shown."""
        return tuple(check for check in CHECKS if self.is_on(check.info))


def switches_of(store: Store) -> Switches:
    """Return which checks a project has on; what is no such list switches nothing.

    Raises:
        StoreError: The project cannot be read.
    """
    try:
        return Switches.model_validate_json(store.value(_SWITCHES) or "{}")
    except ValidationError:
        return Switches()


def keep_switches(store: Store, switches: Switches) -> None:
    """Keep in a project which checks are on.

    Raises:
        StoreError: It could not be written; what was kept still is.
    """
    store.set_value(_SWITCHES, switches.model_dump_json(exclude_defaults=True))


_KEYS = TypeAdapter(tuple[Key, ...])


def ignored_in(store: Store, document_id: str) -> frozenset[Key]:
    """Return what was said to be no problem in a document.

    Raises:
        StoreError: The project cannot be read.
    """
    try:
        return frozenset(_KEYS.validate_json(store.value(_IGNORED + document_id) or "[]"))
    except ValidationError:
        return frozenset()


def keep_ignored(store: Store, document_id: str, keys: Iterable[Key]) -> None:
    """Keep in a project what is no problem in a document.

    Raises:
        StoreError: It could not be written; what was kept still is.
    """
    store.set_value(_IGNORED + document_id, _KEYS.dump_json(tuple(sorted(keys))).decode())


def memory_of(store: Store, author_id: str) -> Memory:
    """Return how an author has tagged texts in a project.

    Raises:
        StoreError: The project cannot be read.
    """
    return memory_from(store.tagged_texts(author_id, longest=_LONGEST_TAGGED))


def memory_from(counts: Mapping[tuple[str, str], int]) -> Memory:
    """Return how often texts have labels; what is tagged only once tells nothing."""
    totals: Counter[str] = Counter()
    for (text, _), times in counts.items():
        totals[text] += times
    memory = Memory(
        Tagged(text, label, times)
        for (text, label), times in counts.items()
        if totals[text] >= _FEWEST
    )
    # Made here, off the window's thread.
    _ = memory.phrases
    return memory


def texts_of(layers: Iterable[Layer]) -> Iterator[tuple[str, str]]:
    """Yield the text and the label of every span that may be met again."""
    for layer in layers:
        for span in layer.spans:
            if len(span.text) <= _LONGEST_TAGGED:
                yield span.text, span.label


class Sight(NamedTuple):
    """All that a look at one layer needs; frozen, so that any thread may take it."""

    document: Document
    layer: Layer
    label_set: LabelSet
    memory: Memory
    checks: Sequence[Check]
    ignored: frozenset[Key]


class Seen(NamedTuple):
    """What a look has found."""

    findings: tuple[Finding, ...]
    ignored: tuple[Finding, ...] = ()
    """What was found as well, but was said to be no problem."""
    is_all: bool = True
    """False where the look was broken off."""


def look(
    sight: Sight,
    cancelled: Cancelled = never,
    pause: Callable[[], None] = lambda: None,
) -> Seen:
    """Return what the checks find, check by check, each in reading order.

    Args:
        sight: What is looked at.
        cancelled: Asked before each check whether to stop.
        pause: Called before each check; `breathe` where a window must not wait.
    """
    found: list[Finding] = []
    ignored: list[Finding] = []
    material = Material(sight.document, sight.layer, sight.label_set, sight.memory)
    for check in sight.checks:
        if cancelled():
            return Seen(tuple(found), tuple(ignored), is_all=False)
        pause()
        for finding in findings_in(material, (check,)):
            (ignored if finding.key in sight.ignored else found).append(finding)
    return Seen(tuple(found), tuple(ignored))
