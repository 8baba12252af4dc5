"""What every finder is: a module with `INFO`, `SLOW`, `phrases` and `phrase_at`."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from annotator.core.ranges import Range
from annotator.core.records import Record

if TYPE_CHECKING:
    from regex import Pattern


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
    """Unique; by it a finder is remembered."""
    labels: tuple[str, ...]
    """Names of labels in lower case, each served by one finder only."""
    description: str
    """What it finds, in one sentence for a reader."""


class Finder(Protocol):
    """A module of this package that finds what one kind of label wants.

    A passage is at most `passages.LONGEST` code points of one paragraph and holds no line break.
    Whatever is in it, both functions answer, and within milliseconds.
    """

    INFO: FinderInfo
    SLOW: tuple["Pattern[str]", ...]
    """Patterns that take long to compile, which `find.prepare` does one at a time."""

    def phrases(self, passage: str) -> tuple[Found, ...]:
        """Return the phrases that the label likely wants, in reading order; they may overlap."""
        ...

    def phrase_at(self, passage: str, offset: int) -> Range:
        """Return what the label would want of the passage where a person points at `offset`.

        Holds `offset`, begins and ends at words; empty only where no word is there.
        """
        ...
