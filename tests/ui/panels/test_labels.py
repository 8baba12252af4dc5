from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.core.labels import Label, LabelSet
from annotator.store.store import Store
from annotator.ui.window import MainWindow
from tests.factories import NOW

Select = Callable[[str], None]
LEFT = Qt.MouseButton.LeftButton


def test_every_label_has_a_chip_with_its_key(window: MainWindow) -> None:
    chips = window.labels.chips

    assert [(chip.text(), chip.key_text) for chip in chips.values()] == [
        ("Actor", "1"),
        ("Claim", "2"),
        ("Casualty", "3"),
        ("Date", "4"),
    ]


def test_a_click_on_a_chip_tags_the_selection(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    select("Sunday")

    qtbot.mouseClick(window.labels.chips["date"], LEFT)

    assert [span.label for span in window.session.spans] == ["date"]


def test_the_article_keeps_the_focus_when_a_chip_is_clicked(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    select("Sunday")

    qtbot.mouseClick(window.labels.chips["date"], LEFT)

    assert window.article.view.hasFocus()


def test_a_click_on_a_chip_gives_the_picked_span_another_label(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    select("Sunday")
    window.session.tag("date")

    qtbot.mouseClick(window.labels.chips["actor"], LEFT)

    assert [span.label for span in window.session.spans] == ["actor"]


def test_a_click_on_a_chip_with_nothing_in_hand_makes_its_label_stick(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(window.labels.chips["date"], LEFT)

    assert window.session.sticky_label == "date"
    assert window.labels.chips["date"].is_on
    assert window.session.spans == ()


def test_a_right_click_makes_the_label_stick(window: MainWindow, qtbot: QtBot) -> None:
    chip = window.labels.chips["claim"]

    chip.customContextMenuRequested.emit(chip.rect().center())

    assert window.session.sticky_label == "claim"
    assert chip.is_on


def test_ctrl_l_makes_the_label_stick_that_was_used_last(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    select("Sunday")
    qtbot.mouseClick(window.labels.chips["date"], LEFT)

    qtbot.keyClick(window.article.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert window.session.sticky_label == "date"


def test_while_a_label_sticks_a_click_on_another_changes_which(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.toggle_sticky("date")

    qtbot.mouseClick(window.labels.chips["claim"], LEFT)

    assert window.session.sticky_label == "claim"
    assert not window.labels.chips["date"].is_on


def test_a_click_on_the_label_that_sticks_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    window.session.toggle_sticky("date")

    qtbot.mouseClick(window.labels.chips["date"], LEFT)

    assert window.session.sticky_label == ""


def test_done_next_marks_done_and_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.labels.finish, LEFT)

    assert window.session.progress.done == 1
    assert window.session.position == 1


def test_the_snap_button_shows_and_changes_whether_words_are_taken(
    window: MainWindow, qtbot: QtBot
) -> None:
    button = window.labels.mode_buttons["toggle_snap"]
    assert button.isChecked()

    qtbot.mouseClick(button, LEFT)

    assert not window.session.snaps
    assert not button.isChecked()


def test_a_project_with_other_labels_has_other_chips(window: MainWindow, tmp_path: Path) -> None:
    names = tuple(f"label {n}" for n in range(12))
    labels = LabelSet(labels=tuple(Label(name=name, hue=7) for name in names))
    path = tmp_path / "other.annotator"
    Store.create(path, name="other", label_set=labels, project_id="p2", now=NOW).close()

    window.open_path(path)

    assert tuple(window.labels.chips) == names
    assert [chip.key_text for chip in window.labels.chips.values()][8:] == ["9", "", "", ""]


def test_many_labels_go_on_in_a_second_row(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    labels = LabelSet(labels=tuple(Label(name=f"a long label {n}", hue=7) for n in range(12)))
    path = tmp_path / "other.annotator"
    Store.create(path, name="other", label_set=labels, project_id="p2", now=NOW).close()
    window.resize(780, 600)

    window.open_path(path)

    chips = list(window.labels.chips.values())
    qtbot.waitUntil(lambda: chips[-1].y() > chips[0].y())
    assert all(
        window.labels.rect().contains(c.mapTo(window.labels, c.rect().bottomRight())) for c in chips
    )


def test_labels_cannot_be_used_while_articles_are_imported(window: MainWindow) -> None:
    window.session.set_busy(is_busy=True)

    assert not window.labels.chips["actor"].isEnabled()
