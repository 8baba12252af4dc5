"""The one place where the session's callbacks become a Qt signal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from annotator.app.session import Session
from annotator.core.changes import Changes

Slot = Callable[[Changes], None]


class SessionBridge(QObject):
    """Tells widgets that the session has changed.

    `changed` carries what may be different, as `Changes`; a widget then draws all it shows from
    `session` again.
    """

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._late: list[tuple[Slot, Changes]] = []
        self._pending = Changes.NONE
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up)
        self._stop = session.subscribe(self.changed.emit)
        self.changed.connect(self._postpone)
        self.destroyed.connect(lambda *_: self._stop())

    def watch(self, slot: Slot, flags: Changes, *, owner: QObject | None = None) -> None:
        """Call `slot(changes)` after each change of any of `flags`, and once now.

        `owner` is for what goes before the window does: with it the watching ends.
        """

        def on_changed(changes: Changes) -> None:
            if changes & flags:
                slot(changes)

        self.changed.connect(on_changed)
        if owner is not None:
            owner.destroyed.connect(lambda *_: self._forget(on_changed))
        slot(flags)

    def _forget(self, on_changed: Slot) -> None:
        # Where the window goes as a whole, the bridge may have gone before the dialog over it.
        if isValid(self):
            self.changed.disconnect(on_changed)

    def watch_late(self, slot: Slot, flags: Changes) -> None:
        """Do as `watch` does, but once the article has been painted, and once for many changes.

        For what a person looks at after the span that a key has made: a key never waits for it.
        """
        self._late.append((slot, flags))
        slot(flags)

    def _postpone(self, changes: Changes) -> None:
        self._pending |= changes
        self._soon.start()

    def _catch_up(self) -> None:
        changes, self._pending = self._pending, Changes.NONE
        for slot, flags in self._late:
            if changes & flags:
                slot(changes)
