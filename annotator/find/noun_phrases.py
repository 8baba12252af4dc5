"""A shallow chunker: the words of a passage by class, in which noun phrases are found.

Each word gets a kind of one letter, so that a passage becomes a string in which phrases are found
by pattern:

* `d` article or determiner, `m` possessive pronoun, `q` quantity
* `N` name, `H` capitalised head, `h` head, `k` head in the plural, `n` other noun or adjective
* `s` possessive ending, `o` "of", `p` preposition, `c` "and"
* `v` verb, `r` pronoun, `t` word of time, `b` adverb or other small word
* `,` comma, `&` ampersand, `-` dash between spaces, `"` quotation mark, `(` bracket that opens, `.`
  other punctuation

A head is a noun that names somebody who can act (`actor_words`). What a word of two classes is, its
neighbours decide: `trained men`, but `rebels trained men`. Four more letters stand for such
words only until then: `e` and `g` forms in -ed and -ing, `y` verb or noun, `x` verb or head.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.core.orthography import stem_of
from annotator.core.patterns import pattern
from annotator.find.actor_words import (
    AUXILIARIES,
    PARTICLES,
    THINGS,
    is_head,
    is_plural,
    kinds,
)
from annotator.find.passages import is_abbreviation, tokens
from annotator.find.readings import REMEMBERED
from annotator.find.shared_words import table

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"))
_ENDS_SENTENCE = pattern(r"[.!?…:;•*\"“‘«(\[]")
_POSSESSIVE = pattern(r"\s?['’ʼ＇](?:\s|$)")
_BLANK = pattern(r"(?:\s*|[-/]|\s[-–‑]|[-–‑]\s|\.\s?)$")
_DASH = pattern(r"\s[-–—]\s$")
_FIGURE = pattern(r"\p{N}[\p{N}.,:/]*(?P<ordinal>st|nd|rd|th)?$")
_ARABIC_ARTICLE = pattern(r"(?i)(?:al|el|ad|ar|as|ash|at|an|az)[-‐‑]")
_HYPHENED = pattern(r"(?P<name>\p{Lu}[\p{L}.]*)[-‐‑](?:held|led|run|based|born|\p{Ll}+ed)$")
_ADVERB = pattern(r"\p{Ll}{3}ly$")
_VERBAL = pattern(r"\p{Ll}{3}(?:i[sz]es?|if(?:y|ies))$")
_NOT_ADVERBS = "family families elderly deadly daily weekly friendly likely unlikely monthly ally"
_MARKS = {",": ",", "&": "&", "(": "("} | dict.fromkeys('"“”„‘’', '"')
_NOUNISH = frozenset("nhkHNxy")


class Word(NamedTuple):
    """A word or mark of a passage: `[start, end)`, its lower-case form and its kind."""

    start: int
    end: int
    folded: str
    kind: str
    is_first: bool = False
    """Whether it begins a sentence, where any word is capitalised."""


@lru_cache(maxsize=REMEMBERED)
def words_of(passage: str) -> tuple[Word, ...]:
    """Return the words and marks of a passage, in order, each with its kind."""
    return tuple(_settled(list(_classed(passage))))


def _classed(passage: str) -> Iterator[Word]:
    """Yield words and marks by what their form alone says."""
    end, is_first, before = 0, True, ""
    places = tokens(passage)
    for index, (start, stop) in enumerate(places):
        token, gap = passage[start:stop], passage[end:start]
        if token in ("s", "S") and _POSSESSIVE.match(gap):
            yield Word(end, stop, "'s", "s")
            end, before = stop, token
            continue
        mark = _mark(gap, before)
        if mark:
            yield Word(end, start, gap.strip(), mark)
            is_first = is_first or _ENDS_SENTENCE.search(gap) is not None
        following = passage[places[index + 1][0]] if index + 1 < len(places) else ""
        if passage[stop : stop + 1] == "." and passage[stop + 1 : stop + 2] != ".":
            # "Q&A." ends a sentence, but "Gen." and "J." do not.
            stop += is_abbreviation(token) and (len(token) > 1 or passage[start - 1 : start] != "&")
        yield from _parts(token, Word(start, stop, "", "", is_first), following)
        end, is_first, before = stop, False, token


def _mark(gap: str, before: str) -> str:
    """Return the kind of what lies between two words; empty where they are joined."""
    gap = gap.translate(_UNSEEN)
    if _BLANK.match(gap):
        return "." if "." in gap else ""
    if _POSSESSIVE.match(gap) and before[-1:] in "sS" and before:
        return "s"
    if _DASH.match(gap):
        return "-"
    found = gap.strip()
    return _MARKS.get(found, ".")


def _parts(token: str, place: Word, following: str) -> Iterator[Word]:
    """Yield a token's word, and what an apostrophe or a participle ties to it as another."""
    tied = _HYPHENED.match(token)
    if tied:
        middle = place.start + tied.end("name")
        yield place._replace(end=middle, folded=tied["name"].casefold(), kind="N")
        yield Word(middle + 1, place.end, token[tied.end("name") + 1 :], "n")
        return
    start, end = stem_of(token) if len(token) > 2 and not token.isalpha() else (0, len(token))
    folded = token[start:end].casefold()
    if (start, end) == (0, len(token)) or token.casefold() in kinds():
        yield place._replace(folded=token.casefold(), kind=_kind(token, place, following))
        return
    stem = place._replace(start=place.start + start, end=place.start + end, folded=folded)
    if start:
        yield place._replace(end=stem.start, folded=token[:start].casefold(), kind="d")
    yield stem._replace(kind=_kind(token[start:end], place, following))
    if end < len(token):
        is_own = token[end + 1 :].casefold() == "s" and kinds().get(folded, "n") not in "rdb"
        yield Word(stem.end, place.end, token[end:].casefold(), "s" if is_own else "v")


def _kind(token: str, place: Word, following: str) -> str:
    """Return the kind of a word by its form, and whether it and the next are capitalised."""
    folded = token.casefold()
    if token[0].isupper() or _ARABIC_ARTICLE.match(token):
        return _capitalised_kind(token, folded, place, following)
    if folded in table(PARTICLES) and following.isupper():
        return "N"
    if token[0].isnumeric():
        match = _FIGURE.match(token)
        if match and not match["ordinal"]:
            return "q"
        return "N" if match and following.isupper() else "n"
    return _plain_kind(folded)


def _capitalised_kind(token: str, folded: str, place: Word, following: str) -> str:
    known = kinds().get(folded, "")
    if len(token) > 1 and token.isupper() and (known in ("", "r") or not place.is_first):
        return "t" if known == "t" else "H" if is_head(folded) else "N"
    if known in ("d", "m", "o", "p", "c", "r", "b", "t"):
        return known
    if place.is_first and not following.isupper():
        return _plain_kind(folded, unknown="N")
    return "H" if is_head(folded) else "n" if folded in table(THINGS) else "N"


def _plain_kind(folded: str, unknown: str = "n") -> str:
    known = kinds().get(folded, "")
    if is_head(folded):
        return "x" if known in ("v", "y") else "k" if is_plural(folded) else "h"
    if known or "-" in folded:
        return known or "n"
    if folded.endswith("ed") and len(folded) > 4:
        return "e"
    if folded.endswith("ing") and len(folded) > 5:
        return "g"
    if _VERBAL.search(folded):
        return "v"
    is_adverb = _ADVERB.search(folded) and folded not in table(_NOT_ADVERBS)
    return "b" if is_adverb else unknown


def _settled(words: list[Word]) -> list[Word]:
    """Return the words with every kind decided that depends on the neighbours."""
    for index, word in enumerate(words):
        if word.kind in "egyxnvbq":
            before = words[index - 1] if index else _NOTHING
            behind = words[index + 1] if index + 1 < len(words) else _NOTHING
            kind = _SETTLE[word.kind](words, index, before, behind)
            if kind != word.kind:
                words[index] = word._replace(kind=kind)
    return words


def _participle(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on a form in -ed: an adjective in front of a noun, else a verb."""
    is_in_front = behind.kind in _NOUNISH
    if before.kind in "dms":
        return "n" if is_in_front or before.kind == "d" else "v"
    if before.kind in "bn" and before.folded.endswith("ly") and index > 1:
        return "n" if is_in_front and words[index - 2].kind in "dms" else "v"
    is_open = before.kind in "qp." or (before.kind == "v" and not _is_auxiliary(before))
    return "n" if is_open and behind.kind in "nhkx" else "v"


def _gerund(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on a form in -ing: an adjective or noun behind a determiner, else a verb."""
    is_in_front = before.kind in "Nn" and behind.kind == "h"
    return "n" if before.kind in "dms" or is_in_front else "v"


def _verb_or_noun(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on a word that is a verb behind who acts and before what is acted on."""
    if before.folded == "to" or before.kind == "r" or _is_auxiliary(before):
        return "v"
    if _goes_on(words, index):
        return "v"
    has_object = behind.kind in "dmrqb" or behind.folded == "to"
    if before.kind == "k" or (before.kind in "NHh" and has_object):
        return "v"
    has_named_object = behind.kind == "N" and words[index].folded.endswith("s")
    return "v" if before.kind in "NH" and has_named_object else "n"


def _verb_or_head(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on a word that is a head unless it plainly is what somebody does."""
    folded = words[index].folded
    is_infinitive = before.folded == "to" and behind.kind in "dmrN"
    is_act = before.kind in "kNHh" and behind.kind in "dmr"
    if is_infinitive or is_act or before.kind == "r" or _is_modal(before):
        return "v"
    return "k" if is_plural(folded) else "h"


def _noun(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on an unknown word: behind a pronoun or a modal verb it is one more verb."""
    folded = words[index].folded
    if before.kind == "r" or _is_modal(before):
        return "v"
    if before.kind in "NHh" and behind.kind in "dmN" and folded[-1] == "s" and folded[-2:] != "ss":
        return "v"
    if folded.endswith("ed") and _goes_on(words, index):
        return "v"
    return "v" if before.folded == "to" and behind.kind in "dmrN" and "-" not in folded else "n"


def _verb(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on a verb: behind a determiner it is a noun after all."""
    return "n" if before.kind in "dm" and words[index].folded not in table(AUXILIARIES) else "v"


def _adverb(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on an adverb: of the noun phrase, as in `Turkey's democratically elected leaders`."""
    is_inside = before.kind in "dms" and behind.kind in "en" and words[index].folded.endswith("ly")
    return "n" if is_inside else "b"


def _quantity(words: Sequence[Word], index: int, before: Word, behind: Word) -> str:
    """Decide on a number: of the name behind a unit, as in `Task Force 50`."""
    if before.kind == "s" and words[index].folded == "most":
        return "n"
    is_of_name = before.kind == "H" and behind.kind not in _NOUNISH
    return "N" if is_of_name and words[index].folded.isdecimal() else "q"


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Whether "and" ties a word to a verb, as in `killed and wounded`."""
    return index > 1 and words[index - 1].kind == "c" and words[index - 2].kind == "v"


_NOTHING = Word(0, 0, "", ".")
_SETTLE = {
    "e": _participle,
    "g": _gerund,
    "y": _verb_or_noun,
    "x": _verb_or_head,
    "n": _noun,
    "v": _verb,
    "b": _adverb,
    "q": _quantity,
}
_MODALS = (
    "will would shall should can could may might must cannot can't won't do does did don't didn't"
)


def _is_auxiliary(word: Word) -> bool:
    return word.kind == "v" and word.folded in table(AUXILIARIES)


def _is_modal(word: Word) -> bool:
    return word.kind == "v" and word.folded in table(_MODALS)
