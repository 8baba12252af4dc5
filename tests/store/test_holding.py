from pathlib import Path

import pytest

from annotator.core.edits import AddSpan
from annotator.store.store import Store
from tests.factories import make_document, make_span
from tests.store.projects import create, perform

TEXTS = ("one two", "Two three", "three two 😀 two", "four", "a%two_b")


@pytest.fixture
def project(path: Path) -> Store:
    documents = [make_document(text, id=f"d{n}", title=f"T{n}") for n, text in enumerate(TEXTS)]
    return create(path, documents)


def test_the_documents_that_hold_the_words_just_so_come_in_order(project: Store) -> None:
    with project as store:
        found = [(item.position, item.title, item.text) for item in store.holding("me", "two")]

    assert found == [(n, f"T{n}", TEXTS[n]) for n in (0, 2, 4)]


@pytest.mark.parametrize(
    ("words", "ids"), [("%", ["d4"]), ("_b", ["d4"]), ("😀", ["d2"]), ("x", [])]
)
def test_every_sign_stands_for_itself(project: Store, words: str, ids: list[str]) -> None:
    with project as store:
        assert [item.document_id for item in store.holding("me", words)] == ids


def test_what_the_author_has_tagged_comes_with_them_by_place(project: Store) -> None:
    text = TEXTS[2]
    late = make_span("two", within=text, id="s1", label="date")
    early = make_span("three two", within=text, id="s2")
    with project as store:
        perform(store, AddSpan(span=late), AddSpan(span=early), on="d2")
        perform(store, AddSpan(span=make_span("one", within=TEXTS[0])), on="d0", by="somebody")

        tagged = {item.document_id: list(item.tagged) for item in store.holding("me", "two")}

    assert tagged == {"d0": [], "d2": [(0, 9, "actor"), (6, 9, "date")], "d4": []}


def test_a_search_that_is_stopped_ends(project: Store) -> None:
    with project as store:
        assert list(store.holding("me", "two", cancelled=lambda: True)) == []


def test_progress_ends_with_all_documents(project: Store) -> None:
    told: list[tuple[int, int]] = []
    with project as store:
        list(store.holding("me", "two", progress=lambda done, total: told.append((done, total))))

    assert told[0] == (0, 5)
    assert told[-1] == (5, 5)
