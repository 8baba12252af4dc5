"""Word, sentence and grapheme boundaries, to which selections and carets snap.

Words follow the default rules of Unicode (Source: UAX #29, revision 45, section 4.1, as the
`regex` package implements them), with what `orthography` adds: a suffix behind an apostrophe or an
elided article may be left out, and the full stop of an abbreviation belongs to it. In scripts that
are written without spaces each character is a word. Only the neighbourhood of an offset is looked
at, so a text of a million characters costs as much as one of a thousand.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.core.orthography import is_sentence_end, stem_of, takes_stop
from annotator.core.patterns import pattern
from annotator.core.ranges import Range

if TYPE_CHECKING:
    from regex import Match

_WORD = pattern(r"(?ws)\b\S.*?\b")
_LETTER = pattern(r"[\p{L}\p{N}]")
_ONE_STOP = pattern(r"\.(?![.\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}])")
_NARROW_SPACE = pattern(r"(?<!\p{N})\u202f|\u202f(?!\p{N})")

_GRAPHEME = pattern(r"\X")
_CERTAIN_BREAK = pattern(
    r"(?rs)(?<=\p{GCB=Other})(?=\p{GCB=Other})|(?<=[\p{GCB=Control}\p{GCB=LF}])(?=.)"
)
"""Where one grapheme ends for certain, whatever stands before; searched for backwards."""

_BLANKS = (
    r"(?:[^\S\p{Zs}]|\p{GCB=Control}"
    r"|(?<!\p{GCB=Prepend})\p{Zs}(?![\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]))*+"
)
"""White space and what cannot be seen; not a space that carries a combining mark."""
_BLANKS_AHEAD = pattern(_BLANKS)
_BLANKS_BEHIND = pattern(rf"(?r){_BLANKS}")

_LINE_BREAK = pattern(r"[\n\v\f\r\x85\u2028\u2029]")
_LINE_BREAK_BEHIND = pattern(r"(?r)[\n\v\f\r\x85\u2028\u2029]")
_STOP = pattern(
    r"""(?:(?P<mark>[.!?…؟۔]+)(?P<closers>[\p{Pe}\p{Pf}"'\u2069]*)(?=\s|$)"""
    r"""|[。！？｡।॥]+[\p{Pe}\p{Pf}"']*)\s*"""
)

_REACH = 64
"""How many code points on either side decide on a word, unless it is longer."""
_NEAR = 16
"""How far from a range a piece between word breaks may lie and yet be of a word in it."""
_LONGEST = 4096
"""How far a word or half a sentence may reach; a longer one is cut."""
_LONGEST_GRAPHEME = 1024
_CONTEXT = 20
"""How many code points beside a full stop decide whether a sentence ends there."""


def prepare() -> None:
    """Compile every pattern, so that the first double-click does not wait for it."""
    sample = "Baku's U.S. envoy (Dr. Orlo) said: “No.” \u0645"
    sentence_at(sample, 0)
    snap_to_words(sample, 0, len(sample))
    grapheme_at(sample, len(sample) - 1)


def word_at(text: str, offset: int) -> Range:
    """Return the word that the code point at `offset` belongs to; empty between words.

    At the end of a word, and past the end of the text, the word before counts. A suffix or an
    elided article comes with it only where `offset` lies in that.
    """
    for at in (offset, offset - 1):
        word = _word_around(text, at)
        if word is not None:
            stem = _stem(text, word)
            return stem if stem.start <= at < stem.end else word
    return Range(offset, offset)


def words(text: str, start: int, end: int) -> list[Range]:
    """Return the words that share a code point with `[start, end)`, whole, in order."""
    reach = _REACH
    while True:
        low, high = _window(text, start, end, reach)
        pieces = (
            Range(low + match.start(), low + match.end())
            for match in _WORD.finditer(_NARROW_SPACE.sub(" ", text[low:high]))
        )
        near = [p for p in pieces if p.start < end + _NEAR and p.end > start - _NEAR]
        found = [w for w in _whole_words(text, near) if w.start < end and w.end > start]
        is_cut = found and (0 < low == found[0].start or found[-1].end == high < len(text))
        if not is_cut or reach >= _LONGEST:
            return found
        reach *= 4


def trim(text: str, start: int, end: int) -> Range:
    """Return the range without white space and invisible characters at its ends.

    Empty where there is nothing else in it.
    """
    ahead = _BLANKS_AHEAD.match(text, start, end)
    start = ahead.end() if ahead else start
    behind = _BLANKS_BEHIND.match(text, start, end)
    return Range(start, behind.start() if behind else max(start, end))


def snap_to_words(text: str, start: int, end: int) -> Range:
    """Return the range grown to whole words and shed of white space at its ends.

    An end that lies inside a word takes the whole of it; one before a suffix, or behind an elided
    article, stays there, so that "Baku" can be had from "Baku's". Empty where nothing is in it.
    """
    start, end = trim(text, start, end)
    if start >= end:
        return Range(start, start)
    first, last = _word_around(text, start), _word_around(text, end - 1)
    if first is not None:
        stem = _stem(text, first)
        start = stem.start if stem.start <= start < stem.end else first.start
    if last is not None:
        stem = _stem(text, last)
        end = stem.end if stem.start < end <= stem.end else last.end
    return snap_to_graphemes(text, start, end)


def snap_to_graphemes(text: str, start: int, end: int) -> Range:
    """Return the range grown so that neither end splits what is seen as one character.

    An empty range stays empty and moves to where the character begins.
    """
    low = grapheme_at(text, start).start
    return Range(low, grapheme_at(text, end - 1).end if start < end else low)


def grapheme_at(text: str, offset: int) -> Range:
    """Return the grapheme cluster that the code point at `offset` belongs to.

    Empty outside the text. Source: UAX #29, section 3.1, extended grapheme clusters.
    """
    if not 0 <= offset < len(text):
        return Range(offset, offset)
    around = text[max(0, offset - 1) : offset + 2]
    if around.isascii() and "\r" not in around:
        return Range(offset, offset + 1)
    low = max(0, offset - _LONGEST_GRAPHEME)
    certain = _CERTAIN_BREAK.search(text, low, offset + 1)
    low = certain.start() if certain else low
    for match in _GRAPHEME.finditer(text[low : offset + _LONGEST_GRAPHEME]):
        if low + match.end() > offset:
            return Range(low + match.start(), low + match.end())
    return Range(offset, offset + 1)


def sentence_at(text: str, offset: int) -> Range:
    """Return the sentence around `offset`, without white space at its ends.

    Empty on a blank line. A sentence ends at a line's end or at a closing mark that white space
    follows, unless the mark ends an abbreviation or an initial, or a lower-case letter goes on
    behind it. The white space behind a sentence counts as of it.
    """
    line = _line_at(text, offset)
    start = line.start
    for match in _STOP.finditer(text, *line):
        if _ends_sentence(text, Range(start, line.end), match):
            if offset < match.end() or match.end() == line.end:
                return trim(text, start, match.end())
            start = match.end()
    return trim(text, start, line.end)


def next_word_start(text: str, offset: int) -> int:
    """Return where the first word that begins behind `offset` begins; the end where none does.

    Behind an elided article there is a stop too.
    """
    return _edge_ahead(text, offset, _starts)


def next_word_end(text: str, offset: int) -> int:
    """Return where the first word that ends behind `offset` ends; the end where none does.

    Before a suffix behind an apostrophe there is a stop too.
    """
    return _edge_ahead(text, offset, _ends)


def previous_word_start(text: str, offset: int) -> int:
    """Return where the last word that begins before `offset` begins; 0 where none does.

    Behind an elided article there is a stop too.
    """
    return _edge_behind(text, offset, _starts)


def previous_word_end(text: str, offset: int) -> int:
    """Return where the last word that ends before `offset` ends; 0 where none does.

    Before a suffix behind an apostrophe there is a stop too.
    """
    return _edge_behind(text, offset, _ends)


_Edges = Callable[[str, Range], tuple[int, int]]


def _starts(text: str, word: Range) -> tuple[int, int]:
    return word.start, _stem(text, word).start


def _ends(text: str, word: Range) -> tuple[int, int]:
    return word.end, _stem(text, word).end


def _edge_ahead(text: str, offset: int, edges_of: _Edges) -> int:
    reach = _REACH
    while True:
        high = min(len(text), offset + reach)
        edges = (edge for word in words(text, offset, high) for edge in edges_of(text, word))
        ahead = [edge for edge in edges if edge > offset]
        if ahead or high == len(text):
            return min(ahead, default=high)
        reach *= 4


def _edge_behind(text: str, offset: int, edges_of: _Edges) -> int:
    reach = _REACH
    while True:
        low = max(0, offset - reach)
        edges = (edge for word in words(text, low, offset) for edge in edges_of(text, word))
        behind = [edge for edge in edges if edge < offset]
        if behind or low == 0:
            return max(behind, default=0)
        reach *= 4


def _window(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """Return a stretch around `[start, end)` that begins at white space if it can."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    space = text.find(" ", low, start) if low else -1
    return max(low, space), high


def _whole_words(text: str, pieces: list[Range]) -> list[Range]:
    """Return those pieces between word breaks that are words, as they are written.

    Pieces that share a grapheme, as Thai has them, become one.
    """
    found: list[Range] = []
    for piece in pieces:
        if _LETTER.search(text, *piece):
            word = _with_stop(text, snap_to_graphemes(text, *trim(text, *piece)))
            if found and found[-1].overlaps(word):
                word = Range(found.pop().start, word.end)
            found.append(word)
    return found


def _with_stop(text: str, word: Range) -> Range:
    is_one_stop = _ONE_STOP.match(text, word.end) is not None
    has_stop = is_one_stop and takes_stop(text[word.start : word.end])
    return Range(word.start, word.end + 1) if has_stop else word


def _word_around(text: str, offset: int) -> Range | None:
    found = words(text, offset, offset + 1) if 0 <= offset < len(text) else []
    return found[0] if found else None


def _stem(text: str, word: Range) -> Range:
    start, end = stem_of(text[word.start : word.end])
    return Range(word.start + start, word.start + end)


def _line_at(text: str, offset: int) -> Range:
    """Return the line around `offset` without its break, cut at white space if it is too long."""
    low, high = max(0, offset - _LONGEST), min(len(text), offset + _LONGEST)
    behind = _LINE_BREAK_BEHIND.search(text, low, offset)
    ahead = _LINE_BREAK.search(text, offset, high)
    start = behind.end() if behind else max(low, text.find(" ", low, offset) if low else 0)
    cut = text.rfind(" ", offset, high) if high < len(text) else -1
    return Range(start, ahead.start() if ahead else (high if cut < 0 else cut))


def _ends_sentence(text: str, rest: Range, match: "Match[str]") -> bool:
    """Whether a sentence that begins with `rest`, which ends with the line, ends at `match`."""
    mark = match["mark"]
    after = text[match.end() : min(rest.end, match.end() + _CONTEXT)]
    if mark == "." and not match["closers"]:
        stop = match.end("mark")
        return is_sentence_end(text[max(rest.start, stop - _CONTEXT) : stop], after)
    return mark is None or not after[:1].islower()
