"""Turns errors that a person can mend into sentences; every other is a bug and passes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.app.ask import Ask
from annotator.app.session import Session
from annotator.errors import AnnotatorError, ReadOnlyError, StoreError


class Guard(QObject):
    """Runs what a person asked for and tells what went wrong.

    `fault_changed` carries why the last change is not on disk, "" once a change is again.
    """

    fault_changed = Signal(str)

    def __init__(self, session: Session, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self.fault = ""

    def run(self, call: Callable[[], object]) -> bool:
        """Call `call`; return whether it went well."""
        try:
            call()
        except AnnotatorError as error:
            self.present(error)
            return False
        return True

    def present(self, error: BaseException) -> None:
        """Show a known error: in the status bar, and where data is at stake in a dialog.

        Raises:
            BaseException: `error` itself, where it is none of ours.
        """
        if not isinstance(error, AnnotatorError):
            raise error
        sentence = f"{error.message} {error.hint}".rstrip()
        self._session.tell(sentence)
        if isinstance(error, StoreError) and not isinstance(error, ReadOnlyError):
            if self._session.is_open:
                self.set_fault(error.message)
            self._ask.tell(error.message, detail=_detail(error))

    def set_fault(self, reason: str) -> None:
        """Say why the last change is not on disk; "" that it is."""
        if reason != self.fault:
            self.fault = reason
            self.fault_changed.emit(reason)


def _detail(error: AnnotatorError) -> str:
    line = f", line {error.line}" if error.line else ""
    where = f"{error.path}{line}" if error.path else ""
    return "\n\n".join(part for part in (error.hint, where) if part)
