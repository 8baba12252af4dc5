"""Reads JSON with the line of each part; JSON itself tells lines only where it is no JSON."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from json import decoder
from math import inf
from typing import cast

from annotator.core.label_shape import Place
from annotator.formats.located import Located, NotReadableError

_string_at = cast("Callable[[str, int], tuple[str, int]]", decoder.scanstring)  # type: ignore[attr-defined]
"""Returns the string whose first character is at an offset, and the offset behind its end."""

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[^\s,\]}]+")
_MOST_FIGURES = 400
"""Python refuses to read some thousand."""


def located_json(text: str) -> Located:
    """Return the data of a JSON text.

    Raises:
        NotReadableError: It is no JSON.
    """
    try:
        located = Located(json.loads(text, parse_int=_whole))
        _Places(text, located).read()
    except json.JSONDecodeError as error:
        hint = "Look at the commas, brackets and quotation marks just before."
        message = f"This is no JSON: {error.msg}."
        raise NotReadableError(message, error.lineno, error.colno, hint) from None
    except RecursionError:
        raise NotReadableError("Too many lists and objects stand in each other.", 1, 1) from None
    return located


def _whole(figures: str) -> int | float:
    """Return a whole number; one that is longer than any has a meaning here, as infinity."""
    return int(figures) if len(figures) <= _MOST_FIGURES else inf


class _Places:
    """Goes through JSON that is known to be sound and notes where everything is."""

    def __init__(self, text: str, located: Located) -> None:
        self._text = text
        self._at = 0
        self._breaks = [at for at, sign in enumerate(text) if sign == "\n"]
        self._located = located

    def read(self) -> None:
        """Note all places and all properties that stand twice."""
        self._skip()
        self._value(())

    @property
    def _line(self) -> int:
        return bisect_left(self._breaks, self._at) + 1

    def _skip(self) -> None:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _value(self, place: Place) -> None:
        self._located.lines.setdefault(place, self._line)
        sign = self._text[self._at]
        if sign == "{":
            self._object(place)
        elif sign == "[":
            self._list(place)
        elif sign == '"':
            _, self._at = _string_at(self._text, self._at + 1)
        elif match := _WORD.match(self._text, self._at):
            self._at = match.end()
        self._skip()

    def _parts(self) -> Iterator[int]:
        """Yield the number of each part up to the closing bracket, standing at its beginning."""
        self._at += 1
        self._skip()
        number = 0
        while self._text[self._at] not in "]}":
            yield number
            number += 1
            if self._text[self._at] == ",":
                self._at += 1
                self._skip()
        self._at += 1

    def _list(self, place: Place) -> None:
        for number in self._parts():
            self._value((*place, number))

    def _object(self, place: Place) -> None:
        seen: set[str] = set()
        for _ in self._parts():
            line = self._line
            name, self._at = _string_at(self._text, self._at + 1)
            if name in seen:
                fault = ((*place, name), "doubled_property", f"“{name}” stands here twice.")
                self._located.faults.append(fault)
            seen.add(name)
            self._located.lines[*place, name] = line
            self._skip()
            self._at += 1
            self._skip()
            self._value((*place, name))
