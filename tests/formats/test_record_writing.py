import orjson
import pytest

from annotator.core.records import AttributeValue, Document, Layer
from annotator.errors import ExportError
from annotator.formats.base import WriteOptions
from annotator.formats.jsonl import lines
from tests.factories import make_document, make_layer, make_span


def _record(document: Document, options: WriteOptions, *layers: Layer) -> dict[str, object]:
    (line,) = lines(document, layers, options)
    return orjson.loads(line)


def test_a_span_that_does_not_hold_its_text_stops_the_document(
    document: Document, write_options: WriteOptions
):
    layer = make_layer(document, spans=(make_span("Baku", text="Bakv"),), relations=())

    with pytest.raises(ExportError, match="'s0' of document 'd1' holds 'Bakv'"):
        list(lines(document, (layer,), write_options))


def test_a_span_beyond_the_text_stops_the_document(document: Document, write_options: WriteOptions):
    layer = make_layer(document, spans=(make_span("Baku", end=9999),), relations=())

    with pytest.raises(ExportError, match="document 'd1'"):
        list(lines(document, (layer,), write_options))


def test_half_a_character_in_a_note_stops_the_document(
    document: Document, write_options: WriteOptions
):
    with pytest.raises(ExportError, match="'d1' cannot be written"):
        list(lines(document, (make_layer(document, note="\ud83d"),), write_options))


def test_a_line_says_where_it_comes_from(
    document: Document, layer: Layer, write_options: WriteOptions
):
    options = write_options.model_copy(update={"author_kinds": (("me", "adjudicator"),)})

    provenance = _record(document, options, layer)["provenance"]

    assert provenance == {
        "tool": "annotator",
        "tool_version": "1.2.3",
        "project_id": "p1",
        "annotator": "me",
        "role": "adjudicator",
        "guideline_version": "1",
        "revision": 0,
        "seconds": 0.0,
        "created_at": "",
        "updated_at": "",
        "exported_at": write_options.now,
        "imported_from": "",
    }


def test_a_line_says_which_labels_were_in_force(
    document: Document, layer: Layer, write_options: WriteOptions
):
    label_set = write_options.label_set

    assert _record(document, write_options, layer)["label_set"] == {
        "id": label_set.id,
        "version": label_set.version,
        "sha256": label_set.sha256,
    }


def test_a_document_without_a_layer_is_a_line_without_an_author(
    document: Document, write_options: WriteOptions
):
    record = _record(document, write_options)

    assert (record["status"], record["spans"], record["relations"]) == ("todo", [], [])
    assert isinstance(record["provenance"], dict)
    assert record["provenance"]["annotator"] == ""


def test_each_author_has_a_line(document: Document, write_options: WriteOptions):
    layers = (make_layer(document), make_layer(document, author_id="you"))

    written = [orjson.loads(line) for line in lines(document, layers, write_options)]

    assert [record["provenance"]["annotator"] for record in written] == ["me", "you"]


def test_a_line_ends_with_one_line_feed_and_has_no_other(write_options: WriteOptions):
    (line,) = lines(make_document("a\nb\u2028c\x85d"), (), write_options)

    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    assert rb"a\nb\u2028c\u0085d" in line


def test_attributes_with_names_of_extensions_are_written_as_extensions(
    write_options: WriteOptions,
):
    document = make_document(
        attributes=(
            AttributeValue(name="genre", value="news"),
            AttributeValue(name="x_page", type="integer", value="4"),
            AttributeValue(name="x_more", type="json", value='{"a":[1]}'),
        )
    )

    record = _record(document, write_options)

    assert (record["x_page"], record["x_more"]) == (4, {"a": [1]})
    assert record["attributes"] == [{"name": "genre", "type": "string", "value": "news"}]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("json", "null"),
        ("json", '{"a":null}'),
        ("json", '"text"'),
        ("json", "{ }"),
        ("json", "[" * 200 + "]" * 200),
        ("integer", str(2**63)),
        ("integer", "-0"),
        ("number", "1.50"),
        ("date", "2024/2024"),
    ],
)
def test_an_extension_that_would_come_back_otherwise_is_listed(
    write_options: WriteOptions, kind: str, value: str
):
    attribute = {"name": "x_page", "type": kind, "value": value}

    record = _record(make_document(attributes=(attribute,)), write_options)

    assert record["attributes"] == [attribute]
    assert "x_page" not in record
