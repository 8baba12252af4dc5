"""Looks at the article in view by jobs, and keeps what was found last."""

from collections.abc import Callable

from annotator.app.checking import (
    Key,
    Seen,
    Sight,
    Switches,
    breathe,
    gently,
    ignored_in,
    look,
    memory_of,
    switches_of,
)
from annotator.app.session import Session
from annotator.checks import EMPTY, Finding, Memory
from annotator.core.progress import Cancelled
from annotator.core.records import Layer

Look = Callable[[Cancelled], Seen]
"""Looks at the layer that was in view when it was made; given what says whether to stop."""

_NOTHING = Seen(())


class Lookout:
    """What the checks found last in the article in view.

    Looking takes a while, so it is a job: `looking` returns what any thread may call, and `take`
    takes the answer if the article is still the one that was looked at. How the other articles are
    tagged is read by a job as well, when a project is opened and when spans have changed since.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._switches: Switches | None = None
        self._all: Memory | None = None
        self._others = EMPTY
        self._seen = _NOTHING
        self._seen_layer: Layer | None = None
        self._ignored: tuple[str, frozenset[Key]] = ("", frozenset())

    def forget(self) -> None:
        """Begin anew with another project, or with what is kept in it read again."""
        self._switches, self._all, self._others = None, None, EMPTY
        self._seen, self._seen_layer = _NOTHING, None
        self._ignored = ("", frozenset())

    @property
    def switches(self) -> Switches:
        """Which checks the project has on.

        Raises:
            StoreError: The project cannot be read.
        """
        store = self._session.store
        if self._switches is None or store is None:
            self._switches = Switches() if store is None else switches_of(store)
        return self._switches

    # Looking

    def looking(self) -> Look | None:
        """Return what looks at the article in view as it is now; None where none is to be checked.

        Raises:
            StoreError: The project cannot be read.
        """
        session = self._session
        document, layer = session.document, session.layer
        if document is None or layer is None or session.is_looking_back:
            self._seen, self._seen_layer = _NOTHING, None
            return None
        sight = Sight(
            document,
            layer,
            session.label_set,
            self._others,
            self.switches.checks,
            self._ignored_of(document.id),
        )

        def look_gently(cancelled: Cancelled) -> Seen:
            with gently():
                return look(sight, cancelled, breathe)

        return look_gently

    def _ignored_of(self, document_id: str) -> frozenset[Key]:
        store = self._session.store
        if self._ignored[0] != document_id and store is not None:
            self._ignored = (document_id, ignored_in(store, document_id))
        return self._ignored[1]

    def take(self, seen: Seen, layer: Layer | None) -> bool:
        """Take what was found in a layer; return whether that is still the one in view."""
        if layer is not self._session.layer or not seen.is_all:
            return False
        self._seen, self._seen_layer = seen, layer
        return True

    # How the other articles are tagged

    def note_edits(self) -> None:
        """Say that spans have changed, so that other articles have to be read again some time."""
        self._all = None

    def turn_page(self) -> bool:
        """Look at another article from now on; return whether the others have to be read first."""
        layer = self._session.layer
        if self._all is not None and layer is not None:
            self._others = self._all.without(layer)
        return self._all is None and layer is not None

    def remembering(self) -> Callable[[], Memory] | None:
        """Return what reads how all articles are tagged; its answer is for `remember`.

        Any thread may call it. None where no project is open.
        """
        store, author_id = self._session.store, self._session.author_id
        if store is None:
            return None

        def read_gently() -> Memory:
            with gently():
                return memory_of(store, author_id)

        return read_gently

    def remember(self, memory: Memory, layer: Layer | None) -> None:
        """Take how all articles are tagged; `layer` is that in view when they were read."""
        self._all = memory
        self._others = memory if layer is None else memory.without(layer)

    # What there is

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found last, check by check, each in reading order."""
        return self._seen.findings

    @property
    def ignored(self) -> tuple[Finding, ...]:
        """What was found as well, but was said to be no problem."""
        return self._seen.ignored

    @property
    def is_fresh(self) -> bool:
        """Whether what was found last was found in what is in view."""
        return self._seen_layer is not None and self._seen_layer is self._session.layer
