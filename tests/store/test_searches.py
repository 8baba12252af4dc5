from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from annotator.core.edits import SetNote
from annotator.core.text_query import TextQuery
from annotator.errors import SearchError, StoreError
from annotator.store.searches import Searches
from annotator.store.store import Store
from tests.factories import make_document
from tests.store.projects import create, faults, perform

ARTICLES = [
    f"Article {n} of many. " + ("The ministry spoke. " if n % 10 == 3 else "Talks 🚨 go on. ") * 3
    for n in range(300)
]


@pytest.fixture
def many(path: Path) -> Iterator[Store]:
    documents = [make_document(text, id=f"d{n}", title=f"T{n}") for n, text in enumerate(ARTICLES)]
    with create(path, documents) as store:
        yield store


def index(store: Store) -> None:
    searches = Searches(store)
    while searches.index_some() is not None:
        pass


def places(store: Store, query: TextQuery, **how: object) -> list[tuple[int, int]]:
    looked = Searches(store).look_through(query, **how)  # type: ignore[arg-type]
    return [(one.position, place.start) for one in looked for place in one.places]


def plain(word: str) -> list[tuple[int, int]]:
    return [
        (n, at)
        for n, text in enumerate(ARTICLES)
        for at in range(len(text))
        if text.startswith(word, at)
    ]


@pytest.mark.parametrize("is_indexed", [False, True])
def test_every_place_is_found_in_order(many: Store, is_indexed: bool) -> None:
    if is_indexed:
        index(many)

    assert places(many, TextQuery(typed="MINISTRY")) == plain("ministry")


def test_a_search_goes_on_behind_a_position(many: Store) -> None:
    index(many)

    found = places(many, TextQuery(typed="ministry"), after=203)

    assert found == [place for place in plain("ministry") if place[0] > 203]


@pytest.mark.parametrize(
    "query",
    [
        TextQuery(typed="inistr", whole_words=False),
        TextQuery(typed="ministry", match_case=True),
        TextQuery(typed=r"mi\w+y\b", is_expression=True, whole_words=False),
    ],
    ids=["parts of words", "case", "expression"],
)
def test_every_way_of_looking_finds_what_there_is(many: Store, query: TextQuery) -> None:
    index(many)

    found = {position for position, _ in places(many, query)}

    assert found == {position for position, _ in plain("ministry")}


def test_case_is_told_apart_though_the_index_does_not(many: Store) -> None:
    index(many)

    assert places(many, TextQuery(typed="Ministry", match_case=True)) == []
    assert len(places(many, TextQuery(typed="many -Ministry", match_case=True))) == 300


def test_the_most_relevant_articles_come_first(path: Path) -> None:
    articles = ("ministry " + "talks " * 50, "no word of it", "ministry, ministry, ministry")
    with create(path, [make_document(t, id=f"d{n}") for n, t in enumerate(articles)]) as store:
        index(store)

        found = [one.position for one in Searches(store).best(TextQuery(typed="ministry"))]

    assert found == [2, 0]


def test_a_search_that_is_stopped_ends(many: Store) -> None:
    assert places(many, TextQuery(typed="ministry"), cancelled=lambda: True) == []


def test_progress_ends_with_all_articles(many: Store) -> None:
    told: list[tuple[int, int]] = []

    places(many, TextQuery(typed="zzz"), progress=lambda done, total: told.append((done, total)))

    assert told[0] == (1, 300)
    assert told[-1] == (300, 300)


def test_an_expression_that_never_ends_is_told_with_the_article(path: Path) -> None:
    articles = ["b calm", f"b {'a' * 90} b", "b late"]
    documents = [make_document(t, id=f"d{n}", title=f"T{n}") for n, t in enumerate(articles)]
    with create(path, documents) as store:
        query = TextQuery(typed="b|(?:a|aa)+$x", is_expression=True, whole_words=False)

        looked = list(Searches(store).look_through(query))

    assert [(one.position, len(one.places), bool(one.fault)) for one in looked] == [
        (0, 1, False),
        (1, 1, True),
        (2, 1, False),
    ]
    assert looked[1].fault.endswith("It was stopped at “T1”.")


def test_what_cannot_be_read_is_refused(many: Store) -> None:
    with pytest.raises(SearchError, match="nothing behind OR"):
        places(many, TextQuery(typed="baku OR"))


def test_documents_are_told_by_their_positions(many: Store) -> None:
    titled = Searches(many).titled([7, 3, 7])

    assert {at: (one.document_id, one.title, one.text) for at, one in titled.items()} == {
        n: (f"d{n}", f"T{n}", ARTICLES[n]) for n in (3, 7)
    }
    assert Searches(many).ids_at(range(300)) == {n: f"d{n}" for n in range(300)}


# Threads


def test_key_presses_are_written_while_the_index_is_made(many: Store) -> None:
    with ThreadPoolExecutor(1) as other:
        indexing = other.submit(index, many)
        for number in range(40):
            perform(many, SetNote(note=str(number)))
        indexing.result(timeout=60)

    assert many.layer("d1", "me").note == "39"
    assert Searches(many).unindexed() == 0
    assert faults(many) == []


def test_a_search_sees_every_article_while_the_index_is_made(many: Store) -> None:
    is_over = Event()

    def watch() -> set[int]:
        seen: set[int] = set()
        while not is_over.is_set():
            seen.add(len(places(many, TextQuery(typed="ministry"))))
        return seen | {len(places(many, TextQuery(typed="ministry")))}

    with ThreadPoolExecutor(1) as other:
        watching = other.submit(watch)
        index(many)
        is_over.set()

    assert watching.result() == {len(plain("ministry"))}


def test_two_that_make_the_index_together_make_one(many: Store) -> None:
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(index, [many, many]))

    assert Searches(many).unindexed() == 0
    assert places(many, TextQuery(typed="ministry")) == plain("ministry")
    assert faults(many) == []


def test_a_project_that_is_closed_meanwhile_is_told(many: Store) -> None:
    searches = Searches(many)
    searches.index_some()

    many.close()

    with pytest.raises(StoreError, match="closed"):
        searches.index_some()
