"""An expression of time as a string of kinds with values, and rules that read it.

As in `find.date`, each word, number and mark becomes a letter that stands for its kind, so that a
rule of grammar says nothing of spelling and holds in every language that `date_words` knows. What
adds nothing is left out: "the fall of 2020" is SEASON YEAR. A rule may leave a part of what it
matches to be read by the rules again, as "late" does with all that follows it.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.patterns import pattern
from annotator.parse.anchors import Anchors
from annotator.parse.date_tokens import Token
from annotator.parse.date_words import KINDS
from annotator.parse.timex import Timex

if TYPE_CHECKING:
    from regex import Match, Pattern


class Rule(NamedTuple):
    """A pattern over kinds, and what an expression says that it matches from end to end.

    `name` tells a reader in a few words what was read.
    """

    name: str
    source: "Pattern[str]"
    read: "Callable[[Part], Timex | None]"


class Answer(NamedTuple):
    """What an expression says, and the name of the rule that read it."""

    timex: Timex
    rule: str


class Phrase:
    """An expression of time that is being read: its words, and what they may lean on."""

    def __init__(self, tokens: Sequence[Token], anchors: Anchors, rules: Sequence[Rule]) -> None:
        self.tokens = tokens
        self.anchors = anchors
        self.rules = rules
        self._letters = "".join(_LETTERS[token.kind] for token in tokens)
        self._answers: dict[tuple[int, int], Answer | None] = {}

    def read(self, first: int = 0, behind: int | None = None) -> Answer | None:
        """Return what the tokens `[first, behind)` say, by the first rule that answers, or None.

        No stretch is read twice, so that rules which leave a rest to others cost no more than the
        square of the number of tokens.
        """
        place = (first, len(self.tokens) if behind is None else behind)
        if place not in self._answers:
            self._answers[place] = self._first_answer(*place)
        return self._answers[place]

    @cached_property
    def anywhere(self) -> "Phrase":
        """The same words without any day to lean on: those of "every Friday", of any year."""
        is_so = self.anchors is _NOTHING_TO_LEAN_ON
        return self if is_so else Phrase(self.tokens, _NOTHING_TO_LEAN_ON, self.rules)

    def _first_answer(self, first: int, behind: int) -> Answer | None:
        for rule in self.rules:
            match = rule.source.fullmatch(self._letters, first, behind)
            timex = rule.read(Part(self, match)) if match else None
            if timex:
                return Answer(timex, rule.name)
        return None


class Part:
    """What a rule has matched in a phrase. Its groups have names."""

    def __init__(self, phrase: Phrase, match: "Match[str]") -> None:
        self.anchors = phrase.anchors
        self._phrase = phrase
        self._match = match

    def has(self, group: str) -> bool:
        """Whether a group of the rule, if it has such a group, has matched anything."""
        return group in self._match.re.groupindex and self._match[group] is not None

    @property
    def is_first(self) -> bool:
        """Whether what the rule has matched begins the phrase."""
        return self._match.start() == 0

    def token(self, group: str) -> Token:
        """Return the first token of a group; one without kind where it has matched nothing."""
        return self._phrase.tokens[self._match.start(group)] if self.has(group) else _NOTHING

    def number(self, group: str) -> int:
        """Return a value that is a whole number; 0 where the group has matched nothing."""
        value = self.token(group).value
        return 0 if isinstance(value, str) else int(value)

    def name(self, group: str) -> str:
        """Return a value that is a name; "" where the group has matched nothing."""
        return str(self.token(group).value)

    def rest(self, group: str = "rest") -> Timex | None:
        """Return what the tokens of a group say by themselves; None where no rule reads them."""
        answer = self._phrase.read(*self._match.span(group)) if self.has(group) else None
        return answer.timex if answer else None

    def rest_anywhere(self, group: str = "rest") -> Timex | None:
        """Return what the tokens of a group say without any day to lean on."""
        answer = self._phrase.anywhere.read(*self._match.span(group))
        return answer.timex if answer else None

    def of(self, tokens: Sequence[Token]) -> Timex | None:
        """Return what other tokens say by themselves."""
        answer = Phrase(tokens, self.anchors.alone(), self._phrase.rules).read()
        return answer.timex if answer else None


_NOTHING = Token("", "", "")
_NOTHING_TO_LEAN_ON = Anchors()

_FAMILIES: dict[str, str] = {
    "COUNT": "DAY NUMBER YEAR",
    "NTH": "DAY ORD",
    "ANY_UNIT": "UNIT UNITS",
    "MOD": "SHADE PIECE",
}
"""Kinds that the rules name together."""
_LETTERS = {kind: chr(0x100 + index) for index, kind in enumerate(KINDS)}
_SETS = _LETTERS | {
    family: f"[{''.join(_LETTERS[kind] for kind in kinds.split())}]"
    for family, kinds in _FAMILIES.items()
}


def rule(name: str, grammar: str, read: Callable[[Part], Timex | None]) -> Rule:
    """Return a rule over kinds, whose names its grammar has in capitals.

    Blanks stand for nothing. Groups are named: `Part` gives their values, or what they say.
    """
    letters = re.sub(r"(?<!\(\?)[A-Z][A-Z_]*", lambda match: _SETS[match.group()], grammar)
    return Rule(name, pattern(letters.replace(" ", "")), read)
