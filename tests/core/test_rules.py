from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.labels import LabelSet
from annotator.core.records import Document, Layer
from annotator.core.rules import problems_of
from tests.factories import make_document, make_layer, make_relation, make_span
from tests.strategies import layers, texts

texts_with_layer = texts(min_pieces=1, max_pieces=8).flatmap(
    lambda text: st.tuples(st.just(text), layers(text))
)


def test_a_sound_layer_has_no_problem(
    document: Document, layer: Layer, label_set: LabelSet
) -> None:
    assert problems_of(document, layer, label_set) == ()


@given(case=texts_with_layer)
def test_a_layer_made_of_the_text_has_no_problem(case: tuple[str, Layer]) -> None:
    text, layer = case
    label_set = LabelSet.model_validate(
        {"labels": [{"name": name} for name in ("actor", "claim", "casualty", "date")]}
    )

    assert problems_of(make_document(text), layer, label_set) == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"spans": [make_span(start=8, end=900)], "relations": ()}, "span_outside_text"),
        ({"spans": [make_span(start=1, end=5)], "relations": ()}, "span_text_differs"),
        ({"spans": [make_span(label="weapon")], "relations": ()}, "unknown_label"),
        (
            {"spans": [make_span(id="s1"), make_span("two", id="s1")], "relations": ()},
            "duplicate_id",
        ),
        ({"relations": [make_relation("s1", "s2", id="r1")] * 2}, "duplicate_id"),
        ({"relations": [make_relation("s1", "s9")]}, "dangling_relation"),
    ],
    ids=["outside", "text", "label", "span id", "relation id", "dangling"],
)
def test_each_breach_is_named(
    values: dict[str, Any], code: str, document: Document, label_set: LabelSet
) -> None:
    layer = make_layer(document, **values)

    assert [problem.code for problem in problems_of(document, layer, label_set)] == [code]


def test_a_problem_says_which_span_and_where(document: Document, label_set: LabelSet) -> None:
    span = make_span("Sunday", id="s7", label="weapon")

    (problem,) = problems_of(document, make_layer(spans=[span], relations=()), label_set)

    assert (problem.document_id, problem.span_id) == ("d1", "s7")
    assert document.text[problem.start : problem.end] == "Sunday"
    assert "weapon" in problem.message
