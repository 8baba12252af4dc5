"""Hypothesis strategies of whole documents and layers, with every field filled by turns."""

import orjson
from hypothesis import strategies as st

from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import (
    AttributeValue,
    AuthorKind,
    Document,
    Layer,
    Relation,
    Source,
    Span,
    text_sha256,
)
from annotator.core.statuses import STATUSES
from tests.strategies import filled_ranges, texts

_LABELS = tuple(label.name for label in DEFAULT_LABEL_SET.labels)
_TIMES = st.sampled_from(("", "2026-03-09T10:00:00.000Z", "2031-12-31T23:59:59.999Z"))
_ORIGINS = st.sampled_from(("human", "model", "rule", "import"))
_SCORES = st.floats(0, 1, allow_nan=False)
_KINDS: tuple[AuthorKind, ...] = ("annotator", "adjudicator", "model")

_strings = st.sampled_from(
    (
        *("", "plain", "null", "x_", "[1, 2]", "\\ud83d", '"\\u2028"', "\u00a0"),
        *("\r\n", "\u2029 \u2028 \x85", "\ufeffBOM", "\ufdd0\x0c\x7f", "e\u0301 \u00ad"),
        *("👩‍💻\t🇹🇷", "السَّلامُ"),
    )
)


def _ids(prefix: str) -> st.SearchStrategy[str]:
    return st.integers(0, 99).map(lambda number: f"{prefix}{number}")


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | _strings,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_strings, inner, max_size=3),
    max_leaves=6,
)

_names = st.sampled_from(("type", "count", "x_a", "x_b", "x_1", "x_attributes", "x_B", "Größe ☃"))


def _written(value: object) -> str:
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return str(value)


_VALUES: dict[str, st.SearchStrategy[str]] = {
    "string": _strings,
    "choice": _strings,
    "choices": _strings,
    "link": _strings,
    "json": json_values.map(_written) | _strings,
    "integer": st.integers(-(2**70), 2**70).map(str) | st.just("-0"),
    "number": st.floats(allow_nan=False, allow_infinity=False).map(repr) | st.just("1.50"),
    "boolean": st.sampled_from(("true", "false")),
    "date": st.sampled_from(("2024-05-03/2024-05-03", "../2024", "-0044~/..")),
    "range": st.sampled_from(("10..15", "12..", "..", "..-3.5")),
}


@st.composite
def attribute_values(draw: st.DrawFn) -> AttributeValue:
    """Attributes of every type, some with names of extensions."""
    kind = draw(st.sampled_from(tuple(_VALUES)))
    return AttributeValue.model_validate(
        {"name": draw(_names), "type": kind, "value": draw(_VALUES[kind])}
    )


_ATTRIBUTES = (
    (),
    (AttributeValue(name="type", type="choice", value="state"),),
    (
        AttributeValue(name="x_a", type="json", value='{"deep":[1,"\u2028"]}'),
        AttributeValue(name="count_min", type="integer", value="12"),
        AttributeValue(name="x_b", type="number", value="0.5"),
        AttributeValue(name="x_c", type="boolean", value="true"),
    ),
    (AttributeValue(name="x_attributes", value="mine"), AttributeValue(name="x_a", value="")),
    (AttributeValue(name="x_a", value="1"), AttributeValue(name="x_a", value="2")),
)
_attributes = st.sampled_from(_ATTRIBUTES)

_SOURCES = (
    Source(),
    Source(name="a\u2028.txt", uri="https://example.org/?q=é", attributes=_ATTRIBUTES[2]),
    Source(
        format="jsonl",
        sha256="0123456789abcdef" * 4,
        encoding="cp1252",
        newline="crlf",
        text_changes=("bom_removed", "crlf_to_lf"),
        published_at="2024-05-03/2024-05-03",
        publisher="وكالة",
    ),
    Source(published_at="2026-03-09T10:00:00.000Z", author="B. Y.", attributes=_ATTRIBUTES[3]),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with canonical texts of every kind of trouble."""
    text = draw(texts(min_pieces=1))
    return Document(
        id=draw(st.sampled_from(("d1", "no 7", "مقال", "a\u2028b"))),
        text=text,
        text_sha256=text_sha256(text),
        title=draw(_strings),
        language=draw(st.sampled_from(("und", "ar", "zh-Hant"))),
        split=draw(st.sampled_from(("", "train", "dev", "test"))),
        note=draw(_strings),
        attributes=draw(_attributes),
        source=draw(st.sampled_from(_SOURCES)),
    )


@st.composite
def _span(draw: st.DrawFn, text: str, span_id: str) -> Span:
    start, end = draw(filled_ranges(len(text)))
    return Span(
        id=span_id,
        label=draw(st.sampled_from(_LABELS)),
        start=start,
        end=end,
        text=text[start:end],
        attributes=draw(_attributes),
        note=draw(_strings),
        origin=draw(_ORIGINS),
        score=draw(_SCORES),
        created_by=draw(st.sampled_from(("", "me", "rule 7"))),
        created_at=draw(_TIMES),
        updated_at=draw(_TIMES),
    )


@st.composite
def _relation(draw: st.DrawFn, relation_id: str, span_ids: list[str]) -> Relation:
    return Relation(
        id=relation_id,
        label=draw(st.sampled_from(("victim", "speaker", "a label of its own"))),
        head=draw(st.sampled_from(span_ids)),
        tail=draw(st.sampled_from(span_ids)),
        attributes=draw(_attributes),
        note=draw(_strings),
        origin=draw(_ORIGINS),
        created_by=draw(st.sampled_from(("", "me"))),
        created_at=draw(_TIMES),
    )


@st.composite
def layers(draw: st.DrawFn, document: Document, author_id: str) -> Layer:
    """Layers of one author on a document, with relations between their spans."""
    span_ids = draw(st.lists(_ids("s"), max_size=4, unique=True))
    relation_ids = draw(st.lists(_ids("r"), max_size=2, unique=True)) if span_ids else []
    return Layer(
        document_id=document.id,
        author_id=author_id,
        status=draw(st.sampled_from(STATUSES)),
        note=draw(_strings),
        attributes=draw(_attributes),
        spans=tuple(draw(_span(document.text, span_id)) for span_id in span_ids),
        relations=tuple(draw(_relation(name, span_ids)) for name in relation_ids),
        revision=draw(st.integers(0, 10**6)),
        seconds=draw(st.floats(0, 1e9, allow_nan=False)),
        created_at=draw(_TIMES),
        updated_at=draw(_TIMES),
    )


@st.composite
def annotated(draw: st.DrawFn) -> tuple[Document, tuple[Layer, ...]]:
    """Documents, each with the layers of up to three authors."""
    document = draw(documents())
    authors = draw(
        st.lists(st.sampled_from(("me", "Ayşe", "model:ner 2")), max_size=3, unique=True)
    )
    return document, tuple(draw(layers(document, author)) for author in authors)


author_kinds = st.dictionaries(
    st.sampled_from(("me", "Ayşe", "model:ner 2")), st.sampled_from(_KINDS)
).map(lambda kinds: tuple(sorted(kinds.items())))
