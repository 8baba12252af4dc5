"""The finder for labels that no other serves: the name or the word that is there."""

from annotator.core.boundaries import word_at
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.base import FinderInfo, Found
from annotator.find.places import first_holding, on_words

INFO = FinderInfo(
    name="words",
    labels=(),
    description="A run of capitalised words, as names are, else the word.",
)

_CAPITALISED = r"\p{Lu}[\p{L}\p{M}\p{N}]*+(?:[-’'.&][\p{L}\p{N}]++)*+"
_NAME = pattern(
    rf"(?<![\p{{L}}\p{{N}}]){_CAPITALISED}"
    rf"(?: (?:(?:of|the|and|de|la|al|bin|von|van) ){{0,2}}{_CAPITALISED})+"
)

SLOW = ()


def phrases(passage: str) -> tuple[Found, ...]:
    """Return the runs of two and more capitalised words of a passage."""
    return tuple(
        Found(*on_words(passage, *match.span()), 0.3, "name") for match in _NAME.finditer(passage)
    )


def phrase_at(passage: str, offset: int) -> Range:
    """Return the name or the word at `offset`."""
    return first_holding(phrases(passage), offset) or word_at(passage, offset)
