from collections.abc import Callable

from pytestqt.qtbot import QtBot

from annotator.ui.window import MainWindow

Select = Callable[[str], None]


def test_the_line_tells_of_progress_spans_author_and_length(
    window: MainWindow, qtbot: QtBot
) -> None:
    status = window.status

    qtbot.waitUntil(lambda: status.progress.text() == "0 of 3 done")
    texts = (status.saved.text(), status.spans.text(), status.author.text(), status.length.text())
    assert texts == ("Saved", "0 spans", "author: me", "69 characters")


def test_a_new_span_is_counted(window: MainWindow, select: Select, qtbot: QtBot) -> None:
    select("Sunday")
    window.session.tag("date")

    qtbot.waitUntil(lambda: window.status.spans.text() == "1 span")


def test_the_bar_shows_the_part_that_is_done(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_status("done")

    qtbot.waitUntil(lambda: window.status.bar.value() == 1)
    assert window.status.bar.maximum() == 3


def test_what_is_not_on_disk_is_told_with_the_reason(window: MainWindow) -> None:
    window.guard.set_fault("The disk is full.")

    assert window.status.saved.text() == "Not saved: The disk is full."


def test_the_next_change_that_is_written_ends_the_fault(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    window.guard.set_fault("The disk is full.")
    select("Sunday")

    window.session.tag("date")

    qtbot.waitUntil(lambda: window.status.saved.text() == "Saved")


def test_a_job_shows_how_far_it_is(window: MainWindow) -> None:
    window.status.begin_job("Importing articles")
    window.status.advance_job(1, 4)

    assert window.status.job_bar.isVisible()
    assert window.status.job_bar.value() == window.status.job_bar.maximum() // 4

    window.status.end_job()
    assert not window.status.job_bar.isVisible()


def test_the_sentence_comes_back_after_a_hint(window: MainWindow) -> None:
    window.session.tell("Something happened.")

    window.status.show_hint("What the menu entry does.")
    window.status.show_hint("")

    assert window.status.notice.text() == "Something happened."
