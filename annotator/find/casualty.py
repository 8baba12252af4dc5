"""Finds the words that state a casualty: how many, which victims, and what became of them.

A passage is read as a string of letters, one a word (`casualty_words` says which letter stands for
what), and each rule is a pattern over that string:

1. victims and what became of them: "Two soldiers were killed", "12 dead", "nine who later died"
2. what was done and to whom: "killed 70 tribesmen", "took two nurses hostage"
3. nouns: "no casualties", "the death of a guard", "the death toll of 31", "claimed 12 lives"
4. what victims are: "60 wounded civilians", "the dead"
5. in languages that have no grammar here: a number and a verb, with few words between

Killer, place, time and cause stay out because the patterns have no room for them but in the middle.
Where readings overlap the likelier wins, then the longer. Where a person points at a place that no
reading holds, the noun phrase there is joined to the nearest word that says what became of people.
"""

from collections.abc import Iterator
from functools import lru_cache

from annotator.core.boundaries import word_at
from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.find.base import FinderInfo, Found
from annotator.find.casualty_letters import read, read_foreign
from annotator.find.places import first_holding, on_words, pointed
from annotator.find.readings import REMEMBERED, Reading, Rule, matches_of

INFO = FinderInfo(
    name="casualty",
    labels=("casualty", "casualties", "victim", "victims", "fatality", "fatalities", "killed"),
    description="Who was killed, hurt, captured or is missing: number, victims and the verb.",
)

_LIKELY = 0.42
"""What is listed has at least this score; what has less is left to who points at it."""

_NUMBER = r"(?:[ad]?[adq]{0,5}n{1,4}(?:[&z-][aq]{0,2}n{1,3})?m{0,2})"
"""How many, with what qualifies it: "at least two", "between 12 and 15", "107 or more"."""
_OF = rf"(?:(?:{_NUMBER}|[ad]j?w?#)o)"
_SOME = rf"[adD]?(?:{_NUMBER})?(?:(?:(?<=[adn])|(?<![^/]))[kfe])?"
_WORD = r"(?:[wCshH]|(?<![hHvw])j|(?<=[adnCsjo])I)"
_PEOPLE = r"(?:H|h(?!w))"
_HEAD = rf"(?:(?:C&)?{_WORD}{{0,6}}{_PEOPLE}(?:C(?:w?C){{0,4}})?|{_WORD}{{0,11}}(?:Cw?|w|I))"
_WHO = (
    rf"(?>(?:{_OF}){{0,2}}{_SOME}{_HEAD}(?:o(?!D[Wkfe]){_SOME}{_HEAD}){{0,2}}"
    rf"|(?:{_OF})?{_NUMBER}(?![unwCjshHI])|P|d?D)"
)
"""A noun phrase with its article or number, and its "of"; a number alone; a pronoun."""

_BEGINS = r"(?<![adqnwCjshH#vlkKfFGpoyz])"
"""Where a long subject may begin: not in a noun phrase, and not what a verb has for an object."""
_WHERE = rf"(?:[pyz](?:{_WHO}|t{{1,3}})){{0,3}}"
_ASIDE = r"(?:,(?:n(?=[,o])|[vjkf]p|[adgpyozWC]|(?<=C,)[hw])[^,/kfi]{0,12}){1,4},"
_APPOSITION = r",a[^,/bxvlkfi]{1,10}"
_LIST = rf"(?:{_WHO}(?:,(?=[^/kfi]{{1,30}}&)|{_ASIDE}&|,?&))"

_IS = r"(?:vz)?[bxr]{0,3}b[bxr]{0,3}(?:[vj]z[bx]{1,2})?"
_DONE = (
    r"(?>(?:[vj](?:,?&)?)?r{0,2}[kf](?:[kf]|(?:,?&|,)r?[kf]){0,5}e{0,2}"
    r"|[vjG]?r?e{1,2}(?:&[ek])?)"
)
"""Killed and wounded, struck and killed, later found dead, taken prisoner."""
_DIED = r"[bxr]{0,4}i{1,5}(?:&[ik])?"
_BECAME = rf"(?:,?W)?(?:{_IS}(?:{_DONE}|y[Ddn][kfe])|{_DIED})(?:&d[ke])?"

_NOT_PASSIVE = r"(?<!b)(?<!br)(?<![ads])"
_DO = r"[kKfF]r?(?:(?:,?&|,)r?[kKfF]){0,3}e{0,2}"
_NEXT = r"(?:,(?=[^/kfi]{1,30}&)|,?&|,?g)"
_NO_VERB = r"(?![bxvlkKfFGijr])"
_WHOM = rf"{_WHO}(?:{_NEXT}{_WHO}{_NO_VERB}){{0,4}}"

_MANY = (
    rf"(?:[ad]j?w?#o|{_NUMBER}o|nw?[vw]o|#)?"
    rf"(?:(?:[ad]?{_NUMBER}|[ad])[wCjshHI]{{0,5}}|[wCshH]{{0,4}})"
)
"""What stands before deaths: "no reports of", "dozens of civilian"."""
_LOSSES = r"N{1,4}(?:(?:,?&|,)d?[wC]?N){0,2}(?![wChHs])"
_UP_TO = rf"{_NUMBER}(?:w?[hH])?"


_RULES = tuple(
    Rule(name, score, pattern(source), needs)
    for name, score, needs, source in (
        ("became", 0.7, "kfie", rf"{_WHO}{_BECAME}"),
        (
            *("several became", 0.7, "kfie"),
            rf"{_BEGINS}{_LIST}{{0,4}}{_WHO}{_WHERE}(?:{_ASIDE}|{_APPOSITION})?{_BECAME}",
        ),
        ("headline", 0.6, "kfe", rf"{_WHO}(?:,n,)?{_DONE}(?![adqnhHPCwsI]|&[jvlKF])"),
        ("did", 0.6, "kKfF", rf"{_NOT_PASSIVE}{_DO}{_WHOM}e{{0,2}}"),
        ("took", 0.65, "G", rf"G(?:{_WHO}e|e{_WHO})"),
        ("noun", 0.55, "N", rf"{_MANY}{_LOSSES}(?:[oyz]{_WHO}(?:&{_WHO}{_NO_VERB})?)?"),
        ("noun", 0.5, "KF", rf"[ad]?[wCjshH]{{0,4}}[KF]o{_WHO}(?:&{_WHO}{_NO_VERB})?"),
        ("toll", 0.7, "T", rf"[ad]?[wChH]{{0,2}}N?T[^/,\"kKfFhHNTe&]{{0,10}}?{_UP_TO}(?!n|e|u)"),
        ("toll", 0.35, "T", r"[ad]?[wChH]{0,2}N?T"),
        (
            *("counted", 0.7, "#"),
            rf"d#o(?:{_WHO}W?b?|d?)r?[kfeN](?:&[kfeN])?(?:[^/,\"kf]{{0,10}}?{_UP_TO})?",
        ),
        (
            *("lives", 0.7, "L"),
            rf"(?:[lGF]{_WHO}d|(?:[lGF]|[ad]?w?Fo)[ad]?(?:{_NUMBER})?[wChH]{{0,2}})L(?:o{_WHO})?",
        ),
        (
            *("victims", 0.5, "kfe"),
            rf"(?:{_NUMBER}o)?(?:[ad]?{_NUMBER}|[ad])s?r?[kfe](?:&[kfe])?[wC]{{0,2}}{_PEOPLE}C{{0,3}}",
        ),
        (
            *("victims", 0.45, "kfe"),
            rf"(?<![wChHjsn])(?:(?:{_NUMBER}|d)o)?d[kfe](?:,?&d?[kfe]){{0,2}}(?![adnwChkHfejsIu])",
        ),
    )
)
_FOREIGN_RULES = tuple(
    Rule("other language", 0.5, pattern(source), needs="e")
    for source in (r"(?:q|pA){0,5}nw{0,3}x{0,3}e+", r"x?e+x?q{0,5}(?:nw{0,2}|(?<=q)w{1,2})")
)


SLOW = tuple(rule.source for rule in (*_RULES, *_FOREIGN_RULES))


def phrases(passage: str) -> tuple[Found, ...]:
    """Return the casualties that a passage likely states, in reading order; none overlap."""
    return tuple(
        Found(*on_words(passage, *found.range), found.score, found.rule)
        for found in _chosen(passage)
        if found.score >= _LIKELY
    )


def phrase_at(passage: str, offset: int) -> Range:
    """Return the casualty that is stated around `offset`, else the word there.

    >>> passage = "The army said two guards were killed near Orsk."
    >>> passage[slice(*phrase_at(passage, passage.index("guards")))]
    'two guards were killed'
    """
    word = word_at(passage, offset)
    if word.is_empty:
        return word
    at = pointed(word, offset)
    found = first_holding((*_chosen(passage), *_ranked(passage)), at)
    found = found or _joined(read(passage), at)
    return on_words(passage, *found) if found else word


@lru_cache(maxsize=REMEMBERED)
def _chosen(passage: str) -> tuple[Found, ...]:
    """Return the best of what is found, in order, no two overlapping: this label does not nest."""
    chosen: list[Found] = []
    taken = 0
    for found in _ranked(passage):
        mask = (1 << found.end) - (1 << found.start)
        if not taken & mask:
            taken |= mask
            chosen.append(found)
    return tuple(sorted(chosen))


@lru_cache(maxsize=REMEMBERED)
def _ranked(passage: str) -> tuple[Found, ...]:
    """Return all that the rules find, the likeliest first, of equals the longest."""
    found = list(_found(_RULES, read(passage)))
    foreign = read_foreign(passage)
    if foreign is not None:
        found += _found(_FOREIGN_RULES, foreign)
    return tuple(sorted(found, key=lambda item: (-item.score, item.start - item.end)))


def _found(rules: tuple[Rule, ...], reading: Reading) -> Iterator[Found]:
    for rule, match in matches_of(rules, reading.letters):
        score = rule.score + _bonus(match.group(), reading.letters[: match.start()][-1:])
        yield Found(*reading.range_of(*match.span()), score, rule.name)


def _bonus(letters: str, before: str) -> float:
    """Return how much likelier its letters make a reading: a number, people, shots."""
    counts = "n" in letters or "q" in letters
    people = "h" in letters or "H" in letters or "D" in letters
    bonus = 0.1 * counts + 0.1 * people
    if ("f" in letters or "F" in letters) and "e" not in letters:
        bonus -= 0.1 if people else 0.5 if "w" in letters else 0.3
        bonus -= 0.15 * (before == "z")
    is_sure = counts or people or "C" in letters
    return bonus if is_sure else bonus - (0.1 if "N" in letters else 0.3)


_PHRASE = pattern(_WHO)
_EFFECT = pattern(r"[kKfFGieNTL]+")
_COUNTS = pattern(r"[nhHD]")
_FARTHEST = 14
"""Words between a victim and what became of them, at most."""


def _joined(reading: Reading, offset: int) -> Range | None:
    """Return the noun phrase at `offset` with the nearest word that says what became of people."""
    letters, places = reading
    at = reading.index_at(offset)
    if at < 0 or places[at][1] <= offset or letters[at] in '/,"':
        return None
    low = max(letters.rfind("/", 0, at) + 1, at - _FARTHEST)
    high = letters.find("/", at, at + _FARTHEST)
    near = _EFFECT.finditer(letters, low, high if high > 0 else at + _FARTHEST)
    effect = min((match.span() for match in near), key=lambda span: abs(span[0] - at), default=None)
    phrases = (match.span() for match in _PHRASE.finditer(letters, low))
    first, behind = next((span for span in phrases if span[0] <= at < span[1]), (at, at + 1))
    if effect is None and not _COUNTS.search(letters, first, behind):
        return None
    if effect is not None:
        first, behind = min(first, effect[0]), max(behind, effect[1])
    return reading.range_of(first, behind)
