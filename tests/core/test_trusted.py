import pickle

import pytest

from annotator.core.records import Layer, Span
from annotator.core.trusted import maker
from tests.factories import make_layer, make_span


@pytest.fixture
def span() -> Span:
    return make_span("Baku")


@pytest.fixture
def made(span: Span) -> Span:
    return maker(Span)(dict(span))


def test_a_record_made_of_checked_values_equals_the_validated_one(span: Span, made: Span):
    assert made == span
    assert hash(made) == hash(span)
    assert made.model_dump_json() == span.model_dump_json()


def test_a_record_made_of_checked_values_is_frozen(made: Span):
    with pytest.raises(ValueError, match="frozen"):
        made.label = "claim"  # type: ignore[misc]


def test_a_record_made_of_checked_values_is_copied_like_any_other(span: Span, made: Span):
    changed = {"note": "unsure"}

    assert made.model_copy(update=changed) == span.model_copy(update=changed)
    assert pickle.loads(pickle.dumps(made)) == span


def test_changing_the_copy_of_one_record_leaves_the_others(span: Span, made: Span):
    made.model_copy(update={"note": "unsure"}).model_fields_set.clear()

    assert maker(Span)(dict(span)).model_dump(exclude_unset=True) == span.model_dump()


def test_a_layer_made_of_checked_values_finds_its_spans():
    layer = make_layer()

    made = maker(Layer)(dict(layer))

    assert made == layer
    assert made.span("s2") == layer.span("s2")
