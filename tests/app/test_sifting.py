from pathlib import Path

from annotator.app.jobs import find_documents
from annotator.app.session import Session
from annotator.core.changes import Changes
from annotator.core.filters import NO_FILTER, Order
from annotator.core.records import Author


def sift(session: Session, typed: str) -> None:
    """Type a filter, and bring what is found for it and the sorting."""
    session.set_filter(typed)
    bring(session)


def bring(session: Session) -> None:
    store, filter_ = session.store, session.parsed_filter.filter
    assert store is not None
    session.set_matches(find_documents(store, session.author_id, filter_, session.order))


def test_what_is_typed_is_told_and_understood(session: Session) -> None:
    told: list[Changes] = []
    session.subscribe(told.append)

    session.set_filter("status:todo staus:done")

    assert told == [Changes.MATCHES]
    assert [term.key for term in session.parsed_filter.filter.terms] == ["status"]
    assert [fault.start for fault in session.parsed_filter.faults] == [12]


def test_the_same_typed_again_tells_nothing(session: Session) -> None:
    session.set_filter("bridge")
    told: list[Changes] = []
    session.subscribe(told.append)

    session.set_filter("bridge")

    assert told == []


def test_labels_and_authors_are_those_of_the_project(session: Session) -> None:
    session.set_filter("label:casualty author:me label:weapon")

    assert [fault.start for fault in session.parsed_filter.faults] == [31]


def test_a_filter_of_nothing_is_none(session: Session) -> None:
    session.set_filter("bridge")
    session.set_filter(" ")

    assert session.parsed_filter == (NO_FILTER, ())


def test_the_next_document_is_the_next_of_the_list_as_it_is_sorted(session: Session) -> None:
    session.sort_by("length")
    bring(session)
    shown = [session.position]
    session.show(2)

    session.show_next()
    shown.append(session.position)
    session.show_next()
    shown.append(session.position)

    assert shown == [0, 1, 0]
    assert session.neighbour(1) == -1


def test_the_next_to_do_is_the_next_of_the_list(session: Session) -> None:
    session.sort_by("length")
    session.reverse_order()
    bring(session)

    session.finish_and_next()

    assert session.position == 1


def test_what_the_filter_hides_is_not_the_next_to_do(session: Session) -> None:
    sift(session, '"article 0"')

    session.finish_and_next()

    assert session.position == 0
    assert session.notice == "No other document of the list is left to do."


def test_the_sorting_is_the_same_at_the_next_start(session: Session, project_path: Path) -> None:
    session.sort_by("spans")
    session.reverse_order()
    session.close()

    session.open(project_path)

    assert session.order == Order(by="spans", is_descending=True)


def test_another_sorting_begins_the_usual_way_round(session: Session) -> None:
    session.sort_by("spans")
    session.reverse_order()

    session.sort_by("title")

    assert session.order == Order(by="title")


def test_a_sorting_that_is_typed_counts_while_it_is_typed(session: Session) -> None:
    session.sort_by("title")

    session.set_filter("bridge sort:-length")
    typed = session.order
    session.set_filter("bridge")

    assert typed == Order(by="length", is_descending=True)
    assert session.order == Order(by="title")


def test_a_sorting_that_is_chosen_takes_the_place_of_one_that_is_typed(session: Session) -> None:
    session.set_filter("sort:-length bridge")

    session.sort_by("title")

    assert session.filter_text == "bridge"
    assert session.order == Order(by="title")


def test_a_sorting_is_not_written_while_another_writes(
    session: Session, project_path: Path
) -> None:
    session.set_busy(is_busy=True)

    session.sort_by("title")

    assert session.order == Order(by="title")
    assert session.store is not None
    assert session.store.value("sort") == ""


def test_another_author_begins_without_a_filter(session: Session) -> None:
    session.set_filter("status:done")

    session.change_settings(author="second")

    assert session.filter_text == ""


def test_a_filter_is_kept_under_a_name_and_told(session: Session) -> None:
    session.set_filter("spans>20")

    session.keep_filter("Big")

    assert [(kept.name, kept.text) for kept in session.kept_filters] == [("Big", "spans>20")]
    assert session.notice == "The filter is kept as “Big”."


def test_kept_filters_are_renamed_and_forgotten(session: Session) -> None:
    session.set_filter("spans>20")
    session.keep_filter("Big")

    session.rename_filter("Big", "Long")
    names = [kept.name for kept in session.kept_filters]
    session.forget_filter("Long")

    assert names == ["Long"]
    assert session.kept_filters == ()


def test_names_that_came_to_the_project_are_known_when_the_filter_is_read_again(
    session: Session,
) -> None:
    session.set_filter("author:zoe")
    assert session.store is not None

    session.store.add_author(Author(id="zoe"))
    session.read_filter_again()

    assert session.parsed_filter.faults == ()


def test_without_a_project_there_is_nothing_to_sift() -> None:
    session = Session()

    assert (session.filter_text, session.parsed_filter) == ("", (NO_FILTER, ()))
    assert (session.order, session.matches, session.kept_filters) == (Order(), None, ())
