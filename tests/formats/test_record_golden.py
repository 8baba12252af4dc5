"""The file of version 1.0 is never changed: whoever has one like it can read it for ever."""

from hashlib import sha256
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from annotator.core.labels import Label, LabelSet
from annotator.core.records import AttributeValue
from annotator.formats.base import ReadOptions, WriteOptions
from annotator.formats.jsonl import lines
from annotator.formats.schema import record_schema
from tests.formats.reads import Found, found_in

_FILE = Path(__file__).parents[1] / "data" / "jsonl" / "record-1.0.jsonl"
_LABELS = LabelSet(
    id="golden",
    version="3",
    labels=tuple(Label(name=name) for name in ("actor", "claim", "casualty", "date")),
)


@pytest.fixture
def golden() -> Found:
    return found_in(_FILE, ReadOptions(label_set=_LABELS, author_id="nobody", now=""))


def test_the_golden_file_has_not_been_touched():
    digest = sha256(_FILE.read_bytes()).hexdigest()

    assert digest == "5b5c2fa708ab4efa9ec3bf079c35c3c89d0720fab67bb41f8fc58f6f51f1fcf3"


def test_the_golden_file_is_read_without_a_fault(golden: Found):
    assert golden.problems == []
    assert golden.ids == ["golden-1", "golden-1", "golden-2"]


def test_the_golden_file_keeps_to_the_schema_of_today():
    schema = Draft202012Validator(record_schema())

    for line in _FILE.read_bytes().splitlines():
        schema.validate(orjson.loads(line))


def test_the_golden_documents_have_everything_that_was_written(golden: Found):
    document = golden.items[0].document

    assert document == golden.items[1].document
    assert (document.title, document.split, document.note) == (
        "Three farmers killed near Tor",
        "train",
        "from the desk",
    )
    assert [attribute.name for attribute in document.attributes] == [
        *("genre", "x_desk", "x_seen", "x_more")
    ]
    assert [attribute.name for attribute in document.source.attributes] == ["licence", "x_page"]


def test_the_golden_layers_have_everything_that_was_written(golden: Found):
    (mine,), (model,), none = (item.layers for item in golden.items)

    assert none == ()
    assert (mine.author_id, mine.status, mine.revision, mine.seconds) == ("me", "done", 12, 345.5)
    assert [span.id for span in mine.spans] == ["s1", "s2", "s3", "s7", "s4", "s5", "s6"]
    assert [relation.label for relation in mine.relations] == ["speaker", "perpetrator"]
    assert mine.attributes == (AttributeValue(name="relevance", type="choice", value="high"),)
    assert (model.spans[0].origin, model.spans[0].score) == ("model", 0.75)


def test_the_golden_authors_have_their_kinds(golden: Found):
    assert [item.author_kinds for item in golden.items] == [
        (("me", "adjudicator"),),
        (("ner", "model"),),
        (),
    ]


def test_what_was_read_from_the_golden_file_is_written_as_it_stands_there(golden: Found):
    options = WriteOptions(
        label_set=_LABELS,
        project_id="p0123456789ab",
        tool_version="0.1.0",
        now="2026-11-23T12:00:00.000Z",
        author_kinds=(("me", "adjudicator"), ("ner", "model")),
    )

    again = [line for item in golden.items for line in lines(item.document, item.layers, options)]

    # The digest is of the label set as the program describes one, which may come to say more.
    digest = orjson.loads(again[0])["label_set"]["sha256"].encode()
    then = _FILE.read_bytes()
    digest_then = orjson.loads(then.splitlines()[0])["label_set"]["sha256"].encode()
    # Which values were parsed is said by an extension that came after this file.
    written = b"".join(again).replace(b',"x_parsed":"[]"', b"")
    assert written.replace(digest, digest_then) == then
