"""A located, explained fault in data; no exception, since the rest is still good."""

from typing import Literal

from annotator.core.records import Record

Severity = Literal["error", "warning"]


class Problem(Record):
    """What is wrong, where, and what to do.

    `line` counts from 1 and is 0 where there is no line; `start` and `end` are code points of the
    document's text and both 0 where the fault concerns no stretch of it. An "error" means that
    something was refused or is wrong; a "warning" that it was taken in with a change.
    """

    code: str
    """A short stable name in snake_case that programs can test for."""
    message: str
    severity: Severity = "error"
    path: str = ""
    line: int = 0
    document_id: str = ""
    span_id: str = ""
    start: int = 0
    end: int = 0
    hint: str = ""

    @property
    def sentence(self) -> str:
        """The whole of it in one line: where, what, what to do."""
        places = (self.path, f"line {self.line}" if self.line else "")
        where = ", ".join(place for place in places if place)
        parts = (f"{where}:" if where else "", self.message, self.hint)
        return " ".join(part for part in parts if part)
