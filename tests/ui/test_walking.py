from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.label_changes import begin, change_label
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.core.records import Layer
from annotator.store.store import Store
from annotator.ui.tasks import Tasks
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document, make_span
from tests.ui.conftest import MakeWindow

ARTICLES = 300


@pytest.fixture
def renamed(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with jobs on threads, once a label was renamed in 600 layers."""
    path = tmp_path / "many.annotator"
    items = [
        (make_document(id=f"d{n}"), (_layer(n, "me"), _layer(n, "zoe"))) for n in range(ARTICLES)
    ]
    with Store.create(
        path, name="many", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(items, at=NOW)
    window = make_window(tasks=Tasks())
    window.open_path(path)
    qtbot.waitUntil(window.article.view.hasFocus)
    actor = DEFAULT_LABEL_SET.label("actor").model_copy(update={"name": "player"})
    window.session.change_labels(change_label(begin(DEFAULT_LABEL_SET), "actor", actor))
    return window


def _layer(number: int, author: str) -> Layer:
    return Layer(document_id=f"d{number}", author_id=author, spans=(make_span(id="s1"),))


def uses(window: MainWindow, label: str) -> int:
    store = window.session.store
    assert store is not None
    return store.labels.use().of_label(label).items


def test_labels_of_very_many_spans_are_taken_back_by_a_job(
    renamed: MainWindow, qtbot: QtBot
) -> None:
    session = renamed.session

    renamed.trigger("undo")
    assert session.is_busy
    assert renamed.status.job_bar.accessibleName() == "Taking back: Rename actor to player"
    qtbot.waitUntil(lambda: not session.is_busy)

    assert (uses(renamed, "actor"), uses(renamed, "player")) == (2 * ARTICLES, 0)
    assert session.label_set == DEFAULT_LABEL_SET
    assert [span.label for span in session.spans] == ["actor"]
    assert session.notice == "Undid: Rename actor to player"


def test_they_are_changed_again_by_a_job(renamed: MainWindow, qtbot: QtBot) -> None:
    session = renamed.session
    session.undo()

    renamed.trigger("redo")
    qtbot.waitUntil(lambda: not session.is_busy)

    assert uses(renamed, "player") == 2 * ARTICLES


def test_a_job_that_is_stopped_has_taken_back_nothing_or_all(
    renamed: MainWindow, qtbot: QtBot
) -> None:
    renamed.trigger("undo")
    renamed.status.stop_requested.emit()
    qtbot.waitUntil(lambda: not renamed.session.is_busy)

    assert sorted((uses(renamed, "actor"), uses(renamed, "player"))) == [0, 2 * ARTICLES]


@pytest.mark.parametrize("act", ["undo", "redo"])
def test_any_other_step_is_walked_over_at_once(
    window: MainWindow, act: str, select: Callable[[str], None]
) -> None:
    window.session.tag_range(Range(0, 4), "actor")

    window.trigger("undo")
    if act == "redo":
        window.trigger("redo")

    assert len(window.session.spans) == (act == "redo")
    assert not window.session.is_busy


def test_what_was_told_of_a_change_of_labels_is_not_told_once_it_is_taken_back(
    window: MainWindow,
) -> None:
    actor = DEFAULT_LABEL_SET.label("actor").model_copy(update={"name": "player"})
    window.session.change_labels(change_label(begin(DEFAULT_LABEL_SET), "actor", actor))
    window.session.tell("Rename actor to player: done. Undo takes it back.")

    window.trigger("undo")

    assert window.session.label_set == DEFAULT_LABEL_SET
    assert window.session.notice == "Undid: Rename actor to player"
