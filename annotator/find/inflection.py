"""The regular forms of English verbs and nouns, so that the tables list base forms only."""

from functools import cache

from annotator.core.patterns import pattern
from annotator.find.shared_words import table

_DOUBLING = (
    "admit begin commit cut drag drop get hit kidnap let permit plan put quit refer regret rid"
    " run set slam split stem step stop submit win"
)
"""Verbs that double their last letter before -ed and -ing."""
_ENDS_IN_CONSONANT_Y = pattern(r"[^aeiou]y$")


def inflected(verb: str) -> tuple[str, str, str]:
    """Return the forms of a verb in -s, -ed and -ing, by the rules of spelling.

    >>> inflected("carry"), inflected("drop")
    (('carries', 'carried', 'carrying'), ('drops', 'dropped', 'dropping'))
    """
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if _ENDS_IN_CONSONANT_Y.search(verb):
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1] if verb in table(_DOUBLING) else verb
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return third, stem + "ed", stem + "ing"


@cache
def with_plurals(nouns: str) -> frozenset[str]:
    """Return the nouns of a table together with their regular plurals.

    What ends in -s or -en is taken for a plural already.
    """
    plurals = (
        noun[:-1] + "ies" if _ENDS_IN_CONSONANT_Y.search(noun) else noun + "s"
        for noun in nouns.split()
        if not noun.endswith(("s", "en"))
    )
    return table(nouns) | frozenset(plurals)
