"""The questions that the program asks a person, as something a window or a test answers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from annotator.core.records import Record


class FileKind(Record):
    """One entry of a file dialog: "Annotator projects", ("*.annotator",)."""

    title: str
    patterns: tuple[str, ...]


class Ask(Protocol):
    """What may be asked. Every method blocks until it is answered."""

    def confirm(self, question: str, *, detail: str = "", yes: str = "Yes") -> bool:
        """Return whether the person agreed."""
        ...

    def choose(self, question: str, options: Sequence[str], *, detail: str = "") -> int | None:
        """Return the index of the option taken, None where the person took none."""
        ...

    def open_paths(self, title: str, kinds: Sequence[FileKind]) -> tuple[Path, ...]:
        """Return the files chosen to open; empty where the person took none."""
        ...

    def open_folder(self, title: str) -> Path | None:
        """Return the folder chosen, None where the person took none."""
        ...

    def save_path(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return where to write, with the person's consent to replace what is there."""
        ...

    def tell(self, message: str, *, detail: str = "") -> None:
        """Say something that needs no answer; `detail` can be selected and copied."""
        ...


class ScriptedAsk:
    """Answers from a script; a question that nobody scripted is an error of the test.

    `told` keeps what was told, `asked` the questions.
    """

    def __init__(
        self,
        *,
        confirm: Sequence[bool] = (),
        choose: Sequence[int | None] = (),
        open_paths: Sequence[tuple[Path, ...]] = (),
        open_folder: Sequence[Path | None] = (),
        save_path: Sequence[Path | None] = (),
    ) -> None:
        self._confirm = list(confirm)
        self._choose = list(choose)
        self._open_paths = list(open_paths)
        self._open_folder = list(open_folder)
        self._save_path = list(save_path)
        self.told: list[str] = []
        self.asked: list[str] = []

    def confirm(self, question: str, *, detail: str = "", yes: str = "Yes") -> bool:
        """Return the next scripted answer."""
        self.asked.append(question)
        assert self._confirm, f"nobody scripted an answer to: {question}"
        return self._confirm.pop(0)

    def choose(self, question: str, options: Sequence[str], *, detail: str = "") -> int | None:
        """Return the next scripted answer."""
        self.asked.append(question)
        assert self._choose, f"nobody scripted an answer to: {question}"
        return self._choose.pop(0)

    def open_paths(self, title: str, kinds: Sequence[FileKind]) -> tuple[Path, ...]:
        """Return the next scripted answer."""
        self.asked.append(title)
        assert self._open_paths, f"nobody scripted an answer to: {title}"
        return self._open_paths.pop(0)

    def open_folder(self, title: str) -> Path | None:
        """Return the next scripted answer."""
        self.asked.append(title)
        assert self._open_folder, f"nobody scripted an answer to: {title}"
        return self._open_folder.pop(0)

    def save_path(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Return the next scripted answer."""
        self.asked.append(title)
        assert self._save_path, f"nobody scripted an answer to: {title}"
        return self._save_path.pop(0)

    def tell(self, message: str, *, detail: str = "") -> None:
        """Keep what was told."""
        self.told.append(f"{message} {detail}".strip())
