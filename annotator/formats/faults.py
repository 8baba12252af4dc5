"""Gathers what is wrong with one record of a file, so that all of it can be told at once."""

import os
from pathlib import Path
from typing import Any

from annotator.core.problems import Problem


def shown_path(path: Path) -> str:
    """Return the path as text that can be stored, also where its name is no valid Unicode."""
    return os.fsencode(path).decode("utf-8", "replace")


class Faults:
    """The problems of one record, and whether one of them makes it impossible to take it in."""

    def __init__(self, path: str, line: int = 0) -> None:
        self.path = path
        self.line = line
        self.document_id = ""
        self.problems: list[Problem] = []
        self.is_refused = False

    def refuse(self, code: str, message: str, *, hint: str = "", **place: Any) -> None:  # noqa: ANN401
        """Note a fault for which the record is left out; `place` are fields of a `Problem`."""
        self.is_refused = True
        self._add(Problem(code=code, message=message, hint=hint, **self._place(place)))

    def warn(self, code: str, message: str, *, hint: str = "", **place: Any) -> None:  # noqa: ANN401
        """Note that the record was taken in with a change; `place` are fields of a `Problem`."""
        self._add(
            Problem(code=code, message=message, hint=hint, severity="warning", **self._place(place))
        )

    def _place(self, place: dict[str, Any]) -> dict[str, Any]:
        here = {"path": self.path, "line": self.line, "document_id": self.document_id}
        return here | place

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
