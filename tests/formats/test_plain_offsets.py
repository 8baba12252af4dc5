import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.problems import Problem
from annotator.formats.base import Item, ReadOptions
from annotator.formats.jsonl import read
from tests.formats.reads import NOW
from tests.strategies import filled_ranges, raw_texts

_OPTIONS = ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=NOW)
_DATA = Path(__file__).parents[1] / "data" / "jsonl"
_REPLACED = {"\r": "\n", "\u2029": "\n", "\0": "\ufffd"}


def _read(folder: Path, record: object) -> list[Item | Problem]:
    path = folder / "one.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    return [event for event in read(path, _OPTIONS) if getattr(event, "severity", "") != "warning"]


def _stored(raw: str, at: int) -> str:
    """Say in another way what becomes of one character of a raw text."""
    if not raw[: at + 1].strip("\ufeff") or raw[at : at + 2] == "\r\n":
        return ""
    return "\ufffd" if "\ud800" <= raw[at] <= "\udfff" else _REPLACED.get(raw[at], raw[at])


@st.composite
def _spanned(draw: st.DrawFn) -> tuple[str, int, int]:
    # Two halves of a pair beside each other are one character once they have been JSON.
    raw = json.loads(json.dumps(draw(raw_texts())))
    assume(raw.strip("\ufeff"))
    return raw, *draw(filled_ranges(len(raw)))


@given(_spanned())
def test_offsets_over_the_raw_text_land_on_the_same_characters(
    tmp_path_factory: pytest.TempPathFactory, spanned: tuple[str, int, int]
):
    raw, start, end = spanned
    expected = "".join(_stored(raw, at) for at in range(start, end))
    span = {"start": start, "end": end, "label": "actor", "text": raw[start:end]}

    (event,) = _read(tmp_path_factory.getbasetemp(), {"text": raw, "spans": [span]})

    if expected:
        assert isinstance(event, Item)
        assert event.layers[0].spans[0].text == expected
    else:
        assert isinstance(event, Problem)
        assert event.code == "span_empty"


@given(_spanned())
def test_the_text_from_start_to_end_is_what_the_span_holds(
    tmp_path_factory: pytest.TempPathFactory, spanned: tuple[str, int, int]
):
    raw, start, end = spanned
    span = {"start": start, "end": end, "label": "actor"}

    for event in _read(tmp_path_factory.getbasetemp(), {"text": raw, "spans": [span]}):
        for read_span in event.layers[0].spans if isinstance(event, Item) else ():
            assert event.document.text[read_span.start : read_span.end] == read_span.text


@given(_spanned(), st.integers(-1, 1), st.integers(-1, 1))
def test_a_span_whose_offsets_are_one_off_is_not_taken_for_right(
    tmp_path_factory: pytest.TempPathFactory,
    spanned: tuple[str, int, int],
    left: int,
    right: int,
):
    raw, start, end = spanned
    assume(raw[max(start + left, 0) : end + right] != raw[start:end] and end + right <= len(raw))
    span = {"start": start + left, "end": end + right, "label": "actor", "text": raw[start:end]}

    events = _read(tmp_path_factory.getbasetemp(), {"text": raw, "spans": [span]})

    carried = [event for event in events if isinstance(event, Item)]
    # What is not stored is no difference: CRLF and LF are the same end of a line.
    assert all(
        "".join(_stored(raw, at) for at in range(start, end)) == item.layers[0].spans[0].text
        for item in carried
    )


@given(_spanned())
def test_odd_and_ordinary_records_are_read_to_the_same_spans(
    tmp_path_factory: pytest.TempPathFactory, spanned: tuple[str, int, int]
):
    raw, start, end = spanned
    ordinary = {"start": start, "end": end, "label": "actor", "text": raw[start:end]}
    odd = {"start": 0, "end": len(raw), "label": "claim"} | {"attrs": {"a": 1}, "id": "odd"}
    folder = tmp_path_factory.getbasetemp()

    alone = _read(folder, {"text": raw, "spans": [ordinary]})
    beside = _read(folder, {"text": raw, "spans": [ordinary, odd]})

    assert isinstance(alone[0], Item) == isinstance(beside[0], Item)
    if isinstance(alone[0], Item) and isinstance(beside[0], Item):
        assert alone[0].layers[0].spans[0] in beside[0].layers[0].spans


def test_each_span_of_the_torture_text_lies_where_it_was():
    (item,) = (
        event for event in read(_DATA / "torture.jsonl", _OPTIONS) if isinstance(event, Item)
    )

    for span in item.layers[0].spans:
        assert span.text == span.attribute("says")
        assert item.document.text[span.start : span.end] == span.text


def test_the_torture_text_is_stored_as_it_came_but_for_ends_of_lines():
    (item,) = (
        event for event in read(_DATA / "torture.jsonl", _OPTIONS) if isinstance(event, Item)
    )

    raw = json.loads((_DATA / "torture.jsonl").read_text(encoding="utf-8"))["text"]
    assert item.document.text == raw.removeprefix("\ufeff").replace("\r\n", "\n").replace(
        "\r", "\n"
    )
    assert item.document.source.text_changes == ("bom_removed", "crlf_to_lf", "cr_to_lf")
