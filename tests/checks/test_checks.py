from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.checks import (
    CHECKS,
    Check,
    Finding,
    Material,
    Memory,
    Mend,
    Tagged,
    check_of,
    findings_in,
)
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import AttributeValue, Document, Layer
from annotator.core.rules import problems_of
from tests.checks.marked import article
from tests.factories import make_document
from tests.strategies import layers, texts

every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.info.id)

_VALUES = (
    AttributeValue(name="effect", type="choices", value='["killed"]'),
    AttributeValue(name="effect", type="string", value="kiled"),
    AttributeValue(name="count_text", value="dozens"),
    AttributeValue(name="count_max", type="string", value="a few"),
    AttributeValue(name="speaker_implicit", type="boolean", value="true"),
    AttributeValue(name="cannonical", value="state:AZE"),
    AttributeValue(name="colour", value="red"),
    AttributeValue(name="uncertain", type="boolean", value="true"),
)
_NEWS = (
    *("the ", "The ", "on ", "an ", "Baku", "Baku", "Sunday", "they", "both sides", "two soldiers"),
    *(
        "’s",
        "s'",
        "'nün",
        "l’",
        ", ",
        ". ",
        ".",
        "“",
        "”",
        "(",
        ")",
        " – ",
        " ",
        " ",
        "\n",
        "U.S.",
        "Dec.",
    ),
    *("東京", "وقال", "Да", "e\u0301", "🚨", "12", "’90s", "non-"),
)
_RELATIONS = ("victim", "speaker", "continues", "speeker", "occurred_on", "ally")


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """Layers of any spans, often at the same few places, with links and values of every kind."""
    news = st.lists(st.sampled_from(_NEWS), min_size=1, max_size=16).map("".join)
    text = draw(st.one_of(texts(min_pieces=1, max_pieces=12), news))
    layer = draw(layers(text, max_spans=6))
    places = draw(st.lists(st.sampled_from(layer.spans), max_size=3)) if layer.spans else []
    spans = {span.id: span for span in layer.spans}
    for at, span in enumerate(places):
        spans[f"x{at}"] = span.model_copy(update={"id": f"x{at}"})
    spans = {
        span_id: span.model_copy(
            update={"attributes": draw(st.lists(st.sampled_from(_VALUES), max_size=3).map(tuple))}
        )
        for span_id, span in spans.items()
    }
    relations = [
        relation.model_copy(update={"label": draw(st.sampled_from(_RELATIONS))})
        for relation in layer.relations
    ]
    new = {"spans": tuple(sorted(spans.values(), key=lambda s: s.order)), "relations": relations}
    layer = Layer.model_validate(vars(layer) | new)
    texts_tagged = draw(
        st.lists(st.sampled_from(("a", "Baku", "東", "don't", "Mr. word")), max_size=4)
    )
    memory = Memory(Tagged(words, "actor", 5) for words in texts_tagged)
    return Material(make_document(text), layer, DEFAULT_LABEL_SET, memory)


def after(material: Material, mend: Mend) -> Material:
    """The material once a mend was performed."""
    layer = material.layer
    for edit in mend.edits:
        layer = edit.apply(layer)
    return Material(material.document, layer, material.label_set, material.memory)


def names(findings: list[Finding]) -> Counter[object]:
    return Counter((f.check, f.place, f.span_ids, f.about) for f in findings)


def test_every_check_has_an_id_of_its_own() -> None:
    ids = [check.info.id for check in CHECKS]

    assert len(ids) == len({*ids})


@every_check
def test_a_check_says_what_it_is_in_whole_sentences(check: Check) -> None:
    assert check.info.help.endswith(".")
    assert not check.info.title.endswith(".")
    assert check_of(check.info.id) is check


@given(material=materials())
def test_whatever_a_layer_holds_every_check_answers_with_places_in_the_text(
    material: Material,
) -> None:
    for finding in findings_in(material):
        assert 0 <= finding.start < finding.end <= len(material.text)
        assert finding.severity == check_of(finding.check).info.severity
        assert all(material.layer.span(span_id) for span_id in finding.span_ids)
        assert finding.message.endswith(".")


@given(material=materials())
def test_a_mend_removes_its_finding_and_breaks_no_rule(material: Material) -> None:
    findings = list(findings_in(material))
    before = names(findings)
    for finding in findings:
        (name,) = names([finding])
        for mend in finding.mends:
            new = after(material, mend)
            left = names(list(check_of(finding.check).look(new)))

            assert left[name] < before[name], (finding, mend)
            assert problems_of(new.document, new.layer, DEFAULT_LABEL_SET) == ()


@given(material=materials())
def test_findings_come_check_by_check_in_reading_order(material: Material) -> None:
    findings = list(findings_in(material))
    order = {check.info.id: at for at, check in enumerate(CHECKS)}

    assert findings == sorted(findings, key=lambda f: (order[f.check], f.place))


def test_an_article_without_spans_has_no_findings() -> None:
    assert list(findings_in(_material("Nobody was hurt."))) == []


def _material(marked: str) -> Material:
    document, layer = article(marked)
    return Material(document, layer, DEFAULT_LABEL_SET)


def test_a_span_that_does_not_hold_its_text_is_left_to_the_rules() -> None:
    document: Document = make_document("Baku said.")
    _, layer = article("{actor:Baku} said. ")
    broken = layer.spans[0].model_copy(update={"end": 40})
    layer = layer.model_copy(update={"spans": (broken,)})

    assert list(findings_in(Material(document, layer, DEFAULT_LABEL_SET))) == []
