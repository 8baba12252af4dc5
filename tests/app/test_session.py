import os
import sys
from array import array
from pathlib import Path

import pytest

from annotator.app.listed import Listed
from annotator.app.session import Session
from annotator.core.changes import Changes
from annotator.errors import DamagedError, EditError, LabelError, ReadOnlyError, StoreError
from annotator.store.store import Store


def select(session: Session, words: str) -> None:
    assert session.document is not None
    start = session.document.text.index(words)
    session.select(start, start + len(words))


def tag(session: Session, words: str, label: str) -> None:
    select(session, words)
    session.tag(label)


def texts(session: Session) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in session.spans]


def test_a_selection_becomes_a_span_of_the_label(session: Session) -> None:
    select(session, "two soldiers were killed")

    session.tag("casualty")

    assert texts(session) == [("casualty", "two soldiers were killed")]


def test_a_new_span_is_picked_and_the_selection_is_gone(session: Session) -> None:
    tag(session, "Sunday", "date")

    assert session.picked is not None
    assert session.picked.text == "Sunday"
    assert session.selection.is_empty


def test_tagging_snaps_to_whole_words_and_sheds_white_space(session: Session) -> None:
    select(session, " soldier")

    session.tag("actor")

    assert texts(session) == [("actor", "soldiers")]


def test_without_snapping_characters_are_taken_as_selected(session: Session) -> None:
    session.change_settings(snap_to_words=False)
    select(session, " soldier")

    session.tag("actor")

    assert texts(session) == [("actor", "soldier")]


def test_a_possessive_can_be_left_out(session: Session) -> None:
    tag(session, "Baku", "actor")

    assert texts(session) == [("actor", "Baku")]


def test_spans_of_any_labels_nest_and_overlap(session: Session) -> None:
    tag(session, "two soldiers were killed on Sunday", "claim")
    tag(session, "two soldiers were killed", "casualty")
    tag(session, "killed on Sunday. Talks", "claim")

    assert len(session.spans) == 3


def test_tagging_a_picked_span_relabels_it(session: Session) -> None:
    tag(session, "Sunday", "date")

    session.tag("actor")

    assert texts(session) == [("actor", "Sunday")]


def test_tagging_the_same_range_with_the_same_label_picks_the_span_there(session: Session) -> None:
    tag(session, "Sunday", "date")
    first = session.picked
    session.let_go()

    tag(session, "Sunday", "date")

    assert session.picked == first
    assert len(session.spans) == 1
    assert session.notice == "This is tagged date already."


def test_tagging_nothing_says_what_to_do(session: Session) -> None:
    session.tag("date")

    assert session.spans == ()
    assert session.notice == "Select some text first, or pick a span."


def test_a_label_the_set_does_not_have_is_refused(session: Session) -> None:
    select(session, "Sunday")

    with pytest.raises(LabelError, match="no label 'weapon'"):
        session.tag("weapon")


def test_clicking_again_picks_the_next_longer_span_and_comes_round(session: Session) -> None:
    tag(session, "two soldiers were killed", "casualty")
    tag(session, "two soldiers", "actor")
    session.let_go()
    at = session.spans[0].start + 1

    picked = []
    for _ in range(3):
        session.pick_at(at)
        assert session.picked is not None
        picked.append(session.picked.label)

    assert picked == ["actor", "casualty", "actor"]


def test_clicking_plain_text_puts_the_caret_there_and_lets_go(session: Session) -> None:
    tag(session, "Sunday", "date")

    session.pick_at(0)

    assert session.picked is None
    assert session.caret == 0


def test_the_next_span_is_the_one_behind_the_caret_and_then_comes_round(session: Session) -> None:
    tag(session, "Sunday", "date")
    tag(session, "ministry", "actor")
    session.select(0, 0)

    picked = []
    for _ in range(3):
        session.pick_next()
        assert session.picked is not None
        picked.append(session.picked.text)

    assert picked == ["ministry", "Sunday", "ministry"]


def test_the_previous_span_is_the_one_before_the_caret(session: Session) -> None:
    tag(session, "ministry", "actor")
    session.select(30, 30)

    session.pick_previous()

    assert session.picked is not None
    assert session.picked.text == "ministry"


def test_removing_leaves_the_caret_where_the_span_ended(session: Session) -> None:
    tag(session, "Sunday", "date")
    assert session.picked is not None
    end = session.picked.end

    session.remove_picked()

    assert session.spans == ()
    assert session.caret == end


@pytest.mark.parametrize(
    ("side", "direction", "expected"),
    [
        ("start", -1, "said two soldiers"),
        ("start", 1, "soldiers"),
        ("end", 1, "two soldiers were"),
        ("end", -1, "two"),
    ],
)
def test_an_edge_moves_by_a_word(
    session: Session, side: str, direction: int, expected: str
) -> None:
    tag(session, "two soldiers", "actor")

    session.nudge_edge(side, direction)  # type: ignore[arg-type]

    assert texts(session) == [("actor", expected)]


def test_an_edge_never_passes_the_other(session: Session) -> None:
    tag(session, "two", "actor")

    session.nudge_edge("end", -1)

    assert texts(session) == [("actor", "two")]


def test_dragging_an_edge_snaps_to_words(session: Session) -> None:
    tag(session, "two", "actor")
    assert session.picked is not None

    session.move_edge(session.picked.id, "end", session.picked.end + 4)

    assert texts(session) == [("actor", "two soldiers")]


def test_offsets_count_code_points_behind_an_emoji(session: Session) -> None:
    session.show(1)

    tag(session, "bridge", "actor")

    assert session.document is not None
    span = session.spans[0]
    assert session.document.text[span.start : span.end] == "bridge"


def test_the_first_span_says_that_work_has_begun(session: Session) -> None:
    tag(session, "Sunday", "date")

    assert session.layer is not None
    assert session.layer.status == "in_progress"


def test_one_undo_takes_back_the_span_and_the_status_it_brought(session: Session) -> None:
    tag(session, "Sunday", "date")

    session.undo()

    assert session.layer is not None
    assert (session.layer.spans, session.layer.status) == ((), "todo")


def test_undo_is_named_after_what_it_takes_back(session: Session) -> None:
    tag(session, "two soldiers were killed", "casualty")

    assert session.undo_title == "Tag casualty"


def test_undo_and_redo_say_what_they_did(session: Session) -> None:
    # Nothing was said: who hears the window, or looks at another part of it, could not tell.
    tag(session, "two soldiers were killed", "casualty")

    session.undo()
    assert session.notice == "Undid: Tag casualty"

    session.redo()
    assert session.notice == "Did again: Tag casualty"


def test_redo_does_again_what_undo_took_back(session: Session) -> None:
    tag(session, "Sunday", "date")
    spans = session.spans
    session.undo()

    session.redo()

    assert session.spans == spans
    assert session.redo_title == ""


def test_undo_brings_the_other_document_into_view(session: Session) -> None:
    tag(session, "Sunday", "date")
    session.show(2)

    session.undo()

    assert session.position == 0
    assert session.spans == ()


def test_undo_goes_on_after_the_project_was_opened_again(
    session: Session, project_path: Path
) -> None:
    tag(session, "Sunday", "date")
    session.close()

    session.open(project_path)
    session.undo()

    assert session.spans == ()


def test_done_and_next_opens_the_next_one_to_do(session: Session) -> None:
    session.show(1)
    session.set_status("done")
    session.show(0)

    session.finish_and_next()

    assert session.position == 2
    assert session.progress.done == 2


def test_done_and_next_on_the_last_one_says_that_none_is_left(session: Session) -> None:
    for _ in range(3):
        session.finish_and_next()

    assert session.progress.done == 3
    assert session.notice == "No other document is left to do."


def test_undo_of_done_comes_back_to_the_document(session: Session) -> None:
    session.finish_and_next()

    session.undo()

    assert session.position == 0
    assert session.progress.done == 0


def test_neighbours_follow_the_filter(session: Session) -> None:
    session.set_matches(Listed(array("q", [0, 2])))

    session.show_next()

    assert session.position == 2


def test_the_last_document_in_view_is_the_first_of_the_next_start(
    session: Session, project_path: Path
) -> None:
    session.show(2)
    session.close()

    session.open(project_path)

    assert session.position == 2


def test_each_author_has_a_layer_of_their_own(session: Session) -> None:
    tag(session, "Sunday", "date")

    session.change_settings(author="second")

    assert session.spans == ()
    assert session.undo_title == ""


def test_a_second_session_may_look_but_not_change(session: Session, project_path: Path) -> None:
    tag(session, "Sunday", "date")
    second = Session()

    second.open(project_path)
    select(second, "Sunday")

    assert second.is_read_only
    assert second.notice.startswith("Opened for reading only")
    with pytest.raises(ReadOnlyError):
        second.tag("actor")
    second.close()


def test_a_project_that_cannot_be_opened_leaves_the_open_one(
    session: Session, tmp_path: Path
) -> None:
    other = tmp_path / "other.annotator"
    other.write_bytes(b"not a project at all" * 100)

    with pytest.raises(DamagedError):
        session.open(other)

    assert session.project_name == "news"


def test_nothing_is_edited_while_a_job_writes(session: Session) -> None:
    select(session, "Sunday")
    session.set_busy(is_busy=True)

    with pytest.raises(EditError, match="being written"):
        session.tag("date")


def test_a_change_that_cannot_be_written_leaves_the_session_as_it_was(
    session: Session, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(session, "Sunday")
    before = session.layer
    assert session.store is not None
    session.store.close()

    with pytest.raises(StoreError):
        session.tag("date")

    assert session.layer == before


def test_every_change_is_on_disk_before_the_method_returns(
    session: Session, project_path: Path
) -> None:
    tag(session, "Sunday", "date")

    with Store.open(project_path, read_only=True) as store:
        assert store.layer("d0", "me") == session.layer


def test_listeners_hear_what_changed_until_they_stop(session: Session) -> None:
    heard: list[Changes] = []
    stop = session.subscribe(heard.append)

    session.select(0, 3)
    stop()
    session.select(0, 4)

    assert heard == [Changes.SELECTION | Changes.PICK]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="this user may write to any file"
)
def test_a_project_that_may_not_be_written_is_opened_for_reading(project_path: Path) -> None:
    project_path.chmod(0o444)
    session = Session()

    session.open(project_path)

    assert session.is_read_only
    assert session.notice.startswith("Opened for reading only")
    session.close()


def test_the_article_is_seen_as_it_was_and_takes_no_changes_then(session: Session) -> None:
    tag(session, "Sunday", "date")
    before = session.store.layer_then(session.document.id, "me", 0)

    session.look_back(before, "As it was.")

    assert session.spans == ()
    assert not session.can_edit
    with pytest.raises(EditError):
        session.set_status("done")


def test_looking_ahead_shows_the_article_as_it_is(session: Session) -> None:
    tag(session, "Sunday", "date")
    session.look_back(session.store.layer_then(session.document.id, "me", 0), "As it was.")

    session.look_ahead()

    assert len(session.spans) == 1
    assert session.can_edit


def test_going_back_is_a_step_that_undo_takes_back(session: Session) -> None:
    tag(session, "Sunday", "date")
    session.look_back(session.store.layer_then(session.document.id, "me", 0), "As it was.")

    session.go_back()

    assert session.spans == ()
    assert session.undo_title == "Go back"
    session.undo()
    assert len(session.spans) == 1
