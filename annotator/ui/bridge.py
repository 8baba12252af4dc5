"""The one place where the session's callbacks become a Qt signal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.app.session import Session
from annotator.core.changes import Changes


class SessionBridge(QObject):
    """Tells widgets that the session has changed.

    `changed` carries what may be different, as `Changes`; a widget then draws all it shows from
    `session` again.
    """

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stop = session.subscribe(self.changed.emit)
        self.destroyed.connect(lambda *_: self._stop())

    def watch(
        self, slot: Callable[[Changes], None], flags: Changes, *, owner: QObject | None = None
    ) -> None:
        """Call `slot(changes)` after each change of any of `flags`, and once now.

        `owner` is for what goes before the window does: with it the watching ends.
        """

        def on_changed(changes: Changes) -> None:
            if changes & flags:
                slot(changes)

        self.changed.connect(on_changed)
        if owner is not None:
            owner.destroyed.connect(lambda *_: self.changed.disconnect(on_changed))
        slot(flags)
