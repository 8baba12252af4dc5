from annotator.core.edits import AddSpan, SetNote, SetStatus
from annotator.core.statuses import STATUSES, Status
from annotator.store.store import Store
from tests.factories import make_document, make_span
from tests.store.projects import make_documents, perform


def test_a_page_has_the_documents_between_two_positions(store: Store):
    rows = store.rows("me", range(1, 3))

    assert [(row.position, row.id, row.title) for row in rows] == [
        (1, "d2", "Article 2"),
        (2, "d3", "Article 3"),
    ]


def test_a_page_beyond_the_end_stops_there(store: Store):
    assert [row.position for row in store.rows("me", range(2, 50))] == [2]
    assert store.rows("me", range(50, 60)) == ()


def test_a_row_of_an_untouched_document_is_to_do_without_spans(store: Store):
    row = store.rows("me", range(1))[0]

    assert (row.status, row.span_count, row.note) == ("todo", 0, "")
    assert row.length == len(make_document().text)


def test_a_row_shows_what_its_author_did(store: Store):
    perform(store, AddSpan(span=make_span()), SetStatus(status="flagged"), SetNote(note="see"))

    row = store.rows("me", range(1))[0]

    assert (row.status, row.span_count, row.note) == ("flagged", 1, "see")


def test_a_row_shows_nothing_of_what_another_author_did(store: Store):
    perform(store, SetStatus(status="done"), by="zoe")

    assert store.rows("me", range(1))[0].status == "todo"


def test_rows_at_chosen_positions_come_in_the_order_asked(store: Store):
    assert [row.position for row in store.rows_at("me", [2, 0, 2, 77])] == [2, 0, 2]


def test_more_rows_may_be_chosen_than_a_statement_takes_values(store: Store):
    positions = [n % 3 for n in range(40_000)]

    assert [row.position for row in store.rows_at("me", positions)] == positions


def test_every_status_is_counted(store: Store):
    perform(store, SetStatus(status="done"), on="d2")

    counts = store.status_counts("me")

    assert counts == dict.fromkeys(STATUSES, 0) | {"todo": 2, "done": 1}


def test_everything_is_to_do_for_an_author_whom_nobody_knows(store: Store):
    assert store.status_counts("nobody")["todo"] == 3


def test_the_next_to_do_is_behind_this_one(store: Store):
    perform(store, SetStatus(status="done"), on="d2")

    assert store.next_with_status("me", after=0, statuses=frozenset({"todo"})) == 2


def test_the_search_for_the_next_goes_on_from_the_first(store: Store):
    assert store.next_with_status("me", after=2, statuses=frozenset({"todo"})) == 0


def test_the_nearest_of_several_statuses_is_the_next(store: Store):
    perform(store, SetStatus(status="done"), on="d1")
    perform(store, SetStatus(status="in_progress"), on="d2")

    unfinished: frozenset[Status] = frozenset({"todo", "in_progress"})

    assert store.next_with_status("me", after=0, statuses=unfinished) == 1


def test_the_document_itself_is_the_last_one_looked_at(store: Store):
    for document in make_documents(2):
        perform(store, SetStatus(status="done"), on=document.id)

    assert store.next_with_status("me", after=2, statuses=frozenset({"todo"})) == 2


def test_there_is_no_next_where_everything_is_done(store: Store):
    for document in make_documents(3):
        perform(store, SetStatus(status="done"), on=document.id)

    assert store.next_with_status("me", after=0, statuses=frozenset({"todo"})) is None
