from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from annotator.core.records import (
    AttributeValue,
    Layer,
    Relation,
    Source,
    ValueType,
    text_sha256,
)
from tests.factories import make_document, make_layer, make_relation, make_span
from tests.strategies import layers, texts

any_layer = texts(min_pieces=1, max_pieces=6).flatmap(layers)


def test_a_record_is_never_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        make_span().label = "date"  # type: ignore[misc]


def test_a_record_refuses_a_field_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="colour"):
        make_span(colour="red")


@given(any_layer)
def test_a_layer_comes_back_from_json_as_it_went(layer: Layer) -> None:
    assert Layer.model_validate_json(layer.model_dump_json()) == layer


@given(any_layer)
def test_equal_layers_have_one_hash(layer: Layer) -> None:
    same = Layer.model_validate(layer.model_dump())

    assert hash(same) == hash(layer)


def test_a_copy_knows_nothing_that_was_looked_up_in_the_original() -> None:
    layer = make_layer()
    assert layer.span("s1") is not None

    copied = layer.model_copy(update={"spans": (make_span(id="s9"),)})

    assert copied.span("s1") is None
    assert copied.span("s9") == make_span(id="s9")


@pytest.mark.parametrize(("start", "end"), [(5, 5), (5, 4)], ids=["empty", "inverted"])
def test_a_span_cannot_be_empty(start: int, end: int) -> None:
    with pytest.raises(ValidationError, match=rf"'s7' has an empty .* range \[5, {end}\)"):
        make_span(id="s7", start=start, end=end)


@pytest.mark.parametrize(
    "values",
    [
        {"start": -1},
        {"label": ""},
        {"score": 1.5},
        {"origin": "guess"},
        {"id": ""},
        {"id": "-s1"},
        {"id": "s 1"},
        {"id": "s1\n"},
        {"id": "s" * 65},
        {"created_at": "2026-03-09"},
        {"created_at": "2026-03-09T10:00:00Z"},
        {"created_at": "2026-03-09T10:00:00.000Z\n"},
    ],
    ids=repr,
)
def test_a_span_refuses_a_value_outside_its_limits(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make_span(**values)


def test_a_span_tells_the_value_of_an_attribute() -> None:
    span = make_span(attributes=(AttributeValue(name="type", value="state"),))

    assert span.attribute("type") == "state"
    assert span.attribute("country") == ""


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=9))
def test_spans_stand_in_reading_order_however_they_are_given(ends: list[tuple[int, int]]) -> None:
    spans = [
        make_span(id=f"s{number}", start=start, end=start + length, text="x" * length)
        for number, (start, length) in enumerate(ends)
    ]

    ordered = make_layer(spans=spans, relations=()).spans

    assert set(ordered) == set(spans)
    assert [(s.start, -s.end, s.id) for s in ordered] == sorted(
        (s.start, -s.end, s.id) for s in spans
    )


def test_relations_stand_in_the_order_of_their_ids() -> None:
    given_first = make_relation("s1", "s2", id="r2")

    layer = make_layer(relations=(given_first, make_relation("s2", "s1", id="r1")))

    assert [relation.id for relation in layer.relations] == ["r1", "r2"]


def test_a_layer_finds_its_spans_and_relations_by_id() -> None:
    layer = make_layer()

    assert [layer.span(span.id) for span in layer.spans] == list(layer.spans)
    assert [layer.relation(r.id) for r in layer.relations] == list(layer.relations)
    assert (layer.span("s9"), layer.relation("r9")) == (None, None)


def test_a_layer_that_nobody_has_worked_on_is_untouched() -> None:
    assert Layer(document_id="d1", author_id="me").is_untouched


@pytest.mark.parametrize(
    "values", [{"status": "done"}, {"note": "n"}, {"revision": 1}, {"seconds": 0.5}], ids=repr
)
def test_a_layer_that_somebody_has_worked_on_is_not_untouched(values: dict[str, Any]) -> None:
    assert not make_layer(spans=(), relations=(), **values).is_untouched


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "0"),
        ("integer", "-12"),
        ("number", "3.5"),
        ("number", "-1e9"),
        ("boolean", "true"),
        ("date", "2024-05-03/2024-05-03"),
        ("date", "2024-05/.."),
        ("date", "../1991?"),
        ("range", "10..15"),
        ("range", "12.."),
        ("range", "..40.5"),
        ("string", ""),
        ("choice", "state"),
        ("choices", '["killed","injured"]'),
        ("link", "s1"),
        ("json", '{"a": 1}'),
    ],
)
def test_an_attribute_takes_what_its_type_can_hold(kind: ValueType, value: str) -> None:
    assert AttributeValue(name="a", type=kind, value=value).value == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", ""),
        ("integer", "012"),
        ("integer", "1.0"),
        ("integer", "12\n"),
        ("integer", "١٢"),
        ("number", ".5"),
        ("number", "1,5"),
        ("number", "nan"),
        ("boolean", "True"),
        ("boolean", "true "),
        ("boolean", "xtrue"),
        ("boolean", "falsey"),
        ("date", "2024-05-03"),
        ("date", "2024-05-03/"),
        ("date", "03.05.2024/03.05.2024"),
        ("range", "10-15"),
        ("range", "10"),
        ("range", "10..15\n"),
    ],
)
def test_an_attribute_refuses_what_its_type_cannot_hold(kind: ValueType, value: str) -> None:
    with pytest.raises(ValidationError, match=f"no valid {kind}"):
        AttributeValue(name="a", type=kind, value=value)


@pytest.mark.parametrize("moment", ["", "2024-05-03T00:00:00.000Z", "2024-05-03/2024-05-03"])
def test_a_publication_date_is_a_moment_or_an_interval(moment: str) -> None:
    assert Source(published_at=moment).published_at == moment


@pytest.mark.parametrize("moment", ["2024-05-03", "yesterday", "2024-05-03 10:00"])
def test_a_publication_date_of_another_form_is_refused(moment: str) -> None:
    with pytest.raises(ValidationError):
        Source(published_at=moment)


def test_a_document_is_never_empty() -> None:
    with pytest.raises(ValidationError):
        make_document("")


def test_the_digest_of_a_text_is_of_its_utf8_bytes() -> None:
    # From `printf 'Bakü' | sha256sum`.
    digest = "012cccd9c09ae8aa52314f8ba5924a669b3f6d7b68a5bf5b6c7df504f2a0ffd2"

    assert text_sha256("Bakü") == digest


def test_a_lone_surrogate_has_no_digest() -> None:
    with pytest.raises(UnicodeEncodeError):
        text_sha256("a\ud800")


@pytest.mark.parametrize("digest", ["abc", "G" * 64, "a" * 64 + "\n"])
def test_a_document_refuses_what_is_no_digest(digest: str) -> None:
    with pytest.raises(ValidationError):
        make_document(text_sha256=digest)


def test_the_end_of_a_relation_is_an_id() -> None:
    with pytest.raises(ValidationError):
        Relation(id="r1", label="victim", head="s 1", tail="s2")
