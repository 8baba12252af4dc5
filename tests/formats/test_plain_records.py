from collections.abc import Callable

import pytest

from annotator.core.records import AttributeValue, Document, Layer, Span
from tests.formats.reads import NOW, Found, line_of, plain

Find = Callable[..., Found]
_TEXT = "Orlo Tanne spoke on Sunday."


def _span(
    start: int = 0, end: int = 10, label: str = "actor", **members: object
) -> dict[str, object]:
    return {"start": start, "end": end, "label": label} | members


def _document(found: Find, **members: object) -> Document:
    return found(plain(**members)).items[0].document


def _layer(found: Find, *spans: object, **members: object) -> Layer:
    return found(plain(_TEXT, *spans, **members)).items[0].layers[0]


def test_a_text_alone_is_a_record(found: Find):
    (item,) = found(line_of({"text": _TEXT})).items

    assert item.document.text == _TEXT
    assert item.layers == ()


def test_a_span_is_imported_by_who_imports_it(found: Find):
    (span,) = _layer(found, _span()).spans

    assert span == Span(
        id="s1",
        label="actor",
        start=0,
        end=10,
        text="Orlo Tanne",
        origin="import",
        created_by="me",
        created_at=NOW,
        updated_at=NOW,
    )


@pytest.mark.parametrize("given_label", ["ACTOR", "Actor", "actor"])
def test_a_label_is_spelt_as_the_label_set_spells_it(found: Find, given_label: str):
    assert _layer(found, _span(label=given_label)).spans[0].label == "actor"


def test_an_unknown_label_is_taken_where_labels_are_added(found: Find):
    (item,) = found(plain(_TEXT, _span(label="Place")), add_labels=True).items

    assert item.layers[0].spans[0].label == "Place"


def test_a_label_that_is_added_keeps_its_first_spelling(found: Find):
    content = plain(_TEXT, _span(label="Place")) + plain(_TEXT, _span(label="PLACE"))

    items = found(content, add_labels=True).items

    assert [item.layers[0].spans[0].label for item in items] == ["Place", "Place"]


def test_spans_are_in_reading_order_with_the_longer_first(found: Find):
    spans = _layer(found, _span(11, 16), _span(0, 4), _span(0, 10)).spans

    assert [(span.start, span.end) for span in spans] == [(0, 10), (0, 4), (11, 16)]


def test_a_span_keeps_its_own_id(found: Find):
    spans = _layer(found, _span(id="s2"), _span(11, 16), _span(17, 19, id=7)).spans

    assert [span.id for span in spans] == ["s2", "s3", "7"]


def test_an_id_that_can_be_none_is_kept_as_an_attribute(found: Find):
    (span,) = _layer(found, _span(id="span no. 1")).spans

    assert (span.id, span.attribute("id")) == ("s1", "span no. 1")


def test_what_else_a_span_says_is_kept_as_attributes(found: Find):
    (span,) = _layer(found, _span(attrs={"type": "person", "sure": 0.5}, seen=True)).spans

    assert span.attributes == (
        AttributeValue(name="type", value="person"),
        AttributeValue(name="sure", type="number", value="0.5"),
        AttributeValue(name="seen", type="boolean", value="true"),
    )


def test_attributes_in_our_own_form_keep_their_types(found: Find):
    attributes = [{"name": "on", "type": "date", "value": "2024-05-03/2024-05-03"}]

    (span,) = _layer(found, _span(attributes=attributes)).spans

    assert span.attributes == (AttributeValue.model_validate(attributes[0]),)


def test_known_keys_have_their_place_in_the_document(found: Find):
    document = _document(
        found, id="n7", title="A talk", lang="tr", publisher="Wire", url="https://example.org/7"
    )

    assert (document.id, document.title, document.language) == ("n7", "A talk", "tr")
    assert (document.source.publisher, document.source.uri) == ("Wire", "https://example.org/7")
    assert document.attributes == ()


@pytest.mark.parametrize("key", ["published", "published_at", "date"])
@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("2026-03-09", "2026-03-09/2026-03-09"),
        ("2016-12", "2016-12/2016-12"),
        ("2024-05/2024-06", "2024-05/2024-06"),
        ("2026-03-09T12:00:00+02:00", "2026-03-09T10:00:00.000Z"),
        ("2026-03-09T10:00:00.000Z", "2026-03-09T10:00:00.000Z"),
    ],
)
def test_a_date_is_stored_so_that_no_loader_makes_a_time_of_it(
    found: Find, key: str, value: str, stored: str
):
    assert _document(found, **{key: value}).source.published_at == stored


@pytest.mark.parametrize("value", ["9 March", "2026-03-09T10:00:00", "..", 2026, ["2026"]])
def test_a_date_that_cannot_be_read_is_kept_as_an_attribute(found: Find, value: object):
    document = _document(found, date=value)

    assert document.source.published_at == ""
    assert [attribute.name for attribute in document.attributes] == ["date"]


@pytest.mark.parametrize(
    ("value", "kind", "stored"),
    [
        ("kept as it is\u2028", "string", "kept as it is\u2028"),
        (12, "integer", "12"),
        (-0.5, "number", "-0.5"),
        (True, "boolean", "true"),
        (None, "json", "null"),
        (["a", {"b": 1}], "json", '["a",{"b":1}]'),
    ],
)
def test_every_other_key_is_kept_as_an_attribute(
    found: Find, value: object, kind: str, stored: str
):
    (attribute,) = _document(found, desk=value).attributes

    assert attribute == AttributeValue.model_validate(
        {"name": "desk", "type": kind, "value": stored}
    )


def test_of_two_keys_that_mean_the_same_the_second_is_an_attribute(found: Find):
    document = _document(found, language="en", lang="eng")

    assert document.language == "en"
    assert document.attributes == (AttributeValue(name="lang", value="eng"),)


def test_meta_is_asked_for_what_the_record_does_not_say(found: Find):
    document = _document(found, title="Its own", meta={"title": "Another", "lang": "ar"})

    assert (document.title, document.language) == ("Its own", "ar")
    assert [attribute.name for attribute in document.attributes] == ["meta"]


def test_without_a_title_the_first_line_is_one(found: Find):
    assert found(plain("\n Two hurt \nThey said.")).items[0].document.title == "Two hurt"


def test_a_first_line_that_is_too_long_for_a_title_gives_way_to_the_id(found: Find):
    assert found(plain("a" * 121, id="n7")).items[0].document.title == "n7"


def test_without_an_id_the_name_of_the_file_and_the_line_make_one(found: Find):
    assert found(plain() + plain("More."), name="wire.jsonl").ids == ["wire-1", "wire-2"]


def test_an_id_may_be_a_number(found: Find):
    assert _document(found, id=17).id == "17"


def test_blank_lines_count_but_are_no_fault(found: Find):
    items, problems = found(b"\n  \n" + plain())

    assert [item.line for item in items] == [3]
    assert problems == []


@pytest.mark.parametrize("members", [{"status": "done"}, {"note": "unsure"}])
def test_a_status_or_note_without_spans_is_a_layer(found: Find, members: dict[str, str]):
    layer = _layer(found, **members)

    assert {key: getattr(layer, key) for key in members} == members
    assert layer.author_id == "me"


@pytest.mark.parametrize("members", [{"status": "todo"}, {"status": None}, {"spans": None}])
def test_what_nobody_has_worked_on_has_no_layer(found: Find, members: dict[str, object]):
    assert found(plain(**members)).items[0].layers == ()


def test_the_source_tells_what_was_imported(found: Find):
    source = found(line_of({"text": "a\r\nb"}), name="wire.jsonl").items[0].document.source

    assert (source.name, source.format, source.encoding) == ("wire.jsonl", "jsonl", "utf-8")
    assert (source.newline, source.text_changes) == ("crlf", ("crlf_to_lf",))
    assert source.sha256 == "06ce1a0e347730b33d440fd848c0b5d7227e2b14bb18223dc18dfa3a4e614cdc"


# Relations

_JOINED = (_span(id="who"), _span(20, 26, label="date", id=7))


def test_relations_join_spans_by_their_ids(found: Find):
    entry = {"label": "occurred_on", "head": "who", "tail": 7}

    layer = _layer(found, *_JOINED, relations=[entry])

    (relation,) = layer.relations
    assert (relation.id, relation.label, relation.head, relation.tail) == (
        "r1",
        "occurred_on",
        "who",
        "7",
    )
    assert (relation.origin, relation.created_by, relation.created_at) == ("import", "me", NOW)


@pytest.mark.parametrize("given", ["Occurred_On", "OCCURRED_ON", "occurred_on"])
def test_a_relation_is_spelt_as_the_label_set_spells_it(found: Find, given: str):
    entry = {"label": given, "head": "who", "tail": 7}

    (relation,) = _layer(found, *_JOINED, relations=[entry]).relations

    assert relation.label == "occurred_on"


def test_relations_count_spans_without_an_id_by_their_order(found: Find):
    spans = (_span(20, 26, label="date"), _span(0, 10))
    entry = {"label": "occurred_on", "head": "s2", "tail": "s1"}

    layer = _layer(found, *spans, relations=[entry])

    texts = {span.id: span.text for span in layer.spans}
    (relation,) = layer.relations
    assert (texts[relation.head], texts[relation.tail]) == ("Orlo Tanne", "Sunday")


def test_a_relation_keeps_its_id_and_what_else_is_said_of_it(found: Find):
    entry = {"id": "link-1", "label": "by", "head": "who", "tail": 7, "alleged": True}

    (relation,) = _layer(found, *_JOINED, relations=[entry]).relations

    assert relation.id == "link-1"
    assert relation.attributes == (AttributeValue(name="alleged", type="boolean", value="true"),)


@pytest.mark.parametrize(
    "entries",
    [
        [{"head": 0, "child": 2, "label": "nsubj"}],
        [{"label": "by", "head": "who", "tail": 7}, "by"],
        {"by": ["who", 7]},
        [{"label": " \t", "head": "who", "tail": 7}],
        [],
    ],
    ids=["of tokens", "mixed", "an object", "of a blank label", "none"],
)
def test_what_others_call_relations_is_an_attribute(found: Find, entries: object):
    (item,) = found(plain(_TEXT, *_JOINED, relations=entries)).items

    assert item.layers[0].relations == ()
    assert [value.name for value in item.document.attributes] == ["relations"]


def test_relations_that_lead_to_no_span_are_kept_and_told(found: Find):
    entry = {"label": "by", "head": "who", "tail": "s9"}

    (item,), problems = found(plain(_TEXT, *_JOINED, relations=[entry]))

    assert item.layers[0].relations == ()
    assert [value.name for value in item.document.attributes] == ["relations"]
    assert [(p.code, p.severity) for p in problems] == [("relations_kept", "warning")]
    assert "The tail of relation 1 is 's9'" in problems[0].message


def test_two_relations_of_one_id_are_refused(found: Find):
    entry = {"id": "a", "label": "by", "head": "who", "tail": 7}

    items, problems = found(plain(_TEXT, *_JOINED, relations=[entry, entry]))

    assert items == []
    assert [problem.code for problem in problems] == ["duplicate_id"]
