"""What every parser is: a module with `INFO`, `SLOW` and `parse`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from annotator.core.ranges import Range
from annotator.core.records import Record, Span

if TYPE_CHECKING:
    from regex import Pattern


class Parsed(NamedTuple):
    """A value that the words of a text give an attribute.

    `value` is written as `core.records.AttributeValue` has it for the attribute's type: "12",
    "true", '["killed"]'. `start` and `end` are the code points of the document's text that it was
    read from; both are the same where it follows from no words at all.
    """

    name: str
    value: str
    start: int
    end: int
    rule: str
    """Names what read it, in a few words for a reader: "number words", "publication date"."""

    @property
    def place(self) -> Range:
        """The words that it was read from."""
        return Range(self.start, self.end)


class Context(NamedTuple):
    """All that a parser may look at: it reads no clock, no file and no other document."""

    text: str
    """The document's text."""
    place: Range
    """Where the span is, in code points of `text`."""
    published: str = ""
    """The day of publication as "2023-03-06", "2023-03" for a month, "" where it is unknown."""
    spans: Sequence[Span] = ()
    """The other spans of the layer, in reading order."""
    language: str = "und"
    """The document's BCP 47 tag."""
    rules_of: Callable[[str], str] = str
    """By which label's rules the spans of a label are read; by those of its own, if not said."""

    def others(self, labels: Sequence[str]) -> list[Span]:
        """Return those of `spans` that are read as one of these labels, in lower case."""
        used = {span.label for span in self.spans}
        wanted = {label for label in used if self.rules_of(label).casefold() in labels}
        return [span for span in self.spans if span.label in wanted]

    @property
    def words(self) -> str:
        """The span's own text."""
        return self.text[self.place.start : self.place.end]


class ParserInfo(Record):
    """What a parser is called, which labels it serves, and which attributes it fills."""

    name: str
    labels: tuple[str, ...]
    """Names of labels in lower case, each served by one parser only."""
    attributes: tuple[str, ...]
    """The attributes that it may fill; a label set that lacks one simply does not get it."""
    description: str
    """What it reads, in one sentence for a reader."""
    reads_day: bool = False
    """Whether what it reads depends on the day of publication."""


class Parser(Protocol):
    """A module of this package that reads what one kind of span says.

    Whatever the text is, `parse` answers, within a millisecond or two, with values that fit the
    types and choices of `core.labels.DEFAULT_LABEL_SET`, and only with those that it is sure of:
    an empty field is better than a wrong one.
    """

    INFO: ParserInfo
    SLOW: tuple["Pattern[str]", ...]
    """Patterns that take long to compile, which `parse.prepare` does one at a time."""

    def parse(self, context: Context) -> tuple[Parsed, ...]:
        """Return the values of a span's attributes, each name once, in no certain order."""
        ...
