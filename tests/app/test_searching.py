from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from annotator.app.jobs.searching import find_hits, index_texts, spans_at
from annotator.app.ledger import Written
from annotator.app.searching import (
    Hit,
    SearchQuery,
    lines_of,
    number_changed,
    read_span_words,
    relabeller,
    remover,
    tagger,
)
from annotator.app.session import Session
from annotator.app.stepping import StepWriter
from annotator.core.changes import Changes
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.core.text_query import TextQuery
from annotator.errors import EditError, LabelError, SearchError
from tests.app.projects import session_on

TEXTS = (
    "The ministry met rebels.\nThe ministry spoke.",
    "Nothing happened.",
    "قالت وزارة الدفاع: ministry 🚨 لا تعليق.",
    "A ministry said no.",
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session on four articles with three spans: two actors and a claim."""
    session = session_on(tmp_path / "news.annotator", *TEXTS)
    session.tag_range(Range(4, 12), "actor")
    session.tag_range(Range(25, 44), "claim")
    session.show(3)
    session.tag_range(Range(2, 10), "actor")
    session.show(0)
    yield session
    session.close()


def find(session: Session, typed: str, **values: object) -> list[Hit]:
    store = session.store
    assert store is not None
    how = {key: values.pop(key) for key in ("after", "most") if key in values}
    text = TextQuery(typed=typed, whole_words=not values.get("is_expression", False))
    if values.pop("is_expression", False):
        text = text.model_copy(update={"is_expression": True})
    query = SearchQuery.model_validate({"text": text} | values)
    found = find_hits(store, query, session.label_set, session.author_id, **how)  # type: ignore[arg-type]
    return list(found.hits)


def spans(session: Session, typed: str = "", *labels: str) -> list[Hit]:
    return find(session, typed, kind="spans", labels=frozenset(labels))


def write(session: Session, make: Callable[..., StepWriter], *arguments: object) -> Written:
    written = make(session, *arguments)()
    assert written is not None
    session.take_in(written)
    return written


def labels(session: Session) -> list[list[str]]:
    """The labels on each article, in the order of reading."""
    store = session.store
    assert store is not None
    layers = [store.layer(f"d{n}", session.author_id) for n in range(len(TEXTS))]
    return [[span.label for span in layer.spans] for layer in layers]


# Finding


def test_places_in_articles_are_found(session: Session) -> None:
    assert find(session, "ministry") == [(0, 4, 12, "", ""), (0, 29, 37, "", ""), *_behind()]


def _behind() -> Sequence[tuple[int, int, int, str, str]]:
    start = TEXTS[2].index("ministry")
    return [(2, start, start + 8, "", ""), (3, 2, 10, "", "")]


def test_hits_come_by_whole_articles_until_there_are_enough(session: Session) -> None:
    store = session.store
    assert store is not None
    query = SearchQuery(text=TextQuery(typed="ministry"))

    def look(after: int) -> tuple[int, int, bool]:
        found = find_hits(store, query, session.label_set, "me", after=after, most=1)
        return len(found.hits), found.after, found.is_all

    assert [look(-1), look(0), look(2), look(3)] == [
        (2, 0, False),
        (1, 2, False),
        (1, 3, False),
        (0, 3, True),
    ]


def test_the_index_changes_nothing_of_what_is_found(session: Session) -> None:
    store = session.store
    assert store is not None
    before = find(session, "ministry")

    assert index_texts(store)
    assert find(session, "ministry") == before


def test_the_index_is_made_bit_by_bit_and_can_be_stopped(session: Session) -> None:
    store = session.store
    assert store is not None
    told: list[tuple[int, int]] = []

    assert not index_texts(store, cancelled=lambda: True)
    assert not index_texts(store, lambda *how_far: told.append(how_far), steps=1)
    assert index_texts(store)
    assert told == [(4, 4)]


def test_spans_are_found_by_label_and_words(session: Session) -> None:
    assert [(hit.position, hit.start, hit.label) for hit in spans(session, "ministry")] == [
        (0, 4, "actor"),
        (0, 25, "claim"),
        (3, 2, "actor"),
    ]
    assert [hit.position for hit in spans(session, "ministry", "actor")] == [0, 3]
    assert [hit.label for hit in spans(session, "", "claim")] == ["claim"]


def test_spans_of_one_article_are_found(session: Session) -> None:
    store = session.store
    assert store is not None
    query = SearchQuery(kind="spans", text=TextQuery(typed="ministry"))

    assert spans_at(store, query, session.label_set, "me", 3) == spans(session)[2:]


@pytest.mark.parametrize(
    ("typed", "words", "values", "author"),
    [
        ("ministry type:state", "ministry           ", (("type", "state"),), ""),
        ('canonical:"Ministry of" x', f"{' ' * 23} x", (("canonical", "Ministry of"),), ""),
        ("author:gold type:", f"{' ' * 17}", (("type", ""),), "gold"),
        ("note: 5 p.m.", "note: 5 p.m.", (), ""),
    ],
)
def test_attributes_and_authors_are_told_from_words(
    typed: str, words: str, values: tuple[tuple[str, str], ...], author: str
) -> None:
    assert read_span_words(typed, DEFAULT_LABEL_SET) == (words, values, author)


def test_a_fault_behind_an_attribute_is_told_where_it_is(session: Session) -> None:
    with pytest.raises(SearchError, match=r"\(at 21\)"):
        find(session, "type:state ministry OR", kind="spans")


def test_only_what_must_not_occur_finds_no_place(session: Session) -> None:
    with pytest.raises(SearchError, match="Nothing is typed that should be found"):
        find(session, "-ministry")


def test_an_expression_that_never_ends_keeps_what_was_found(tmp_path: Path) -> None:
    endless = f"say {'a' * 90}"
    session = session_on(tmp_path / "p.annotator", "say it", endless, "say no more")
    store = session.store
    assert store is not None
    text = TextQuery(typed="say|(?:a|aa)+$x", is_expression=True, whole_words=False)

    found = find_hits(store, SearchQuery(text=text), session.label_set, "me")
    session.close()

    assert [hit.position for hit in found.hits] == [0, 1]
    assert found.is_all
    assert found.fault == "The expression takes too long to look for. It was stopped at “d1”."


def test_lines_tell_the_words_in_context_and_which_way_they_run(session: Session) -> None:
    store = session.store
    assert store is not None
    hits = find(session, "ministry")

    first, second, arabic, _ = lines_of(store, hits)

    assert first.context == ("The ", "ministry", " met rebels. The ministry spoke.")
    assert second.context.before == "The ministry met rebels. The "
    assert (first.document_id, first.title, first.is_right_to_left) == ("d0", "d0", False)
    assert arabic.is_right_to_left


# Changing many


def test_spans_of_many_articles_are_relabelled_in_one_step(session: Session) -> None:
    written = write(session, relabeller, spans(session, "", "actor"), "date")

    assert labels(session) == [["date", "claim"], [], [], ["date"]]
    assert number_changed(written) == 2
    assert session.undo_title == "Relabel as date 2 times"


def test_one_undo_takes_all_back_and_redo_does_it_again(session: Session) -> None:
    write(session, relabeller, spans(session), "date")

    session.undo()
    assert labels(session) == [["actor", "claim"], [], [], ["actor"]]
    session.redo()
    assert labels(session) == [["date", "date"], [], [], ["date"]]


def test_spans_of_many_articles_are_removed_in_one_step(session: Session) -> None:
    written = write(session, remover, spans(session, "ministry"))

    assert labels(session) == [[], [], [], []]
    assert number_changed(written) == 3
    session.undo()
    assert labels(session) == [["actor", "claim"], [], [], ["actor"]]


def test_places_of_many_articles_are_tagged_save_those_that_are(session: Session) -> None:
    written = write(session, tagger, find(session, "ministry"), "actor")

    assert labels(session) == [["actor", "claim", "actor"], [], ["actor"], ["actor"]]
    assert number_changed(written) == 2


def test_a_span_that_is_gone_is_passed_over(session: Session) -> None:
    hits = spans(session)
    session.pick(hits[0].span_id)
    session.remove_picked()

    written = write(session, relabeller, hits, "date")

    assert labels(session) == [["date"], [], [], ["date"]]
    assert number_changed(written) == 2


def test_where_nothing_is_to_be_done_there_is_no_step(session: Session) -> None:
    hits, before = spans(session, "", "claim"), session.undo_title

    written = write(session, relabeller, hits, "claim")

    assert number_changed(written) == 0
    assert session.undo_title == before


def test_a_span_stays_where_one_with_the_label_is_just_there(session: Session) -> None:
    session.let_go()
    session.tag_range(Range(4, 12), "date")

    write(session, relabeller, spans(session, "", "actor"), "date")

    assert labels(session) == [["actor", "date", "claim"], [], [], ["date"]]


def test_the_steps_are_told_as_a_single_one_is(session: Session) -> None:
    told = Changes.NONE

    def listen(changes: Changes) -> None:
        nonlocal told
        told |= changes

    session.subscribe(listen)
    write(session, relabeller, spans(session), "date")

    assert Changes.SPANS | Changes.HISTORY | Changes.DOCUMENTS in told
    assert [span.label for span in session.spans] == ["date", "date"]


def test_what_is_picked_stays_picked(session: Session) -> None:
    first = spans(session)[0]
    session.pick(first.span_id)

    write(session, relabeller, spans(session), "date")

    assert session.picked is not None
    assert (session.picked.id, session.picked.label) == (first.span_id, "date")


def test_a_step_that_is_stopped_changes_nothing(session: Session) -> None:
    write_ = relabeller(session, spans(session), "date")

    assert write_(cancelled=lambda: True) is None
    assert labels(session) == [["actor", "claim"], [], [], ["actor"]]


def test_a_label_that_there_is_not_is_refused(session: Session) -> None:
    with pytest.raises(LabelError):
        relabeller(session, spans(session), "nothing")


def test_while_a_job_writes_nothing_else_does(session: Session) -> None:
    hits = spans(session)
    session.set_busy(is_busy=True)

    with pytest.raises(EditError, match="being written"):
        remover(session, hits)
