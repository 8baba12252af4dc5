"""Hypothesis strategies: texts that break programs, spans on them, layers, and edits that fit."""

from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from annotator.core.edits import (
    AddRelation,
    AddSpan,
    Edit,
    GoBack,
    LoadLayer,
    MoveSpan,
    RelabelRelations,
    RelabelSpan,
    RelabelSpans,
    RemoveRelation,
    RemoveSpan,
    SetAttributes,
    SetDocumentAttributes,
    SetNote,
    SetRelationAttributes,
    SetSpanNote,
    SetStatus,
)
from annotator.core.edits.labels import grouped
from annotator.core.records import AttributeValue, Layer, Relation, Span
from annotator.core.statuses import STATUSES

WORDS = (
    *("a", "B", "z9", "word", "3.5", "10,000", "l’armée", "Baku's", "Bakü’nün", "Da’esh", "don't"),
    *("U.S.", "Mr.", "p.m.", "Straße", "ıİ", "e\u0301", "Слов'янськ", "ﬁ"),
    *("وقال", "السَّلامُ", "بِ", "ـ", "می\u200cخواهم", "קול", "שָׁלוֹם"),
    *("क्ष", "नमस्ते", "น้ำ", "ไทย", "東京", "テキスト", "한국", "\u1112\u1161\u11ab"),
)
SPACES = (" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u202f", "\u3000", "\f", "\v", "\x85", "\u2028")
MARKS = ("\u0301", "\u064e", "\u05b8", "\u0903", "\ufe0f", "\u20e3", "\U0001f3fd", "\u200d")
EMOJI = (
    *("😀", "❤️", "1️⃣", "👍🏽", "👩‍💻", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🏴\U000e0067\U000e0062\U000e007f"),
    *("🇹🇷", "🇺🇦", "\U0001f1e6"),
)
INVISIBLE = ("\u200b", "\u200c", "\u200e", "\u200f", "\u2068", "\u2069", "\ufeff", "\u00ad", "\x07")
ODD = ("\ufffe", "\ufdd0", "\ufdd1", "\uffff", "\ufffc", "\ufffd", "𝄞", "\U0010ffff", "\u0600")
PUNCTUATION = (
    ".",
    ",",
    "!",
    "?",
    "…",
    "...",
    "؟",
    "。",
    "“",
    "”",
    "(",
    ")",
    "'",
    "’",
    "-",
    "—",
    '"',
)
RAW = ("\r", "\r\n", "\0", "\ud83d", "\ude00", "\ufeff", "\u2029")

_PIECES = (*WORDS, *SPACES, *MARKS, *EMOJI, *INVISIBLE, *ODD, *PUNCTUATION, " ", " ", " ")
_IDS = tuple(f"s{number}" for number in range(12))
_LABELS = ("actor", "claim", "casualty", "date")
_TIMES = ("", "2026-03-09T10:00:00.000Z", "2026-03-09T10:00:01.000Z")


def texts(*, min_pieces: int = 0, max_pieces: int = 24) -> st.SearchStrategy[str]:
    """Canonical texts: no CR, NUL, surrogate or U+2029, and no byte-order mark in front."""
    pieces = st.lists(st.sampled_from(_PIECES), min_size=min_pieces, max_size=max_pieces)
    texts = pieces.map("".join).map(lambda text: text.lstrip("\ufeff"))
    return texts.filter(bool) if min_pieces else texts


def any_texts() -> st.SearchStrategy[str]:
    """Canonical texts of any characters that Unicode has or might have."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\u2029")
    return st.text(characters).map(lambda text: text.lstrip("\ufeff"))


def raw_texts() -> st.SearchStrategy[str]:
    """Texts as they come from anywhere, with everything that canonical texts do not have."""
    return st.lists(st.sampled_from((*_PIECES, *RAW * 4)), max_size=24).map("".join)


def offsets(text: str) -> st.SearchStrategy[int]:
    """Offsets of `text`, its end too."""
    return st.integers(0, len(text))


def ranges(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Ranges `[start, end)` of `text`, also empty ones."""
    return st.tuples(offsets(text), offsets(text)).map(lambda pair: (min(pair), max(pair)))


@cache
def filled_ranges(length: int) -> st.SearchStrategy[tuple[int, int]]:
    """Ranges of a text of `length` that are not empty."""
    return st.integers(0, length - 1).flatmap(
        lambda start: st.integers(start + 1, length).map(lambda end: (start, end))
    )


def texts_with_offset() -> st.SearchStrategy[tuple[str, int]]:
    """Texts, each with an offset of its own."""
    return texts().flatmap(lambda text: st.tuples(st.just(text), offsets(text)))


def texts_with_range() -> st.SearchStrategy[tuple[str, tuple[int, int]]]:
    """Texts, each with a range of its own."""
    return texts().flatmap(lambda text: st.tuples(st.just(text), ranges(text)))


_ATTRIBUTES = (
    AttributeValue(name="type", type="choice", value="state"),
    AttributeValue(name="count_min", type="integer", value="12", is_parsed=True),
    AttributeValue(name="canonical", value="😀\u2028"),
)


def attributes() -> st.SearchStrategy[tuple[AttributeValue, ...]]:
    """Few attributes of several types."""
    return st.sampled_from(((), _ATTRIBUTES[:1], _ATTRIBUTES[1:]))


_SPANS = (
    Span(id="x", label="actor", start=0, end=1, text="x"),
    Span(id="x", label="claim", start=0, end=1, text="x", note="unsure", created_by="me"),
    Span(id="x", label="date", start=0, end=1, text="x", origin="rule", score=0.25),
    Span(id="x", label="date", start=0, end=1, text="x", attributes=_ATTRIBUTES),
    Span(id="x", label="casualty", start=0, end=1, text="x", updated_at=_TIMES[1]),
)


@st.composite
def spans(draw: st.DrawFn, text: str, *, span_id: str = "s1") -> Span:
    """Spans on `text`, which must not be empty."""
    start, end = draw(filled_ranges(len(text)))
    place = {"id": span_id, "start": start, "end": end, "text": text[start:end]}
    return draw(st.sampled_from(_SPANS)).model_copy(update=place)


@st.composite
def layers(draw: st.DrawFn, text: str, *, max_spans: int = 4) -> Layer:
    """Layers on `text`, with relations between their spans."""
    ids = _IDS[: draw(st.integers(0, max_spans))]
    relations = draw(_relation_lists(ids)) if ids else []
    return Layer(
        document_id="d1",
        author_id="me",
        status=draw(st.sampled_from(STATUSES)),
        note=draw(st.sampled_from(("", "look again"))),
        attributes=draw(attributes()),
        spans=tuple(draw(spans(text, span_id=span_id)) for span_id in ids),
        relations=tuple(relations),
    )


@cache
def _relation_lists(ids: tuple[str, ...]) -> st.SearchStrategy[list[Relation]]:
    relations = _relations(ids, st.sampled_from(("r0", "r1", "r2", "r3")))
    return st.lists(relations, max_size=3, unique_by=lambda relation: relation.id)


def _relations(
    ids: tuple[str, ...], relation_ids: st.SearchStrategy[str]
) -> st.SearchStrategy[Relation]:
    return st.builds(
        Relation,
        id=relation_ids,
        label=st.sampled_from(("victim", "speaker")),
        head=st.sampled_from(ids),
        tail=st.sampled_from(ids),
        attributes=attributes(),
    )


_Maker = Callable[[Layer, str], st.SearchStrategy[Edit]]


def edits(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    """Edits of every kind that fits the layer as it is."""
    makers = [*_ALWAYS]
    makers += [_add_span] * (len(layer.spans) < len(_IDS)) + _WITH_A_SPAN * bool(layer.spans)
    makers += _WITH_A_RELATION * 2 * bool(layer.relations)
    return st.sampled_from(makers).flatmap(lambda make: make(layer, text))


_TEXTS = ("x", "Baku’s 👩‍💻", "e\u0301\u2028🇹🇷", "السَّلامُ\u00a0.\n", "\ufffe𝄞 word")


@st.composite
def edit_lines(draw: st.DrawFn, *, max_edits: int = 4) -> tuple[Layer, tuple[Edit, ...]]:
    """A layer, and edits each of which fits what those before it have made."""
    text = draw(st.sampled_from(_TEXTS))
    start = layer = draw(layers(text))
    line: list[Edit] = []
    for _ in range(draw(st.integers(1, max_edits))):
        line.append(draw(edits(layer, text)))
        layer = line[-1].apply(layer)
    return start, tuple(line)


def _any_span(layer: Layer) -> st.SearchStrategy[Span]:
    return st.sampled_from(layer.spans)


@st.composite
def _add_span(draw: st.DrawFn, layer: Layer, text: str) -> Edit:
    free = [span_id for span_id in _IDS if layer.span(span_id) is None]
    return AddSpan(span=draw(spans(text, span_id=draw(st.sampled_from(free)))))


def _remove_span(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    return _any_span(layer).map(lambda span: RemoveSpan(span_id=span.id, label=span.label))


@st.composite
def _move_span(draw: st.DrawFn, layer: Layer, text: str) -> Edit:
    start, end = draw(filled_ranges(len(text)))
    return MoveSpan(
        span_id=draw(_any_span(layer)).id,
        start=start,
        end=end,
        text=text[start:end],
        updated_at=draw(st.sampled_from(_TIMES)),
    )


def _relabel_span(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    return st.builds(
        RelabelSpan,
        span_id=_any_span(layer).map(lambda span: span.id),
        label=st.sampled_from(_LABELS),
        updated_at=st.sampled_from(_TIMES),
    )


def _relabel_spans(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    span_ids = tuple(span.id for span in layer.spans)
    return _groups(span_ids, _LABELS).map(lambda groups: RelabelSpans(groups=groups))


def _groups(
    ids: tuple[str, ...], labels: tuple[str, ...]
) -> st.SearchStrategy[tuple[tuple[str, tuple[str, ...]], ...]]:
    """Some of the ids, each under a label."""
    chosen = st.dictionaries(st.sampled_from(ids), st.sampled_from(labels), min_size=1)
    return chosen.map(lambda labels_by_id: grouped(labels_by_id.items()))


def _set_attributes(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    span_ids = _any_span(layer).map(lambda span: span.id)
    return st.builds(SetAttributes, span_id=span_ids, attributes=attributes())


def _set_span_note(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    span_ids = _any_span(layer).map(lambda span: span.id)
    return st.builds(SetSpanNote, span_id=span_ids, note=st.sampled_from(_TEXTS))


def _add_relation(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    free = next(f"r{number}" for number in range(99) if layer.relation(f"r{number}") is None)
    relations = _relations(tuple(span.id for span in layer.spans), st.just(free))
    return relations.map(lambda relation: AddRelation(relation=relation))


def _remove_relation(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    relations = st.sampled_from(layer.relations)
    return relations.map(lambda relation: RemoveRelation(relation_id=relation.id))


def _relabel_relations(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    ids = tuple(relation.id for relation in layer.relations)
    return _groups(ids, ("victim", "speaker")).map(lambda groups: RelabelRelations(groups=groups))


def _set_relation_attributes(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    relation_ids = st.sampled_from(layer.relations).map(lambda relation: relation.id)
    return st.builds(SetRelationAttributes, relation_id=relation_ids, attributes=attributes())


def _set_status(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    return st.sampled_from(STATUSES).map(lambda status: SetStatus(status=status))


def _set_note(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    return st.sampled_from(_TEXTS).map(lambda note: SetNote(note=note))


def _set_document_attributes(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    return st.builds(SetDocumentAttributes, attributes=attributes())


def _load_layer(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    return layers(text).map(LoadLayer.of)


def _go_back(layer: Layer, text: str) -> st.SearchStrategy[Edit]:
    return layers(text).map(GoBack.of)


_ALWAYS: list[_Maker] = [_set_status, _set_note, _set_document_attributes, _load_layer, _go_back]
_WITH_A_SPAN: list[_Maker] = [
    _remove_span,
    _relabel_span,
    _relabel_spans,
    _move_span,
    _set_attributes,
    _set_span_note,
    _add_relation,
]
_WITH_A_RELATION: list[_Maker] = [
    _remove_relation,
    _relabel_relations,
    _set_relation_attributes,
]
