from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from annotator.app.checking import Switches, keep_switches
from annotator.core.direction import runs_right_to_left
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.store import Store
from annotator.ui.panels.check_rows import Heading, Line
from annotator.ui.panels.check_rules import CheckRulesDialog
from annotator.ui.panels.checks import ChecksPanel
from annotator.ui.tasks import Tasks
from annotator.ui.theme import THEMES
from annotator.ui.window import MainWindow
from tests.checks.marked import article
from tests.factories import NOW
from tests.ui.places import settle

MakeWindow = Callable[..., MainWindow]
OpenOn = Callable[..., MainWindow]

FIRST = "{actor:The army} left {actor:Baku,} said {actor:Orlo Tanne}. Baku was silent again."
SOUND = "{actor:Baku} agreed."
SECOND_OF_MANY = "{actor:Baku,} agreed. Then Baku went on.\n" * 200
SPOKEN = [
    "“Baku,” ends with a comma.",
    "“The army” begins with “The”.",
    "“Baku” is tagged actor once in this article, not here.",
]


@pytest.fixture
def open_on(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> OpenOn:
    """A window with the panel, on articles whose spans are written into them."""

    def open_window(*marked: str, off: tuple[str, ...] = ("missing_value",), **parts: object):
        path = tmp_path / "checked.annotator"
        with Store.create(
            path, name="checked", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
        ) as store:
            items = []
            for at, text in enumerate(marked):
                document, layer = article(text, author_id="annotator")
                document = document.model_copy(update={"id": f"d{at}", "title": f"Article {at}"})
                spans = tuple(s.model_copy(update={"id": f"m{s.id}"}) for s in layer.spans)
                named = {"document_id": f"d{at}", "revision": 1, "spans": spans}
                layer = layer.model_copy(update=named)
                items.append((document, (layer,)))
            store.import_documents(items, at=NOW)
            keep_switches(store, Switches(off=off))
        window = make_window(**parts)
        window.session.change_settings(author="annotator")
        window.resize(1400, 800)
        with_panel(window)
        window.open_path(path)
        return window

    return open_window


def with_panel(window: MainWindow) -> ChecksPanel:
    """The panel of a window, shown beside the article."""
    window.beside.show("checks")
    return window.beside.checks


def messages(window: MainWindow) -> list[str]:
    return [finding.message for finding in window.beside.checks.findings.findings]


def rows(window: MainWindow) -> list[str]:
    """What stands in the list: titles of headings, words of findings."""
    found = [
        window.beside.checks.rows.row(at) for at in range(window.beside.checks.rows.rowCount())
    ]
    return [row.title if isinstance(row, Heading) else row.context.words for row in found]


def row_of(window: MainWindow, words: str) -> int:
    return rows(window).index(words)


@pytest.fixture
def checked(open_on: OpenOn, qtbot: QtBot) -> MainWindow:
    """A window whose article has three findings."""
    window = open_on(FIRST, SOUND)
    qtbot.waitUntil(lambda: messages(window) == SPOKEN)
    return window


def click(qtbot: QtBot, window: MainWindow, words: str) -> None:
    view = window.beside.checks.list
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.point_of(row_of(window, words))
    )
    settle()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *, held: str = "") -> None:
    modifiers = {
        "": Qt.KeyboardModifier.NoModifier,
        "ctrl": Qt.KeyboardModifier.ControlModifier,
        "shift": Qt.KeyboardModifier.ShiftModifier,
    }
    window.article.view.setFocus()
    qtbot.keyClick(window.article.view, key, modifiers[held])


def test_a_sentence_about_arabic_words_runs_from_left_to_right(
    open_on: OpenOn, qtbot: QtBot
) -> None:
    # Qt goes by the first letter, which is that of the quoted words: the full stop stood at the
    # left, and the words at the right.
    window = open_on("{actor:الوزارة،} قالت.")
    qtbot.waitUntil(lambda: len(messages(window)) == 1)

    press(qtbot, window, Qt.Key.Key_F8)

    message = window.beside.checks.foot.message
    qtbot.waitUntil(lambda: "الوزارة" in message.text())
    assert not runs_right_to_left(message.text())


def test_the_findings_of_the_article_stand_under_headings_the_gravest_first(
    checked: MainWindow,
) -> None:
    assert rows(checked) == [
        "Punctuation at an end",
        "Baku,",
        "Begins with an article or preposition",
        "The army",
        "Tagged elsewhere in this article",
        "Baku",
    ]


def test_the_count_is_told_and_shown(checked: MainWindow, qtbot: QtBot) -> None:
    assert checked.beside.checks.count == 3
    assert checked.beside.checks.summary.text() == "3 findings"

    with qtbot.waitSignal(checked.beside.checks.count_changed) as told:
        checked.session.show_next()

    assert told.args == [0]


def test_an_article_without_findings_says_so(checked: MainWindow, qtbot: QtBot) -> None:
    checked.session.show_next()

    qtbot.waitUntil(lambda: checked.beside.checks.nothing.isVisible())
    assert checked.beside.checks.nothing.text() == "Nothing to mend in this article."


def test_a_span_that_is_made_is_looked_at_a_moment_later(checked: MainWindow, qtbot: QtBot) -> None:
    checked.session.show_next()
    qtbot.waitUntil(lambda: messages(checked) == [])

    checked.session.select(5, 12)
    checked.session.tag("date")
    checked.session.nudge_edge("end", 1, "char")

    qtbot.waitUntil(lambda: messages(checked) == ["“agreed.” ends with a full stop."])


def test_a_key_press_itself_looks_at_nothing(checked: MainWindow) -> None:
    before = checked.beside.checks.findings.findings

    checked.session.pick("ms1")
    checked.session.remove_picked()

    assert checked.beside.checks.findings.findings is before
    assert not checked.beside.checks.findings.is_fresh


def test_a_look_is_a_job_on_another_thread(open_on: OpenOn, qapp: object, qtbot: QtBot) -> None:
    window = open_on(FIRST, tasks=Tasks())

    qtbot.waitUntil(lambda: messages(window) == SPOKEN)


def test_a_click_goes_to_the_place_of_a_finding(checked: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, checked, "Baku,")
    picked = checked.session.picked
    click(qtbot, checked, "Baku")

    assert picked
    assert picked.text == "Baku,"
    assert checked.session.text[slice(*checked.session.selection)] == "Baku"


def test_the_arrow_goes_to_the_next_and_return_leads_to_the_article(
    checked: MainWindow, qtbot: QtBot
) -> None:
    view = checked.beside.checks.list
    click(qtbot, checked, "Baku,")
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down)

    assert checked.session.picked
    assert checked.session.picked.text == "The army"
    with qtbot.waitSignal(checked.beside.checks.left):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_f8_goes_from_finding_to_finding_and_shift_f8_back(
    checked: MainWindow, qtbot: QtBot
) -> None:
    gone = []
    for key in ("", "", "shift"):
        press(qtbot, checked, Qt.Key.Key_F8, held=key)
        assert checked.session.picked
        gone.append(checked.session.picked.text)

    assert gone == ["The army", "Baku,", "The army"]


def test_the_finding_that_a_key_went_to_is_the_current_row(
    checked: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, checked, Qt.Key.Key_F8)

    qtbot.waitUntil(lambda: checked.beside.checks.list.line is not None)
    assert checked.beside.checks.list.line
    assert checked.beside.checks.list.line.context.words == "The army"
    assert checked.beside.checks.foot.message.text() == SPOKEN[1]


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_Period, "ctrl"), (Qt.Key.Key_M, "")], ids=["ctrl-stop", "m"]
)
def test_one_key_mends_and_undo_takes_it_back(
    checked: MainWindow, qtbot: QtBot, key: Qt.Key, held: str
) -> None:
    press(qtbot, checked, Qt.Key.Key_F8)

    press(qtbot, checked, key, held=held)
    mended = checked.session.spans[0].text
    press(qtbot, checked, Qt.Key.Key_Z, held="ctrl")

    assert mended == "army"
    assert checked.session.spans[0].text == "The army"


def test_a_mended_finding_leaves_the_list(checked: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, checked, Qt.Key.Key_F8)
    press(qtbot, checked, Qt.Key.Key_M)

    qtbot.waitUntil(lambda: messages(checked) == [SPOKEN[0], SPOKEN[2]])


def test_mending_in_the_list_goes_on_with_what_comes_into_its_place(
    checked: MainWindow, qtbot: QtBot
) -> None:
    click(qtbot, checked, "Baku,")

    qtbot.keyClick(
        checked.beside.checks.list, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier
    )

    qtbot.waitUntil(lambda: messages(checked) == SPOKEN[1:])
    qtbot.waitUntil(lambda: checked.beside.checks.list.line is not None)
    assert checked.session.picked
    assert checked.session.picked.text == "The army"


def test_every_way_to_mend_has_a_button(checked: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, checked, "Baku")
    first = checked.beside.checks.foot.mends[0]
    assert (first.text(), first.key_text) == ("Tag as actor", "Ctrl\u2002.")

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)

    assert [span.text for span in checked.session.spans][-1] == "Baku"


def test_all_of_a_kind_are_mended_at_once(open_on: OpenOn, qtbot: QtBot) -> None:
    window = open_on("{actor:Baku,} and {actor:Karsa,} and {actor:Larna,} left.")
    qtbot.waitUntil(lambda: window.beside.checks.count == 3)
    click(qtbot, window, "Karsa,")

    assert window.beside.checks.foot.all.text() == "Mend all 3 of this kind"
    qtbot.mouseClick(window.beside.checks.foot.all, Qt.MouseButton.LeftButton)
    mended = [span.text for span in window.session.spans]
    window.session.undo()

    assert mended == ["Baku", "Karsa", "Larna"]
    assert [span.text for span in window.session.spans] == ["Baku,", "Karsa,", "Larna,"]


def test_what_is_no_problem_goes_to_the_foot_of_the_list_and_may_come_back(
    checked: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, checked, Qt.Key.Key_F8)
    press(qtbot, checked, Qt.Key.Key_M, held="shift")
    assert rows(checked)[-1] == "Not a problem here"
    assert messages(checked) == [SPOKEN[0], SPOKEN[2]]

    click(qtbot, checked, "Not a problem here")
    click(qtbot, checked, "The army")
    qtbot.mouseClick(checked.beside.checks.foot.restore, Qt.MouseButton.LeftButton)

    assert messages(checked) == SPOKEN


def test_del_in_the_list_says_that_it_is_no_problem(checked: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, checked, "Baku,")

    qtbot.keyClick(checked.beside.checks.list, Qt.Key.Key_Delete)

    assert messages(checked) == SPOKEN[1:]


def test_a_heading_closes_and_opens_by_click_and_key(checked: MainWindow, qtbot: QtBot) -> None:
    view = checked.beside.checks.list
    before = rows(checked)

    click(qtbot, checked, "Punctuation at an end")
    closed = rows(checked)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    opened = rows(checked)
    qtbot.keyClick(view, Qt.Key.Key_Left)

    assert closed == before[:1] + before[2:]
    assert opened == before
    assert rows(checked) == closed


def test_going_to_a_finding_of_a_closed_kind_opens_it(checked: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, checked, "Begins with an article or preposition")
    assert "The army" not in rows(checked)

    press(qtbot, checked, Qt.Key.Key_F8)

    qtbot.waitUntil(lambda: "The army" in rows(checked))


def test_the_kind_in_hand_is_turned_off_from_the_menu(checked: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, checked, "Baku,")
    menu = checked.beside.checks.menu_button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()

    menu.actions()[0].trigger()

    assert menu.actions()[0].text() == "Turn off “Punctuation at an end”"
    assert messages(checked) == SPOKEN[1:]


def test_every_rule_has_a_switch_that_counts_at_once(checked: MainWindow, qtbot: QtBot) -> None:
    checked.beside.checks.show_rules()
    dialog = checked.beside.checks.findChild(CheckRulesDialog)
    assert isinstance(dialog, QDialog)
    box = dialog.boxes["leading_word"]
    assert box.isChecked()
    assert not dialog.boxes["missing_value"].isChecked()

    missing = dialog.boxes["missing_value"]
    qtbot.mouseClick(missing, Qt.MouseButton.LeftButton, pos=QPoint(8, missing.height() // 2))
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: "“Orlo Tanne” has no type." in messages(checked))
    assert SPOKEN[1] not in messages(checked)
    dialog.close()


def test_a_project_that_is_only_looked_at_cannot_be_mended(
    open_on: OpenOn, checked: MainWindow, make_window: MakeWindow, qtbot: QtBot
) -> None:
    from annotator.app.session import Session
    from annotator.app.settings import Settings

    other = make_window(session=Session(Settings(author="annotator")))
    panel = with_panel(other)
    other.open_path(checked.session.path)
    qtbot.waitUntil(lambda: panel.count == 3)

    click(qtbot, other, "Baku,")

    assert other.session.is_read_only
    assert not panel.foot.mends[0].isEnabled()
    other.close()


def test_a_past_state_of_the_article_is_not_checked(checked: MainWindow, qtbot: QtBot) -> None:
    assert checked.session.layer
    checked.session.look_back(checked.session.layer, "The article as it was.")

    qtbot.waitUntil(lambda: checked.beside.checks.count == 0)
    assert "is not checked" in checked.beside.checks.nothing.text()


def test_a_screen_reader_is_told_how_grave_a_finding_is(checked: MainWindow) -> None:
    told = [
        checked.beside.checks.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)
        for at in range(2)
    ]

    assert told == ["Punctuation at an end, 1 finding, open", f"error: {SPOKEN[0]}"]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_panel_is_painted_in_every_theme(checked: MainWindow, qtbot: QtBot, theme: str) -> None:
    click(qtbot, checked, "Baku,")

    checked.beside.checks.set_theme(THEMES[theme])

    assert not checked.beside.checks.grab().isNull()


def test_words_that_run_from_right_to_left_are_listed(open_on: OpenOn, qtbot: QtBot) -> None:
    window = open_on("{actor:الجيش،} قال ذلك.")

    qtbot.waitUntil(lambda: window.beside.checks.count == 1)
    line = window.beside.checks.rows.row(1)

    assert isinstance(line, Line)
    assert line.context.words == "الجيش،"
    assert not window.beside.checks.grab().isNull()


def test_a_project_is_closed_while_it_is_looked_at(open_on: OpenOn, qtbot: QtBot) -> None:
    window = open_on(FIRST, SECOND_OF_MANY, tasks=Tasks())

    window.session.show_next()
    settle()
    window.session.close()

    qtbot.waitUntil(lambda: window.beside.checks.count == 0)
    assert window.session.notice == ""


def test_a_key_leads_from_the_article_to_the_findings(open_on: OpenOn, qtbot: QtBot) -> None:
    window = open_on(FIRST)
    window.beside.show("details")
    window.article.view.setFocus()

    QTest.keyClick(window.article.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert window.beside.side.current == "checks"
    qtbot.waitUntil(lambda: window.beside.checks.list.hasFocus())


def test_where_nothing_is_found_a_key_leads_to_the_rules_and_escape_back(
    open_on: OpenOn, qtbot: QtBot
) -> None:
    window = open_on(SOUND)
    panel = window.beside.checks
    qtbot.waitUntil(lambda: panel.nothing.text() == "Nothing to mend in this article.")
    window.article.view.setFocus()

    QTest.keyClick(window.article.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert panel.menu_button.hasFocus()

    QTest.keyClick(panel.menu_button, Qt.Key.Key_Escape)
    assert window.article.view.hasFocus()
