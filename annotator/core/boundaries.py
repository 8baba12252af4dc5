"""Word, sentence and grapheme boundaries, to which selections and carets snap.

Words follow the default rules of Unicode (Source: UAX #29, revision 45, section 4.1, as the
`regex` package implements them), with one addition: a suffix behind an apostrophe, as in a
possessive or a Turkish case ending, may be left out of a selection. Only the neighbourhood of an
offset is looked at, so a text of a million characters costs as much as one of a hundred.
"""

import regex

from annotator.core.ranges import Range

_WORD = regex.compile(r"(?w)\b\S.*?\b", regex.DOTALL | regex.UNICODE)
_LETTER = regex.compile(r"[\w\p{M}]")
_GRAPHEME = regex.compile(r"\X")
_APOSTROPHES = "'’ʼ＇"
_SUFFIX = regex.compile(rf"(?<=\w)[{_APOSTROPHES}](?:\p{{Ll}}{{1,5}}|S)$")
_ELISION = regex.compile(rf"^\p{{L}}{{1,2}}[{_APOSTROPHES}](?=\p{{L}})")
_SPACE = regex.compile(r"[\s\u200b\ufeff]")

_REACH = 256
"""How many code points on either side decide on a word; no word of any language is longer."""

_SENTENCE_REACH = 4000
"""How far a sentence may reach on either side; a longer one is cut there."""

_SENTENCE_END = regex.compile(r"(?:[.!?…]+|[。！？؟۔।]+)[\"'”’»›)\]\u2069]*(?=\s|$)|\n+")
_ABBREVIATION = regex.compile(
    r"(?:^|[\s(\"“‘«])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Adm|Sen|Rep|Gov|Rev|St|Jr|Sr"
    r"|No|Nos|vs|etc|e\.g|i\.e|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|\p{Lu}|(?:\p{L}\.)+\p{L})\.$"
)


def word_at(text: str, offset: int) -> Range:
    """Return the word that the code point at `offset` belongs to; empty between words.

    At the end of a word, and past the end of the text, the word before counts.
    """
    for at in (offset, offset - 1):
        for word in _words_around(text, at):
            if word.start <= at < word.end:
                return _without_suffix(text, word) if at < _suffix_start(text, word) else word
    return Range(offset, offset)


def words(text: str, start: int, end: int) -> list[Range]:
    """Return the words that share a code point with `[start, end)`, whole, in order."""
    low, high = _window(text, start, end)
    found = (
        Range(low + match.start(), low + match.end())
        for match in _WORD.finditer(text[low:high])
        if _LETTER.search(match.group())
    )
    return [word for word in found if word.start < end and word.end > start]


def trim(text: str, start: int, end: int) -> Range:
    """Return the range without the white space at its ends; empty where it is all white space."""
    while start < end and _SPACE.match(text[start]):
        start += 1
    while end > start and _SPACE.match(text[end - 1]):
        end -= 1
    return Range(start, end)


def snap_to_words(text: str, start: int, end: int) -> Range:
    """Return the range grown to whole words and shed of white space at its ends.

    An end that lies inside a word takes the whole of it; one right before a suffix behind an
    apostrophe stays there, so that "Baku" can be had from "Baku's".
    """
    start, end = trim(text, start, end)
    if start >= end:
        return Range(start, start)
    first = next((w for w in _words_around(text, start) if w.start <= start < w.end), None)
    last = next((w for w in _words_around(text, end - 1) if w.start < end <= w.end), None)
    if first is not None and start not in _cuts(text, first):
        start = first.start
    if last is not None and end not in _cuts(text, last):
        suffix = _suffix_start(text, last)
        end = suffix if end < suffix else last.end
    start, end = snap_to_graphemes(text, start, end)
    return Range(start, end)


def snap_to_graphemes(text: str, start: int, end: int) -> Range:
    """Return the range grown so that neither end splits what is seen as one character."""
    return Range(grapheme_at(text, start).start, grapheme_at(text, end - 1).end if end else end)


def grapheme_at(text: str, offset: int) -> Range:
    """Return the grapheme cluster that the code point at `offset` belongs to.

    Empty at the end of the text. Source: UAX #29, section 3.1, extended grapheme clusters.
    """
    if not 0 <= offset < len(text):
        return Range(offset, offset)
    if text[offset].isascii() and (offset + 1 == len(text) or text[offset + 1].isascii()):
        return Range(offset, offset + 1)
    low, high = _window(text, offset, offset + 1)
    for match in _GRAPHEME.finditer(text, low, high):
        if match.start() <= offset < match.end():
            return Range(match.start(), match.end())
    return Range(offset, offset + 1)


def sentence_at(text: str, offset: int) -> Range:
    """Return the sentence around `offset`, without white space at its ends.

    A sentence ends at a line's end or at a closing mark that white space follows, unless the mark
    ends an abbreviation or an initial, or a lower-case letter goes on behind it.
    """
    low = max(0, offset - _SENTENCE_REACH)
    high = min(len(text), offset + _SENTENCE_REACH)
    start = low
    for match in _SENTENCE_END.finditer(text, low, high):
        if not _ends_sentence(text, start, match):
            continue
        if match.end() > offset or (match.end() == offset == len(text)):
            return trim(text, start, match.end())
        start = match.end()
    return trim(text, start, high)


def next_word_start(text: str, offset: int) -> int:
    """Return where the first word that begins behind `offset` begins; the end where none does."""
    return _step(text, offset, forward=True, at_start=True)


def next_word_end(text: str, offset: int) -> int:
    """Return where the first word that ends behind `offset` ends; the end where none does."""
    return _step(text, offset, forward=True, at_start=False)


def previous_word_start(text: str, offset: int) -> int:
    """Return where the last word that begins before `offset` begins; 0 where none does."""
    return _step(text, offset, forward=False, at_start=True)


def previous_word_end(text: str, offset: int) -> int:
    """Return where the last word that ends before `offset` ends; 0 where none does."""
    return _step(text, offset, forward=False, at_start=False)


def _step(text: str, offset: int, *, forward: bool, at_start: bool) -> int:
    reach = _REACH
    while True:
        low = offset if forward else max(0, offset - reach)
        high = min(len(text), offset + reach) if forward else offset
        edges = [w.start if at_start else w.end for w in words(text, low, high)]
        ahead = [e for e in edges if (e > offset if forward else e < offset)]
        if ahead:
            return min(ahead) if forward else max(ahead)
        if (high == len(text)) if forward else (low == 0):
            return len(text) if forward else 0
        reach *= 4


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch around `[start, end)` that begins and ends at white space if it can."""
    low = max(0, start - _REACH)
    high = min(len(text), end + _REACH)
    space = _SPACE.search(text, low, start) if low else None
    return (space.end() if space else low), high


def _words_around(text: str, offset: int) -> list[Range]:
    return words(text, offset, offset + 1) if 0 <= offset < len(text) else []


def _suffix_start(text: str, word: Range) -> int:
    match = _SUFFIX.search(text[word.start : word.end])
    whole = text[word.start : word.end]
    is_name = match is not None and (match.group()[1:] in ("s", "S") or not whole[0].islower())
    return word.start + match.start() if match and is_name else word.end


def _without_suffix(text: str, word: Range) -> Range:
    return Range(word.start, _suffix_start(text, word))


def _cuts(text: str, word: Range) -> set[int]:
    """Where a selection may begin or end in a word: its ends, and beside a suffix or elision."""
    cuts = {word.start, word.end, _suffix_start(text, word)}
    elision = _ELISION.search(text[word.start : word.end])
    return cuts | ({word.start + elision.end()} if elision else set())


def _ends_sentence(text: str, start: int, match: regex.Match[str]) -> bool:
    if match.group().startswith("\n"):
        return True
    following = text[match.end() :  match.end() + 3].lstrip()
    if following[:1].islower():
        return False
    mark = match.group().rstrip("\"'”’»›)]\u2069")
    before = text[max(start, match.start() - 12) : match.start() + 1]
    return mark != "." or not _ABBREVIATION.search(before)
