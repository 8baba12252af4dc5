import shutil
import sqlite3
from array import array
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine

from annotator.core.folding import Folded
from annotator.core.terms import TermFinder, read_terms
from annotator.errors import ReadOnlyError, SearchError
from annotator.store import full_text
from annotator.store.engine import Database
from annotator.store.searches import Searches
from annotator.store.store import Store
from annotator.store.tables import METADATA
from tests.factories import NOW, make_document
from tests.store.projects import create, faults
from tests.strategies import texts

TEXTS = (
    "The ministry said two soldiers were killed.",
    "Rebels held the cease-fire; the Ministers met.",
    "Nothing happened in Şuşa 🚨.",
    "東京の省は何も言わなかった。",
    "قُتل جنديان، قالت الوزارة.",
    "A cease fire, said the ministry: “two dead soldiers”.",
)
QUERIES = {
    "ministry": [0, 5],
    "minist*": [0, 1, 5],
    "two soldiers": [0, 5],
    '"two soldiers"': [0],
    "cease-fire": [1, 5],
    "ministry -rebels": [0, 5],
    "-ministry": [1, 2, 3, 4],
    "-ministry OR killed": [0, 1, 2, 3, 4],
    "killed OR susa": [0, 2],
    "🚨": [2],
    "東京": [3],
    "京東": [],
    "الوزارة": [4],
    "قتل": [4],
    "the -said OR happened": [1, 2],
    "nowhere": [],
    "": [],
}


@pytest.fixture
def project(path: Path) -> Store:
    return create(path, [make_document(text, id=f"d{n}") for n, text in enumerate(TEXTS)])


def index(store: Store, *, steps: int = 1000) -> None:
    searches = Searches(store)
    for _ in range(steps):
        if searches.index_some() is None:
            return


def positions(path: Path, typed: str) -> "array[int]":
    database = Database(path, "look")
    try:
        with database.reading() as connection:
            return full_text.positions_with(connection, typed)
    finally:
        database.close()


@pytest.mark.parametrize(("typed", "found"), QUERIES.items())
def test_articles_are_found_before_there_is_an_index(
    project: Store, path: Path, typed: str, found: list[int]
) -> None:
    with project:
        assert list(positions(path, typed)) == found


@pytest.mark.parametrize(("typed", "found"), QUERIES.items())
def test_articles_are_found_by_the_index(
    project: Store, path: Path, typed: str, found: list[int]
) -> None:
    with project as store:
        index(store)

        assert Searches(store).unindexed() == 0
        assert list(positions(path, typed)) == found


def test_what_the_index_lacks_is_read_through(project: Store, path: Path) -> None:
    with project as store:
        index(store)
        new = make_document("Another ministry.", id="new")
        store.import_documents([(new, ())], at=NOW)

        assert Searches(store).unindexed() == 1
        assert list(positions(path, "ministry")) == [0, 5, 6]


def test_a_query_that_cannot_be_read_is_told_with_its_place(project: Store, path: Path) -> None:
    with project, pytest.raises(SearchError, match=r"\(at 6\)"):
        positions(path, "baku OR")


@pytest.mark.parametrize(
    "typed", ['"', "'", "a^b", "NEAR(a b)", "rowid:1", "words:a", "a AND b", "{a b}", "a + b", "\\"]
)
def test_what_means_something_to_the_database_is_words_like_any_other(
    project: Store, path: Path, typed: str
) -> None:
    plain = read_terms_or_none(typed)
    with project as store:
        index(store)
        if plain is None:
            with pytest.raises(SearchError):
                positions(path, typed)
        else:
            assert list(positions(path, typed)) == [
                n for n, text in enumerate(TEXTS) if plain.is_in(text)
            ]


def read_terms_or_none(typed: str) -> TermFinder | None:
    try:
        return TermFinder(read_terms(typed))
    except SearchError:
        return None


def indexed(articles: list[str]) -> Callable[[str], list[int]]:
    """Answers from an index of texts, by nothing else."""
    connection: Connection = create_engine("sqlite://").connect()
    rows = tuple((n, Folded(text).words) for n, text in enumerate(articles))
    full_text.add(connection, full_text.Batch(0, rows))
    while full_text.merge(connection):
        pass

    def ask(typed: str) -> list[int]:
        return list(full_text.indexed(connection, read_terms(typed), range(len(articles))))

    return ask


@given(st.data(), st.lists(texts(max_pieces=12), min_size=2, max_size=8))
def test_the_index_finds_just_what_a_plain_search_finds(
    data: st.DataObject, articles: list[str]
) -> None:
    words = [word for text in articles for word in Folded(text).words.split()] or ["nowhere"]
    word = st.sampled_from(words)
    term = st.one_of(
        word,
        word.map(lambda one: f"{one[:2]}*"),
        word.map(lambda one: f"-{one}"),
        st.tuples(word, word).map(lambda two: f'"{" ".join(two)}"'),
        st.sampled_from(articles).map(lambda text: f'"{" ".join(text.split()[:3])}"'),
    )
    typed = " ".join(data.draw(st.lists(term, min_size=1, max_size=4)))
    finder = read_terms_or_none(typed)

    if finder is not None:
        plain = [n for n, text in enumerate(articles) if finder.is_in(text)]
        assert indexed(articles)(typed) == plain


# Being a guest in the project


def test_the_index_is_none_of_the_tables() -> None:
    assert not any(name.startswith("full_text") for name in METADATA.tables)


def test_a_project_with_an_index_is_sound(project: Store) -> None:
    with project as store:
        index(store)

        assert faults(store) == []


def test_a_half_made_index_survives_closing_and_goes_on(path: Path) -> None:
    long = [make_document(f"word{n} {'talks ' * 4000}", id=f"d{n}") for n in range(20)]
    with create(path, long) as store:
        index(store, steps=2)
        held = store.document_count() - Searches(store).unindexed()
    assert 0 < held < 20

    with Store.open(path) as store:
        assert store.document_count() - Searches(store).unindexed() == held
        index(store)
        assert Searches(store).unindexed() == 0

    assert list(positions(path, "word7 OR word19")) == [7, 19]


def test_a_copy_has_the_index_too(project: Store, path: Path, tmp_path: Path) -> None:
    with project as store:
        index(store)
    copy = Path(shutil.copy(path, tmp_path / "copy.annotator"))

    with Store.open(copy) as store:
        assert Searches(store).unindexed() == 0
    assert list(positions(copy, "ministry")) == [0, 5]


def test_a_project_that_is_open_for_reading_only_is_searched_and_not_written_to(
    project: Store, path: Path
) -> None:
    project.close()
    before = path.read_bytes()

    with Store.open(path, read_only=True) as store:
        assert Searches(store).unindexed() == 6
        with pytest.raises(ReadOnlyError):
            Searches(store).index_some()
        assert list(positions(path, "minist*")) == [0, 1, 5]

    assert path.read_bytes() == before


def test_an_index_that_was_thrown_away_is_made_again(project: Store, path: Path) -> None:
    with project as store:
        index(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TABLE full_text_1")

    with Store.open(path) as store:
        assert Searches(store).unindexed() == 6
        index(store)
        assert Searches(store).unindexed() == 0


def test_the_tables_can_be_built_anew_beside_the_index(project: Store, path: Path) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import Column, Text

    with project as store:
        index(store)
    database = Database(path, "write")
    with database.rebuilding() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("texts") as batch:
            batch.add_column(Column("mood", Text, nullable=False, server_default="calm"))
    database.close()

    assert list(positions(path, "ministry")) == [0, 5]


def test_where_the_database_cannot_have_an_index_everything_is_read_through(
    project: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with project as store:
        index(store)
    monkeypatch.setattr(full_text, "is_possible", lambda _connection: False)

    with Store.open(path) as store:
        assert Searches(store).unindexed() == 0
    assert list(positions(path, "ministry")) == [0, 5]
