from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest

from annotator.app.again import Hit, Wanted, hits_in
from annotator.app.jobs.again import find_again
from annotator.app.session import Session
from annotator.app.stepping import titled
from annotator.core.changes import Changes
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.errors import LabelError, ReadOnlyError
from annotator.store.holding import Holding
from annotator.store.store import Store
from tests.app.conftest import NOW, make_document

TEXT = "Baku said no. Rebels near Baku's port left Baku."
BAKU = Wanted("Baku", "actor")
TEXTS = (TEXT, "Nothing here.", "In Baku, 🚨 Baku fell.", "Bakuriani is far from Baku.")

Tagged = Sequence[tuple[int, int, str]]


def document(text: str = TEXT, tagged: Tagged = (), title: str = "T") -> Holding:
    return Holding(0, "d0", title, text, tagged)


def hits(tagged: Tagged = (), wanted: Wanted = BAKU) -> list[Hit]:
    return hits_in(document(tagged=tagged), wanted)


@pytest.fixture
def session(tmp_path: Path, clock: Callable[[], str]) -> Iterator[Session]:
    path = tmp_path / "again.annotator"
    documents = [(make_document(n, text), ()) for n, text in enumerate(TEXTS)]
    with Store.create(
        path, name="again", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(documents, at=NOW)
    numbers = count(1)
    session = Session(clock=clock, ids=lambda: f"s{next(numbers)}")
    session.open(path)
    yield session
    session.close()


def places(session: Session, wanted: Wanted = BAKU) -> list[tuple[str, Range]]:
    assert session.store is not None
    found = find_again(session.store, session.author_id, wanted)
    return [(hit.document_id, hit.place) for hit in found.hits]


def starts(session: Session) -> dict[str, list[int]]:
    """Where each document's spans begin, as they are on disk."""
    assert session.store is not None
    layers = (session.store.layer(f"d{n}", "me") for n in range(len(TEXTS)))
    return {layer.document_id: [s.start for s in layer.spans] for layer in layers if layer.spans}


# Places


def test_every_place_with_the_words_is_a_hit() -> None:
    assert [hit.place for hit in hits()] == [Range(0, 4), Range(26, 30), Range(43, 47)]


def test_a_place_that_has_the_label_already_is_none() -> None:
    assert [hit.place.start for hit in hits([(26, 30, "actor")])] == [0, 43]


@pytest.mark.parametrize(
    ("span", "clash", "is_free"),
    [
        ((14, 48, "claim"), "nested", False),
        ((27, 29, "date"), "nested", False),
        ((26, 30, "claim"), "twin", False),
        ((21, 30, "actor"), "same_label", False),
        ((26, 28, "actor"), "same_label", False),
        ((21, 28, "claim"), "crossing", False),
        ((28, 37, "actor"), "crossing", False),
        ((30, 37, "actor"), "", True),
    ],
    ids=[
        "around",
        "inside",
        "just there",
        "same around",
        "same inside",
        "crossing",
        "same crossing",
        "beside",
    ],
)
def test_a_span_that_is_there_decides_whether_a_hit_is_free(
    span: tuple[int, int, str], clash: str, is_free: bool
) -> None:
    hit = hits([span])[1]

    assert (hit.clash, hit.is_free) == (clash, is_free)
    assert hit.clashing == (span[2] if clash else "")


def test_of_several_clashes_a_crossing_counts() -> None:
    assert hits([(14, 48, "actor"), (28, 37, "claim")])[1].clash == "crossing"


def test_a_hit_is_shown_on_one_line_among_what_stands_around_it() -> None:
    text = f"{'far ' * 40}\n\nnear\n  two\u00a0 soldiers. {'away ' * 80}"
    hit = hits_in(document(text), Wanted("two soldiers", "actor"))[0]

    assert hit.before.endswith("far near ")
    assert hit.words == "two soldiers"
    assert hit.behind.startswith(". away ")
    assert len(hit.before + hit.behind) < 240


def test_context_splits_nothing_that_is_seen_as_one_character() -> None:
    text = f"{'👩‍💻' * 40} Baku {'👩‍💻' * 80}"
    hit = hits_in(document(text), BAKU)[0]

    assert hit.before.startswith("👩")
    assert hit.behind.endswith("💻")


def test_a_document_without_title_is_named_by_its_id() -> None:
    assert hits_in(document(title=""), BAKU)[0].title == "d0"


# Looking through the project


def test_places_are_found_in_all_documents_in_their_order(session: Session) -> None:
    assert [(name, place.start) for name, place in places(session)] == [
        *(("d0", start) for start in (0, 26, 43)),
        *(("d2", start) for start in (3, 11)),
        ("d3", 22),
    ]


def test_what_is_tagged_is_known_in_every_document(session: Session) -> None:
    session.show(2)
    session.tag_range(Range(3, 7), "actor")
    session.show(0)

    assert ("d2", Range(3, 7)) not in places(session)


def test_more_places_than_anybody_looks_through_are_cut(session: Session) -> None:
    assert session.store is not None

    found = find_again(session.store, "me", BAKU, most=4)

    assert (len(found.hits), found.is_all) == (4, False)


def test_a_search_that_is_stopped_says_that_it_is_not_all(session: Session) -> None:
    assert session.store is not None

    found = find_again(session.store, "me", BAKU, cancelled=lambda: True)

    assert found == ((), False)


# Tagging


def test_places_of_several_documents_are_tagged(session: Session) -> None:
    session.tag_places(places(session), "actor")

    assert starts(session) == {"d0": [0, 26, 43], "d2": [3, 11], "d3": [22]}
    assert {(span.label, span.text) for span in session.spans} == {("actor", "Baku")}


def test_one_undo_takes_all_back_and_one_redo_does_all_again(session: Session) -> None:
    session.tag_places(places(session), "actor")
    assert session.undo_title == "Tag actor 6 times"

    session.undo()
    assert starts(session) == {}
    session.redo()
    assert starts(session) == {"d0": [0, 26, 43], "d2": [3, 11], "d3": [22]}


def test_undo_of_it_stays_at_a_document_that_it_changed(session: Session) -> None:
    session.tag_places(places(session), "actor")
    session.show(2)

    session.undo()

    assert session.position == 2
    assert session.spans == ()


def test_undo_of_it_leaves_a_document_that_it_did_not_change(session: Session) -> None:
    session.tag_places(places(session), "actor")
    session.show(1)

    session.undo()

    assert session.position in (0, 2, 3)


def test_each_document_to_do_is_in_progress_then_and_is_counted(session: Session) -> None:
    session.show(3)
    session.set_status("done")

    session.tag_places(places(session), "actor")

    assert session.store is not None
    statuses = [session.store.layer(f"d{n}", "me").status for n in range(4)]
    assert statuses == ["in_progress", "todo", "in_progress", "done"]
    assert session.progress.done == 1
    session.undo()
    assert [session.store.layer(f"d{n}", "me").status for n in range(3)] == ["todo"] * 3


def test_the_view_and_the_picked_span_stay(session: Session) -> None:
    session.tag_range(Range(0, 4), "actor")
    before = session.picked

    session.tag_places(places(session), "actor")

    assert session.picked == before is not None
    assert [span.start for span in session.spans] == [0, 26, 43]


@pytest.mark.parametrize(
    ("chosen", "is_told"), [(("d0",), False), (("d2",), True)], ids=["in view", "elsewhere"]
)
def test_it_is_told_what_has_changed(
    session: Session, chosen: tuple[str, ...], is_told: bool
) -> None:
    told: list[Changes] = []
    session.subscribe(told.append)

    session.tag_places([place for place in places(session) if place[0] in chosen], "actor")

    assert Changes.HISTORY | Changes.STATUS | Changes.SPANS in told[-1]
    assert (Changes.DOCUMENTS in told[-1]) == is_told


def test_tagging_no_place_changes_nothing(session: Session) -> None:
    session.tag_places([], "actor")

    assert session.undo_title == ""


def test_a_label_that_is_not_of_the_set_is_refused(session: Session) -> None:
    with pytest.raises(LabelError):
        session.tag_places([("d0", Range(0, 4))], "nonsense")

    assert starts(session) == {}


def test_a_project_for_reading_only_is_not_tagged(session: Session) -> None:
    assert session.path is not None
    other = Session()
    other.open(session.path)

    with pytest.raises(ReadOnlyError):
        other.tag_places([("d0", Range(0, 4))], "actor")
    other.close()


def test_it_may_be_done_aside_and_then_be_taken_in(session: Session) -> None:
    told: list[tuple[int, int]] = []
    write = session.places_tagger(places(session), "actor")
    session.set_busy(is_busy=True)

    write(progress=lambda done, total: told.append((done, total)))
    session.set_busy(is_busy=False)
    session.look_again()

    assert told == [(0, 3), (3, 3)]
    assert [span.start for span in session.spans] == [0, 26, 43]
    assert session.undo_title == "Tag actor 6 times"


def test_stopped_before_it_is_written_it_changes_nothing(session: Session) -> None:
    write = session.places_tagger(places(session), "actor")

    assert write(cancelled=lambda: True) is None
    assert starts(session) == {}
    assert session.undo_title == ""


def test_a_step_over_documents_survives_a_restart(session: Session) -> None:
    path = session.path
    assert path is not None
    session.tag_places(places(session), "actor")
    session.close()

    session.open(path)
    assert session.undo_title == "Tag actor 6 times"
    session.undo()

    assert starts(session) == {}
    assert session.store is not None
    assert list(session.store.check()) == []


@pytest.mark.parametrize(
    ("number", "title"),
    [(1, "Tag actor"), (2, "Tag actor 2 times"), (1200, "Tag actor 1,200 times")],
)
def test_a_step_is_named_by_its_label_and_how_often(number: int, title: str) -> None:
    assert titled("Tag actor", number) == title
