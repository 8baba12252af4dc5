from pathlib import Path

import orjson
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import AuthorKind, Document, Layer
from annotator.formats.base import Item, ReadOptions, WriteOptions
from annotator.formats.jsonl import lines, read
from annotator.formats.schema import record_schema
from tests.formats.generated import annotated, author_kinds
from tests.formats.reads import NOW

_READ = ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="somebody else", now="")
_WRITE = WriteOptions(label_set=DEFAULT_LABEL_SET, project_id="p1", tool_version="1.2.3", now=NOW)
_SCHEMA = Draft202012Validator(record_schema())

Annotated = tuple[Document, tuple[Layer, ...]]


def _written(annotated: Annotated, options: WriteOptions = _WRITE) -> bytes:
    return b"".join(lines(*annotated, options))


def _read_back(folder: Path, content: bytes) -> list[Item]:
    path = folder / "all.jsonl"
    path.write_bytes(content)
    events = list(read(path, _READ))
    assert [event for event in events if not isinstance(event, Item)] == []
    return [event for event in events if isinstance(event, Item)]


@given(annotated())
def test_a_document_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, annotated: Annotated
):
    items = _read_back(tmp_path_factory.getbasetemp(), _written(annotated))

    assert {item.document for item in items} == {annotated[0]}


@given(annotated())
def test_layers_are_read_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, annotated: Annotated
):
    items = _read_back(tmp_path_factory.getbasetemp(), _written(annotated))

    assert tuple(layer for item in items for layer in item.layers) == annotated[1]


@given(annotated(), author_kinds)
def test_the_kinds_of_authors_are_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    annotated: Annotated,
    kinds: tuple[tuple[str, AuthorKind], ...],
):
    options = _WRITE.model_copy(update={"author_kinds": kinds})
    items = _read_back(tmp_path_factory.getbasetemp(), _written(annotated, options))

    read_kinds = {author: kind for item in items for author, kind in item.author_kinds}
    authors = [layer.author_id for layer in annotated[1]]
    assert read_kinds == {author: dict(kinds).get(author, "annotator") for author in authors}


@given(annotated())
def test_what_was_read_is_written_as_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, annotated: Annotated
):
    written = _written(annotated)

    items = _read_back(tmp_path_factory.getbasetemp(), written)

    again = [line for item in items for line in lines(item.document, item.layers, _WRITE)]
    assert b"".join(again) == written


@given(annotated())
def test_every_line_keeps_to_the_schema(annotated: Annotated):
    for line in lines(*annotated, _WRITE):
        _SCHEMA.validate(orjson.loads(line))


@given(annotated())
def test_nothing_that_is_written_is_null(annotated: Annotated):
    def nulls(value: object) -> int:
        if isinstance(value, dict):
            return sum(map(nulls, value.values()))
        return sum(map(nulls, value)) if isinstance(value, list) else value is None

    assert sum(nulls(orjson.loads(line)) for line in lines(*annotated, _WRITE)) == 0


@given(annotated())
def test_readers_that_break_lines_anywhere_break_them_where_we_do(annotated: Annotated):
    written = _written(annotated)

    assert written.decode().splitlines() == written.decode().removesuffix("\n").split("\n")


@given(annotated())
def test_text_from_start_to_end_is_the_text_of_each_span(annotated: Annotated):
    for line in lines(*annotated, _WRITE):
        record = orjson.loads(line)
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]


@given(annotated())
def test_records_made_without_validating_are_as_validated_ones(
    tmp_path_factory: pytest.TempPathFactory, annotated: Annotated
):
    for item in _read_back(tmp_path_factory.getbasetemp(), _written(annotated)):
        assert Item.model_validate(item.model_dump()) == item
