from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.labels import Attribute
from annotator.core.records import AttributeValue, ValueType
from annotator.core.values import text_of_value, value_of_text
from annotator.ui.panels.around import Around
from annotator.ui.panels.choices_editor import ChoicesEditor
from annotator.ui.panels.line_editor import LineEditor
from annotator.ui.panels.value_editors import (
    EDITORS,
    ChoiceEditor,
    SpanEditor,
    ValueEditor,
    editor_for,
)
from tests.ui.wheel import turn_wheel

LEFT = Qt.MouseButton.LeftButton
USED = ("state:AZE", "state:ARM", "force:ARM-military")
SPANS = {"s1": "two soldiers", "s2": "Monday"}
TAKERS: list[Callable[[str], object]] = []
AROUND = Around(
    completions=lambda _name: USED,
    words_of=lambda span_id: SPANS.get(span_id, ""),
    choose=lambda _name, take: TAKERS.append(take),
)
Make = Callable[..., ValueEditor]


@pytest.fixture
def make(app: QApplication, qtbot: QtBot) -> Make:
    """Makes an editor in a shown window, with another field behind it."""
    hosts: list[QWidget] = []

    def make_editor(kind: ValueType, *choices: str) -> ValueEditor:
        TAKERS.clear()
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        layout = QVBoxLayout(host)
        attribute = Attribute(name="some_value", type=kind, choices=choices)
        editor = editor_for(attribute, AROUND)
        layout.addWidget(editor)
        layout.addWidget(editor_for(Attribute(name="next"), AROUND))
        with qtbot.waitExposed(host):
            host.show()
        host.activateWindow()
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        return editor

    return make_editor


def told(editor: ValueEditor) -> list[bool]:
    heard: list[bool] = []
    editor.meant.connect(heard.append)
    return heard


VALUES: dict[ValueType, tuple[str, tuple[str, ...]]] = {
    "string": ("the ministry", ()),
    "integer": ("12", ()),
    "number": ("2.5", ()),
    "boolean": ("true", ()),
    "date": ("2023-03-05/2023-03-05", ()),
    "choice": ("state_forces", ("state", "state_forces")),
    "choices": ('["killed","injured"]', ("killed", "injured", "missing")),
    "range": ("12..15", ()),
    "link": ("s1", ()),
    "json": ('{"a":1}', ()),
}


def test_every_type_has_an_editor() -> None:
    assert EDITORS.keys() == VALUES.keys()


@pytest.mark.parametrize("kind", VALUES)
def test_an_editor_holds_the_value_that_it_is_shown(make: Make, kind: ValueType) -> None:
    value, choices = VALUES[kind]
    attribute = Attribute(name="some_value", type=kind, choices=choices)
    stored = AttributeValue(name="some_value", type=kind, value=value)
    editor = make(kind, *choices)

    editor.show_text(text_of_value(stored))

    assert value_of_text(attribute, editor.typed) == stored


@pytest.mark.parametrize("kind", VALUES)
def test_an_editor_that_is_shown_nothing_holds_nothing(make: Make, kind: ValueType) -> None:
    editor = make(kind, *VALUES[kind][1])
    editor.show_text(text_of_value(AttributeValue(name="x", type=kind, value=VALUES[kind][0])))

    editor.show_text("")

    assert editor.typed == ""


@pytest.mark.parametrize("kind", VALUES)
def test_an_editor_is_named_in_words(make: Make, kind: ValueType) -> None:
    assert make(kind).accessibleName() == "Some value"


# One of a few


@pytest.fixture
def act(make: Make) -> QComboBox:
    editor = make("choice", "assert", "deny", "accuse", "demand", "claim_responsibility")
    assert isinstance(editor, QComboBox)
    return editor


def test_the_first_letters_of_one_choice_choose_it_and_go_on(act: QComboBox) -> None:
    QTest.keyClicks(act, "c")

    assert act.currentText() == "claim responsibility"
    assert not act.hasFocus()


TYPES = ("state", "state_forces", "rebel", "person")


def type_on(text: str) -> None:
    """Type where the focus is, letter for letter."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def test_the_rest_of_a_choice_that_is_typed_on_is_no_value_of_the_next_field(make: Make) -> None:
    editor = make("choice", *TYPES)
    following = next_line(editor)
    following.show_text("person:maria-zakharova")
    following.selectAll()

    type_on("Person")
    assert (editor.typed, following.text()) == ("person", "erson")
    assert following.typed == "person:maria-zakharova"

    QTest.keyClick(following, Qt.Key.Key_Tab)
    assert following.text() == "person:maria-zakharova"


def test_another_word_after_a_choice_is_the_value_of_the_next_field(make: Make) -> None:
    editor = make("choice", *TYPES)

    type_on("p" + "ersonal guard")

    assert (editor.typed, next_line(editor).typed) == ("person", "ersonal guard")


def test_the_rest_of_a_choice_that_is_typed_later_is_a_value(make: Make) -> None:
    editor = make("choice", *TYPES)
    following = next_line(editor)
    type_on("p")
    editor.setFocus()
    following.setFocus()

    type_on("erson")

    assert following.typed == "erson"


def followed_by(editor: ValueEditor, kind: ValueType, *choices: str) -> ValueEditor:
    """An editor to which Tab leads from another."""
    host = editor.parentWidget()
    layout = None if host is None else host.layout()
    assert layout is not None
    following = editor_for(Attribute(name="another", type=kind, choices=choices), AROUND)
    layout.addWidget(following)
    QWidget.setTabOrder(editor, following)
    following.show()
    return following


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_the_rest_of_a_choice_that_is_typed_on_chooses_nothing_in_the_next_field(
    act: QComboBox, kind: ValueType
) -> None:
    assert isinstance(act, ChoiceEditor)
    quote = followed_by(act, kind, "direct", "indirect", "mixed")

    type_on("demand")
    assert (act.typed, quote.typed) == ("demand", "")
    assert quote.hasFocus()

    type_on("m")
    assert "mixed" in quote.typed


def test_one_letter_that_may_be_of_the_choice_before_is_another_choice(make: Make) -> None:
    editor = make("choice", "confirmed", "alleged")
    kind = followed_by(editor, "choice", "other", "none")
    level = followed_by(kind, "choice", "high", "low")

    type_on("c" + "o")
    assert (editor.typed, kind.typed) == ("confirmed", "other")

    type_on("h")
    assert (kind.typed, level.typed) == ("other", "high")


def test_a_letter_that_chose_something_is_taken_back_once_the_word_goes_on(make: Make) -> None:
    editor = make("choice", "confirmed", "alleged")
    kind = followed_by(editor, "choice", "other", "none")

    type_on("confirmed")

    assert (editor.typed, kind.typed) == ("confirmed", "")
    assert kind.hasFocus()


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_the_space_of_a_choice_of_two_words_opens_nothing(make: Make, kind: ValueType) -> None:
    editor = make("choice", "very_severe", "light")
    following = followed_by(editor, kind, "south", "north")

    type_on("very severe")

    assert (editor.typed, following.typed) == ("very_severe", "")
    assert QApplication.activePopupWidget() is None
    assert following.hasFocus()


def test_a_key_that_types_nothing_is_no_end_of_a_word(make: Make) -> None:
    editor = make("choice", "very_severe", "light")
    following = followed_by(editor, "choice", "south", "north")

    type_on("Very ")
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Shift)
    type_on("Severe")

    assert (editor.typed, following.typed) == ("very_severe", "")
    assert following.hasFocus()


def test_a_number_that_goes_on_like_the_choice_before_is_meant(make: Make) -> None:
    editor = make("choice", "10", "25")
    following = followed_by(editor, "integer")

    type_on("1" + "0")

    assert (editor.typed, following.typed) == ("10", "0")


def test_a_letter_that_does_not_go_on_with_the_choice_chooses_at_once(act: QComboBox) -> None:
    assert isinstance(act, ChoiceEditor)
    quote = followed_by(act, "choice", "direct", "indirect", "mixed")

    type_on("dem" + "d")

    assert (act.typed, quote.typed) == ("demand", "direct")


def test_the_rest_of_a_choice_that_is_ticked_ticks_no_other(make: Make) -> None:
    effects = make("choices", "killed", "injured", "missing")

    type_on("killed")
    assert effects.typed == '["killed"]'

    type_on("injured")
    assert effects.typed == '["killed","injured"]'


def test_three_letters_of_three_choices_tick_all_three(make: Make) -> None:
    effects = make("choices", "killed", "injured", "looted")

    type_on("kil")
    assert effects.typed == '["killed","injured","looted"]'

    type_on("led")
    assert effects.typed == '["killed"]'


def test_what_was_spelt_is_no_part_of_the_next_choice(make: Make) -> None:
    effects = make("choices", "killed", "injured", "displaced")

    type_on("killed" + "i")

    assert effects.typed == '["killed","injured"]'


def test_a_word_behind_the_letter_of_another_ticks_itself_alone(make: Make) -> None:
    effects = make("choices", "killed", "injured", "displaced")

    type_on("k" + "injured")

    assert effects.typed == '["killed","injured"]'


def next_line(editor: ValueEditor) -> LineEditor:
    host = editor.parentWidget()
    assert host is not None
    return next(line for line in host.findChildren(LineEditor) if line is not editor)


def test_a_letter_of_several_chooses_the_first_and_again_the_next(act: QComboBox) -> None:
    QTest.keyClicks(act, "d")
    assert (act.currentText(), act.hasFocus()) == ("deny", True)

    QTest.keyClicks(act, "d")
    assert (act.currentText(), act.hasFocus()) == ("demand", True)


def test_what_arrows_pass_is_not_meant_yet(act: QComboBox) -> None:
    heard = told(act)

    QTest.keyClick(act, Qt.Key.Key_Down)
    QTest.keyClick(act, Qt.Key.Key_Down)

    assert (act.currentText(), heard) == ("deny", [])


def test_an_entry_that_is_taken_from_the_list_is_meant_at_once(
    act: QComboBox, qtbot: QtBot
) -> None:
    heard = told(act)
    QTest.keyClick(act, Qt.Key.Key_Space)
    qtbot.waitUntil(act.view().isVisible)

    QTest.keyClick(act.view(), Qt.Key.Key_Down)
    QTest.keyClick(act.view(), Qt.Key.Key_Return)

    assert (act.currentText(), heard) == ("assert", [False])


def test_del_empties_a_choice(act: QComboBox) -> None:
    QTest.keyClick(act, Qt.Key.Key_Down)

    QTest.keyClick(act, Qt.Key.Key_Delete)

    assert act.currentText() == ""


def test_the_wheel_passes_over_a_choice(act: QComboBox) -> None:
    wheel = turn_wheel(act)

    assert act.currentText() == ""
    assert not wheel.isAccepted()


def test_what_is_no_choice_is_shown_all_the_same(act: QComboBox, make: Make) -> None:
    editor = make("choice", "state")

    editor.show_text("weapon")
    assert editor.typed == "weapon"

    editor.show_text("state")
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(row) for row in range(editor.count())] == ["", "state"]


def test_yes_and_no_are_chosen_by_their_letters(make: Make) -> None:
    editor = make("boolean")

    QTest.keyClicks(editor, "y")

    assert (editor.typed, editor.hasFocus()) == ("yes", False)


# Some of a few


@pytest.fixture
def effect(make: Make) -> ChoicesEditor:
    editor = make("choices", "killed", "injured", "missing", "mistreated")
    assert isinstance(editor, ChoicesEditor)
    return editor


def test_letters_tick_and_untick_choices(effect: ChoicesEditor) -> None:
    QTest.keyClicks(effect, "ik")
    assert effect.text() == "killed, injured"

    QTest.keyClicks(effect, "i")
    assert effect.text() == "killed"


def test_a_screen_reader_hears_what_is_ticked_behind_the_name(effect: ChoicesEditor) -> None:
    QTest.keyClicks(effect, "ik")

    assert effect.accessibleName() == "Some value: killed, injured"


def test_a_letter_of_several_choices_opens_the_menu_at_the_first(
    effect: ChoicesEditor, qtbot: QtBot
) -> None:
    QTest.keyClicks(effect, "m")

    qtbot.waitUntil(effect.menu.isVisible)
    active = effect.menu.activeAction()
    assert active is not None
    assert active.text() == "missing"
    effect.menu.close()


def test_the_menu_stays_open_while_one_ticks_and_then_it_is_meant(
    effect: ChoicesEditor, qtbot: QtBot
) -> None:
    heard = told(effect)
    QTest.mouseClick(effect, LEFT)
    menu = effect.menu
    qtbot.waitUntil(menu.isVisible)

    for row in (0, 2):
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[row]).center())
    assert menu.isVisible()
    assert heard == []
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert effect.text() == "killed, missing"
    assert heard == [False]


def test_space_ticks_in_the_menu(effect: ChoicesEditor, qtbot: QtBot) -> None:
    QTest.keyClick(effect, Qt.Key.Key_Space)
    menu = effect.menu
    qtbot.waitUntil(menu.isVisible)

    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Escape)

    assert effect.text() == "injured"


def test_del_unticks_all(effect: ChoicesEditor) -> None:
    effect.show_text("killed, missing")

    QTest.keyClick(effect, Qt.Key.Key_Delete)

    assert effect.typed == ""


def test_what_is_no_list_of_choices_is_shown_until_something_is_chosen(
    effect: ChoicesEditor,
) -> None:
    effect.show_text("killed, drowned")
    assert effect.text() == "killed, drowned"

    QTest.keyClicks(effect, "i")
    assert effect.text() == "killed, injured"


# A span


def test_a_click_in_the_article_chooses_a_span(make: Make) -> None:
    editor = make("link")
    heard = told(editor)

    QTest.mouseClick(editor, LEFT)
    TAKERS[0]("s2")

    assert isinstance(editor, SpanEditor)
    assert (editor.typed, editor.text(), heard) == ("s2", "Monday", [False])


def test_a_screen_reader_hears_the_words_of_a_span_behind_the_name(make: Make) -> None:
    editor = make("link")

    QTest.mouseClick(editor, LEFT)
    TAKERS[0]("s2")

    assert editor.accessibleName() == "Some value: Monday"


def test_a_span_that_is_gone_is_said_to_be(make: Make) -> None:
    editor = make("link")

    editor.show_text("s9")

    assert isinstance(editor, SpanEditor)
    assert (editor.typed, editor.text()) == ("s9", "A span that is gone")


def test_del_takes_a_span_away(make: Make) -> None:
    editor = make("link")
    editor.show_text("s1")
    heard = told(editor)

    QTest.keyClick(editor, Qt.Key.Key_Delete)

    assert (editor.typed, heard) == ("", [False])


# Completion


@pytest.fixture
def canonical(make: Make) -> LineEditor:
    editor = make("string")
    assert isinstance(editor, LineEditor)
    return editor


def completions(editor: LineEditor) -> QListView:
    popup = editor.completer().popup()
    assert isinstance(popup, QListView)
    return popup


def test_what_is_typed_is_completed_from_values_used_before(canonical: LineEditor) -> None:
    QTest.keyClicks(canonical, "arm")

    model = completions(canonical).model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert completions(canonical).isVisible()
    assert shown == ["state:ARM", "force:ARM-military"]
    completions(canonical).hide()


def test_down_shows_all_values_used_before(canonical: LineEditor) -> None:
    QTest.keyClick(canonical, Qt.Key.Key_Down)

    assert completions(canonical).model().rowCount() == len(USED)
    completions(canonical).hide()


def test_enter_takes_a_completion_and_leaves(canonical: LineEditor) -> None:
    heard = told(canonical)
    QTest.keyClicks(canonical, "arm")

    QTest.keyClick(completions(canonical), Qt.Key.Key_Down)
    QTest.keyClick(completions(canonical), Qt.Key.Key_Return)

    assert (canonical.typed, heard) == ("state:ARM", [True])
    assert not completions(canonical).isVisible()


def test_enter_without_a_completion_means_what_was_typed(canonical: LineEditor) -> None:
    heard = told(canonical)
    QTest.keyClicks(canonical, "arm")

    QTest.keyClick(completions(canonical), Qt.Key.Key_Return)

    assert (canonical.typed, heard) == ("arm", [True])


def test_tab_takes_a_completion_and_goes_on(canonical: LineEditor) -> None:
    QTest.keyClicks(canonical, "arm")

    QTest.keyClick(completions(canonical), Qt.Key.Key_Down)
    QTest.keyClick(completions(canonical), Qt.Key.Key_Tab)

    assert canonical.typed == "state:ARM"
    assert not canonical.hasFocus()


def test_esc_closes_the_list_and_keeps_what_was_typed(canonical: LineEditor) -> None:
    QTest.keyClicks(canonical, "arm")

    QTest.keyClick(completions(canonical), Qt.Key.Key_Escape)

    assert not completions(canonical).isVisible()
    assert (canonical.typed, canonical.hasFocus()) == ("arm", True)


def test_a_click_takes_a_completion_and_stays(canonical: LineEditor) -> None:
    heard = told(canonical)
    QTest.keyClicks(canonical, "arm")
    popup = completions(canonical)

    place = popup.visualRect(popup.model().index(1, 0)).center()
    QTest.mouseClick(popup.viewport(), LEFT, pos=place)

    assert (canonical.typed, heard) == ("force:ARM-military", [False])


def test_a_number_is_not_completed(make: Make) -> None:
    editor = make("integer")

    QTest.keyClicks(editor, "1")

    assert isinstance(editor, LineEditor)
    assert editor.completer() is None
