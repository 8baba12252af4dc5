"""Which actors are the subject of a verb: for the linkers of who speaks and of who kills.

The words in front of the verb are read backwards (`find.noun_phrases` says what each is). Hours,
adverbs and auxiliaries are passed over, and so is what stands between commas if it is no
apposition; then an actor must end there, or a pronoun stand there, or "and", behind which a verb
shares the subject of an earlier one. Anything else is a subject that nobody has tagged.
"""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.core.patterns import pattern
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.find.actor_words import AUXILIARIES
from annotator.find.noun_phrases import Word, words_of
from annotator.find.shared_words import table


class Subject(NamedTuple):
    """Who is the subject of a verb: actors, or a pronoun for one; or nobody that is tagged."""

    actors: tuple[Span, ...] = ()
    """The likeliest first; several where "and" joins them."""
    score: float = 0.0
    """How likely that is right, 0 to 1."""
    pronoun: str = ""
    """In lower case, where it stands for the subject."""
    pronoun_at: int = 0
    """Where in the text the pronoun begins."""


_RELATIVE = frozenset(("who", "which", "that", "whom"))
_LONGEST = 2000
"""Code points in front of a verb that are looked at."""


def subject_of(text: str, clause: Range, actors: Sequence[Span]) -> Subject:
    """Return the subject of the verb that stands right behind `clause`.

    `actors` are those in the clause, in reading order.
    """
    words = _words_in(text, clause)
    end = _end_of_subject(words, actors)
    if not end:
        return Subject()
    last = words[end - 1]
    if last.kind == "r" or last.folded in _RELATIVE:
        return Subject(score=0.6, pronoun=last.folded, pronoun_at=last.start)
    if last.kind == "c":
        return _shared(text, clause, words[: end - 1], actors)
    nearest = _ending_at(actors, last)
    if nearest is None:
        return Subject(tuple(actors[-1:]), score=0.25)
    found = _joined(text, actors, nearest)
    return Subject(found, score=0.3 if _is_tied(words, found[-1]) else 0.9)


def _shared(text: str, clause: Range, words: Sequence[Word], actors: Sequence[Span]) -> Subject:
    """Return the subject that a verb shares with the one before its "and"."""
    verb = len(words)
    while verb and words[verb - 1].kind in "vbn":
        verb -= 1
    first = words[verb] if verb < len(words) else None
    if first and first.folded in _RELATIVE:
        return Subject(score=0.6, pronoun=first.folded, pronoun_at=first.start)
    return main_subject_of(
        text, Range(clause.start, words[-1].end if words else clause.start), actors
    )


def main_subject_of(text: str, clause: Range, actors: Sequence[Span]) -> Subject:
    """Return the subject of the first verb of a clause, which later ones share with it."""
    main, score = _main_subject(_words_in(text, clause), actors)
    return Subject((main,) if main else (), score)


def _words_in(text: str, clause: Range) -> list[Word]:
    """Return the words and marks of a clause, in code points of the text."""
    start = max(clause.start, clause.end - _LONGEST)
    inside = text[start : clause.end]
    words = [
        word._replace(start=word.start + start, end=word.end + start) for word in words_of(inside)
    ]
    # Marks are only given where a word follows.
    if inside.rstrip().endswith(","):
        words.append(Word(clause.end, clause.end, ",", ","))
    return words


def _end_of_subject(words: Sequence[Word], actors: Sequence[Span]) -> int:
    """Return behind which word the subject ends; 0 where nothing is left."""
    end = _without_adverbs(words, len(words), actors)
    if not end or words[end - 1].kind != ",":
        return end
    behind = end - 1
    for comma in range(behind - 1, 0, -1):
        if words[comma].kind != ",":
            continue
        inside = words[comma + 1 : behind]
        if inside and _is_aside(inside[0]):
            end = comma + 1
        elif any(word.kind == "v" for word in inside):
            break
        if _ending_at(actors, words[comma - 1]):
            return comma
        behind = comma
    return _without_adverbs(words, end - 1, actors)


def _is_aside(first: Word) -> bool:
    """Whether what stands between commas adds when, where or what else, and names nobody."""
    return first.kind in "pbtv" or first.folded in _RELATIVE or first.folded.endswith("ing")


def _without_adverbs(words: Sequence[Word], end: int, actors: Sequence[Span]) -> int:
    """Return the end without the hours, adverbs and auxiliaries in front of it."""
    has_time = False
    while end and _ending_at(actors, words[end - 1]) is None:
        word = words[end - 1]
        is_time = word.kind == "t" or (has_time and word.kind in "pqd,")
        is_verb = word.kind == "v" and word.folded in table(AUXILIARIES)
        is_adverb = word.kind == "b" and word.folded not in _RELATIVE
        is_adverb = is_adverb or word.folded in _ADVERBS
        if not (is_time or is_verb or is_adverb):
            break
        has_time = is_time
        end -= 1
    return end


_ADVERBS = frozenset(("long", "first", "both", "each", "all"))
"""Words that are adverbs right in front of a verb."""


def _ending_at(actors: Sequence[Span], word: Word) -> Span | None:
    """Return the longest actor that ends with a word."""
    ending = [actor for actor in actors if actor.start <= word.start and actor.end == word.end]
    return min(ending, key=lambda actor: actor.start, default=None)


def _main_subject(words: Sequence[Word], actors: Sequence[Span]) -> tuple[Span | None, float]:
    """Return the first actor that a verb follows, else the first that no preposition precedes."""
    starts = {word.start: at for at, word in enumerate(words)}
    free: list[Span] = []
    for actor in actors:
        at = starts.get(actor.start, -1)
        before = words[at - 1] if at > 0 else None
        if before is not None and before.kind in "dq" and at > 1:
            before = words[at - 2]
        behind = _next_of_clause(words, actor.end)
        is_free = before is None or before.kind not in "po"
        if is_free and behind is not None and behind.kind == "v":
            return actor, 0.7
        free += [actor] * is_free
    return next(iter(free or actors), None), 0.4


def _next_of_clause(words: Sequence[Word], offset: int) -> Word | None:
    """Return the first word from `offset` on that is neither an adverb nor of an hour."""
    rest = [word for word in words if word.start >= offset]
    while rest and rest[0].kind in "b,tpqd":
        is_phrase = rest[0].kind in "pqd"
        if is_phrase and not any(word.kind == "t" for word in rest[1:4]):
            break
        rest.pop(0)
    return rest[0] if rest else None


_CLAUSAL = frozenset(("as", "after", "before", "since", "until", "like", "than", "with"))
"""Prepositions behind which a clause with a subject may stand."""


def _is_tied(words: Sequence[Word], actor: Span) -> bool:
    """Whether a preposition ties an actor to an untagged subject, as in `a study by …`."""
    before = [word for word in words if word.start < actor.start]
    while before and before[-1].kind in "dqn":
        before.pop()
    is_first = len(before) < 2
    return (
        bool(before)
        and not is_first
        and before[-1].kind in "po"
        and (before[-1].folded not in _CLAUSAL)
    )


_AND = pattern(r"\s*,?\s*(?:and|or|as\s+well\s+as)\s+(?:both\s+|the\s+|an?\s+)*")
_COMMA = pattern(r",\s+(?:the\s+|an?\s+)?")
_PREPOSITION = pattern(r"\s+(?:of|for|from|at|with|to|in)\s+(?:the\s+|an?\s+)?")


def _joined(text: str, actors: Sequence[Span], last: Span) -> tuple[Span, ...]:
    """Return the actors that "and" joins to the last of them, each by its head."""
    found = [last]
    for actor in reversed([actor for actor in actors if actor.end <= last.start]):
        gap = Range(actor.end, found[-1].start)
        if _AND.fullmatch(text, *gap) or (len(found) > 1 and _COMMA.fullmatch(text, *gap)):
            found.append(actor)
        elif _PREPOSITION.fullmatch(text, *gap):
            found[-1] = actor
        else:
            break
    return tuple(found)
