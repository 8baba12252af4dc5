import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.edits import AddRelation, AddSpan, RemoveSpan, SetNote, SetStatus
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_layer, make_relation, make_span
from tests.store.projects import (
    break_last_text,
    create,
    faults,
    make_documents,
    perform,
    redo,
    undo,
)


@pytest.fixture
def worked(path: Path) -> Path:
    """A closed project with spans, a relation, an import, and steps done, undone and dropped."""
    with create(path, make_documents(3)) as store:
        perform(store, AddSpan(span=make_span(id="s1")), SetStatus(status="in_progress"))
        perform(store, AddSpan(span=make_span("Sunday", id="s2", label="date")))
        perform(store, AddRelation(relation=make_relation("s1", "s2", id="r1")))
        perform(store, SetNote(note="dropped"))
        undo(store)
        perform(store, SetNote(note="kept"))
        undo(store)
        redo(store)
        perform(store, SetStatus(status="done"), on="d2")
        undo(store)
        imported = make_document(id="x1")
        store.import_documents([(imported, (make_layer(imported, author_id="ada"),))], at=NOW)
    return path


def damage(path: Path, *statements: str) -> None:
    """Change the file behind the program's back; each statement must change something."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0


def found(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return faults(store)


def test_a_sound_project_has_no_fault(worked: Path):
    assert found(worked) == []


def test_the_check_tells_how_far_it_is(worked: Path):
    told: list[tuple[int, int]] = []

    with Store.open(worked, read_only=True) as store:
        list(store.check(lambda done, total: told.append((done, total))))

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize(
    ("code", "statement"),
    [
        ("log_differs", "UPDATE spans SET label = 'claim' WHERE id = 's2' AND position = 0"),
        ("log_differs", "UPDATE spans SET note = 'x' WHERE id = 's1' AND position = 3"),
        ("log_differs", "UPDATE relations SET label = 'speaker' WHERE position = 0"),
        ("log_differs", "UPDATE layers SET status = 'flagged' WHERE position = 0"),
        ("log_differs", "UPDATE layers SET note = 'x' WHERE position = 0"),
        ("log_differs", "DELETE FROM log WHERE number = 2"),
        ("log_breaks", "DELETE FROM log WHERE number = 1"),
        ("log_breaks", "UPDATE log SET edit = '{}' WHERE number = 2"),
        ("log_has_gap", "DELETE FROM log WHERE number IN (5, 6)"),
        ("missing_log", "DELETE FROM log WHERE number = 4"),
        ("wrong_inverse", "UPDATE log SET inverse = edit WHERE act = 'redo'"),
        ("wrong_revision", "UPDATE layers SET revision = 77 WHERE position = 0"),
        ("wrong_step_state", "UPDATE steps SET state = 'undone' WHERE number = 1"),
        ("wrong_step_state", "UPDATE steps SET state = 'done' WHERE number = 6"),
        ("wrong_span_count", "UPDATE layers SET span_count = 7 WHERE position = 0"),
        ("wrong_span_count", "DELETE FROM spans WHERE position = 3 AND id = 's2'"),
        ("text_changed", "UPDATE texts SET text = replace(text, 'two', 'ten')"),
        ("text_changed", "UPDATE texts SET text_sha256 = '' WHERE position = 1"),
        ("wrong_length", "UPDATE documents SET length = 1 WHERE position = 1"),
        ("text_not_canonical", "UPDATE texts SET text = text || char(13, 10)"),
        ("span_text_differs", "UPDATE spans SET text = 'Bakı' WHERE text = 'Baku'"),
        ("span_outside_text", "UPDATE spans SET \"end\" = 9999 WHERE id = 's1'"),
        ("unknown_label", "UPDATE spans SET label = 'place' WHERE id = 's1'"),
        ("dangling_relation", "UPDATE relations SET tail = 's9' WHERE position = 0"),
        ("dangling_row", "DELETE FROM layers WHERE position = 3"),
        ("dangling_row", "DELETE FROM authors WHERE id = 'ada'"),
        ("dangling_row", "DELETE FROM steps WHERE number = 1"),
        ("missing_text", "DELETE FROM texts WHERE position = 2"),
        ("missing_document", "DELETE FROM documents WHERE position = 1"),
        ("invalid_row", "UPDATE spans SET origin = 'rumour' WHERE position = 0"),
        ("invalid_row", "UPDATE spans SET score = 1.5 WHERE position = 0"),
        ("invalid_row", "UPDATE spans SET attributes = 'none' WHERE position = 0"),
        ("invalid_row", "UPDATE relations SET id = 'no id!' WHERE position = 0"),
        ("invalid_row", "UPDATE layers SET status = 'forgotten' WHERE position = 0"),
        ("invalid_row", "UPDATE texts SET split = 'half' WHERE position = 2"),
        ("invalid_row", "UPDATE texts SET source = '[]' WHERE position = 2"),
        ("damaged", "UPDATE texts SET text = CAST(x'ff' AS TEXT) WHERE position = 1"),
    ],
)
def test_a_damaged_row_is_found(worked: Path, code: str, statement: str):
    damage(worked, statement)

    assert code in found(worked)


def test_each_fault_says_where_it_is(worked: Path):
    damage(worked, "UPDATE spans SET label = 'claim' WHERE id = 's2' AND position = 0")

    with Store.open(worked, read_only=True) as store:
        (problem,) = store.check()

    assert problem.path == str(worked)
    assert problem.document_id == "d1"
    assert problem.sentence == (
        f"{worked}: In the layer of 'me' on 'd1', its log says otherwise of span 's2'."
    )


def test_many_differences_are_told_in_one_sentence(worked: Path):
    damage(worked, "DELETE FROM relations", "UPDATE spans SET note = 'x'")
    damage(worked, "UPDATE layers SET note = 'x' WHERE position = 3")

    with Store.open(worked, read_only=True) as store:
        messages = [problem.message for problem in store.check()]

    assert messages[-1].endswith("of the note, span 's1', span 's2' and 1 more.")


def test_a_fault_in_one_layer_hides_none_in_the_next(worked: Path):
    damage(worked, "UPDATE spans SET attributes = '{' WHERE position = 0")
    damage(worked, "UPDATE layers SET span_count = 7 WHERE position = 3")

    assert found(worked) == ["invalid_row", "wrong_span_count"]


def test_a_removed_span_that_lies_there_still_is_found(worked: Path):
    with Store.open(worked) as store:
        span = store.layer("d1", "me").span("s2")
        perform(store, RemoveSpan(span_id="s2"))
    assert span is not None
    damage(
        worked,
        "INSERT INTO spans SELECT position, author, 's2', label, start, \"end\", text, attributes,"
        " note, origin, score, created_by, created_at, updated_at FROM spans WHERE id = 's1'"
        " AND position = 0",
    )

    assert found(worked) == ["wrong_span_count", "log_differs"]


def test_a_file_with_a_broken_page_is_damaged(path: Path):
    create(path, make_documents(200)).close()
    break_last_text(path)

    assert "damaged" in found(path)
