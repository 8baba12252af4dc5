"""Where spans begin and end: not at white space, at marks of others, or inside a word."""

from collections.abc import Iterator

from annotator.checks.base import Check, CheckInfo, Finding
from annotator.checks.material import Material
from annotator.checks.mending import moving
from annotator.checks.punctuation import clean, looks_clean
from annotator.core.boundaries import snap_to_graphemes, snap_to_words, trim
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span

WHITE_SPACE = CheckInfo(
    id="white_space",
    title="White space at an end",
    help="A span begins and ends with what can be seen; white space stays outside.",
    severity="error",
)
PUNCTUATION = CheckInfo(
    id="punctuation",
    title="Punctuation at an end",
    help=(
        "A comma or full stop behind a span stays outside, as does half a pair of brackets or"
        " quotation marks. The stop of an abbreviation belongs to it, and to a claim its quotation"
        " marks."
    ),
    severity="error",
)
INSIDE_WORD = CheckInfo(
    id="inside_word",
    title="Begins or ends inside a word",
    help=(
        "A span takes whole words. Only an ending behind an apostrophe, an elided article and a"
        " word that is written onto the next one are left out."
    ),
    severity="error",
)


def white_space(material: Material) -> Iterator[Finding]:
    """Yield spans with white space or something invisible at an end."""
    text = material.text
    for span in material.spans:
        place = span.place
        if looks_clean(text, *place):
            continue
        trimmed = trim(text, *place)
        if trimmed != place:
            yield _at_edges(WHITE_SPACE, material, span, trimmed, "white space")


def punctuation(material: Material) -> Iterator[Finding]:
    """Yield spans with marks at an end that are not theirs."""
    text = material.text
    for span in material.spans:
        place = span.place
        if looks_clean(text, *place):
            continue
        trimmed = trim(text, *place)
        cleaned = clean(text, place, material.rules_of(span.label))
        if cleaned != trimmed:
            marks = text[trimmed.start : cleaned.start] + text[cleaned.end : trimmed.end]
            yield _at_edges(PUNCTUATION, material, span, cleaned, _name_of(marks))


def _name_of(marks: str) -> str:
    """Return what the marks at the ends of a span are called."""
    names = {_MARKS.get(mark, "punctuation") for mark in marks if not mark.isspace()}
    return names.pop() if len(names) == 1 else "punctuation"


_MARKS = {
    ",": "a comma",
    ".": "a full stop",
    "…": "dots",
    **dict.fromkeys("()[]{}", "a bracket"),
    **dict.fromkeys("\"'“”„‘’‚«»‹›", "a quotation mark"),
    **dict.fromkeys("–—―-", "a dash"),
}


def _at_edges(info: CheckInfo, material: Material, span: Span, new: Range, what: str) -> Finding:
    """Return the finding that `what` stands at the ends of a span, which should be at `new`."""
    place = span.place
    rules = material.rules_of(span.label)
    new = clean(material.text, place, rules) if not new.is_empty else new
    if new.is_empty:
        message = f"This {span.label} holds no word."
        title = ""
    else:
        sides = [
            name
            for name, differs in (
                ("begins", new.start != span.start),
                ("ends", new.end != span.end),
            )
            if differs
        ]
        message = f"{material.quoted(place)} {' and '.join(sides)} with {what}."
        title = f"Tag {material.quoted(new)} only"
    mend = moving(material, span, new, title)
    return info.finding(material, place, message, span_ids=(span.id,), mends=(mend,))


_APART = frozenset(' \n\t\u00a0,;!?()[]{}"“”„«»—–-/')
"""Beside these no word goes on; asked first, as nearly every end is beside one of them."""
_PREFIX = pattern(r"(?:[وف]?[بلكس]?(?:ال)?|[והבכלמש]{1,3})\p{M}*")
"""What Arabic and Hebrew write onto the word that follows: and, in, to, as, the, that."""


def inside_word(material: Material) -> Iterator[Finding]:
    """Yield spans of which an end lies within a word or within what is seen as one character."""
    text = material.text
    for span in material.spans:
        place = span.place
        new = _on_words(text, place)
        if new != place:
            what = _cut(place, new)
            message = f"{material.quoted(place)} {what} a word: {material.quoted(new)}."
            mend = moving(material, span, new, f"Tag {material.quoted(new)}")
            yield INSIDE_WORD.finding(material, place, message, span_ids=(span.id,), mends=(mend,))


def _cut(place: Range, new: Range) -> str:
    if new.start != place.start:
        return "begins inside" if new.end == place.end else "begins and ends inside"
    return "ends inside"


def _on_words(text: str, place: Range) -> Range:
    """Return the place with each end that lies within a word moved out to the word's own."""
    start, end = place
    is_start_apart = start == 0 or text[start - 1] in _APART or text[start] in _APART
    is_end_apart = _ends_apart(text, end)
    if is_start_apart and is_end_apart:
        return place if text.isascii() else _on_graphemes(text, place)
    snapped = snap_to_words(text, start, end)
    if snapped.is_empty:
        return place
    if is_start_apart or snapped.start > start or _is_prefix(text[snapped.start : start]):
        snapped = Range(start, snapped.end)
    if is_end_apart or snapped.end < end or text[end : snapped.end] == ".":
        snapped = Range(snapped.start, end)
    return _on_graphemes(text, snapped)


def _ends_apart(text: str, end: int) -> bool:
    """Whether for certain no word goes on over an end; a full stop is of no word here."""
    if end == len(text) or text[end] in _APART or text[end - 1] in _APART:
        return True
    return text[end] in ".:" and not text[end + 1 : end + 2].isalnum()


def _is_prefix(part: str) -> bool:
    return _PREFIX.fullmatch(part) is not None


def _on_graphemes(text: str, place: Range) -> Range:
    """Return the place grown to whole graphemes; asked only where one may be cut."""
    start, end = place
    around = text[max(0, start - 1) : start + 1] + text[end - 1 : end + 1]
    return place if around.isascii() and "\r" not in around else snap_to_graphemes(text, *place)


CHECKS = (
    Check(WHITE_SPACE, white_space),
    Check(PUNCTUATION, punctuation),
    Check(INSIDE_WORD, inside_word),
)
