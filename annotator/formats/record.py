"""One line of a JSONL file, version 1.0: the contract that the JSON Schema is made of.

These models say what a line *looks like* and nothing else: that offsets lie in the text or that
relations join spans is checked when a line is read. They are apart from `core.records` because a
file must say everything (no property may be missing, no value is null) and outlives the program.

The version is `MAJOR.MINOR`. A minor may add what old readers can do without; a reader refuses a
higher major and warns of a higher minor. A published version is never edited: a golden file of
each stays in the tests. `schema` makes the JSON Schema of it.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from annotator.core.records import (
    VALUE_PATTERNS,
    AuthorKind,
    DateInterval,
    Id,
    Origin,
    Sha256,
    Split,
    Status,
    When,
)

SCHEMA_NAME = "annotator.record"
SCHEMA_VERSION = "1.0"
OFFSET_UNIT = "unicode_code_point"

EXTENSION = r"^x_[a-z0-9_]{1,198}$"
"""Names of properties that are nobody's but the file's: kept, and written back as they were."""

_Extensions = dict[Annotated[str, Field(pattern=EXTENSION)], Any]


def _with_extensions(schema: dict[str, Any]) -> None:
    """Say of a schema that it takes extensions and nothing else that it does not name."""
    schema["additionalProperties"] = False
    schema["patternProperties"] = {EXTENSION: {}}


class Closed(BaseModel):
    """An object of the line with these properties, all of them, and no others."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Open(BaseModel):
    """An object of the line with these properties, all of them, and perhaps extensions."""

    model_config = ConfigDict(
        extra="allow",
        strict=True,
        frozen=True,
        json_schema_extra=_with_extensions,
    )
    __pydantic_extra__: _Extensions  # pyright: ignore[reportIncompatibleVariableOverride]


def _whole(value_type: str) -> str:
    return f"^({VALUE_PATTERNS[value_type]})$"


_Name = Annotated[str, Field(min_length=1, max_length=200)]


class TextValue(Closed):
    """A named value whose text may be anything."""

    name: _Name
    type: Literal["string", "choice", "choices", "link", "json"]
    value: str


class IntegerValue(Closed):
    """A named integer, in decimal."""

    name: _Name
    type: Literal["integer"]
    value: Annotated[str, Field(pattern=_whole("integer"))]


class NumberValue(Closed):
    """A named number, in decimal or with an exponent."""

    name: _Name
    type: Literal["number"]
    value: Annotated[str, Field(pattern=_whole("number"))]


class BooleanValue(Closed):
    """A named truth value."""

    name: _Name
    type: Literal["boolean"]
    value: Annotated[str, Field(pattern=_whole("boolean"))]


class DateValue(Closed):
    """A named date: an EDTF level-1 interval with both ends written."""

    name: _Name
    type: Literal["date"]
    value: Annotated[str, Field(pattern=_whole("date"))]


class RangeValue(Closed):
    """A named range of numbers: "10..15", "12..", "..30"."""

    name: _Name
    type: Literal["range"]
    value: Annotated[str, Field(pattern=_whole("range"))]


NamedValue = TypeAliasType(
    "NamedValue",
    Annotated[
        TextValue | IntegerValue | NumberValue | BooleanValue | DateValue | RangeValue,
        Field(
            discriminator="type",
            description="Always text with a type beside it: one type a column in every file.",
        ),
    ],
)


class SpanEntry(Open):
    """One labelled stretch of the text."""

    id: Id
    label: _Name
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: Annotated[str, Field(description="text[start:end]: a check value, never the authority.")]
    attributes: tuple[NamedValue, ...]
    note: str
    origin: Origin
    score: Annotated[
        float, Field(ge=0, le=1, allow_inf_nan=False, description="1.0 for what a person made.")
    ]
    created_by: str
    created_at: When
    updated_at: When


class RelationEntry(Open):
    """A directed link between two spans of the line, by their ids."""

    id: Id
    label: _Name
    head: Id
    tail: Id
    attributes: tuple[NamedValue, ...]
    note: str
    origin: Origin
    created_by: str
    created_at: When


class LabelSetEntry(Closed):
    """Which labels were in force."""

    id: str
    version: str
    sha256: Sha256


class SourceEntry(Open):
    """How the text came to be."""

    name: str
    uri: str
    format: str
    sha256: Annotated[Sha256, Field(description="Of the raw bytes that were imported.")]
    encoding: str
    extractor: str
    newline: Annotated[
        Literal["", "lf", "crlf", "cr", "mixed"],
        Field(description="As found; the text itself has LF only."),
    ]
    text_changes: Annotated[
        tuple[str, ...], Field(description="What import changed, as crlf_to_lf or bom_removed.")
    ]
    published_at: When | DateInterval
    publisher: str
    author: str


class ProvenanceEntry(Open):
    """Who annotated it, how far, when, and what wrote this line."""

    tool: Literal["annotator"]
    tool_version: str
    project_id: str
    annotator: Annotated[
        str,
        Field(max_length=200, description="Whose spans these are; empty where nobody's are there."),
    ]
    role: AuthorKind
    guideline_version: str
    revision: Annotated[int, Field(ge=0)]
    seconds: Annotated[
        float,
        Field(ge=0, allow_inf_nan=False, description="Active time; 0 where it was not measured."),
    ]
    created_at: When
    updated_at: When
    exported_at: When
    imported_from: str


class RecordLine(Open):
    """One document as annotated by one person or model.

    Offsets are 0-based, end-exclusive counts of Unicode code points in `text` as it stands in the
    line (LF newlines, no leading byte-order mark, no lone surrogate). No value is null: an unknown
    string is "", a list is [], so that column-typing loaders see the same types in every file.
    Spans are sorted by (start, -end, id). Times are UTC with three digits of a second, or "".
    """

    schema_: Annotated[Literal["annotator.record"], Field(alias="schema")]
    schema_version: Annotated[str, Field(pattern=r"^1\.[0-9]+$")]
    id: _Name
    text: Annotated[str, Field(min_length=1)]
    text_sha256: Annotated[
        str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the text's UTF-8 bytes.")
    ]
    offset_unit: Literal["unicode_code_point"]
    language: Annotated[str, Field(description='A BCP 47 tag; "und" where it is unknown.')]
    title: str
    status: Status
    split: Split
    note: str
    spans: tuple[SpanEntry, ...]
    relations: tuple[RelationEntry, ...]
    attributes: Annotated[tuple[NamedValue, ...], Field(description="Of the document as a whole.")]
    label_set: LabelSetEntry
    source: SourceEntry
    provenance: ProvenanceEntry
