r"""Sentences in which spans are marked by braces: how examples of a guideline are written.

"Rebels {killed three guards} and fled." Spans may stand in one another. A brace that is part of
the sentence, or a backslash before one, is written with a backslash before it.
"""

from collections.abc import Iterator

from annotator.core.ranges import Range

_MARKS = "{}"
_ESCAPE = "\\"
_ESCAPED = (*_MARKS, _ESCAPE)


class MarkError(ValueError):
    """Braces that do not fit together.

    `offset` says where, in code points of what was written.
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def read_marked(written: str) -> tuple[str, tuple[Range, ...]]:
    """Return the sentence without its marks, and where the spans are in it, in reading order.

    >>> read_marked("Rebels {killed three guards}.")
    ('Rebels killed three guards.', (Range(start=7, end=26),))

    Raises:
        MarkError: A brace opens and does not close, or the reverse, or marks nothing.
    """
    text: list[str] = []
    opened: list[tuple[int, int]] = []
    found: list[Range] = []
    for at, sign, is_mark in _signs(written):
        if not is_mark:
            text.append(sign)
        elif sign == "{":
            opened.append((len(text), at))
        elif not opened:
            raise MarkError("A span ends here that does not begin.", at)
        else:
            start, _ = opened.pop()
            if start == len(text):
                raise MarkError("A span here is empty.", at)
            found.append(Range(start, len(text)))
    if opened:
        raise MarkError("A span begins here that does not end.", opened[-1][1])
    return "".join(text), tuple(sorted(found, key=lambda place: (place.start, -place.end)))


def _signs(written: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each sign with its place, and whether it is a mark and no part of the sentence."""
    is_escaped = False
    for at, sign in enumerate(written):
        if is_escaped:
            is_escaped = False
            yield at, sign, False
        elif sign == _ESCAPE and written[at + 1 : at + 2] in _ESCAPED:
            is_escaped = True
        else:
            yield at, sign, sign in _MARKS


def write_marked(text: str, places: tuple[Range, ...]) -> str:
    """Return a sentence with marks around the spans at these places, which must not cross.

    >>> write_marked("Rebels fled.", (Range(0, 6),))
    '{Rebels} fled.'
    """
    pieces: list[str] = []
    for at in range(len(text) + 1):
        pieces += ["}"] * sum(place.end == at for place in places)
        pieces += ["{"] * sum(place.start == at for place in places)
        if at < len(text):
            pieces.append(_ESCAPE * (text[at] in _ESCAPED) + text[at])
    return "".join(pieces)
