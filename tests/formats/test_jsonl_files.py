import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.records import text_sha256
from annotator.errors import FormatError
from annotator.formats.base import MAX_BYTES, Item, ReadOptions
from annotator.formats.jsonl import read
from tests.formats.reads import Found, line_of, plain, record

Find = Callable[..., Found]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n"])
def test_an_empty_file_is_named(found: Find, content: bytes):
    items, problems = found(content)

    assert items == []
    assert [(problem.code, problem.line) for problem in problems] == [("empty_file", 0)]


def test_a_byte_order_mark_before_the_first_line_is_no_fault(found: Find):
    assert found(b"\xef\xbb\xbf" + plain(id="a")).ids == ["a"]


def test_lines_may_end_as_on_windows(found: Find):
    content = plain(id="a").replace(b"\n", b"\r\n") + plain(id="b").replace(b"\n", b"\r\n")

    assert found(content).ids == ["a", "b"]


def test_the_last_line_need_not_end(found: Find):
    assert found(plain(id="a") + plain(id="b").rstrip(b"\n")).ids == ["a", "b"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1c"])
def test_only_a_line_feed_ends_a_line(found: Find, separator: str):
    text = f"one{separator}two"
    raw = line_of({"id": "a", "text": text})

    assert found(raw).ids == ["a"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_says_what_the_file_is_in(found: Find, codec: str):
    text = "Kısa süreli ateşkes 🚨"

    items, problems = found(plain(text, id="a").decode().encode(codec))

    assert [item.document.text for item in items] == [text]
    assert problems == []


def test_two_wrong_bytes_at_the_start_cost_only_the_first_line(found: Find):
    assert found(b"\xff\xfe" + plain(id="a") + plain(id="b")).ids == ["b"]


def test_an_encoding_that_was_chosen_is_used_and_remembered(found: Find):
    content = plain("Präsident in Köln", id="a").decode().encode("cp1252")

    (item,) = found(content, encoding="cp1252").items

    assert item.document.text == "Präsident in Köln"
    assert item.document.source.encoding == "cp1252"


def test_a_byte_that_the_chosen_encoding_lacks_costs_only_its_line(found: Find):
    content = plain(id="a") + plain("caf\x00", id="b").replace(b"\\u0000", b"\x81") + plain(id="c")

    items, problems = found(content, encoding="cp1252")

    assert [item.document.id for item in items] == ["a", "c"]
    assert [(problem.code, problem.line) for problem in problems] == [("not_json", 2)]


def test_an_encoding_that_does_not_exist_is_an_error(found: Find):
    with pytest.raises(FormatError, match="no text encoding called 'klingon'"):
        found(plain(), encoding="klingon")


def test_the_likely_encoding_of_a_line_is_told(found: Find):
    (problem,) = found(plain("Präsident in Köln").decode().encode("cp1252")).problems

    assert "cp1252" in problem.hint


def test_a_json_array_over_several_lines_is_told_what_it_is(found: Find):
    problems = found(b"[\n" + plain(id="a").rstrip(b"\n") + b",\n" + plain(id="b") + b"]").problems

    assert "array" in problems[0].hint


def test_a_file_that_is_missing_is_an_error_that_names_it(
    tmp_path: Path, read_options: ReadOptions
):
    with pytest.raises(FormatError) as caught:
        list(read(tmp_path / "gone.jsonl", read_options))

    assert caught.value.path == str(tmp_path / "gone.jsonl")
    assert "No such file" in caught.value.message


def test_a_folder_is_no_file(tmp_path: Path, read_options: ReadOptions):
    with pytest.raises(FormatError, match="directory"):
        list(read(tmp_path, read_options))


def test_a_line_of_more_than_the_limit_is_named_and_passed_over(found: Find):
    endless = b'{"text":"' + b"a" * MAX_BYTES + b'"}\n'

    items, problems = found(plain(id="a") + endless + plain(id="c"))

    assert [item.document.id for item in items] == ["a", "c"]
    assert [(problem.code, problem.line) for problem in problems] == [("line_too_long", 2)]


def test_a_long_file_is_read_in_little_memory(tmp_path: Path, read_options: ReadOptions):
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.writelines(plain("word " * 4000, id=f"a{number}") for number in range(1500))
    tracemalloc.start()

    count = sum(isinstance(event, Item) for event in read(path, read_options))

    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1500
    assert peak_bytes < path.stat().st_size / 5


def test_progress_counts_bytes_to_the_end(tmp_path: Path, read_options: ReadOptions):
    path = tmp_path / "a.jsonl"
    path.write_bytes(plain() * 300)
    reported: list[int] = []

    list(read(path, read_options, reported.append))

    assert len(reported) > 2
    assert reported == sorted(reported)
    assert reported[-1] == path.stat().st_size


def test_one_document_may_have_a_line_for_each_author(found: Find):
    mine, yours = record(), record()
    yours["provenance"] |= {"annotator": "you", "role": "adjudicator"}

    items, problems = found(line_of(mine) + line_of(yours))

    assert [item.author_kinds for item in items] == [
        (("me", "annotator"),),
        (("you", "adjudicator"),),
    ]
    assert problems == []


def test_a_third_line_for_an_author_who_had_one_is_refused(found: Find):
    mine, yours = record(), record()
    yours["provenance"]["annotator"] = "you"

    codes = found(line_of(mine) + line_of(yours) + line_of(yours)).codes

    assert codes == ["duplicate_record"]


def test_spans_of_a_record_without_an_author_are_whose_who_imports_it(found: Find):
    nobodys = record()
    nobodys["provenance"]["annotator"] = ""

    (item,) = found(line_of(nobodys)).items

    assert item.layers[0].author_id == "me"
    assert item.layers[0].spans[0].created_by == "me"


def test_our_record_is_known_whatever_the_order_of_its_keys(found: Find):
    shuffled = dict(reversed(record().items()))

    assert found(line_of(shuffled)).items == found(line_of(record())).items


def test_what_a_newer_version_says_is_kept(found: Find):
    newer = record(schema_version="1.4", mood="calm")
    newer["spans"][0]["fragments"] = [{"start": 0}]

    (item,) = found(line_of(newer)).items

    assert [attribute.name for attribute in item.document.attributes] == ["x_mood"]
    (fragments,) = item.layers[0].spans[0].attributes
    assert (fragments.name, fragments.value) == ("x_fragments", '[{"start":0}]')


def test_a_record_whose_text_is_not_canonical_is_carried_over(found: Find):
    text = "\ufeffHe said:\r\n“No.”"
    crlf = record(text=text, text_sha256=text_sha256(text), relations=[])
    crlf["spans"] = [crlf["spans"][0] | {"start": 11, "end": 16, "text": "“No.”"}]

    (item,) = found(line_of(crlf)).items

    (span,) = item.layers[0].spans
    assert item.document.text[span.start : span.end] == span.text == "“No.”"
    assert item.document.text_sha256 == text_sha256(item.document.text)


@pytest.mark.parametrize("value", [b"NaN", b"-Infinity", b"1e999", b"[" * 300 + b"]" * 300])
def test_an_extension_that_nobody_else_could_read_is_refused(found: Find, value: bytes):
    odd = line_of(record(id="odd", x_more="?")).replace(b'"?"', value)

    items, problems = found(odd + plain(id="after"))

    assert [item.document.id for item in items] == ["after"]
    assert [problem.line for problem in problems] == [1]


@pytest.mark.parametrize("depth", [900, 1020, 5000])
def test_what_is_nested_deep_is_kept_whole_or_refused(found: Find, depth: int):
    deep = b"[" * depth + b"]" * depth

    items, problems = found(line_of({"text": "Text.", "x": "?"}).replace(b'"?"', deep))

    kept = [item.document.attributes[0].value.encode() for item in items]
    assert kept == [deep] or [problem.severity for problem in problems] == ["error"]


def test_labels_of_our_records_are_compared_without_case(found: Find):
    loud = record()
    loud["spans"][0]["label"] = "CASUALTY"

    assert found(line_of(loud)).items[0].layers[0].spans[0].label == "casualty"
