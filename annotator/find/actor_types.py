"""What kind of actor a name or a description means: by its head noun, title or shape.

The kinds are those of the guideline, section 1: state, state_forces, rebel, militia,
external_forces, civilian, organisation, person. Where the words tell nothing there is none, as for
the name of a town or of a group that no table knows.

* what stands in a table as a whole: states and their capitals, well-known groups and bodies
* the head noun, left of "of" and right of "'s": "ministry", "rebels", "regional governor"; what it
  belongs to decides where the head alone does not: "members of the army", "ISIL's committee"
* a title or an office with a name behind it, or two to four capitalised words: a person
"""

from functools import lru_cache
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.find.actor_type_words import (
    ABBREVIATED_TITLES,
    COLLECTIVE,
    HEADS,
    MODIFIERS,
    NAMED,
    NO_NAME,
    PARTICIPANTS,
    PERSONS,
    UNKNOWN_PEOPLE,
)
from annotator.find.actor_words import PARTICLES, heads, is_head, is_plural, kinds
from annotator.find.passages import tokens
from annotator.find.polities import is_people, is_state
from annotator.find.shared_words import CARDINALS, table

_LONGEST = 300
"""Code points: what is longer than any name is not looked at."""
_ARTICLE = pattern(r"(?i)(?:the|an?|our|my|your|this|these|those)\s+")
_OWNER = pattern(r"^.*['’](?:s\s+|\s+)")
_COMPLEMENT = pattern(
    r"\s+(?:of|for|from|in|at|to|on|against|with|without|who|which|that|under|linked|allied|loyal"
    r"|affiliated|belonging|near|based)\s+"
)
_PARTS = pattern(r",\s+|\s[-–—]\s|\s\(")
_OWN_STOP = pattern(r"['’]s?$")


@lru_cache(maxsize=1024)
def type_of(name: str) -> str:
    """Return the type of actor that a name or description means; empty where it is unsure.

    >>> [type_of(name) for name in ("Baku", "rebels of the Front", "Gen. Orlo Tanne", "Orsk")]
    ['state', 'rebel', 'person', '']
    """
    name = " ".join(name[:_LONGEST].split())
    article = _ARTICLE.match(name)
    name = _OWN_STOP.sub("", name[article.end() :] if article else name)
    return _whole(name) or _titled(name) or _by_head(name) or _by_shape(name)


def _whole(name: str) -> str:
    folded = name.casefold()
    if folded in NAMED:
        return NAMED[folded]
    if is_state(name):
        return "state" if name[:1].isupper() else ""
    if is_people(name):
        return "civilian" if folded.endswith("s") else "state"
    return ""


def _titled(name: str) -> str:
    """Return "person" where an office, a title or a trade stands in front of a name."""
    words = [name[start:end] for start, end in tokens(name)]
    for at in range(len(words) - 2, -1, -1):
        word, behind = words[at], words[at + 1 :]
        if _is_title(word.casefold()):
            is_named = all(part[:1].isupper() or _is_particle(part) for part in behind)
            return "person" if is_named and len(behind) <= 4 and _is_nobody(behind) else ""
        # A trade that no table knows in front of two names or more: "cellist Nora Tanne".
        if word.islower() and not _is_particle(word):
            is_noun = word not in kinds() and _head_type(word) in ("", "civilian")
            return "person" if is_noun and _by_shape(" ".join(behind)) else ""
    return ""


def _is_nobody(words: list[str]) -> bool:
    """Whether no word of a name is a noun that says what kind of actor is meant."""
    return not any(_head_type(word) for word in words)


def _is_particle(word: str) -> bool:
    return word.casefold() in table(PARTICLES)


def _is_title(word: str) -> bool:
    return word in PERSONS or word in ABBREVIATED_TITLES


class _Phrase(NamedTuple):
    """A noun phrase by its parts: "Baku's" "army" "of the north", "its best"."""

    owner: str
    head: tuple[str, ...]
    """The words up to the head noun, as printed."""
    complement: str
    apposition: str


def _phrase(name: str) -> _Phrase:
    first, *others = _PARTS.split(name)
    link = _COMPLEMENT.search(first)
    whole = first[: link.start()] if link else first
    owner = next(iter(_OWNER.findall(whole)), "")
    head = whole[len(owner) :]
    words = [head[start:end] for start, end in tokens(head)]
    while len(words) > 1 and (words[-1].isnumeric() or words[-1].casefold() in table(CARDINALS)):
        words.pop()
    complement = first[link.end() :] if link else ""
    return _Phrase(owner, tuple(words), complement, "" if link else "".join(others[:1]))


def _by_head(name: str) -> str:
    """Return the kind by the head of a noun phrase and by what it belongs to."""
    phrase = _phrase(name)
    words = [word.casefold() for word in phrase.head]
    if not words:
        return ""
    if len(words) > 1 and (known := HEADS.get(" ".join(words[-2:]))):
        return known
    is_open = words[-1] in PARTICIPANTS or words[-1] in COLLECTIVE
    kind = _head_type(phrase.head[-1]) or _first_of_foreign(words)
    if kind == "person" or not (kind or is_open):
        return kind or (type_of(phrase.apposition) if phrase.apposition else "")
    belongs = type_of(phrase.owner) or type_of(phrase.complement)
    return _weighed(kind, _modified(words[:-1]), belongs, is_open=is_open)


def _weighed(kind: str, modified: str, belongs: str, *, is_open: bool) -> str:
    """Return the kind of a head by the words in front of it and by whom it belongs to."""
    if modified in _IRREGULAR and (is_open or kind in ("state_forces", "organisation", "state")):
        return modified
    if modified == "external_forces" and kind in ("state_forces", "organisation", ""):
        return modified if kind == "state_forces" else kind
    if belongs in _ARMED and (is_open or kind in ("organisation", "state")):
        return belongs
    if is_open:
        return modified or kind or ("" if belongs == "person" else belongs)
    return kind


_IRREGULAR = frozenset(("rebel", "militia"))
_ARMED = _IRREGULAR | {"external_forces"}


def _modified(words: list[str]) -> str:
    """Return the kind that the words in front of a head give it."""
    for at, word in reversed(list(enumerate(words))):
        for part in (" ".join(words[at : at + 2]), word, *word.split("-")):
            if part in MODIFIERS:
                return MODIFIERS[part]
            if NAMED.get(part) in _ARMED:
                return NAMED[part]
    return ""


def _first_of_foreign(words: list[str]) -> str:
    """Return the kind by the first word, which is the head where adjectives stand behind."""
    return "" if words[0].isascii() else HEADS.get(words[0], "")


def _head_type(printed: str) -> str:
    """Return the kind of a head noun; empty where no table and no ending tells."""
    word = printed.casefold()
    for form in (word, word.removesuffix("s"), word.rsplit("-", 1)[-1]):
        if form in HEADS:
            return HEADS[form]
    if word in PERSONS:
        return "person"
    if word.removesuffix("s") in UNKNOWN_PEOPLE or word in UNKNOWN_PEOPLE:
        return ""
    # Names end as words for people do: Carter, Baker.
    is_folk = (
        printed.islower()
        and is_head(word)
        and (is_plural(word) or word.endswith(("er", "or", "ist")))
    )
    return "civilian" if is_folk and word.removesuffix("s") not in PERSONS else ""


_NAME_WORD = pattern(
    r"(?:\p{Lu}[\p{Ll}\p{M}’'.-]*|al|el|bin|ibn|de|van|von|der|da|\p{Lu})(?:[-’']\p{L}+)*"
)


def _by_shape(name: str) -> str:
    """Return "person" for two to four capitalised words that are of no other name."""
    words = [name[start:end] for start, end in tokens(name)]
    lower = [word.casefold() for word in words]
    is_name = 2 <= len(words) <= 4 and all(_NAME_WORD.fullmatch(word) for word in words)
    if (
        not is_name
        or not any(letter.isupper() for letter in words[-1])
        or "&" in name
        or " and " in name
    ):
        return ""
    is_other = any(
        word in NO_NAME or is_people(word) or is_state(word) or word in HEADS or word in heads()
        for word in lower
    )
    is_short = words[-1].isupper() and len(words[-1]) > 1
    return "" if is_other or is_short else "person"
