"""Sees to it that one window or process at a time writes to a project."""

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from annotator.errors import LockedError, ReadOnlyError


class WriterLock:
    """Held from its making to `release`, or until the process is gone, however it went."""

    def __init__(self, project: Path) -> None:
        """Take the lock.

        Raises:
            LockedError: Somebody else has it.
            ReadOnlyError: There is no permission to make a file beside the project.
        """
        real = project.resolve()  # two names of one file share one lock
        self._path = real.with_name(f"{real.name}.lock")
        self._lock = FileLock(self._path, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise LockedError(
                "Another window is writing to the project.",
                path=project,
                hint="Close it there, or open it for reading only.",
            ) from None
        except OSError as error:
            raise ReadOnlyError(
                f"The project's folder cannot be written to: {error.strerror}.",
                path=project.parent,
                hint="Give yourself permission, or open the project for reading only.",
            ) from error

    def release(self) -> None:
        """Give the lock back and leave no file behind.

        The file goes while it is still locked: who waits for it finds that it has no name any
        more and starts again, so two never hold the lock.
        """
        with suppress(OSError):
            self._path.unlink()
        self._lock.release()
