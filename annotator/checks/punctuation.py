"""Which marks at the ends of a span belong to it, after rules 2 to 4 of the guideline.

White space never does. A final mark does not, save the full stop of an abbreviation and what ends a
span that is all of a paragraph. A bracket or a quotation mark does where its partner is inside;
both go where they enclose all of it. To a claim any quotation mark at its ends belongs. A mark that
letters may be written with (an apostrophe, the sign before a figure) is left alone.
"""

from annotator.core.boundaries import trim
from annotator.core.orthography import is_sentence_end, takes_stop
from annotator.core.patterns import pattern
from annotator.core.ranges import Range

QUOTED_LABELS = ("claim",)
"""Names in lower case of the labels to whose spans quotation marks belong."""

_FINAL = frozenset(".,;:!?…،؛؟۔。，、；：！？।॥։·•‣*")
_DASHES = frozenset("–—―")
_BRACKETS = dict(zip("([{⟨（［「『【〔《〈", ")]}⟩）］」』】〕》〉", strict=True))
_QUOTES = {
    **dict.fromkeys("“„‟", "”“"),
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "”": "”",
    **dict.fromkeys("‘‚", "’‘"),
    "'": "'",
    "’": "’",
}
"""Opening quotation marks, each with those that may close it."""
_OPENS = {**{mark: {close} for mark, close in _BRACKETS.items()}, **_QUOTES}
_CLOSERS = frozenset("".join((*_BRACKETS.values(), *_QUOTES.values())))
_OF_WORDS = frozenset("'’‘ʼ")
"""Quotation marks that are apostrophes as often."""
_BLANKS = frozenset(" \t\u00a0")
_GOES_ON = frozenset(",;:)")
"""Marks behind which a sentence goes on, so that a full stop before them is of a short form."""
_LAST_WORD = pattern(r"(?r)[\p{L}\p{M}\p{N}.]+")
_CONTEXT = 20
_MOST_MARKS = 200
"""More than a sentence ends with; of a line of dots the rest is left to the next look."""


def clean(text: str, place: Range, label: str) -> Range:
    """Return the place without marks at its ends that are not the span's; it may be empty.

    >>> text = "He said: “No.” (Dec. 5),"
    >>> [text[slice(*clean(text, Range(*ends), "date"))] for ends in ((15, 24), (16, 20))]
    ['Dec. 5', 'Dec.']
    """
    keeps_quotes = label.casefold() in QUOTED_LABELS
    if _is_whole_line(text, *trim(text, *place)):
        return trim(text, *place)
    for _ in range(_MOST_MARKS):
        new = trim(text, *place)
        if not new.is_empty:
            new = _without_marks(text, new, keeps_quotes=keeps_quotes)
        if new == place or new.is_empty:
            return new
        place = new
    return place


def looks_clean(text: str, start: int, end: int) -> bool:
    """Return whether a place surely has no mark at its ends; asked first, as most have none."""
    return text[start].isalnum() and text[end - 1].isalnum()


def _is_whole_line(text: str, start: int, end: int) -> bool:
    """Whether all of a paragraph is tagged, as a statement without quotation marks is."""
    while start and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def _without_marks(text: str, place: Range, *, keeps_quotes: bool) -> Range:
    """Return the place without the outermost mark or pair of marks, if it is not the span's."""
    start, end = place
    first, last = text[start], text[end - 1]
    if place.length > 1 and last in _OPENS.get(first, ()) and _is_pair(text, place):
        is_kept = keeps_quotes and first in _QUOTES
        return place if is_kept else Range(start + 1, end - 1)
    if _is_loose_end(text, place, keeps_quotes=keeps_quotes):
        return Range(start, end - 1)
    if _is_loose_start(text, place, keeps_quotes=keeps_quotes):
        return Range(start + 1, end)
    return place


def _is_pair(text: str, place: Range) -> bool:
    """Whether the marks at both ends are partners, with no other of their kind between."""
    inside = text[place.start + 1 : place.end - 1]
    return text[place.start] not in inside and text[place.end - 1] not in inside


def _is_loose_end(text: str, place: Range, *, keeps_quotes: bool) -> bool:
    start, end = place
    last = text[end - 1]
    if last in _FINAL:
        return last != "." or not _is_stop_of_word(text, place)
    if last in _DASHES:
        return True
    if last == "-":
        return text[end - 2 : end - 1].isspace()
    if last in _OPENS and last not in _CLOSERS:
        return not (keeps_quotes and last in _QUOTES)
    if last not in _CLOSERS:
        return False
    is_quote = last not in _BRACKETS.values()
    if is_quote and (keeps_quotes or (last in _OF_WORDS and text[end - 2].isalnum())):
        return False
    return not _has_partner(text[start : end - 1], last)


def _has_partner(before: str, close: str) -> bool:
    """Whether some mark in `before` is still open that `close` closes."""
    opened = sum(before.count(mark) for mark, closers in _OPENS.items() if close in closers)
    closed = before.count(close)
    # A mark that opens as it closes has been counted on both sides.
    own = closed if close in _OPENS.get(close, ()) else 0
    return opened - own > closed or (opened == own and own % 2 == 1)


def _is_loose_start(text: str, place: Range, *, keeps_quotes: bool) -> bool:
    start, end = place
    first, after = text[start], text[start + 1 : start + 2]
    if first in _FINAL:
        return not (first == "." and after.isdigit())
    if first in _DASHES:
        return not after.isdigit()
    if first == "-":
        return after.isspace()
    if first in _BRACKETS:
        return _BRACKETS[first] not in text[start + 1 : end]
    if first in _QUOTES or first in _CLOSERS:
        if first not in _BRACKETS.values():
            if keeps_quotes or (first in _OF_WORDS and after.isalnum()):
                return False
            return not any(close in text[start + 1 : end] for close in _QUOTES.get(first, ()))
        return True
    return False


def _is_stop_of_word(text: str, place: Range) -> bool:
    """Whether the full stop that ends a place belongs to the word before it."""
    start, end = place
    word = _LAST_WORD.match(text, start, end)
    shown = word.group()[:-1] if word else ""
    if not shown or shown.endswith("."):
        return False
    if takes_stop(shown) or (len(shown) == 1 and shown.isalpha()):
        return True
    behind = text[end : end + _CONTEXT]
    after = behind.lstrip()
    if behind[:1].isalnum() or (after and after[0] in _GOES_ON):
        return True
    return not is_sentence_end(text[max(start, end - _CONTEXT) : end], after)
