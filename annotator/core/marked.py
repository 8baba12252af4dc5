"""Sentences in which spans are marked by braces: how examples of a guideline are written.

"Rebels {killed three guards} and fled." A brace that is part of the sentence is written twice;
spans may stand in one another.
"""

from annotator.core.ranges import Range


class MarkError(ValueError):
    """Braces that do not fit together; `offset` says where, in code points of what was written."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def read_marked(written: str) -> tuple[str, tuple[Range, ...]]:
    """Return the sentence without its marks, and where the spans are in it, in reading order.

    >>> read_marked("Rebels {killed three guards}.")
    ('Rebels killed three guards.', (Range(start=7, end=27),))

    Raises:
        MarkError: A brace opens and does not close, or the reverse, or marks nothing.
    """
    text: list[str] = []
    opened: list[tuple[int, int]] = []
    found: list[Range] = []
    at = 0
    while at < len(written):
        sign = written[at]
        if sign in "{}" and written[at : at + 2] == sign * 2:
            text.append(sign)
            at += 2
            continue
        if sign == "{":
            opened.append((len(text), at))
        elif sign == "}":
            if not opened:
                raise MarkError("A span ends here that does not begin.", at)
            start, _ = opened.pop()
            if start == len(text):
                raise MarkError("A span here is empty.", at)
            found.append(Range(start, len(text)))
        else:
            text.append(sign)
        at += 1
    if opened:
        raise MarkError("A span begins here that does not end.", opened[-1][1])
    return "".join(text), tuple(sorted(found, key=lambda place: (place.start, -place.end)))


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
            pieces.append(text[at] * (2 if text[at] in "{}" else 1))
    return "".join(pieces)
