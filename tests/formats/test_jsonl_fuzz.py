from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.problems import Problem
from annotator.formats.base import Item, ReadOptions
from annotator.formats.jsonl import read
from tests.formats.reads import NOW, line_of, plain, record

_OPTIONS = ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=NOW)

# Ids so far apart that no change of a few bytes makes one of another.
_IDS = ("first-aaaaaaaa", "second-bbbbbbb", "third-cccccccc", "fourth-ddddddd", "fifth-eeeeeeee")
_SPAN = {"start": 0, "end": 4, "label": "actor", "text": "Orlo"}
_LINES = (
    line_of(record(id=_IDS[0])),
    plain("Orlo Tanne\r\nspoke 🚨 twice.", _SPAN, id=_IDS[1]),
    line_of(record(id=_IDS[2], x_more={"a": [1, 2]})),
    plain("Orlo Tanne\u2028said “no”.", _SPAN, id=_IDS[3], meta={"lang": "en"}, status="done"),
    line_of(record(id=_IDS[4])),
)

_BYTES = st.sampled_from(
    [bytes([byte]) for byte in b'"\\{}[]:,0-9eEntu\n\r\t \x00\x7f\xff\xc2\xed']
)
_BITS = (
    st.binary(min_size=1, max_size=3) | _BYTES | st.sampled_from([b"\\ud83d", b"\\u0000", b"NaN"])
)


@st.composite
def _damaged(draw: st.DrawFn) -> tuple[bytes, set[str]]:
    """Return a good file with some of its bytes changed, and the ids of the lines left alone."""
    lines = list(_LINES)
    numbers = draw(st.sets(st.integers(0, len(lines) - 1), min_size=1, max_size=2))
    for number in numbers:
        for _ in range(draw(st.integers(1, 3))):
            lines[number] = draw(_changed(lines[number].rstrip(b"\n"))) + b"\n"
    return b"".join(lines), {name for at, name in enumerate(_IDS) if at not in numbers}


@st.composite
def _changed(draw: st.DrawFn, line: bytes) -> bytes:
    start = draw(st.integers(0, len(line)))
    end = draw(st.integers(start, min(len(line), start + 40)))
    return line[:start] + draw(st.just(b"") | _BITS) + line[end:]


def _read(folder: Path, content: bytes) -> list[Item | Problem]:
    path = folder / "fuzz.jsonl"
    path.write_bytes(content)
    return list(read(path, _OPTIONS))


@given(_damaged())
def test_lines_that_were_left_alone_are_read_whatever_happened_to_others(
    tmp_path_factory: pytest.TempPathFactory, damaged: tuple[bytes, set[str]]
):
    content, untouched = damaged

    events = _read(tmp_path_factory.getbasetemp(), content)

    assert untouched <= {event.document.id for event in events if isinstance(event, Item)}


@given(_damaged())
def test_what_is_read_of_a_damaged_file_is_sound(
    tmp_path_factory: pytest.TempPathFactory, damaged: tuple[bytes, set[str]]
):
    for event in _read(tmp_path_factory.getbasetemp(), damaged[0]):
        if isinstance(event, Item):
            assert Item.model_validate(event.model_dump()) == event
            text = event.document.text
            for layer in event.layers:
                assert all(text[span.start : span.end] == span.text for span in layer.spans)


@given(_damaged())
def test_a_line_that_is_not_read_is_named(
    tmp_path_factory: pytest.TempPathFactory, damaged: tuple[bytes, set[str]]
):
    content, _ = damaged

    events = _read(tmp_path_factory.getbasetemp(), content)

    filled = {number for number, line in enumerate(content.split(b"\n"), 1) if line.strip()}
    assert {event.line for event in events} == filled


@given(st.binary(max_size=200))
def test_any_bytes_are_read_to_the_end(tmp_path_factory: pytest.TempPathFactory, content: bytes):
    assert _read(tmp_path_factory.getbasetemp(), content)


@given(st.integers(0, len(b"".join(_LINES))))
def test_a_file_that_was_cut_off_gives_the_lines_before_the_cut(
    tmp_path_factory: pytest.TempPathFactory, cut: int
):
    content = b"".join(_LINES)[:cut]

    events = _read(tmp_path_factory.getbasetemp(), content)

    items = [event for event in events if isinstance(event, Item)]
    assert len(items) >= content.count(b"\n")
