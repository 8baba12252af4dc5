from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.edits import AddSpan, SetAttributes
from annotator.core.folding import Folded
from annotator.core.records import AttributeValue
from annotator.core.text_query import TextQuery
from annotator.errors import SearchError
from annotator.store.searches import Searches
from annotator.store.span_search import PUNCTUATION, SpanQuery
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_span
from tests.store.projects import create, perform

TEXTS = ("The Interior Ministry met rebels on Sunday.", "Şuşa’s ministers and the ministry.")


@pytest.fixture
def tagged(path: Path) -> Iterator[Store]:
    documents = [make_document(text, id=f"d{n}") for n, text in enumerate(TEXTS)]
    with create(path, documents) as store:
        tag(store, 0, "rebels", id="s1")
        tag(store, 0, "Interior Ministry", id="s2")
        tag(store, 0, "Sunday", id="s3", label="date")
        tag(store, 1, "ministry", id="s4")
        tag(store, 1, "Şuşa’s ministers", id="s5")
        tag(store, 1, "Şuşa", id="s6", label="claim")
        tag(store, 1, "Şuşa", id="s7", by="gold")
        yield store


def tag(store: Store, number: int, part: str, *, by: str = "me", **values: object) -> None:
    span = make_span(part, within=TEXTS[number], **values)
    perform(store, AddSpan(span=span), on=f"d{number}", by=by)


def found(store: Store, typed: str = "", *labels: str, by: str = "me", **how: object) -> list[str]:
    values = how.pop("values", ())
    text = TextQuery.model_validate({"typed": typed} | how)
    query = SpanQuery(text=text, labels=frozenset(labels), values=values)  # type: ignore[arg-type]
    return [row.span_id for row in Searches(store).spans(query, by, range(2))]


def test_spans_come_in_the_order_of_articles_and_of_reading(tagged: Store) -> None:
    assert found(tagged) == ["s2", "s1", "s3", "s5", "s6", "s4"]


@pytest.mark.parametrize(
    ("typed", "labels", "ids"),
    [
        ("ministry", (), ["s2", "s4"]),
        ("minist*", (), ["s2", "s5", "s4"]),
        ("minist*", ("date", "claim"), []),
        ("", ("date", "claim"), ["s3", "s6"]),
        ("susa", (), ["s5", "s6"]),
        ("susa -minist*", (), ["s6"]),
        ("-ministry", ("actor",), ["s1", "s5"]),
        ("interior-ministry", (), ["s2"]),
        ("%", (), None),
        ("sunday OR rebels", (), ["s1", "s3"]),
    ],
)
def test_spans_are_found_by_their_words_and_labels(
    tagged: Store, typed: str, labels: tuple[str, ...], ids: list[str] | None
) -> None:
    if ids is None:
        with pytest.raises(SearchError):
            found(tagged, typed, *labels)
    else:
        assert found(tagged, typed, *labels) == ids


def test_spans_are_found_by_an_expression_and_by_parts_of_words(tagged: Store) -> None:
    assert found(tagged, r"^\w+y$", is_expression=True, whole_words=False) == ["s3", "s4"]
    assert found(tagged, "inist", whole_words=False) == ["s2", "s5", "s4"]
    assert found(tagged, "Ministry", match_case=True) == ["s2"]


@pytest.mark.parametrize("sign", [*"\u00a0«»", *map(chr, range(0x2010, 0x2028))], ids=ascii)
def test_what_the_database_takes_for_punctuation_parts_words(sign: str) -> None:
    assert Folded(f"peace{sign}talks").words.split() == ["peace", "talks"]
    assert sign in "\u00a0«»" or PUNCTUATION[-3] <= sign <= PUNCTUATION[-1]


WORDS = st.lists(
    st.sampled_from(["peace", "Talks", "ſtop", "ﬁre", "été", "Straße", "fire", "stop", "ete"]),
    min_size=1,
    max_size=3,
)
SIGNS = st.sampled_from([*" ’“”—…-«»\u00a0\u00ad\u200b\u0301\x00", " \x00 ", ". “"])


@given(words=WORDS, sign=SIGNS, typed=st.sampled_from(["fire", "ete", "stop", "strasse", "talk*"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_span_is_found_exactly_where_its_words_are(
    tagged: Store, words: list[str], sign: str, typed: str
) -> None:
    text, query = sign.join(words), TextQuery(typed=typed)
    number = tagged.document_count()
    tagged.import_documents([(make_document(text, id=f"n{number}"), ())], at=NOW)
    perform(tagged, AddSpan(span=make_span(text, within=text, id=f"n{number}")), on=f"n{number}")

    place = range(number, number + 1)
    rows = Searches(tagged).spans(SpanQuery(text=query), "me", place)

    assert bool(list(rows)) == query.finder().is_in(text)


def test_the_spans_of_another_author_are_found_by_name(tagged: Store) -> None:
    assert found(tagged, by="gold") == ["s7"]
    assert found(tagged, by="nobody") == []


def test_spans_are_found_by_what_they_say(tagged: Store) -> None:
    values = (
        AttributeValue(name="type", type="choice", value="state"),
        AttributeValue(name="canonical", value="Ministry of the Interior"),
    )
    perform(tagged, SetAttributes(span_id="s2", attributes=values), on="d0")

    assert found(tagged, values=(("type", "STATE"),)) == ["s2"]
    assert found(tagged, values=(("canonical", "interior"), ("type", ""))) == ["s2"]
    assert found(tagged, values=(("canonical", "defence"),)) == []
    assert found(tagged, "rebels", values=(("type", ""),)) == []


def test_a_row_says_where_the_span_is(tagged: Store) -> None:
    rows = list(Searches(tagged).spans(SpanQuery(text=TextQuery(typed="sunday")), "me", range(2)))

    start = TEXTS[0].index("Sunday")
    assert rows == [(0, "s3", "date", start, start + 6)]


def test_only_the_articles_asked_for_are_looked_at(tagged: Store) -> None:
    query = SpanQuery(text=TextQuery(typed="ministry"))

    assert [row.span_id for row in Searches(tagged).spans(query, "me", range(1, 2))] == ["s4"]


def test_a_search_that_is_stopped_ends(tagged: Store) -> None:
    query = SpanQuery(text=TextQuery(typed=""))

    assert list(Searches(tagged).spans(query, "me", range(2), cancelled=lambda: True)) == []
