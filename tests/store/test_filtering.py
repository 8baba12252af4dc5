"""What a filter leaves, held against a plain reading of the same documents and layers."""

import json
from collections.abc import Iterator
from operator import eq, ge, gt, le, lt
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.edits import SetStatus
from annotator.core.filters import KEYS, USUAL_ORDER, Filter, Known, Order, Term, parse_filter
from annotator.core.labels import FLAG, PUBLISHED
from annotator.core.records import AttributeValue, Document, Layer, Source
from annotator.core.search import fold
from annotator.core.statuses import STATUSES
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_layer, make_relation, make_span
from tests.store.projects import create, make_documents, perform

ME, ZOE, ADA = "me", "zoe", "Ada L"
TITLES = ("Straße gesperrt", "ÇATIŞMA: 3 ölü", "100% of _them_", "Harbour", "harbour night", "", "")
COMPARED = {"=": eq, "<": lt, "<=": le, ">": gt, ">=": ge}
Item = tuple[Document, tuple[Layer, ...]]


def _attribute(random: Random, name: str) -> AttributeValue:
    if name == "count_min":
        return AttributeValue(name=name, type="integer", value=str(random.randrange(20)))
    if name == "effect":
        chosen = random.sample(("killed", "injured"), random.randrange(3))
        return AttributeValue(name=name, type="choices", value=json.dumps(chosen))
    if name in (FLAG, "negated"):
        return AttributeValue(name=name, type="boolean", value=random.choice(("true", "false")))
    return AttributeValue(name=name, value=random.choice(('Bakü "B"', "baku", "true", "🚨")))


def _attributes(random: Random) -> tuple[AttributeValue, ...]:
    names = ("count_min", "effect", FLAG, "negated", "canonical")
    return tuple(_attribute(random, n) for n in random.sample(names, random.choice((0, 0, 1, 3))))


def _layer(random: Random, document: Document, author: str) -> Layer:
    spans = tuple(
        make_span(
            part,
            id=f"s{n}",
            label=random.choice(("actor", "claim", "casualty")),
            note=random.choice(("", "", "Ask Mara", "100%")),
            attributes=_attributes(random),
        )
        for n, part in enumerate(("Baku", "ministry", "soldiers", "Sunday")[: random.randrange(5)])
    )
    said = AttributeValue(name=PUBLISHED, type="date", value="2024-05-03/2024-05-03")
    return make_layer(
        document,
        author_id=author,
        status=random.choice(STATUSES),
        note=random.choice(("", "", "See Ask_Mara")),
        attributes=(said,) if random.random() < 0.2 else _attributes(random)[:1],
        spans=spans,
        relations=(make_relation("s0", "s1"),) if len(spans) > 2 and random.random() < 0.5 else (),
        revision=1,
    )


def _document(random: Random, number: int) -> Document:
    published = random.choice(
        ("", "2023-03-06T00:00:00.000Z", "2024-05-03/2024-05-03", "2023/2023", "2024-05/..")
    )
    return make_document(
        id=random.choice(("a", "B-", "é%")) + str(number),
        text=random.choice(("A cease-fire held.", "Cease, they said; fire!", "Nothing.")) * 2,
        title=random.choice(TITLES),
        language=random.choice(("und", "en", "en-GB", "AR", "enm")),
        note=random.choice(("", "", "", "from the wire")),
        source=Source(published_at=published),
    )


def _items() -> list[Item]:
    random = Random(4)
    found: list[Item] = []
    for number in range(120):
        document = _document(random, number)
        authors = random.sample((ME, ZOE, ADA), random.randrange(3))
        found.append((document, tuple(_layer(random, document, name) for name in authors)))
    return found


ITEMS = _items()


@pytest.fixture(scope="module")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A project of all kinds of documents and layers."""
    with create(tmp_path_factory.mktemp("filtering") / "full.annotator") as store:
        store.import_documents(ITEMS, at=NOW)
        yield store


# The plain reading


def _own(item: Item) -> Layer:
    document, layers = item
    untouched = Layer(document_id=document.id, author_id=ME)
    return next((layer for layer in layers if layer.author_id == ME), untouched)


def _day(item: Item) -> str:
    said = next((a.value for a in _own(item).attributes if a.name == PUBLISHED), "")
    return (said or item[0].source.published_at).split("/")[0]


def _all_attributes(item: Item) -> list[AttributeValue]:
    layer = _own(item)
    return [*layer.attributes, *(value for span in layer.spans for value in span.attributes)]


def _has(item: Item, what: str) -> bool:
    document, layer = item[0], _own(item)
    match what:
        case "note":
            return bool(document.note or layer.note or any(s.note for s in layer.spans))
        case "spans":
            return bool(layer.spans)
        case "flag":
            flags = [span.attribute(FLAG) == "true" for span in layer.spans]
            return layer.status == "flagged" or any(flags)
        case "relations":
            return bool(layer.relations)
        case "attributes":
            return bool(_all_attributes(item))
        case _:
            return bool(_day(item))


def _has_value(value: AttributeValue, term: Term) -> bool:
    texts = json.loads(value.value) if value.type == "choices" else [value.value]
    if value.name != term.name or not term.values:
        return value.name == term.name
    if term.op == "=":
        return fold(term.values[0]) in [fold(text) for text in texts]
    numbers = [float(text) for text in texts if text.isdecimal()]
    return any(COMPARED[term.op](number, float(term.values[0])) for number in numbers)


def _holds(item: Item, term: Term, value: str) -> bool:
    document, layer = item[0], _own(item)
    words = value.lower()
    match term.key:
        case "title":
            shown = document.title or document.id
            return fold(value) in fold(document.title) or (
                not document.title and words in shown.lower()
            )
        case "id":
            return words in document.id.lower()
        case "lang":
            return f"{document.language}-".lower().startswith(f"{words}-")
        case "status":
            return layer.status == value
        case "label":
            return value in {span.label for span in layer.spans}
        case "author":
            return value in {other.author_id for other in item[1]}
        case "note":
            notes = (document.note, layer.note, *(span.note for span in layer.spans))
            return any(words in note.lower() for note in notes)
        case "has":
            return _has(item, value)
        case "spans":
            return COMPARED[term.op](len(layer.spans), int(value))
        case "length":
            return COMPARED[term.op](len(document.text), int(value))
        case "text":
            is_phrase = "cease-fire" in document.text
            return is_phrase if " " in value or "-" in value else value in fold(document.text)
        case _:
            day = _day(item)[: len(value)]
            return bool(day) and COMPARED[term.op](day, value)


def _is_left(item: Item, term: Term) -> bool:
    if term.key == "attr":
        found = any(_has_value(value, term) for value in _all_attributes(item))
    else:
        found = any(_holds(item, term, value) for value in term.values)
    return found != term.is_negated


SORTED_BY = {
    "import": lambda item: 0,
    "title": lambda item: fold(item[0].title) or item[0].id.lower(),
    "length": lambda item: len(item[0].text),
    "spans": lambda item: len(_own(item).spans),
    "status": lambda item: STATUSES.index(_own(item).status),
}


def read_plainly(filter_: Filter, order: Order) -> list[int]:
    left = [n for n, item in enumerate(ITEMS) if all(_is_left(item, t) for t in filter_.terms)]
    if order.by == "import":
        return left[::-1] if order.is_descending else left
    key = SORTED_BY[order.by]
    return sorted(left, key=lambda n: key(ITEMS[n]), reverse=order.is_descending)


# Filters

_OPS = ("=", "<", "<=", ">", ">=")
_WORDS = {
    "title": ("harbour", "STRASSE", "_them_", "%", "b-", "é", "e_", "/", "çatişma"),
    "id": ("1", "B-", "b-", "%", "_"),
    "lang": ("en", "ar", "EN-gb", "e", "und"),
    "note": ("mara", "ask_mara", "%", "WIRE", "x"),
    "text": ("cease-fire", "cease", "nothing", "held"),
    "status": STATUSES,
    "label": ("actor", "claim", "casualty", "date"),
    "author": (ME, ZOE, ADA, "nobody"),
    "has": ("note", "spans", "flag", "relations", "attributes", "date"),
}
_values_of = {
    key: st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)
    for key, values in _WORDS.items()
}
worded = st.sampled_from(sorted(_WORDS)).flatmap(
    lambda key: st.builds(Term, key=st.just(key), values=_values_of[key], is_negated=st.booleans())
)
counted = st.builds(
    Term,
    key=st.sampled_from(("spans", "length")),
    op=st.sampled_from(_OPS),
    values=st.integers(0, 50).map(lambda number: (str(number),)),
    is_negated=st.booleans(),
)
days = st.builds(
    Term,
    key=st.just("date"),
    op=st.sampled_from(_OPS),
    values=st.sampled_from(("2023", "2023-03", "2023-03-06", "2024-05", "2024-05-03", "2025")).map(
        lambda day: (day,)
    ),
    is_negated=st.booleans(),
)
attributes = st.builds(
    Term,
    key=st.just("attr"),
    name=st.sampled_from(("count_min", "effect", FLAG, "negated", "canonical", "coun", PUBLISHED)),
    op=st.just("="),
    values=st.sampled_from(
        ((), ("killed",), ("true",), ("BAKU",), ('bakü "b"',), ("🚨",), ("7",), ("kill",))
    ),
    is_negated=st.booleans(),
) | st.builds(
    Term,
    key=st.just("attr"),
    name=st.sampled_from(("count_min", "effect", "canonical")),
    op=st.sampled_from(("<", "<=", ">", ">=")),
    values=st.just(("7",)),
)
filters = st.lists(worded | worded | counted | days | attributes, max_size=3).map(
    lambda terms: Filter(terms=tuple(terms))
)
orders = st.builds(Order, by=st.sampled_from(sorted(SORTED_BY)), is_descending=st.booleans())


@given(filters, orders)
def test_a_filter_leaves_what_a_plain_reading_leaves_in_the_same_order(
    full_store: Store, filter_: Filter, order: Order
) -> None:
    assert list(full_store.filtered(ME, filter_, order)) == read_plainly(filter_, order)


@pytest.mark.parametrize("name", sorted(_WORDS))
def test_the_plain_reading_finds_some_and_not_all_for_each_key(name: str) -> None:
    found = [
        read_plainly(Filter(terms=(Term(key=name, values=(v,)),)), USUAL_ORDER)
        for v in _WORDS[name]
    ]

    assert any(0 < len(positions) < len(ITEMS) for positions in found)


EVERY_CHOICE = [
    f"{key.name}:{choice.word}" for key in KEYS for choice in key.choices if key.name != "author"
]


@pytest.mark.parametrize("typed", [*(key.example for key in KEYS), *EVERY_CHOICE])
def test_everything_that_can_be_asked_for_is_looked_up(full_store: Store, typed: str) -> None:
    filter_, faults = parse_filter(typed)

    assert faults == ()
    assert len(full_store.filtered(ME, filter_, filter_.order or USUAL_ORDER)) <= len(ITEMS)


# Single behaviours


def found(store: Store, typed: str, by: str = ME) -> list[int]:
    filter_, faults = parse_filter(typed, Known(labels=("actor",), authors=(ME, ZOE), me=by))
    assert faults == ()
    return list(store.filtered(by, filter_, filter_.order or USUAL_ORDER))


def test_without_a_filter_all_are_left_as_they_were_imported(store: Store) -> None:
    assert found(store, "") == [0, 1, 2]


def test_an_untouched_document_is_to_do(store: Store) -> None:
    perform(store, SetStatus(status="done"), on="d2")

    assert found(store, "status:todo") == [0, 2]
    assert found(store, "-status:todo") == [1]


def test_a_document_set_back_to_to_do_is_to_do(store: Store) -> None:
    perform(store, SetStatus(status="done"), on="d2")
    perform(store, SetStatus(status="todo"), on="d2")

    assert found(store, "status:todo") == [0, 1, 2]


def test_what_another_author_did_counts_for_that_author_only(store: Store) -> None:
    perform(store, SetStatus(status="done"), on="d2", by=ZOE)

    assert found(store, "status:done") == []
    assert found(store, "status:done author:me", by=ZOE) == [1]
    assert found(store, "author:zoe") == [1]


def test_everything_is_to_do_for_an_author_whom_nobody_knows(store: Store) -> None:
    assert found(store, "status:todo", by="nobody") == [0, 1, 2]


def test_a_project_without_documents_leaves_none(tmp_path: Path) -> None:
    with create(tmp_path / "empty.annotator") as store:
        assert found(store, 'bridge attr:"type" -date:2023') == []


def test_more_documents_than_are_found_at_once_come_in_order(tmp_path: Path) -> None:
    with create(tmp_path / "many.annotator", make_documents(12_000)) as store:
        assert found(store, "article") == list(range(12_000))
        assert found(store, "sort:-import")[:2] == [11_999, 11_998]


@pytest.mark.parametrize("typed", ["", "harbour", "sort:title", "attr:effect date:2023"])
def test_a_search_that_nobody_waits_for_stops(full_store: Store, typed: str) -> None:
    filter_ = parse_filter(typed).filter

    assert list(full_store.filtered(ME, filter_, USUAL_ORDER, lambda: True)) == []
    assert found(full_store, "") == list(range(len(ITEMS)))


# What the list asks besides


def test_the_first_of_some_positions_with_a_status_is_found_in_their_order(store: Store) -> None:
    perform(store, SetStatus(status="done"), on="d3")

    assert store.first_with_status(ME, [2, 1, 0], frozenset({"todo"})) == 1
    assert store.first_with_status(ME, [2], frozenset({"todo"})) is None


def test_the_ids_of_positions_are_found(store: Store) -> None:
    assert store.ids_at([2, 0]) == {"d1", "d3"}


@pytest.mark.parametrize("written", ["killed", "", "true", '{"a":1}', "[NaN]", "[" * 5_000])
@pytest.mark.parametrize("typed", ["attr:effect:killed", "attr:effect>3"])
def test_a_value_that_says_it_is_choices_and_is_none_hides_no_other(
    tmp_path: Path, written: str, typed: str
) -> None:
    names = ("broken", "sound")
    documents = [make_document(id=name) for name in names]
    values = [
        AttributeValue(name="effect", type="choices", value=value)
        for value in (written, '["killed","5"]')
    ]
    items = [
        (document, (make_layer(document, author_id=ME, attributes=(value,)),))
        for document, value in zip(documents, values, strict=True)
    ]

    with create(tmp_path / "odd.annotator") as store:
        store.import_documents(items, at=NOW)
        found = store.filtered(ME, parse_filter(typed).filter, USUAL_ORDER)

        assert store.ids_at(found) == {"sound"}
