"""What a project holds, as frozen records.

Nothing here is ever changed in place: an `Edit` makes the next layer from the last one. Every
container inside a record is a tuple, so records can be compared, hashed and passed to threads.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from annotator.core.ranges import Range
from annotator.core.statuses import Status

Origin = Literal["human", "model", "rule", "import"]
Split = Literal["", "train", "dev", "test"]
AuthorKind = Literal["annotator", "adjudicator", "model"]
ValueType = Literal[
    "string", "integer", "number", "boolean", "date", "choice", "choices", "range", "link", "json"
]


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$")]
"""Names a span or a relation inside its layer."""

When = Annotated[
    str, Field(pattern=r"^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$")
]
"""A moment in UTC with exactly three digits of a second, or "" where it is unknown.

The fraction keeps column-typing loaders from turning the text into a timestamp of their own.
"""

Sha256 = Annotated[str, Field(pattern=r"^$|^[0-9a-f]{64}$")]

_DAY = r"((-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~%]?)|\.\.)"
DateInterval = Annotated[str, Field(pattern=rf"^$|^{_DAY}/{_DAY}$")]
"""An EDTF level-1 interval with both ends written: "2024-05-03/2024-05-03", "2024-05/..".

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019, "Time Interval".
"""

VALUE_PATTERNS: dict[str, str] = {
    "integer": r"-?(0|[1-9][0-9]*)",
    "number": r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?",
    "boolean": r"true|false",
    "date": rf"{_DAY}/{_DAY}",
    "range": r"(-?[0-9]+(\.[0-9]+)?)?\.\.(-?[0-9]+(\.[0-9]+)?)?",
}
"""What the whole value of an attribute of these types looks like; other types take any text."""


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed and nothing cached from the original."""
        copied = super().model_copy(update=update, deep=deep)
        values = vars(copied)
        for name in values.keys() - type(self).model_fields.keys():
            del values[name]
        return copied


class AttributeValue(Record):
    """A named value; always text, with a type that says how to read it.

    One type a column keeps every file loadable: `integer` "12", `boolean` "true", `date` an EDTF
    interval, `range` "10..15" or "12..", `choices` and `json` JSON text, `link` a span's id.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    type: ValueType = "string"
    value: str
    is_parsed: bool = False
    """Whether the program read it from the words and no person has changed it since."""

    @model_validator(mode="after")
    def _value_fits_its_type(self) -> Self:
        pattern = VALUE_PATTERNS.get(self.type)
        if pattern and not re.fullmatch(pattern, self.value):
            raise ValueError(f"attribute {self.name!r} has no valid {self.type}: {self.value!r}")
        return self


class Span(Record):
    """One labelled stretch `[start, end)` of a document, in code points.

    `text` is the stretch as it was when the span was made: a check value, never the authority.
    `score` is 0 to 1, and 1 for what a person made.
    """

    id: Id
    label: Annotated[str, Field(min_length=1, max_length=200)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: str
    attributes: tuple[AttributeValue, ...] = ()
    note: str = ""
    origin: Origin = "human"
    score: Annotated[float, Field(ge=0, le=1)] = 1.0
    created_by: str = ""
    created_at: When = ""
    updated_at: When = ""

    @model_validator(mode="after")
    def _range_is_not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(
                f"span {self.id!r} has an empty or negative range [{self.start}, {self.end})"
            )
        return self

    @property
    def place(self) -> Range:
        """Where it is."""
        return Range(self.start, self.end)

    @property
    def order(self) -> tuple[int, int, str]:
        """The key spans are sorted by: as they begin, the longer first."""
        return (self.start, -self.end, self.id)

    def attribute(self, name: str) -> str:
        """Return the value of the attribute `name`, "" where the span has none."""
        return next((a.value for a in self.attributes if a.name == name), "")


class Relation(Record):
    """A directed, named link from the span `head` to the span `tail` of one layer."""

    id: Id
    label: Annotated[str, Field(min_length=1, max_length=200)]
    head: Id
    tail: Id
    attributes: tuple[AttributeValue, ...] = ()
    note: str = ""
    origin: Origin = "human"
    created_by: str = ""
    created_at: When = ""


def _in_reading_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: span.order))


def _place_of(spans: tuple[Span, ...], span: Span) -> int:
    return bisect_left(spans, span.order, key=lambda other: other.order)


def _by_id(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(sorted(relations, key=lambda relation: relation.id))


Spans = Annotated[tuple[Span, ...], AfterValidator(_in_reading_order)]
"""Spans in reading order, whatever order they are given in: edits look them up by bisection."""

Relations = Annotated[tuple[Relation, ...], AfterValidator(_by_id)]
"""Relations in the order of their ids, whatever order they are given in."""


class Layer(Record):
    """All spans of one author on one document, in reading order, and the work's status.

    `revision` counts the steps written to it; `seconds` is the active time spent on it.
    """

    document_id: str
    author_id: str
    status: Status = "todo"
    note: str = ""
    attributes: tuple[AttributeValue, ...] = ()
    spans: Spans = ()
    relations: Relations = ()
    revision: Annotated[int, Field(ge=0)] = 0
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    created_at: When = ""
    updated_at: When = ""

    @cached_property
    def _spans_by_id(self) -> dict[str, Span]:
        return {span.id: span for span in self.spans}

    @cached_property
    def _relations_by_id(self) -> dict[str, Relation]:
        return {relation.id: relation for relation in self.relations}

    def span(self, span_id: str) -> Span | None:
        """Return the span of that id, None where the layer has none."""
        return self._spans_by_id.get(span_id)

    def relation(self, relation_id: str) -> Relation | None:
        """Return the relation of that id, None where the layer has none."""
        return self._relations_by_id.get(relation_id)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; what is looked up by id is kept if it may."""
        copied = super().model_copy(update=update, deep=deep)
        mine, its = vars(self), vars(copied)
        for field, cache in (("spans", "_spans_by_id"), ("relations", "_relations_by_id")):
            if cache in mine and not deep and field not in (update or ()):
                its[cache] = mine[cache]
        return copied

    def replacing(self, old: Span | None, new: Span | None) -> Self:
        """Return the layer without `old` and with `new` where it belongs; either may be None.

        A key press takes this way, so it copies what is looked up by id instead of making it anew.
        """
        spans, by_id = self.spans, dict(self._spans_by_id)
        if old is not None:
            at = _place_of(spans, old)
            spans = (*spans[:at], *spans[at + 1 :])
            del by_id[old.id]
        if new is not None:
            at = _place_of(spans, new)
            spans = (*spans[:at], new, *spans[at:])
            by_id[new.id] = new
        copied = self.model_copy(update={"spans": spans})
        vars(copied)["_spans_by_id"] = by_id
        return copied

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has done anything here yet, so that nothing is lost without it."""
        return self == Layer(document_id=self.document_id, author_id=self.author_id)


class Source(Record):
    """How a text came to be: where it was, what it was written in, what import changed."""

    name: str = ""
    uri: str = ""
    format: str = ""
    sha256: Sha256 = ""
    """Of the raw bytes that were imported."""
    encoding: str = ""
    extractor: str = ""
    newline: Literal["", "lf", "crlf", "cr", "mixed"] = ""
    """As found; the stored text has LF only."""
    text_changes: tuple[str, ...] = ()
    published_at: When | DateInterval = ""
    publisher: str = ""
    author: str = ""
    attributes: tuple[AttributeValue, ...] = ()


class Document(Record):
    """One text that never changes, and what is known of it.

    `text` is canonical (see `canonical`); `text_sha256` is of its UTF-8 bytes.
    """

    id: Annotated[str, Field(min_length=1, max_length=200)]
    text: Annotated[str, Field(min_length=1)]
    text_sha256: Sha256
    title: str = ""
    language: str = "und"
    """A BCP 47 tag; "und" where it is unknown."""
    split: Split = ""
    note: str = ""
    attributes: tuple[AttributeValue, ...] = ()
    source: Source = Source()


class Author(Record):
    """A person or a suggester that makes spans; `id` is what the data is signed with."""

    id: Annotated[str, Field(min_length=1, max_length=200)]
    kind: AuthorKind = "annotator"


def text_sha256(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as 64 hexadecimal digits.

    Raises:
        UnicodeEncodeError: `text` holds a lone surrogate, so it is not canonical.
    """
    return sha256(text.encode("utf-8")).hexdigest()
