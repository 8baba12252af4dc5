"""What holds for every format; a new one is tested by being registered."""

from pathlib import Path

import pytest

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.problems import Problem
from annotator.errors import AnnotatorError, ExportError, FormatError
from annotator.formats import FORMATS, by_name, for_path
from annotator.formats.base import Format, Item, ReadOptions, WriteOptions
from tests.factories import make_document, make_layer
from tests.formats.reads import NOW

_READ = ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=NOW)
_WRITE = WriteOptions(label_set=DEFAULT_LABEL_SET, now=NOW)

every_format = pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.INFO.name)


@every_format
def test_a_format_is_found_by_its_name(entry: Format):
    assert by_name(entry.INFO.name) is entry


@every_format
def test_a_format_is_found_by_the_ending_of_a_file_in_any_case(entry: Format):
    for suffix in entry.INFO.suffixes:
        assert for_path(Path(f"a{suffix.upper()}")) is entry


@every_format
def test_a_format_says_what_it_is_for(entry: Format):
    assert entry.INFO.title
    assert entry.INFO.description.endswith(".")
    assert all(suffix.startswith(".") for suffix in entry.INFO.suffixes)


@every_format
def test_a_format_writes_where_it_says_so(entry: Format):
    document = make_document()
    try:
        written = b"".join(entry.lines(document, (make_layer(document),), _WRITE))
    except ExportError:
        written = b""

    assert bool(written) == entry.INFO.can_write


@every_format
def test_what_a_lossless_format_has_written_is_read_back_the_same(entry: Format, tmp_path: Path):
    document = make_document()
    layer = make_layer(document)
    path = tmp_path / f"a{entry.INFO.suffixes[0]}"
    if entry.INFO.is_lossless:
        path.write_bytes(b"".join(entry.lines(document, (layer,), _WRITE)))

    read_back = list(entry.read(path, _READ)) if entry.INFO.is_lossless else []

    assert entry.INFO.is_lossless == bool(read_back)
    for event in read_back:
        assert isinstance(event, Item)
        assert (event.document, event.layers) == (document, (layer,))


@every_format
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\xff\xfe",
        b"\xff\xfe\xff",
        b"{}",
        b"[",
        b"\xef\xbb\xbf{",
        b"\x00\x00\xfe\xff\0",
    ],
)
def test_a_format_tells_what_is_wrong_with_any_bytes(entry: Format, content: bytes, tmp_path: Path):
    path = tmp_path / f"a{entry.INFO.suffixes[0]}"
    path.write_bytes(content)

    try:
        events = list(entry.read(path, _READ))
    except AnnotatorError as error:
        events = [error]

    assert events
    assert all(isinstance(event, Problem | Item | AnnotatorError) for event in events)


def test_names_and_endings_belong_to_one_format_each():
    names = [entry.INFO.name for entry in FORMATS]
    endings = [suffix for entry in FORMATS for suffix in entry.INFO.suffixes]

    assert len(names) == len(set(names))
    assert len(endings) == len(set(endings))


def test_a_name_that_no_format_has_is_an_error():
    with pytest.raises(FormatError, match="no format called 'docx'"):
        by_name("docx")


def test_a_file_that_no_format_reads_is_an_error():
    with pytest.raises(FormatError, match=r"end in \.png"):
        for_path(Path("a.png"))
