"""Letters that stand over places in view, so that typing one or two of them goes there."""

from collections.abc import Sequence
from typing import Literal

from annotator.core.ranges import Range
from annotator.core.records import Record

LETTERS = "ASDGHJKLQWERTYUIOPZXCVBNM"
"""The home row first. F is left out: pressed again it asks for the other kind of hints."""

Kind = Literal["phrases", "words"]


class Hint(Record):
    """A place in the document, in code points, the letters that lead there and who wants it."""

    code: str
    start: int
    end: int
    label: str = ""

    @property
    def range(self) -> Range:
        """Where it is."""
        return Range(self.start, self.end)


class Hints(Record):
    """The hints in view and what has been typed of them."""

    kind: Kind = "phrases"
    hints: tuple[Hint, ...] = ()
    typed: str = ""

    @property
    def left(self) -> tuple[Hint, ...]:
        """The hints that what was typed may still lead to."""
        return tuple(hint for hint in self.hints if hint.code.startswith(self.typed))

    @property
    def chosen(self) -> Hint | None:
        """The hint that was typed whole."""
        return next((hint for hint in self.hints if hint.code == self.typed), None)

    def after(self, letter: str) -> "Hints":
        """Return the hints with one more letter typed; the same where it leads nowhere."""
        new = self.model_copy(update={"typed": self.typed + letter})
        return new if new.left else self

    def before(self) -> "Hints":
        """Return the hints with the last letter taken back."""
        return self.model_copy(update={"typed": self.typed[:-1]})


def codes(count: int) -> list[str]:
    """Return `count` codes of letters, none the beginning of another, the shortest first.

    As many as can be are single letters; beyond 625 some have three.

    >>> codes(3), len({len(code) for code in codes(40)})
    (['A', 'S', 'D'], 2)
    """
    found = list(LETTERS)
    while len(found) < count:
        # Give up the last of the shortest for as many longer ones: those are for what is far.
        shortest = len(found[0])
        at = max(index for index, code in enumerate(found) if len(code) == shortest)
        prefix = found.pop(at)
        found.extend(prefix + letter for letter in LETTERS)
    return sorted(found, key=len)[:count]


def hints_for(places: Sequence[tuple[int, int, str]], caret: int, kind: Kind) -> Hints:
    """Return hints for places `(start, end, label)` in reading order.

    The shortest codes go to what comes next behind the caret, as people work onwards.
    """
    behind = [place for place in places if place[0] >= caret]
    before = [place for place in places if place[0] < caret]
    ordered = behind + before[::-1]
    hints = [
        Hint(code=code, start=start, end=end, label=label)
        for code, (start, end, label) in zip(codes(len(ordered)), ordered, strict=True)
    ]
    return Hints(kind=kind, hints=tuple(sorted(hints, key=lambda hint: (hint.start, -hint.end))))
