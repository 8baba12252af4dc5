import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.core.edits import AddSpan
from annotator.core.label_changes import change_label
from annotator.core.labels import DEFAULT_LABEL_SET, Example
from annotator.core.ranges import Range
from annotator.core.records import Layer
from annotator.formats.label_set_file import read
from annotator.store.store import Store
from annotator.ui.busy_job import BusyJob
from annotator.ui.dialogs.attribute_table import CHOICES, CORE, DESCRIPTION, NAME, TYPE
from annotator.ui.dialogs.label_list import Kind
from annotator.ui.dialogs.label_set import LabelSetDialog
from annotator.ui.tasks import Handle, InlineTasks, Tasks
from annotator.ui.widgets.labels import letters
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document, make_span
from tests.ui.conftest import MakeWindow
from tests.ui.keyboards import send, typing
from tests.ui.wheel import turn_wheel

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
DATE = DEFAULT_LABEL_SET.label("date")
QUAND = "Quand\u00a0: « le 5 mars »"


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """The window on an article with an actor and a date, and another author's actor there."""
    session = window.session
    session.tag_range(Range(0, 4), "actor")
    session.tag_range(Range(49, 55), "date")
    session.let_go()
    store = session.store
    assert store is not None
    document = session.document
    assert document is not None
    zoe = Layer(
        document_id=document.id,
        author_id="zoe",
        spans=(make_span("Baku", id="z1", within=document.text),),
    )
    store.import_documents([(document, (zoe,))], at=NOW)
    session.look_again()
    return window


@pytest.fixture
def dialog(tagged: MainWindow, qtbot: QtBot) -> LabelSetDialog:
    return opened(tagged, qtbot)


def opened(window: MainWindow, qtbot: QtBot) -> LabelSetDialog:
    window.trigger("label_set")
    dialog = next(d for d in window.findChildren(LabelSetDialog) if d.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    return dialog


def choose(dialog: LabelSetDialog, kind: Kind, name: str) -> None:
    """Go to a row of the list as the arrow keys do."""
    dialog.list.setCurrentIndex(dialog.rows.index(dialog.rows.row_of(kind, name)))


def type_over(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def labels_in(window: MainWindow) -> list[str]:
    return [label.name for label in window.session.label_set.labels]


def spans_in(window: MainWindow) -> list[str]:
    store, document = window.session.store, window.session.document
    assert store is not None
    assert document is not None
    layers = store.layers(document.id)
    return sorted(span.label for layer in layers for span in layer.spans)


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, LEFT)


# Looking


def test_labels_are_listed_with_their_keys_and_how_many_spans_have_them(
    dialog: LabelSetDialog,
) -> None:
    entries = [(e.kind, e.name, e.key, e.uses) for e in dialog.rows.entries]

    assert entries[1] == ("label", "actor", "A", 2)
    assert entries[4] == ("label", "date", "D", 1)
    assert ("relation", "occurred_on", "", 0) in entries
    assert entries[-1][0] == "set"


def test_the_arrow_keys_go_from_label_to_label_over_the_captions(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    for _ in range(4):
        qtbot.keyClick(dialog.list, KEY.Key_Down)

    assert dialog.relation.isVisible()
    assert dialog.relation.name.text() == "speaker"


def test_a_row_is_read_aloud_with_what_it_shows(dialog: LabelSetDialog) -> None:
    index = dialog.rows.index(1)

    spoken = dialog.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Actor, key A, 2 spans"


def test_nothing_can_be_applied_before_something_is_changed(dialog: LabelSetDialog) -> None:
    assert not dialog.apply.isEnabled()
    assert dialog.summary.text == "Nothing is changed yet."


def test_it_fits_into_a_small_window(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    dialog.resize(720, 480)
    qtbot.waitUntil(lambda: dialog.size() == QSize(720, 480))

    for button in (dialog.load, dialog.leave, dialog.apply, dialog.add_label, dialog.back):
        place = button.mapTo(dialog, button.rect().bottomRight())
        assert dialog.rect().contains(place)


# Renaming


def test_a_label_is_renamed_with_its_spans_in_one_step(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, KEY.Key_F2)
    type_over(qtbot, dialog.label.name, "player")
    qtbot.keyClick(dialog.label.name, KEY.Key_Return)
    assert dialog.summary.text == "Rename actor to player: 2 spans in 1 article by 2 authors."

    press(qtbot, dialog.apply)

    assert labels_in(tagged)[0] == "player"
    assert spans_in(tagged) == ["date", "player", "player"]
    assert not dialog.isVisible()
    assert tagged.session.notice == "Rename actor to player: done. Undo takes it back."


def test_undo_and_redo_take_labels_and_spans_back_and_do_it_again(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    type_over(qtbot, dialog.label.name, "player")
    press(qtbot, dialog.apply)
    assert tagged.session.undo_title == "Rename actor to player"

    tagged.trigger("undo")
    assert (labels_in(tagged)[0], spans_in(tagged)) == ("actor", ["actor", "actor", "date"])
    assert "actor" in tagged.labels.chips

    tagged.trigger("redo")
    assert (labels_in(tagged)[0], spans_in(tagged)) == ("player", ["date", "player", "player"])
    assert "player" in tagged.labels.chips


def test_what_is_typed_counts_without_leaving_the_field(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    type_over(qtbot, dialog.label.name, "player")

    dialog.apply.click()

    assert labels_in(tagged)[0] == "player"


def test_a_name_that_is_taken_is_refused_at_the_field(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    type_over(qtbot, dialog.label.name, "Date")
    qtbot.keyClick(dialog.label.name, KEY.Key_Return)

    assert "“Date”" in dialog.label.name_field.refusal.text()
    assert dialog.label.name_field.refusal.isVisible()
    assert dialog.label.name.text() == "actor"
    assert not dialog.apply.isEnabled()


def test_a_name_that_is_refused_keeps_one_at_its_label(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    type_over(qtbot, dialog.label.name, "Date")

    choose(dialog, "label", "claim")
    assert dialog.label.name.text() == "actor"
    assert dialog.label.name_field.refusal.isVisible()
    assert dialog.list.currentIndex().row() == dialog.rows.row_of("label", "actor")

    type_over(qtbot, dialog.label.name, "Date")
    dialog.apply.click()
    assert dialog.isVisible()
    assert labels_in(tagged)[0] == "actor"


def test_esc_gives_a_field_back_what_it_was(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    type_over(qtbot, dialog.label.name, "player")

    qtbot.keyClick(dialog.label.name, KEY.Key_Escape)

    assert dialog.label.name.text() == "actor"
    assert dialog.isVisible()


def test_a_sticky_label_that_is_gone_sticks_no_longer(tagged: MainWindow, qtbot: QtBot) -> None:
    tagged.session.toggle_sticky("actor")
    dialog = opened(tagged, qtbot)
    type_over(qtbot, dialog.label.name, "player")

    press(qtbot, dialog.apply)

    assert tagged.session.sticky_label == ""


# Adding, merging, removing


def test_an_added_label_gets_a_colour_of_its_own_and_its_name_is_typed_at_once(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, dialog.add_label)
    qtbot.waitUntil(dialog.label.name.hasFocus)
    qtbot.keyClicks(dialog.label.name, "weapon")
    press(qtbot, dialog.apply)

    new = tagged.session.label_set.labels[-1]
    assert new.name == "weapon"
    assert new.hue not in [label.hue for label in DEFAULT_LABEL_SET.labels]


def test_removing_a_label_in_use_asks_what_its_spans_become(
    dialog: LabelSetDialog, tagged: MainWindow, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    ask._choose = [0]
    qtbot.keyClick(dialog.list, KEY.Key_Delete)
    press(qtbot, dialog.apply)

    assert ask.asked[0].startswith("actor has 2 spans in 1 article by 2 authors. What becomes")
    assert spans_in(tagged) == ["claim", "claim", "date"]
    assert labels_in(tagged) == ["claim", "casualty", "date"]


def test_the_spans_of_a_removed_label_may_be_removed(
    dialog: LabelSetDialog, tagged: MainWindow, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    ask._choose = [3]
    press(qtbot, dialog.remove)
    assert "Remove actor: 2 spans in 1 article by 2 authors are removed" in dialog.summary.text
    press(qtbot, dialog.apply)

    assert spans_in(tagged) == ["date"]
    tagged.trigger("undo")
    assert spans_in(tagged) == ["actor", "actor", "date"]


def test_who_does_not_answer_removes_nothing(
    dialog: LabelSetDialog, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    ask._choose = [None]
    press(qtbot, dialog.remove)

    assert dialog.draft.change.is_empty


def test_a_label_without_spans_goes_without_a_question(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    choose(dialog, "label", "casualty")
    press(qtbot, dialog.remove)

    assert "Remove casualty: no spans." in dialog.summary.text
    assert dialog.label.name.text() == "date"


def test_the_only_label_cannot_be_removed(
    dialog: LabelSetDialog, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    ask._choose = [0]
    for name in ("casualty", "claim", "actor"):
        choose(dialog, "label", name)
        press(qtbot, dialog.remove)

    assert [e.name for e in dialog.rows.entries if e.kind == "label"] == ["date"]
    assert not dialog.remove.isEnabled()


def test_two_labels_are_merged(
    dialog: LabelSetDialog, tagged: MainWindow, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    choose(dialog, "label", "date")
    ask._choose = [0]
    press(qtbot, dialog.merge)
    assert "Merge date into actor: 1 span in 1 article." in dialog.summary.text
    assert dialog.label.name.text() == "actor"

    press(qtbot, dialog.apply)

    assert spans_in(tagged) == ["actor", "actor", "actor"]


def test_what_was_done_last_is_taken_back_within_the_dialog(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    choose(dialog, "label", "casualty")
    press(qtbot, dialog.remove)

    qtbot.keyClick(dialog.list, KEY.Key_Z, CTRL)

    assert dialog.draft.change.is_empty
    assert not dialog.back.isEnabled()


def test_what_was_merged_is_chosen_again_once_that_is_taken_back(
    dialog: LabelSetDialog, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    choose(dialog, "label", "date")
    ask._choose = [0]
    press(qtbot, dialog.merge)

    press(qtbot, dialog.back)

    assert dialog.label.name.text() == "date"


@pytest.mark.parametrize(
    ("removed", "then"),
    [(("label", "casualty"), ("set", "")), (("relation", "victim"), ("label", "claim"))],
    ids=["a label, from the set", "a relation, from a label"],
)
def test_one_is_led_from_elsewhere_to_what_comes_back(
    dialog: LabelSetDialog, removed: tuple[Kind, str], then: tuple[Kind, str], qtbot: QtBot
) -> None:
    choose(dialog, *removed)
    press(qtbot, dialog.remove)
    choose(dialog, *then)

    press(qtbot, dialog.back)

    editor = dialog.label if removed[0] == "label" else dialog.relation
    assert editor.isVisible()
    assert editor.name.text() == removed[1]


def test_where_no_name_comes_back_one_stays_where_one_is(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    choose(dialog, "set", "")
    type_over(qtbot, dialog.whole.version, "2")
    qtbot.keyClick(dialog.whole.version, KEY.Key_Return)

    press(qtbot, dialog.back)

    assert dialog.whole.isVisible()
    assert dialog.whole.version.text() == DEFAULT_LABEL_SET.version


def test_where_nothing_is_left_to_take_back_one_is_in_the_list_again(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    choose(dialog, "label", "casualty")
    press(qtbot, dialog.remove)

    dialog.back.setFocus()
    qtbot.keyClick(dialog.back, KEY.Key_Space)

    assert dialog.list.hasFocus()


# Order


def test_alt_and_an_arrow_put_a_label_elsewhere(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, KEY.Key_Down, ALT)
    qtbot.keyClick(dialog.list, KEY.Key_Down, ALT)
    qtbot.keyClick(dialog.list, KEY.Key_Up, ALT)
    press(qtbot, dialog.apply)

    assert labels_in(tagged) == ["claim", "actor", "casualty", "date"]


def test_a_label_stays_among_labels(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, KEY.Key_Up, ALT)

    assert dialog.draft.change.is_empty


def drop(dialog: LabelSetDialog, row: int, place: QPoint) -> None:
    """Let go of a row that is dragged, at a place of the list."""
    mime = dialog.rows.mimeData([dialog.rows.index(row)])
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        mime,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.list.dropEvent(event)


@pytest.mark.parametrize(
    ("onto", "is_below", "order"),
    [
        (3, False, ["claim", "actor", "casualty", "date"]),
        (3, True, ["claim", "casualty", "actor", "date"]),
        (9, True, ["claim", "casualty", "date", "actor"]),
        (0, False, ["actor", "claim", "casualty", "date"]),
    ],
    ids=["above", "below", "beyond", "itself"],
)
def test_a_label_is_dragged_elsewhere(
    dialog: LabelSetDialog, onto: int, is_below: bool, order: list[str]
) -> None:
    box = dialog.list.visualRect(dialog.rows.index(onto))
    place = QPoint(box.center().x(), box.bottom() - 1 if is_below else box.top() + 1)

    drop(dialog, 1, place)

    assert [label.name for label in dialog.draft.label_set.labels] == order


def test_what_is_dragged_from_elsewhere_is_not_taken(dialog: LabelSetDialog) -> None:
    mime = QMimeData()
    mime.setText("actor")
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, none)

    dialog.list.dropEvent(event)

    assert dialog.draft.change.is_empty


# Keys, colours, descriptions


def test_a_key_is_pressed_after_its_button(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, dialog.label.key)
    assert dialog.label.key.text() == "Press a letter…"
    qtbot.keyClick(dialog.label.key, KEY.Key_B)
    assert dialog.label.key.text() == "B"

    press(qtbot, dialog.apply)

    assert tagged.session.label_set.label("actor").key == "B"


def test_backspace_takes_the_key_away_and_esc_leaves_it(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    press(qtbot, dialog.label.key)
    qtbot.keyClick(dialog.label.key, KEY.Key_Escape)
    assert dialog.label.key.text() == "A"
    assert dialog.isVisible()

    qtbot.keyClick(dialog.label.key, KEY.Key_Backspace)
    assert dialog.label.key.text() == "None"
    assert dialog.draft.label_set.label("actor").key == ""


def test_the_key_of_another_label_is_refused_with_its_name(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    press(qtbot, dialog.label.key)
    qtbot.keyClick(dialog.label.key, KEY.Key_D)

    assert "The key D is that of “actor” too" in dialog.label.key_field.refusal.text()
    assert dialog.label.key.text() == "A"


def test_the_key_of_an_action_is_taken_with_a_warning(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    press(qtbot, dialog.label.key)
    qtbot.keyClick(dialog.label.key, KEY.Key_R)

    assert "R is the key for “Tag the Same Again”" in dialog.summary.warned.text()
    assert dialog.apply.isEnabled()


def test_a_number_is_refused_as_a_key(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    press(qtbot, dialog.label.key)
    qtbot.keyClick(dialog.label.key, KEY.Key_7)

    assert "The key 7 is a number" in dialog.summary.wrong.text()
    assert not dialog.apply.isEnabled()


def test_a_colour_is_clicked(dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot) -> None:
    swatches = dialog.label.hues.swatches
    qtbot.mouseClick(swatches, LEFT, pos=swatches.box_of(145).center())
    assert swatches.accessibleName() == "Colour: Green"

    press(qtbot, dialog.apply)

    assert tagged.session.label_set.label("actor").hue == 145


def test_the_arrow_keys_go_from_colour_to_colour(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    swatches = dialog.label.hues.swatches
    qtbot.keyClick(swatches, KEY.Key_Right)
    assert dialog.draft.label_set.label("actor").hue == 275

    qtbot.keyClick(swatches, KEY.Key_Right)

    assert swatches.accessibleName() == "Colour: Purple, of Claim too"


def test_any_angle_can_be_given(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    angle = dialog.label.hues.angle
    angle.setFocus()
    angle.selectAll()
    qtbot.keyClicks(angle, "100")
    qtbot.keyClick(angle, KEY.Key_Tab)

    assert dialog.draft.label_set.label("actor").hue == 100


def test_a_description_counts_once_its_field_is_left(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    field = dialog.label.description
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Who acts.")
    qtbot.keyClick(field, KEY.Key_Tab)

    assert dialog.draft.label_set.label("actor").description == "Who acts."
    assert not field.hasFocus()


def test_it_is_said_by_which_rules_a_label_is_found_and_read(dialog: LabelSetDialog) -> None:
    rules = dialog.label.rules

    assert rules.box.currentText() == "By its name: Actor"
    assert rules.told.text().startswith("Who acts, speaks or is harmed")
    assert rules.box.accessibleDescription() == rules.told.text()


def test_a_label_of_any_name_is_found_and_read_as_one_that_is_known(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, dialog.add_label)
    qtbot.waitUntil(dialog.label.name.hasFocus)
    qtbot.keyClicks(dialog.label.name, "losses")
    qtbot.keyClick(dialog.label.name, KEY.Key_Return)
    assert dialog.label.rules.box.currentText() == "By its name: Words"

    qtbot.keyClicks(dialog.label.rules.box, "cas")
    press(qtbot, dialog.apply)

    assert tagged.session.label_set.rules_of("losses") == "casualty"


def test_the_wheel_passes_over_the_rules_without_choosing(dialog: LabelSetDialog) -> None:
    before = dialog.label.rules.box.currentIndex()

    turn_wheel(dialog.label.rules.box)

    assert dialog.label.rules.box.currentIndex() == before


def test_a_renamed_label_is_said_to_be_found_as_before(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    type_over(qtbot, dialog.label.name, "player")
    qtbot.keyClick(dialog.label.name, KEY.Key_Return)

    assert dialog.label.rules.box.currentText() == "Actor"


def test_a_description_with_spaces_that_do_not_break_is_not_changed_by_a_look(
    tagged: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(tagged, qtbot)
    dialog.draft.perform(
        lambda change: change_label(change, "date", DATE.model_copy(update={"description": QUAND}))
    )
    choose(dialog, "label", "date")
    before = dialog.draft.label_set

    dialog.label.description.setFocus()
    qtbot.keyClick(dialog.label.description, KEY.Key_Tab)

    assert dialog.draft.label_set == before
    assert before.label("date").description == QUAND


def test_a_description_begins_where_its_language_does(dialog: LabelSetDialog) -> None:
    field = dialog.label.description
    field.setFocus()
    field.selectAll()

    for sign in "من يفعل":
        send(typing(sign))

    assert field.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight


def test_guideline_and_examples_are_kept(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    before = tagged.session.label_set.label("actor")
    assert before.guideline
    assert isinstance(before.examples[0], Example)

    type_over(qtbot, dialog.label.name, "player")
    press(qtbot, dialog.apply)

    after = tagged.session.label_set.label("player")
    assert (after.guideline, after.examples) == (before.guideline, before.examples)


# Attributes


def edit_cell(qtbot: QtBot, dialog: LabelSetDialog, row: int, column: int, text: str) -> None:
    """Type into a cell of the attributes of the label."""
    table = dialog.label.attributes.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    qtbot.keyClick(table, KEY.Key_Return)
    finish_cell(qtbot, dialog, text)


def finish_cell(qtbot: QtBot, dialog: LabelSetDialog, text: str) -> None:
    """Type into the cell that is edited, and wait until that is over."""
    table = dialog.label.attributes.table
    editor = next(e for e in table.findChildren(QLineEdit) if e.isVisible())
    type_over(qtbot, editor, text)
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: not [e for e in table.findChildren(QLineEdit) if e.isVisible()])


def attributes(dialog: LabelSetDialog) -> dict[str, str]:
    return {a.name: a.type for a in dialog.draft.label_set.label("actor").attributes}


def test_every_column_of_the_attributes_is_seen_in_a_window_of_usual_width(
    dialog: LabelSetDialog,
) -> None:
    dialog.resize(letters(156), 714)
    QApplication.processEvents()

    table = dialog.label.attributes.table
    header = table.horizontalHeader()
    assert table.horizontalScrollBar().maximum() == 0
    assert all(
        header.sectionSize(column) >= header.sectionSizeHint(column)
        for column in range(header.count())
    )


def test_an_attribute_is_renamed_in_its_cell(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    edit_cell(qtbot, dialog, 0, NAME, "kind")

    assert list(attributes(dialog)) == ["kind", "canonical", "country", "code"]
    assert "Rename the attribute type of actor to kind: " in dialog.summary.text


def test_an_attribute_is_added_and_its_name_typed_at_once(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    press(qtbot, dialog.label.attributes.add)
    finish_cell(qtbot, dialog, "side")

    assert attributes(dialog)["side"] == "string"


def test_a_type_is_chosen_from_a_list_and_choices_are_typed(
    dialog: LabelSetDialog, qtbot: QtBot
) -> None:
    table = dialog.label.attributes.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, TYPE))
    qtbot.keyClick(table, KEY.Key_Return)
    box = next(b for b in table.findChildren(QComboBox) if b.isVisible())
    qtbot.keyClick(box, KEY.Key_O)
    assert attributes(dialog)["country"] == "choice"
    assert "has the type choice, but nothing to choose from" in dialog.summary.wrong.text()
    assert not dialog.apply.isEnabled()

    edit_cell(qtbot, dialog, 2, CHOICES, 'here, "there, far"')

    country = dialog.draft.label_set.label("actor").attributes[2]
    assert country.choices == ("here", "there, far")
    assert dialog.apply.isEnabled()


def test_core_is_ticked_and_a_description_typed(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    table = dialog.label.attributes.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(3, CORE))
    qtbot.keyClick(table, KEY.Key_Space)
    edit_cell(qtbot, dialog, 3, DESCRIPTION, "Ours.")

    code = dialog.draft.label_set.label("actor").attributes[3]
    assert (code.is_core, code.description) == (True, "Ours.")


def test_an_attribute_moves_and_goes(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    editor = dialog.label.attributes
    editor.table.setCurrentIndex(editor.table.model().index(3, NAME))
    press(qtbot, editor.up)
    press(qtbot, editor.up)
    press(qtbot, editor.down)
    assert list(attributes(dialog)) == ["type", "canonical", "code", "country"]

    press(qtbot, editor.remove)

    assert list(attributes(dialog)) == ["type", "canonical", "country"]
    assert "Declare the attribute code of actor no longer" in dialog.summary.text


def test_a_name_that_another_attribute_has_is_told(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    edit_cell(qtbot, dialog, 0, NAME, "Country")

    assert "“Country” and the attribute “country”" in dialog.summary.wrong.text() or (
        "“country” and the attribute “Country”" in dialog.summary.wrong.text()
    )
    assert not dialog.apply.isEnabled()


def test_an_attribute_needs_a_name(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    edit_cell(qtbot, dialog, 0, NAME, " ")

    assert dialog.label.attributes.refusal.isVisible()
    assert next(iter(attributes(dialog))) == "type"


# Relations and the set


def test_a_relation_joins_the_labels_that_are_ticked(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    choose(dialog, "relation", "victim")
    qtbot.keyClick(dialog.relation.heads.boxes["claim"], KEY.Key_Space)
    press(qtbot, dialog.apply)

    victim = next(r for r in tagged.session.label_set.relations if r.name == "victim")
    assert victim.heads == ("claim", "casualty")


def test_of_links_nobody_is_asked_what_is_at_their_core(dialog: LabelSetDialog) -> None:
    choose(dialog, "relation", "perpetrator")

    assert dialog.relation.attributes.table.isColumnHidden(CORE)
    assert not dialog.label.attributes.table.isColumnHidden(CORE)


def test_a_relation_is_proposed_as_one_that_is_known(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    choose(dialog, "relation", "victim")
    assert dialog.relation.rules.box.currentText() == "By its name: Victim"

    qtbot.keyClicks(dialog.relation.rules.box, "near")
    press(qtbot, dialog.apply)

    victim = next(r for r in tagged.session.label_set.relations if r.name == "victim")
    assert victim.rules == "nearest"


def test_a_relation_from_no_label_is_told(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    choose(dialog, "relation", "victim")
    qtbot.keyClick(dialog.relation.heads.boxes["casualty"], KEY.Key_Space)

    assert "The relation “victim” goes from no label." in dialog.summary.wrong.text()
    assert not dialog.apply.isEnabled()


def test_a_relation_is_added_renamed_and_removed(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, dialog.add_relation)
    qtbot.waitUntil(dialog.relation.name.hasFocus)
    qtbot.keyClicks(dialog.relation.name, "leads")
    choose(dialog, "relation", "addressee")
    press(qtbot, dialog.remove)
    press(qtbot, dialog.apply)

    names = [relation.name for relation in tagged.session.label_set.relations]
    assert names[-1] == "leads"
    assert "addressee" not in names


def test_the_set_gets_another_version_and_articles_an_attribute(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    choose(dialog, "set", "")
    type_over(qtbot, dialog.whole.version, "2")
    press(qtbot, dialog.whole.attributes.add)
    dialog.whole.attributes.commit()
    press(qtbot, dialog.apply)

    label_set = tagged.session.label_set
    assert label_set.version == "2"
    assert label_set.attributes[-1].name == "attribute 1"


# Files


def test_labels_are_exported(
    dialog: LabelSetDialog, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    ask._save_path = [tmp_path / "mine"]

    press(qtbot, dialog.save)

    assert read(tmp_path / "mine.yaml").label_set == DEFAULT_LABEL_SET


@pytest.mark.parametrize("is_wanted", [True, False], ids=["replaced", "kept"])
def test_a_file_of_the_name_with_its_ending_is_not_replaced_unasked(
    dialog: LabelSetDialog, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot, is_wanted: bool
) -> None:
    (tmp_path / "mine.yaml").write_text("somebody's", encoding="utf-8")
    ask._save_path = [tmp_path / "mine"]
    ask._confirm = [is_wanted]

    press(qtbot, dialog.save)

    assert ask.asked[-1] == "mine.yaml is there already. Replace it?"
    is_kept = (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "somebody's"
    assert is_kept is not is_wanted


def test_imported_labels_take_the_place_once_it_is_said_what_spans_become(
    dialog: LabelSetDialog,
    tagged: MainWindow,
    ask: ScriptedAsk,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    file = tmp_path / "labels.yaml"
    file.write_text("labels: [{name: Actor}, {name: when}]", encoding="utf-8")
    ask._open_paths, ask._choose = [(file,)], [1]

    press(qtbot, dialog.load)
    assert ask.asked[1].startswith("date has 1 span in 1 article.")
    assert "Rename date to when: 1 span in 1 article." in dialog.summary.text
    press(qtbot, dialog.apply)

    assert labels_in(tagged) == ["Actor", "when"]
    assert spans_in(tagged) == ["Actor", "Actor", "when"]


def test_a_file_that_contradicts_itself_is_told_and_changes_nothing(
    dialog: LabelSetDialog, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "labels.yaml"
    file.write_text("labels:\n- name: a\n- name: A\n  key: '1'\n", encoding="utf-8")
    ask._open_paths = [(file,)]

    press(qtbot, dialog.load)

    assert "These labels cannot be used." in ask.told[0]
    assert "line 3" in ask.told[0]
    assert "line 4" in ask.told[0]
    assert dialog.draft.change.is_empty


def test_who_chooses_no_file_changes_nothing(
    dialog: LabelSetDialog, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    ask._open_paths, ask._save_path = [()], [None]

    press(qtbot, dialog.load)
    press(qtbot, dialog.save)

    assert dialog.draft.change.is_empty


# Leaving


def test_esc_leaves_where_nothing_was_changed(dialog: LabelSetDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, KEY.Key_Escape)

    assert not dialog.isVisible()


def test_changes_are_not_lost_without_a_question(
    dialog: LabelSetDialog, tagged: MainWindow, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    ask._confirm = [False, True]
    type_over(qtbot, dialog.label.name, "player")
    press(qtbot, dialog.leave)
    assert dialog.isVisible()

    press(qtbot, dialog.leave)

    assert not dialog.isVisible()
    assert ask.asked == ["Leave the labels as they were?"] * 2
    assert labels_in(tagged)[0] == "actor"


def test_labels_that_were_changed_meanwhile_are_told_in_a_sentence(
    dialog: LabelSetDialog, tagged: MainWindow, qtbot: QtBot
) -> None:
    store = tagged.session.store
    assert store is not None
    store.save_label_set(store.label_set().with_labels(("place",)), now=NOW)
    type_over(qtbot, dialog.label.name, "player")
    press(qtbot, dialog.apply)

    assert "changed by something else" in tagged.session.notice
    assert dialog.isVisible()
    assert dialog.draft.change.mapping.label("actor") == "player"


# Many spans

MANY = 60


@pytest.fixture
def busy(make_window: MakeWindow, tmp_path: Path, ask: ScriptedAsk, qtbot: QtBot) -> MainWindow:
    """The window with jobs on threads, on a project with 2,400 actors of two authors."""
    path = tmp_path / "many.annotator"
    text = "Baku " * 20
    with Store.create(
        path, name="many", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(
            [
                (
                    make_document(text, id=f"d{n}"),
                    tuple(_layer(f"d{n}", author, text) for author in ("me", "zoe")),
                )
                for n in range(MANY)
            ],
            at=NOW,
        )
    window = make_window(tasks=Tasks(), ask=ask)
    window.open_path(path)
    qtbot.waitUntil(window.article.view.hasFocus)
    return window


def _layer(document_id: str, author_id: str, text: str) -> Layer:
    layer = Layer(document_id=document_id, author_id=author_id)
    for number in range(20):
        span = make_span("Baku", within=text, id=f"s{number}")
        place = {"start": 5 * number, "end": 5 * number + 4}
        layer = AddSpan(span=span.model_copy(update=place)).apply(layer)
    return layer


def test_very_many_spans_follow_by_a_job_while_edits_wait(busy: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(busy, qtbot)
    qtbot.waitUntil(lambda: dialog.draft.is_counted)
    type_over(qtbot, dialog.label.name, "player")
    qtbot.keyClick(dialog.label.name, KEY.Key_Return)

    press(qtbot, dialog.apply)
    assert busy.session.is_busy
    assert not dialog.label.isEnabled()
    qtbot.waitUntil(lambda: not busy.session.is_busy)

    assert busy.session.store is not None
    assert busy.session.store.labels.use().of_label("player").items == 40 * MANY
    assert [d for d in busy.findChildren(LabelSetDialog) if d.isVisible()] == []
    busy.trigger("undo")
    qtbot.waitUntil(lambda: not busy.session.is_busy)
    assert busy.session.store.labels.use().of_label("actor").items == 40 * MANY


def test_no_number_is_told_before_it_is_counted(busy: MainWindow, qtbot: QtBot) -> None:
    busy.trigger("label_set")
    dialog = next(d for d in busy.findChildren(LabelSetDialog) if d.isVisible())
    assert not dialog.draft.is_counted

    # No event comes in between, as which the number would come.
    dialog.label.name.setText("player")
    dialog.label.commit()
    assert dialog.summary.text == "Counting what has each label …"
    assert not dialog.merge.isEnabled()

    qtbot.waitUntil(dialog.merge.isEnabled)
    assert dialog.summary.text.startswith("Rename actor to player: 2,400 spans")


def test_nothing_is_taken_back_while_it_is_applied(busy: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(busy, qtbot)
    qtbot.waitUntil(lambda: dialog.draft.is_counted)
    type_over(qtbot, dialog.label.name, "player")
    qtbot.keyClick(dialog.label.name, KEY.Key_Return)
    press(qtbot, dialog.apply)
    assert dialog.job.is_running

    qtbot.keyClick(dialog.leave, KEY.Key_Z, CTRL)

    assert dialog.draft.change.title == "Rename actor to player"
    qtbot.waitUntil(lambda: not busy.session.is_busy)
    assert busy.session.notice == "Rename actor to player: done. Undo takes it back."


@pytest.mark.parametrize("is_typed", [True, False], ids=["changed", "untouched"])
def test_that_it_could_not_be_counted_is_told_and_nothing_can_be_applied(
    tagged: MainWindow, ask: ScriptedAsk, qtbot: QtBot, is_typed: bool
) -> None:
    store = tagged.session.store
    assert store is not None
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("ALTER TABLE spans RENAME TO gone")
        tagged.trigger("label_set")
        other.execute("ALTER TABLE gone RENAME TO spans")
    dialog = next(d for d in tagged.findChildren(LabelSetDialog) if d.isVisible())
    assert len(ask.told) == 1

    if is_typed:
        type_over(qtbot, dialog.label.name, "player")
        qtbot.keyClick(dialog.label.name, KEY.Key_Return)

    assert dialog.summary.text.startswith("What has each label could not be counted, so nothing")
    assert not dialog.apply.isEnabled()
    ask._confirm = [True] * is_typed
    press(qtbot, dialog.leave)


def _fail() -> None:
    raise RuntimeError("no")


class _NoThreads(InlineTasks):
    """A machine that can start no thread."""

    def run(self, *_: object, **__: object) -> Handle:
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("tasks", "began"),
    [(InlineTasks(), _fail), (_NoThreads(), lambda: None)],
    ids=["it begins", "it is run"],
)
def test_a_job_that_fails_as_it_begins_leaves_nothing_busy(
    window: MainWindow, tasks: InlineTasks, began: Callable[[], None]
) -> None:
    job, ends = BusyJob(window.session, tasks, window.guard), list[object]()

    with pytest.raises(RuntimeError):
        job.run(
            lambda *, progress, cancelled: "written",
            began=began,
            advanced=lambda done, total: None,
            ended=ends.append,
        )

    assert not window.session.is_busy
    assert not job.is_running
    assert ends == [None]


def test_a_job_that_is_stopped_has_changed_nothing_or_all(busy: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(busy, qtbot)
    qtbot.waitUntil(lambda: dialog.draft.is_counted)
    type_over(qtbot, dialog.label.name, "player")
    qtbot.keyClick(dialog.label.name, KEY.Key_Return)
    press(qtbot, dialog.apply)

    dialog.leave.click()
    qtbot.waitUntil(lambda: not busy.session.is_busy)

    assert busy.session.store is not None
    use = busy.session.store.labels.use()
    is_done = labels_in(busy)[0] == "player"
    assert use.of_label("player" if is_done else "actor").items == 40 * MANY
    if not is_done:
        assert dialog.summary.text == "Nothing was changed."
        dialog.draft.take_back()
        dialog.reject()


def test_closing_while_it_counts_waits_for_nothing(busy: MainWindow, qtbot: QtBot) -> None:
    busy.trigger("label_set")
    dialog = next(d for d in busy.findChildren(LabelSetDialog) if d.isVisible())

    dialog.reject()
    busy.tasks.close()
    QApplication.processEvents()

    assert [d for d in busy.findChildren(LabelSetDialog) if d.isVisible()] == []
