from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.label_changes import begin, change_label
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.ui.panels.span_facts import (
    about_span,
    facts_of_document,
    quoted,
    spoken_language,
)
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.widgets.labels import Caption, TextLabel
from annotator.ui.window import MainWindow
from annotator.ui.wording import spoken_moment
from tests.factories import make_document, make_span
from tests.ui.keyboards import send, typing
from tests.ui.places import settle

Select = Callable[[str], None]
LEFT = Qt.MouseButton.LeftButton
Side = Qt.AlignmentFlag
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wide(window: MainWindow) -> MainWindow:
    """A window with room for the panel."""
    window.resize(1400, 900)
    settle()
    return window


@pytest.fixture
def casualty(wide: MainWindow, select: Select) -> MainWindow:
    """The same with a casualty of which the words say that it is two who were killed."""
    select("two soldiers were killed")
    wide.session.tag("casualty")
    settle()
    return wide


def form(window: MainWindow) -> ValueForm:
    shown = window.beside.details.span.form
    assert shown is not None
    return shown


def line(window: MainWindow, name: str) -> QLineEdit:
    editor = form(window).part(name).editor
    assert isinstance(editor, QLineEdit)
    return editor


def picked(window: MainWindow) -> Span:
    assert window.session.picked is not None
    return window.session.picked


def labels(window: MainWindow) -> list[str]:
    shown = window.beside.details.findChildren(TextLabel)
    return [label.text() for label in shown if label.isVisible()]


# The article, and the picked span


def test_without_a_picked_span_the_panel_tells_of_the_article(
    wide: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: ("Id", "d0") in wide.beside.details.facts)
    assert wide.beside.details.article.isVisible()
    assert not wide.beside.details.span.isVisible()


def test_without_a_picked_span_the_panel_has_every_guideline(
    wide: MainWindow, qtbot: QtBot
) -> None:
    every = [label.description for label in wide.session.label_set.labels]

    qtbot.waitUntil(lambda: wide.beside.details.guideline.splitlines() == every)


def test_the_picked_span_is_shown_with_its_label_its_words_and_its_place(
    wide: MainWindow, select: Select
) -> None:
    wide.session.show(1)
    select("near the bridge")
    wide.session.tag("actor")
    settle()

    said = labels(wide)
    assert "Actor" in said
    assert "near the bridge" in said
    assert any(text.startswith("27–42 · 15 characters · me · ") for text in said)


def test_the_guideline_is_that_of_the_picked_label(wide: MainWindow, select: Select) -> None:
    select("Sunday")
    wide.session.tag("date")
    settle()

    assert wide.beside.details.guideline == wide.session.label_set.label("date").description


def test_the_panel_is_right_when_it_is_shown_again(
    wide: MainWindow, select: Select, qtbot: QtBot
) -> None:
    wide.session.toggle_details()
    select("Sunday")
    wide.session.tag("date")

    wide.session.toggle_details()

    qtbot.waitUntil(lambda: "Sunday" in labels(wide))


def test_the_sample_opens_with_the_panel(
    bare_window: MainWindow, sample_path: Path, qtbot: QtBot
) -> None:
    bare_window.resize(1400, 800)

    bare_window.open_path(sample_path)

    qtbot.waitUntil(lambda: ("Publisher", "Adrun Wire Service") in bare_window.beside.details.facts)


def test_a_label_set_with_other_attributes_has_another_form(
    casualty: MainWindow, select: Select
) -> None:
    before = form(casualty)

    select("Sunday")
    casualty.session.tag("date")
    settle()

    assert form(casualty) is not before
    assert not before.isVisible()


def test_a_form_is_kept_for_the_next_span_of_its_label(
    casualty: MainWindow, select: Select
) -> None:
    before = form(casualty)
    select("Sunday")
    casualty.session.tag("date")
    settle()

    casualty.session.pick(casualty.session.spans[0].id)
    settle()

    assert form(casualty) is before


def test_forms_can_be_made_before_any_span_needs_them(wide: MainWindow, select: Select) -> None:
    steps = list(wide.beside.details.prepare())
    prepared = wide.beside.details.span.form_of(wide.session.label_set.label("date"))
    assert len(steps) == len(wide.session.label_set.labels)
    assert not prepared.isVisible()

    select("Sunday")
    wide.session.tag("date")
    settle()

    assert form(wide) is prepared
    assert prepared.isVisible()


def test_what_was_asked_for_once_stays_shown_for_other_spans_of_the_label(
    casualty: MainWindow, select: Select
) -> None:
    QTest.mouseClick(form(casualty).more, LEFT)
    select("Sunday")
    casualty.session.tag("date")
    settle()

    casualty.session.pick(casualty.session.spans[0].id)
    settle()

    assert form(casualty).part("cumulative").editor.isVisible()


# Values


def test_what_the_words_say_is_filled_in(casualty: MainWindow) -> None:
    assert line(casualty, "count_min").text() == "2"
    assert form(casualty).part("effect").editor.typed == '["killed"]'


def test_v_goes_to_the_values_and_enter_back_to_the_article_with_what_was_typed(
    casualty: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(casualty.article.view, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: form(casualty).isAncestorOf(QApplication.focusWidget()))
    field = line(casualty, "count_min")
    field.setFocus()
    field.selectAll()

    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert picked(casualty).attribute("count_min") == "3"
    assert casualty.article.view.hasFocus()


def test_esc_leads_back_to_the_article(casualty: MainWindow) -> None:
    QTest.keyClick(casualty.article.view, Qt.Key.Key_V)
    focused = QApplication.focusWidget()

    QTest.keyClick(focused, Qt.Key.Key_Escape)

    assert casualty.article.view.hasFocus()


@pytest.mark.parametrize("is_picked", [True, False], ids=["span", "article"])
def test_tab_goes_down_the_panel_and_leaves_nothing_out(
    casualty: MainWindow, is_picked: bool
) -> None:
    if not is_picked:
        casualty.session.let_go()
        settle()
    panel = casualty.beside.details
    card = panel.span if is_picked else panel.article
    card.flag.setFocus()

    way = way_down(panel)

    assert card.note in way
    assert is_whole_way_down(panel, way)


def test_tab_goes_down_a_form_that_was_made_again_with_as_many_fields(
    casualty: MainWindow,
) -> None:
    session, span = casualty.session, picked(casualty)
    session.let_go()
    settle()
    label = session.label_set.label("casualty")
    first, *others = label.attributes
    told = first.model_copy(update={"description": "Another sentence."})
    changed = label.model_copy(update={"attributes": (told, *others)})
    session.change_labels(change_label(begin(session.label_set), "casualty", changed))
    settle()

    session.pick(span.id)
    settle()
    panel = casualty.beside.details
    panel.span.flag.setFocus()
    way = way_down(panel)

    assert panel.span.note in way
    assert is_whole_way_down(panel, way)


def is_whole_way_down(panel: QWidget, way: list[QWidget]) -> bool:
    """Say whether `way` stops at all there is, and nowhere goes up."""
    is_whole = set(way) == {stop for stop in panel.findChildren(QWidget) if is_stop(stop)}
    return is_whole and all(bottom(after) > top(here) for here, after in pairwise(way))


def is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()


def top(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).y()


def bottom(widget: QWidget) -> int:
    return top(widget) + widget.height()


def way_down(panel: QWidget) -> list[QWidget]:
    """Press Tab until it leads out of the panel; return what it stopped at."""
    way: list[QWidget] = []
    here = QApplication.focusWidget()
    while here is not None and panel.isAncestorOf(here):
        way.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    return way


def test_a_click_in_the_article_writes_what_was_typed_of_the_span_before(
    casualty: MainWindow,
) -> None:
    field = line(casualty, "count_min")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")
    view, span = casualty.article.view, picked(casualty)

    view.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.point_of(62))

    layer = casualty.session.layer
    assert layer is not None
    written = layer.span(span.id)
    assert written is not None
    assert written.attribute("count_min") == "3"


def test_a_key_that_turns_to_another_article_writes_what_was_typed_first(
    casualty: MainWindow,
) -> None:
    span = picked(casualty)
    field = line(casualty, "count_min")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")

    QTest.keyClick(field, Qt.Key.Key_Down, CTRL)
    settle()
    casualty.session.show(0)

    layer = casualty.session.layer
    assert layer is not None
    written = layer.span(span.id)
    assert written is not None
    assert written.attribute("count_min") == "3"


def test_where_the_field_is_gone_the_person_is_in_the_article(casualty: MainWindow) -> None:
    field = line(casualty, "count_min")
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Down, CTRL)
    settle()

    assert casualty.session.position == 1
    assert casualty.article.view.hasFocus()


def test_what_was_typed_is_written_when_the_window_is_closed(
    casualty: MainWindow, project_path: Path
) -> None:
    field = line(casualty, "count_min")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")

    casualty.close()

    session = casualty.session
    session.open(project_path)
    assert session.spans[0].attribute("count_min") == "3"


def test_a_changed_value_is_taken_back_by_its_sign(casualty: MainWindow) -> None:
    casualty.attributes.write("count_min", "3")
    settle()

    QTest.mouseClick(form(casualty).part("count_min").sign, LEFT)
    settle()

    assert line(casualty, "count_min").text() == "2"
    assert not form(casualty).part("count_min").sign.isVisible()


def test_all_that_was_emptied_is_filled_in_again_by_a_button(casualty: MainWindow) -> None:
    for name in ("count_min", "count_max", "effect"):
        casualty.attributes.write(name, "")
    settle()
    fill = casualty.beside.details.span.fill
    assert fill.isVisible()

    QTest.mouseClick(fill, LEFT)
    settle()

    assert line(casualty, "count_min").text() == "2"
    assert not fill.isVisible()


def test_the_field_in_hand_marks_its_words_in_the_article(
    casualty: MainWindow, select: Select
) -> None:
    field = line(casualty, "count_text")
    before = casualty.article.view.grab().toImage()

    field.setFocus()
    settle()
    assert casualty.article.view.source == Range(21, 24)
    assert casualty.article.view.grab().toImage() != before

    casualty.session.let_go()
    settle()
    assert casualty.article.view.source.is_empty


def test_what_cannot_be_saved_stays_as_it_was_typed(casualty: MainWindow) -> None:
    field = line(casualty, "count_min")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3")
    casualty.session.set_busy(is_busy=True)

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "3"
    assert form(casualty).part("count_min").editing.fault == "This could not be saved."
    assert casualty.session.notice.startswith("The project is being written to.")
    casualty.session.set_busy(is_busy=False)


def test_where_no_change_is_taken_nothing_can_be_typed(casualty: MainWindow) -> None:
    casualty.session.set_busy(is_busy=True)
    settle()

    assert not line(casualty, "count_min").isEnabled()
    assert not casualty.beside.details.span.note.isEnabled()
    casualty.session.set_busy(is_busy=False)


def test_canonical_names_that_were_used_before_are_offered(
    wide: MainWindow, select: Select
) -> None:
    select("Baku's ministry")
    wide.session.tag("actor")
    wide.attributes.write("canonical", "state:AZE")
    select("Talks")
    wide.session.tag("actor")
    settle()

    QTest.keyClick(wide.article.view, Qt.Key.Key_V)
    field = line(wide, "canonical")
    field.setFocus()
    QTest.keyClicks(field, "aze")
    popup = field.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert picked(wide).attribute("canonical") == "state:AZE"
    assert wide.article.view.hasFocus()


# Note and flag


def test_o_goes_to_the_note_and_enter_writes_it(casualty: MainWindow) -> None:
    note = casualty.beside.details.span.note

    QTest.keyClick(casualty.article.view, Qt.Key.Key_O)
    assert note.hasFocus()
    QTest.keyClicks(note, "who counts?")
    QTest.keyClick(note, Qt.Key.Key_Return)

    assert picked(casualty).note == "who counts?"
    assert casualty.article.view.hasFocus()


def test_shift_and_enter_begins_a_line_in_a_note(casualty: MainWindow) -> None:
    note = casualty.beside.details.span.note
    note.setFocus()
    before = note.height()

    QTest.keyClicks(note, "one")
    QTest.keyClick(note, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(note, "two")
    QTest.keyClick(note, Qt.Key.Key_Return)

    assert picked(casualty).note == "one\ntwo"
    assert note.height() > before


def test_esc_gives_back_the_note_as_it_was(casualty: MainWindow) -> None:
    casualty.attributes.write_note("old")
    settle()
    note = casualty.beside.details.span.note
    note.setFocus()
    QTest.keyClicks(note, "new ")

    QTest.keyClick(note, Qt.Key.Key_Escape)

    assert note.toPlainText() == "old"
    assert picked(casualty).note == "old"


def test_tab_leaves_a_note_and_writes_it(casualty: MainWindow) -> None:
    note = casualty.beside.details.span.note
    note.setFocus()
    QTest.keyClicks(note, "who counts?")

    QTest.keyClick(note, Qt.Key.Key_Tab)

    assert picked(casualty).note == "who counts?"
    assert not note.hasFocus()


@pytest.mark.parametrize(
    ("text", "side"), [("تحقق 🚨", Side.AlignRight), ("check", Side.AlignLeft)], ids=["rtl", "ltr"]
)
def test_a_note_begins_where_its_language_does(
    casualty: MainWindow, text: str, side: Qt.AlignmentFlag
) -> None:
    QTest.keyClick(casualty.article.view, Qt.Key.Key_O)

    for sign in text:
        send(typing(sign))

    note = casualty.beside.details.span.note
    assert note.typed == text
    assert note.document().defaultTextOption().alignment() == side


def test_a_long_note_is_scrolled_and_does_not_fill_the_panel(casualty: MainWindow) -> None:
    casualty.attributes.write_note("\n".join("line" for _ in range(60)))
    settle()

    note = casualty.beside.details.span.note
    assert note.height() < 12 * note.fontMetrics().lineSpacing()
    assert note.verticalScrollBar().maximum() > 0


def test_each_span_has_its_own_note(casualty: MainWindow, select: Select) -> None:
    casualty.attributes.write_note("who counts?")
    select("Sunday")
    casualty.session.tag("date")
    settle()

    assert casualty.beside.details.span.note.toPlainText() == ""


def test_q_flags_the_span_and_so_does_the_button(casualty: MainWindow) -> None:
    flag = casualty.beside.details.span.flag

    QTest.keyClick(casualty.article.view, Qt.Key.Key_Q)
    settle()
    assert flag.isChecked()

    QTest.mouseClick(flag, LEFT)
    settle()
    assert not flag.isChecked()
    assert not casualty.attributes.is_flagged


# Where there is little room


def test_in_a_narrow_window_v_shows_the_panel_and_esc_hides_it_again(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    window.resize(720, 480)
    select("two soldiers were killed")
    window.session.tag("casualty")
    settle()
    assert not window.beside.details.isVisible()

    QTest.keyClick(window.article.view, Qt.Key.Key_V)
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert form(window).isAncestorOf(focused)
    assert not focused.visibleRegion().isEmpty()

    QTest.keyClick(focused, Qt.Key.Key_Escape)
    settle()
    assert not window.beside.details.isVisible()
    assert window.article.view.hasFocus()


def test_a_field_that_is_out_of_view_is_scrolled_to(
    window: MainWindow, select: Select, qtbot: QtBot
) -> None:
    window.resize(720, 480)
    select("two soldiers were killed")
    window.session.tag("casualty")
    settle()

    QTest.keyClick(window.article.view, Qt.Key.Key_O)
    settle()

    note = window.beside.details.span.note
    assert note.hasFocus()
    assert note.visibleRegion().boundingRect().height() > note.height() // 2


# A label set that changes


def test_forms_of_labels_that_are_gone_are_forgotten(casualty: MainWindow) -> None:
    before = form(casualty)
    bare = [label.model_copy(update={"attributes": ()}) for label in DEFAULT_LABEL_SET.labels]
    card = casualty.beside.details.span

    card.forget_forms(LabelSet(labels=tuple(bare)))

    assert not before.isVisible()
    assert card.form is None


def test_a_label_that_the_set_does_not_have_is_shown_by_its_name(casualty: MainWindow) -> None:
    card = casualty.beside.details.span
    span = picked(casualty).model_copy(update={"label": "weapon"})

    theme = casualty.appearance.theme
    assert theme is not None
    key_map = casualty.session.settings.key_map(casualty.session.label_set)
    card.show_span(span, casualty.session.label_set, theme, key_map)

    captions = [caption.text() for caption in card.findChildren(Caption)]
    assert "weapon" in captions


# Words


def test_a_suggested_span_says_where_it_came_from() -> None:
    span = make_span(origin="model", score=0.5, created_by="tagger")

    assert "tagger (model, 0.50)" in about_span(span)


def test_a_document_is_shown_with_its_language_in_words() -> None:
    facts = facts_of_document(make_document(language="tr"))

    assert ("Language", "Turkish") in facts


def test_a_long_text_is_shown_by_its_ends() -> None:
    text = quoted("begin " + "middle " * 100 + "end")

    assert text.startswith("begin")
    assert text.endswith("end")
    assert " … " in text


def test_a_long_text_is_cut_between_words_where_it_has_some() -> None:
    assert quoted("soldiers were killed near the old bridge", 20) == "soldiers … bridge"
    assert quoted("x" * 99, 20) == f"{'x' * 10} … {'x' * 10}"


def test_an_unknown_language_is_not_told() -> None:
    assert spoken_language("und") == ""


def test_an_unknown_moment_is_not_told() -> None:
    assert spoken_moment("") == ""


def test_a_moment_is_told_to_the_minute() -> None:
    assert spoken_moment("2026-03-09T10:00:00.000Z").endswith(":00")
