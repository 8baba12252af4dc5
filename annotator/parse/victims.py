"""Who is counted: which noun phrases of an English clause are its victims, added up.

The first noun phrase counts, and those that "and" or a list joins to it. What stands behind a
preposition, "of" or "including" does not; what a verb has for an object comes instead of what stood
before.
"""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.parse.casualty_words import AMONG, ANYBODY, SINGULAR_VERBS
from annotator.parse.clauses import Clause
from annotator.parse.phrases import Phrase, Sum, meaning, phrases_in, stated, verb_behind


class _Part(NamedTuple):
    """A noun phrase that counts, and how many it means."""

    phrase: Phrase
    sum: Sum


class _Step(NamedTuple):
    """A noun phrase that may count, and what was read before it."""

    clause: Clause
    phrase: Phrase
    before: Phrase | None
    parts: tuple[_Part, ...]
    was_counted: bool
    """Whether the noun phrase before it is one of the parts."""


_Kept = tuple[_Part, ...] | None
"""The parts that stay when a noun phrase is added; None where it is not to be added."""


def counted(clause: Clause) -> Sum | None:
    """Return how many people a clause counts; None where it names none.

    >>> from annotator.parse.clauses import clause_of
    >>> from annotator.parse.numerals import line_of
    >>> text = "a guard and two drivers were killed near Orsk by three gunmen"
    >>> counted(clause_of(text, line_of(text)))[:2]
    (3, 3)
    """
    total = _total(clause) if _TOLL.search(clause.letters) else None
    if total is not None:
        return total
    parts = _parts(clause)
    if not parts:
        return _unnamed(clause)
    if len(parts) == 1 or _is_told_again(clause, parts):
        return parts[0].sum
    first, behind = clause.words(parts[0].phrase.start, parts[-1].phrase.end)
    return added([part.sum for part in parts])._replace(first=first, behind=behind)


def added(sums: Sequence[Sum]) -> Sum:
    """Return the sum of several numbers; an open end of one is an open end of all."""
    lows, highs = [part.low for part in sums], [part.high for part in sums]
    return Sum(
        None if None in lows else sum(low or 0 for low in lows),
        None if None in highs else sum(high or 0 for high in highs),
        sums[0].first,
        sums[-1].behind,
        any(part.is_about for part in sums),
        len(sums) == 1 and sums[0].is_number,
    )


_TOLL = pattern("[T#]")
_ONLY_VERB = pattern("W?r?[bx]")
_EFFECT = pattern("[kKfFGie]")
_HARMED = pattern("[rbx]*[kfei]")
_ACTIVE = pattern("(?:^|[,&/:])[^b,&/:]*[kKfFGvl]e?[rz]?$")
"""Ends with a verb whose object the next noun phrase is."""
_JOINED = pattern("[,&]")
_DONE = pattern("b.*[kfe]|[ie]")
"""Says what became of those who stand before it: "were killed", "died"."""
_LOSS = pattern("N|^[wjI]+$")
"""What people suffer, as in "sustained injuries", and other words that are no people."""
_UNHARMED = pattern("b[bxrjw]*,?&")
"""Says of those who stand before it what is no harm: "were ambushed, and"."""
_STOPPED = pattern("[/:]")
_SOME_OF_THEM = pattern("o[PWD]|r+(?:[,/]|$)")
"""What makes a number behind a comma one of those before: "of them", "seriously"."""
_LIST_GOES_ON = pattern("[^bxikKfFeW/]*&")
_TURNS = pattern("[(g:)kKfFGie]")
_ASIDE = ("(", "g")


def _unnamed(clause: Clause) -> Sum | None:
    """Return one person where only a verb says so: "was killed", "who has died"."""
    if not _ONLY_VERB.match(clause.letters) or verb_behind(clause, 0) not in SINGULAR_VERBS:
        return None
    return Sum(1, 1, *clause.words(0, 1))


def _total(clause: Clause) -> Sum | None:
    """Return the number of a toll: the last one that is not what it rose from or by."""
    found = None
    for phrase in phrases_in(clause):
        link = phrase.gap.rstrip("rq")[-1:]
        is_from = link == "y" or (link == "p" and clause.text(phrase.start - 1) != "at")
        if phrase.number is not None and not is_from and "Z" not in phrase.letters:
            found = stated(phrase.number)
    return found


def _is_told_again(clause: Clause, parts: tuple[_Part, ...]) -> bool:
    """Whether all but the first say who that is: "12 people, eight men and four women, died"."""
    if len(parts) < 3 or parts[1].phrase.gap.strip(","):
        return False
    whole, end = parts[0].phrase.end, parts[-1].phrase.end
    is_closed = clause.letters[end : end + 1] == ","
    is_same = parts[0].sum[:2] == added([part.sum for part in parts[1:]])[:2]
    return is_same and (is_closed or clause.text(whole - 1) in ANYBODY)


def _parts(clause: Clause) -> tuple[_Part, ...]:
    """Return what is added up, one for each noun phrase that counts."""
    parts: tuple[_Part, ...] = ()
    before: Phrase | None = None
    is_aside = was_counted = False
    for phrase in phrases_in(clause):
        step = _Step(clause, phrase, before, parts, was_counted)
        is_aside = _is_aside(step, was_aside=is_aside)
        kept = None if is_aside else _kept(step)
        value = None if kept is None else meaning(clause, phrase)
        was_counted = value is not None
        if kept is not None and value is not None:
            parts = (*kept, _Part(phrase, value))
        before = phrase
    return parts


def _is_aside(step: _Step, *, was_aside: bool) -> bool:
    """Whether a noun phrase only tells more of those counted: in brackets, behind "including"."""
    turns = _TURNS.findall(step.phrase.gap)
    if not step.parts or not turns:
        return was_aside and bool(step.parts)
    return turns[-1] in _ASIDE or (turns[-1] == ":" and _has_number(step.parts))


def _has_number(parts: tuple[_Part, ...]) -> bool:
    return any(part.sum.is_number for part in parts)


def _kept(step: _Step) -> _Kept:
    """Return which parts stay when a noun phrase is added, by what links it to them."""
    gap = step.phrase.gap.rstrip("rq")
    link = gap[-1:]
    if link == "o":
        return _kept_with_of(step)
    if link in ("p", "y", "c"):
        return _kept_with_preposition(step, gap)
    if not step.parts:
        return ()
    if step.parts[-1].sum.high == 0 and step.phrase.number is None:
        return None
    if _ACTIVE.search(gap):
        return _kept_with_verb(step)
    if _STOPPED.search(gap):
        return step.parts if _has_number(step.parts) else ()
    since = step.clause.letters[step.parts[-1].phrase.end : step.phrase.start]
    if _UNHARMED.fullmatch(since) and step.phrase.number is not None:
        return ()
    if "&" in gap:
        is_sure = step.phrase.number is not None or any(x in step.phrase.letters for x in "Ph")
        return step.parts if step.was_counted or is_sure else None
    if link == "z":
        is_loss = step.before is not None and "N" in step.before.letters
        is_person = step.phrase.number is not None or step.phrase.has_people
        return () if is_loss and is_person else None
    return step.parts if link == "," and _is_listed(step) else None


def _kept_with_of(step: _Step) -> _Kept:
    """Return which parts stay before "of": what is of a family or of a death counts."""
    clause, phrase, before, parts, was_counted = step
    others = parts[:-1] if was_counted else parts
    is_deed = phrase.gap[-2:-1] in ("K", "F", "L") or (
        phrase.gap.endswith("io") and clause.text(phrase.start - 2).endswith("ing")
    )
    if is_deed:
        return others
    if before is None:
        return None if phrase.gap == "o" else parts
    is_group = "R" in before.letters
    is_of_people = before.number is not None or any(x in before.letters for x in "hH")
    is_name = "C" in before.letters and not is_group
    if phrase.gap != "o" or is_of_people or is_name or (is_group and phrase.number is None):
        return None
    return others


def _kept_with_preposition(step: _Step, gap: str) -> _Kept:
    """Return which parts stay before "with" or "among": mostly, what follows does not count."""
    clause, phrase, before, parts, _ = step
    words = (clause.text(phrase.start - 2), clause.text(phrase.start - 1))
    if words[1] in AMONG and phrase.number is not None:
        return () if _HARMED.match(clause.letters, phrase.end) else None
    if words in (("along", "with"), ("together", "with")):
        return parts
    is_first = before is None and gap == "p" and words[1] == "with"
    return parts if is_first or (gap.endswith("c") and not parts) else None


def _kept_with_verb(step: _Step) -> _Kept:
    """Return which parts stay before the object of a verb: those that suffered another one.

    "Killed two and wounded three" adds up; "shot and wounded three" and "hit a bus, killing three"
    do not.
    """
    phrase = step.phrase
    if phrase.number is None and _LOSS.search(phrase.letters):
        return None
    joined = _JOINED.search(phrase.gap)
    if joined is None:
        return ()
    was_done = _EFFECT.search(step.clause.letters, 0, phrase.start - len(phrase.gap))
    is_more = was_done or _DONE.search(phrase.gap, 0, joined.start())
    return step.parts if is_more else ()


def _is_listed(step: _Step) -> bool:
    """Whether a noun phrase behind a comma is one more of a list, and no apposition."""
    clause, phrase, before, _, _ = step
    rest = clause.letters[phrase.end :]
    if phrase.number is not None:
        is_of_them = clause.line.text(phrase.number.first) == "both" or _SOME_OF_THEM.match(rest)
        if is_of_them or _HARMED.match(rest):
            return not is_of_them
    if _EFFECT.search(phrase.gap):
        return True
    is_told = before is not None and "C" in before.letters and before.number is None
    is_apposition = is_told and phrase.letters[0] in "ad" and rest.startswith(",")
    return not is_apposition and _LIST_GOES_ON.match(rest) is not None
