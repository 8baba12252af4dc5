"""Gathers what is wrong with one record of a file, so that all of it can be told at once."""

import os
from pathlib import Path

from annotator.core.problems import Problem, Severity


def shown_path(path: Path) -> str:
    """Return the path as text that can be stored, also where its name is no valid Unicode."""
    return os.fsencode(path).decode("utf-8", "replace")


_UNITS = "Offsets count Unicode code points of this text, from 0, and the end is exclusive."

_HINTS = {
    "bad_id": "Give it a shorter one, or none: then one is made of the file's name.",
    "bad_key": "Give it a shorter name.",
    "bad_offset_unit": "Offsets of a record count Unicode code points: unicode_code_point.",
    "bad_schema_version": "Records of this program say 1.0 there.",
    "bad_span_text": "Write the text between start and end there, or leave it out.",
    "bad_spans": 'Spans are a list of {"start": …, "end": …, "label": …}; [] where there is none.',
    "bad_value": "The schema of the record says what may stand there.",
    "characters_replaced": "They are no text; offsets stay as they were.",
    "dangling_relation": "Remove the relation, or put the span back.",
    "duplicate_id": "Give each an id of its own.",
    "duplicate_record": "Remove one of the two lines.",
    "empty_file": "Nothing was read from it.",
    "line_too_long": "Split its text into several documents.",
    "not_json": "Each line is one whole JSON object: correct the line, or make the file again.",
    "not_object": 'A record is an object: {"text": …, "spans": […]}.',
    "offset_missing": "A span has a start and an end, in code points.",
    "offset_not_integer": 'Offsets are plain integers: 12, not "12" and not 12.0.',
    "property_missing": "Every property has to be there: unknown text is empty, a list is [].",
    "relations_kept": "Give the spans the ids that the relations name.",
    "schema_newer": "A newer version of the program may make more of it.",
    "schema_too_new": "Use a newer version of the program.",
    "span_empty": "A span covers at least one character: the end is exclusive.",
    "span_inverted": _UNITS,
    "span_outside_text": _UNITS,
    "span_text_differs": _UNITS,
    "text_empty": "Give the record its article, or leave it out.",
    "text_missing": 'Give the record its article as "text".',
    "text_not_string": "Give the record its article as text in quotation marks.",
    "text_sha256_differs": "Take the line from the original file again.",
    "too_deep": "Write lists and objects that are not hundreds deep in each other.",
    "unknown_property": "Extensions have names that begin with x_.",
    "unknown_status": "The record was taken as to do; what it says is kept as an attribute.",
}
"""What to do about each fault, where the place of it gives no better advice."""


class Faults:
    """The problems of one record, and whether one of them makes it impossible to take it in."""

    def __init__(self, path: str, line: int = 0) -> None:
        self.path = path
        self.line = line
        self.document_id = ""
        self.problems: list[Problem] = []
        self.is_refused = False

    def refuse(self, code: str, message: str, *, hint: str = "") -> None:
        """Note a fault for which the record is left out."""
        self.is_refused = True
        self._add(code, message, hint, "error")

    def warn(self, code: str, message: str, *, hint: str = "") -> None:
        """Note that the record was taken in with a change."""
        self._add(code, message, hint, "warning")

    def _add(self, code: str, message: str, hint: str, severity: Severity) -> None:
        self.problems.append(
            Problem(
                code=code,
                message=message,
                severity=severity,
                path=self.path,
                line=self.line,
                document_id=self.document_id,
                hint=hint or _HINTS.get(code, ""),
            )
        )
