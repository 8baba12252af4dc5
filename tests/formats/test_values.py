from pathlib import Path

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import AttributeValue
from annotator.formats.base import Item, ReadOptions, WriteOptions
from annotator.formats.jsonl import lines, read
from annotator.formats.values import split_extensions, value_of
from tests.factories import make_document, make_layer, make_span
from tests.formats.generated import attribute_values, json_values

_lists = st.lists(attribute_values(), max_size=4).map(tuple)
Values = tuple[AttributeValue, ...]


@given(json_values)
@example([2**70])
@example(float("inf"))
@example(1e16)
def test_any_json_makes_an_attribute_that_is_valid(value: object):
    attribute = value_of("a", value)

    assert AttributeValue.model_validate(attribute.model_dump()) == attribute


@given(_lists)
def test_listed_attributes_and_extensions_are_together_what_they_were(values: Values):
    listed, extensions = split_extensions(values)

    again = orjson.loads(orjson.dumps(extensions))
    kept = tuple(map(AttributeValue.model_validate, listed))
    assert kept + tuple(value_of(name, value) for name, value in again.items()) == values


@given(_lists, _lists, _lists)
def test_attributes_of_every_type_are_read_back_wherever_they_are(
    tmp_path_factory: pytest.TempPathFactory, ours: Values, theirs: Values, others: Values
):
    document = make_document(attributes=ours, source={"attributes": theirs})
    layer = make_layer(
        document, attributes=others, spans=(make_span(attributes=theirs),), relations=()
    )
    path = tmp_path_factory.getbasetemp() / "values.jsonl"
    path.write_bytes(b"".join(lines(document, (layer,), WriteOptions(label_set=DEFAULT_LABEL_SET))))

    (event,) = read(path, ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=""))

    assert isinstance(event, Item)
    assert (event.document, event.layers) == (document, (layer,))


@given(_lists, st.data())
def test_which_values_of_a_span_were_parsed_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, values: Values, data: st.DataObject
):
    by_name = {value.name: value for value in values}
    values = tuple(
        value.model_copy(update={"is_parsed": data.draw(st.booleans())})
        for value in by_name.values()
    )
    document = make_document()
    layer = make_layer(document, spans=(make_span(attributes=values),), relations=())
    path = tmp_path_factory.getbasetemp() / "parsed.jsonl"
    path.write_bytes(b"".join(lines(document, (layer,), WriteOptions(label_set=DEFAULT_LABEL_SET))))

    (event,) = read(path, ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now=""))

    assert isinstance(event, Item)
    assert event.layers == (layer,)


def test_a_list_of_parsed_values_that_is_none_is_kept_as_it_is(tmp_path: Path):
    document = make_document()
    layer = make_layer(document, spans=(make_span(),), relations=())
    (line,) = lines(document, (layer,), WriteOptions(label_set=DEFAULT_LABEL_SET))
    record = orjson.loads(line)
    record["spans"][0]["x_parsed"] = "theirs"
    (tmp_path / "a.jsonl").write_bytes(orjson.dumps(record))

    (event,) = read(
        tmp_path / "a.jsonl", ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now="")
    )

    assert isinstance(event, Item)
    (span,) = event.layers[0].spans
    assert span.attribute("x_parsed") == "theirs"


def test_an_extension_of_another_shape_under_our_name_is_kept(tmp_path: Path):
    (line,) = lines(make_document(), (), WriteOptions(label_set=DEFAULT_LABEL_SET))
    record = orjson.loads(line)
    record["source"]["x_attributes"] = "theirs"
    (tmp_path / "a.jsonl").write_bytes(orjson.dumps(record))

    (event,) = read(
        tmp_path / "a.jsonl", ReadOptions(label_set=DEFAULT_LABEL_SET, author_id="me", now="")
    )

    assert isinstance(event, Item)
    assert event.document.source.attributes == (
        AttributeValue(name="x_attributes", value="theirs"),
    )
