"""What every finder is: a module with `INFO`, `phrases` and `phrase_at`."""

from typing import NamedTuple, Protocol

from annotator.core.ranges import Range
from annotator.core.records import Record


class Found(NamedTuple):
    """A phrase that a label is likely to want, in code points of the passage.

    `score`, 0 to 1, is how likely a person is to tag it just so; `rule` names what found it.
    """

    start: int
    end: int
    score: float
    rule: str

    @property
    def range(self) -> Range:
        """Where it is."""
        return Range(self.start, self.end)


class FinderInfo(Record):
    """What a finder is called and which labels it serves, by name, whatever their case."""

    name: str
    labels: tuple[str, ...]
    description: str


class Finder(Protocol):
    """A module of this package that finds what one kind of label wants.

    A passage is at most `passages.LONGEST` code points of one paragraph and holds no line break.
    """

    INFO: FinderInfo

    def phrases(self, passage: str) -> tuple[Found, ...]:
        """Return the phrases that the label likely wants, in reading order; they may overlap."""
        ...

    def phrase_at(self, passage: str, offset: int) -> Range:
        """Return what the label would want of the passage where a person points at `offset`.

        Holds `offset`, begins and ends at words; empty only where no word is there.
        """
        ...
