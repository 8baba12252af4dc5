"""What a span widens and narrows to: word, phrase, clause, sentence, paragraph."""

from collections.abc import Iterable

from annotator.core import boundaries
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.passages import passage_at

_CLAUSE_EDGE = pattern(
    r"""[,;:—–()\[\]]\s*|\s(?=(?:and|but|or|that|who|whom|which|when|while|where|after|before|because"""
    r"""|although|though|if|as|since|until)\s)|(?<=\sthat)\s"""
)


def wider(text: str, place: Range, phrases: Iterable[Range]) -> Range:
    """Return the next larger unit around `place`, or `place` itself where there is none.

    `phrases` are what the label would want nearby, all in code points of `text`.
    """
    units = (unit for unit in _units(text, place, phrases) if unit.contains(place))
    return min((unit for unit in units if unit != place), key=_length, default=place)


def narrower(text: str, place: Range, aim: int, phrases: Iterable[Range]) -> Range:
    """Return the next smaller unit in `place` that holds `aim`, `place` where none does."""
    at = min(max(aim, place.start), max(place.start, place.end - 1))
    inside = Range(at, at + 1)
    units = (
        unit
        for unit in _units(text, inside, phrases)
        if place.contains(unit) and unit != place and unit.contains(inside)
    )
    return max(units, key=_length, default=place)


def _length(unit: Range) -> int:
    return unit.length


def _units(text: str, place: Range, phrases: Iterable[Range]) -> list[Range]:
    first = boundaries.word_at(text, place.start)
    last = boundaries.word_at(text, max(place.start, place.end - 1))
    word = Range(min(first.start, place.start), max(last.end, place.end))
    opening = boundaries.sentence_at(text, place.start)
    closing = boundaries.sentence_at(text, max(place.start, place.end - 1))
    sentence = Range(min(opening.start, place.start), max(closing.end, place.end))
    passage = passage_at(text, place.start)
    paragraph = boundaries.trim(text, passage.start, passage.end)
    found = [word, *phrases, sentence]
    if opening == closing:
        found += [_clause(text, sentence, place), _unstopped(text, sentence)]
    whole = (boundaries.snap_to_graphemes(text, *unit) for unit in (*found, paragraph))
    return [unit for unit in whole if not unit.is_empty]


def _unstopped(text: str, sentence: Range) -> Range:
    """Return a sentence without the stop that ends it."""
    end = sentence.end
    while end > sentence.start and text[end - 1] in ".!?…":
        end -= 1
    return boundaries.trim(text, sentence.start, end)


def _clause(text: str, sentence: Range, place: Range) -> Range:
    """Return the stretch around `place` between commas, brackets and linking words."""
    start, end = sentence.start, _unstopped(text, sentence).end
    for edge in _CLAUSE_EDGE.finditer(text, sentence.start, sentence.end):
        if edge.end() <= place.start:
            start = edge.end()
        elif edge.start() >= place.end:
            end = min(end, edge.start())
            break
    return boundaries.trim(text, start, end)
