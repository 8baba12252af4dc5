from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.attributes import Field, Reading, Standing
from annotator.core.labels import Attribute
from annotator.core.ranges import Range
from annotator.core.values import value_of_text
from annotator.errors import ValueFaultError
from annotator.ui.panels.around import Around
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.panels.value_row import Means, paired

TEXT = "The ministry said at least two soldiers were killed."
LEFT = Qt.MouseButton.LeftButton

COUNT_MIN = Attribute(name="count_min", type="integer", is_core=True, description="At least.")
COUNT_MAX = Attribute(name="count_max", type="integer", is_core=True)
GROUP = Attribute(name="victim_group")
MODALITY = Attribute(name="modality", type="choice", choices=("actual", "possible"))
NAME = Attribute(name="canonical", is_core=True)
ATTRIBUTES = (GROUP, COUNT_MIN, COUNT_MAX, NAME, MODALITY)
TWO = Reading("2", Range(18, 30), "number words")


class Desk:
    """A form in a shown window, and what a person has meant by it."""

    def __init__(self, qtbot: QtBot, attributes: tuple[Attribute, ...], *, shows_all: bool) -> None:
        self.written: list[tuple[str, str]] = []
        self.taken: list[str] = []
        self.lefts = 0
        self.pointed: list[tuple[int, int]] = []
        self._attributes = {attribute.name: attribute for attribute in attributes}
        around = Around(quote=lambda start, end: TEXT[start:end])
        means = Means(self._write, self.taken.append)
        self.form = ValueForm(attributes, around, means, shows_all=shows_all)
        self.form.left.connect(self._on_left)
        self.form.pointed.connect(lambda *place: self.pointed.append(place))
        self.host = QWidget()
        layout = QVBoxLayout(self.host)
        layout.addWidget(self.form)
        self.behind = QLineEdit()
        layout.addWidget(self.behind)
        qtbot.addWidget(self.host)
        with qtbot.waitExposed(self.host):
            self.host.show()
        self.host.activateWindow()
        qtbot.waitUntil(self.host.isActiveWindow)

    def _on_left(self) -> None:
        self.lefts += 1

    def _write(self, name: str, typed: str) -> str:
        if typed and name in self._attributes:
            try:
                value_of_text(self._attributes[name], typed)
            except ValueFaultError as error:
                return error.message
        self.written.append((name, typed))
        return ""

    def show(self, key: str = "s1", **values: str | Field) -> None:
        """Show values by the names of their attributes; a text is one that a person wrote."""
        fields = [
            value if isinstance(value, Field) else Field(attribute, value, "written")
            for name, attribute in self._attributes.items()
            for value in (values.get(name, Field(attribute, "", "empty")),)
        ]
        foreign = [v for n, v in values.items() if n not in self._attributes]
        self.form.show_fields([*fields, *(f for f in foreign if isinstance(f, Field))], key)

    def editor(self, name: str) -> QWidget:
        return self.form.part(name).editor

    def line(self, name: str) -> QLineEdit:
        editor = self.editor(name)
        assert isinstance(editor, QLineEdit)
        return editor

    def type(self, name: str, text: str) -> QLineEdit:
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
        return line

    def faults(self) -> list[str]:
        return [fault for row in self.form.rows for fault in row.faults]

    def shown(self) -> list[str]:
        return [
            part.attribute.name
            for row in self.form.rows
            for part in row.parts
            if part.editor.isVisible()
        ]


@pytest.fixture
def desk(app: QApplication, qtbot: QtBot) -> Desk:
    desk = Desk(qtbot, ATTRIBUTES, shows_all=False)
    desk.show()
    return desk


def read(attribute: Attribute, text: str, standing: Standing) -> Field:
    return Field(attribute, text, standing, TWO)


# Which lines there are


def test_core_attributes_come_first_and_are_always_shown(desk: Desk) -> None:
    assert desk.shown() == ["count_min", "count_max", "canonical"]


def test_another_attribute_is_shown_where_it_has_a_value(desk: Desk) -> None:
    desk.show(victim_group="soldiers")

    assert "victim_group" in desk.shown()
    assert "modality" not in desk.shown()


def test_the_others_are_shown_when_they_are_asked_for_and_hidden_again(desk: Desk) -> None:
    assert desk.form.more.text() == "2 more…"

    QTest.mouseClick(desk.form.more, LEFT)
    assert len(desk.shown()) == 5
    assert desk.form.more.text() == "Fewer"

    QTest.mouseClick(desk.form.more, LEFT)
    assert len(desk.shown()) == 3


def test_asked_for_by_the_keyboard_the_first_of_the_others_has_the_focus(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.form.more.setFocus()

    QTest.keyClick(desk.form.more, Qt.Key.Key_Space)

    qtbot.waitUntil(desk.editor("victim_group").hasFocus)


def test_a_set_without_core_attributes_shows_all(app: QApplication, qtbot: QtBot) -> None:
    desk = Desk(qtbot, (GROUP, MODALITY), shows_all=False)
    desk.show()

    assert desk.shown() == ["victim_group", "modality"]
    assert not desk.form.more.isVisible()


def test_two_ends_of_one_thing_stand_side_by_side() -> None:
    assert paired((COUNT_MIN, COUNT_MAX, NAME)) == (
        ("count", (COUNT_MIN, COUNT_MAX)),
        ("canonical", (NAME,)),
    )


def test_what_only_looks_like_two_ends_does_not_stand_side_by_side() -> None:
    text = Attribute(name="count_max", is_core=True)
    other = Attribute(name="size_max", type="integer", is_core=True)

    assert len(paired((COUNT_MIN, text))) == 2
    assert len(paired((COUNT_MIN, other))) == 2


def test_an_end_without_a_value_says_which_it_is(desk: Desk) -> None:
    assert desk.line("count_max").placeholderText() == "max"


# Writing


def test_enter_writes_what_was_typed_and_goes_back_to_the_article(desk: Desk) -> None:
    line = desk.type("count_min", "12")
    assert desk.written == []

    QTest.keyClick(line, Qt.Key.Key_Return)

    assert (desk.written, desk.lefts) == ([("count_min", "12")], 1)


def test_tab_writes_what_was_typed_and_goes_on(desk: Desk) -> None:
    line = desk.type("count_min", "12")

    QTest.keyClick(line, Qt.Key.Key_Tab)

    assert (desk.written, desk.lefts) == ([("count_min", "12")], 0)
    assert desk.line("count_max").hasFocus()


def test_leaving_a_field_otherwise_writes_too(desk: Desk) -> None:
    desk.type("count_min", "12")

    desk.behind.setFocus()

    assert desk.written == [("count_min", "12")]


def test_a_value_that_is_left_alone_is_not_written(desk: Desk) -> None:
    desk.show(count_min=read(COUNT_MIN, "2", "parsed"))
    line = desk.line("count_min")
    line.setFocus()

    QTest.keyClick(line, Qt.Key.Key_Tab)

    assert desk.written == []


def test_a_stored_value_with_space_around_it_is_not_written_by_passing(desk: Desk) -> None:
    desk.show(canonical=" the ministry ")
    line = desk.line("canonical")
    line.setFocus()

    QTest.keyClick(line, Qt.Key.Key_Tab)

    assert desk.written == []


def test_an_emptied_field_takes_the_value_away(desk: Desk) -> None:
    desk.show(count_min="2")
    line = desk.line("count_min")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)

    QTest.keyClick(line, Qt.Key.Key_Return)

    assert desk.written == [("count_min", "")]


def test_esc_gives_back_the_old_value_and_then_leaves(desk: Desk) -> None:
    desk.show(count_min="2")
    line = desk.type("count_min", "12")

    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), desk.lefts, desk.written) == ("2", 0, [])

    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert desk.lefts == 1


def test_what_is_being_typed_is_not_overwritten_by_a_late_look(desk: Desk) -> None:
    desk.show(count_min="2")
    line = desk.type("count_min", "12")

    desk.show(count_min="2", victim_group="soldiers")

    assert line.text() == "12"


def test_a_value_that_changes_elsewhere_is_shown(desk: Desk) -> None:
    desk.show(count_min="2")

    desk.show(count_min="3")

    assert desk.line("count_min").text() == "3"


def test_what_is_typed_can_be_written_before_something_else_happens(desk: Desk) -> None:
    desk.type("count_min", "12")

    desk.form.commit()

    assert desk.written == [("count_min", "12")]


# What is refused


def test_a_wrong_text_stays_with_the_reason_beside_it(desk: Desk) -> None:
    line = desk.type("count_min", "a few")

    QTest.keyClick(line, Qt.Key.Key_Return)

    assert (desk.written, desk.lefts) == ([], 0)
    assert line.text() == "a few"
    assert line.hasFocus()
    assert desk.faults() == ["“a few” does not fit “count min”, which is a whole number."]
    assert desk.form.rows[0].fault.isVisible()
    assert line.accessibleDescription() == desk.faults()[0]


def test_a_wrong_text_stays_also_when_the_field_is_left(desk: Desk) -> None:
    line = desk.type("count_min", "a few")

    QTest.keyClick(line, Qt.Key.Key_Tab)
    desk.show(count_min="2")

    assert line.text() == "a few"
    assert len(desk.faults()) == 1


def test_a_mended_text_is_written_and_the_reason_goes(desk: Desk) -> None:
    line = desk.type("count_min", "a few")
    QTest.keyClick(line, Qt.Key.Key_Return)

    desk.type("count_min", "3")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert desk.written == [("count_min", "3")]
    assert desk.faults() == []
    assert not desk.form.rows[0].fault.isVisible()


def test_esc_gives_a_wrong_text_up(desk: Desk) -> None:
    desk.show(count_min="2")
    line = desk.type("count_min", "a few")
    QTest.keyClick(line, Qt.Key.Key_Return)

    QTest.keyClick(line, Qt.Key.Key_Escape)

    assert (line.text(), desk.faults()) == ("2", [])


def test_a_wrong_text_waits_until_its_span_is_looked_at_again(desk: Desk) -> None:
    line = desk.type("count_min", "a few")
    QTest.keyClick(line, Qt.Key.Key_Tab)

    desk.show("s2", count_min="7")
    assert (line.text(), desk.faults()) == ("7", [])

    desk.show("s1", count_min="2")
    assert line.text() == "a few"
    assert len(desk.faults()) == 1


def test_a_text_that_was_not_written_in_time_is_kept_too(desk: Desk) -> None:
    line = desk.type("canonical", "the ministry")

    desk.show("s2")
    desk.show("s1")

    assert line.text() == "the ministry"
    assert desk.faults() == ["This is not saved yet."]


def test_a_stored_value_that_fits_no_more_says_so(desk: Desk) -> None:
    fault = "“count_min” is a whole number, not text."
    desk.show(count_min=Field(COUNT_MIN, "a few", "written", fault=fault))

    assert desk.faults() == [fault]
    assert desk.form.rows[0].fault.isVisible()


# Where a value comes from


def test_a_value_that_was_read_says_from_which_words(desk: Desk) -> None:
    desk.show(count_min=read(COUNT_MIN, "2", "parsed"))

    said = "From “at least two” (number words)."
    assert desk.form.part("count_min").source == said
    assert said in desk.editor("count_min").toolTip()
    assert desk.editor("count_min").accessibleDescription() == said


def test_what_follows_from_no_words_says_what_read_it(desk: Desk) -> None:
    rule = Reading("2", Range(0, 0), "as the source says")
    desk.show(count_min=Field(COUNT_MIN, "2", "parsed", rule))

    assert desk.form.part("count_min").source == "As the source says."


def test_the_field_with_the_focus_marks_its_words_in_the_article(desk: Desk) -> None:
    desk.show(count_min=read(COUNT_MIN, "2", "parsed"))

    desk.line("count_min").setFocus()
    assert desk.pointed == [(18, 30)]
    assert desk.form.about.text() == "From “at least two” (number words)."
    assert desk.form.about.isVisible()

    desk.behind.setFocus()
    assert desk.pointed[-1] == (0, 0)
    assert not desk.form.about.isVisible()


def test_the_field_under_the_pointer_marks_its_words_before_the_one_with_the_focus(
    desk: Desk,
) -> None:
    other = Reading("4", Range(4, 12), "number words")
    desk.show(
        count_min=read(COUNT_MIN, "2", "parsed"), count_max=Field(COUNT_MAX, "4", "parsed", other)
    )
    desk.line("count_min").setFocus()

    _enter(desk.editor("count_max"))
    assert desk.pointed[-1] == (4, 12)

    QCoreApplication.sendEvent(desk.editor("count_max"), QEvent(QEvent.Type.Leave))
    assert desk.pointed[-1] == (18, 30)


def _enter(widget: QWidget) -> None:
    place = QPointF(3, 3)
    QCoreApplication.sendEvent(widget, QEnterEvent(place, place, place))


def test_a_field_that_nothing_was_read_for_says_what_it_is(desk: Desk) -> None:
    desk.line("count_min").setFocus()

    assert desk.form.about.text() == "At least."
    assert desk.pointed == []


def test_marks_go_with_the_form(desk: Desk) -> None:
    desk.show(count_min=read(COUNT_MIN, "2", "parsed"))
    desk.line("count_min").setFocus()

    desk.form.rest()

    assert desk.pointed[-1] == (0, 0)


# What a person has changed


def test_a_changed_value_has_a_sign_that_takes_back_what_was_read(desk: Desk) -> None:
    desk.show(count_min=read(COUNT_MIN, "3", "changed"))
    sign = desk.form.part("count_min").sign
    assert sign.isVisible()
    assert sign.accessibleName() == "Take back count min: 2"
    assert sign.accessibleDescription() == "“at least two” was read as 2 (number words)."

    QTest.mouseClick(sign, LEFT)

    assert desk.taken == ["count_min"]


def test_the_sign_is_reached_by_tab_and_pressed_by_space(desk: Desk) -> None:
    desk.show(count_min=read(COUNT_MIN, "3", "changed"))
    line, sign = desk.line("count_min"), desk.form.part("count_min").sign
    line.setFocus()

    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert sign.hasFocus()
    QTest.keyClick(sign, Qt.Key.Key_Space)

    assert desk.taken == ["count_min"]


def test_an_emptied_value_that_the_words_give_has_the_sign_too(desk: Desk) -> None:
    desk.show(count_min=read(COUNT_MIN, "", "empty"))

    assert desk.form.part("count_min").sign.isVisible()


@pytest.mark.parametrize("standing", ["parsed", "written"])
def test_a_value_as_it_was_read_has_no_sign(desk: Desk, standing: Standing) -> None:
    desk.show(count_min=read(COUNT_MIN, "3", "changed"))

    desk.show(count_min=read(COUNT_MIN, "2", standing))

    assert not desk.form.part("count_min").sign.isVisible()


# What the label set does not know


@pytest.fixture
def remove(desk: Desk) -> Callable[[], QWidget]:
    """Returns the button that removes a value of the name "weapon"."""

    def button() -> QWidget:
        found = desk.form.findChildren(QWidget)
        return next(w for w in found if w.accessibleName() == "Remove weapon")

    return button


def test_a_value_that_the_label_set_does_not_know_can_only_be_removed(
    desk: Desk, remove: Callable[[], QWidget]
) -> None:
    weapon = Field(Attribute(name="weapon"), "mortar", "written", is_declared=False)
    desk.show(weapon=weapon)
    assert remove().isVisible()

    QTest.mouseClick(remove(), LEFT)
    desk.show()

    assert desk.written == [("weapon", "")]
    assert not remove().isVisible()


# Going there


def test_one_goes_to_the_first_core_value_that_is_missing(desk: Desk, qtbot: QtBot) -> None:
    desk.show(count_min="2", count_max="3")

    desk.form.go_to_first()

    qtbot.waitUntil(desk.line("canonical").hasFocus)


def test_one_goes_first_to_what_was_refused(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.type("count_max", "a few"), Qt.Key.Key_Tab)

    desk.form.go_to_first()

    qtbot.waitUntil(desk.line("count_max").hasFocus)


def test_where_nothing_is_missing_one_goes_to_the_first_value(desk: Desk, qtbot: QtBot) -> None:
    desk.show(count_min="2", count_max="3", canonical="x")

    desk.form.go_to_first()

    qtbot.waitUntil(desk.line("count_min").hasFocus)
