"""What stands between quotation marks: where it is, and how likely it is something spoken."""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.find.base import Found


class Quotation(NamedTuple):
    """What is quoted, `[start, end)` in code points of the passage, with its marks."""

    start: int
    end: int
    is_closed: bool
    """Whether a closing mark ends it and not the passage."""


_CLOSERS = {
    "“": pattern("[”]"),
    "„": pattern("[“”]"),
    "«": pattern("»"),
    "»": pattern("«"),
    '"': pattern(r'"(?!\w)|(?<=\S)"'),
    "``": pattern("''"),
    "‘": pattern(r"’(?!\w)"),
    "'": pattern(r"(?<=[\w.,!?…])'(?!\w)"),
    "‹": pattern("›"),
}
"""What closes a quotation, by the mark that opens it."""
_OPENER = pattern(r"[“„«]|``|\"|(?<![\w»])»(?=\w)|(?<![\w\p{Pf}'’.,])['‘‹](?=[\w\p{Ps}…])")
_ORPHAN = pattern(r"^[^“”\"«„]*+(?<=[\w.,!?…])(?:”|\"(?=[\s,.]|$))")
"""A quotation that began in an earlier paragraph."""


def quotations_of(passage: str) -> list[Quotation]:
    """Return the quotations of a passage in reading order; of nested ones the outer.

    One may lack its closing mark, when the next paragraph goes on with it, or its opening one.

    >>> quotations_of("He said “no” twice.")
    [Quotation(start=8, end=12, is_closed=True)]
    """
    found: list[Quotation] = []
    at, hopeless = 0, set[str]()
    orphan = _ORPHAN.match(passage)
    if orphan and (passage.count('"') % 2 or passage.count("“") < passage.count("”")):
        at = orphan.end()
        found.append(Quotation(0, at, is_closed=True))
    while opener := _OPENER.search(passage, at):
        mark, at = opener.group(), opener.end()
        closer = None if mark in hopeless else _CLOSERS[mark].search(passage, at)
        if closer:
            at = closer.end()
            found.append(Quotation(opener.start(), at, is_closed=True))
        elif mark in '“„«"':
            found.append(Quotation(opener.start(), len(passage), is_closed=False))
            break
        else:
            hopeless.add(mark)
    return found


def blotted(passage: str, quotations: Iterable[Quotation]) -> str:
    """Return the passage with `_` for what is quoted, so that it is not read.

    The marks and the stop at the end of a quotation stay, and offsets are as they were.

    >>> blotted("He said “no.”", quotations_of("He said “no.”"))
    'He said “__.”'
    """
    parts: list[str] = []
    at = 0
    for quotation in quotations:
        end = quotation.end - quotation.is_closed
        while end > quotation.start + 1 and passage[end - 1] in ".,!?…":
            end -= 1
        parts += [passage[at : quotation.start + 1], "_" * (end - quotation.start - 1)]
        at = max(end, quotation.start + 1)
    return "".join([*parts, passage[at:]])


_INTRODUCED = pattern(r"(?:[:,]|^|[.!?…]['\"”’»)]*)\s*$")
_NAMED = pattern(r"\b(?:named|called|titled|entitled|dubbed|nicknamed|labell?ed)[\s:,]+$")
_SPOKEN_END = pattern(r"[,.!?…][\"”’'»]*$")
_WORD_START = pattern(r"(?<!\S)\S")
_LONG_QUOTE = 6
"""Words: a shorter quotation inside a sentence is likely a phrase held at a distance."""


def quoted_claim(passage: str, masked: str, quotation: Quotation) -> Found:
    """Return a quotation as a claim, less likely the less it looks spoken.

    Spoken is what a colon, a comma or nothing introduces, and what is longer than a phrase that is
    held at a distance; a name between quotation marks is not. `masked` is the blotted passage.
    """
    inside = passage[quotation.start : quotation.end]
    end = quotation.end if quotation.is_closed else quotation.start + len(inside.rstrip())
    low = max(0, quotation.start - 40)
    score = 0.1 if quotation.end - quotation.start > 3 else 0.0
    if score and not _NAMED.search(masked, low, quotation.start):
        if _INTRODUCED.search(masked, low, quotation.start):
            score = 0.85 if _SPOKEN_END.search(inside) else 0.6
        elif len(_WORD_START.findall(inside)) >= _LONG_QUOTE:
            score = 0.45
    return Found(quotation.start, end, score, "quotation")
