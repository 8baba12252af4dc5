from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.ask import ScriptedAsk
from annotator.app.guidelines import change_guideline
from annotator.app.session import Session
from annotator.core.label_changes import begin, change_label, remove_label
from annotator.core.label_guidelines import Guideline, guideline_of
from annotator.core.labels import Example, Label
from annotator.ui.panels.guideline import GuidelinePanel
from annotator.ui.theme import LIGHT
from annotator.ui.window import MainWindow

Select = Callable[[str], None]
Click = Qt.MouseButton.LeftButton
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ask(request: pytest.FixtureRequest) -> ScriptedAsk:
    """A person who agrees as the test says, and has nothing to answer where it says nothing."""
    return ScriptedAsk(confirm=getattr(request, "param", ()))


@pytest.fixture
def tagged(window: MainWindow, select: Select) -> MainWindow:
    """A window with room for the panel, in whose article two words were tagged."""
    window.resize(1400, 900)
    for words, label in (("Sunday", "date"), ("two soldiers", "actor")):
        select(words)
        window.session.tag(label)
    window.article.view.setFocus()
    return window


@pytest.fixture
def panel(tagged: MainWindow, qtbot: QtBot) -> GuidelinePanel:
    """The panel, which shows what is said of actors."""
    qtbot.keyClick(tagged.article.view, Qt.Key.Key_3, Ctrl)
    panel = tagged.beside.side.page("guideline")
    assert isinstance(panel, GuidelinePanel)
    qtbot.waitUntil(panel.isVisible)
    return panel


@pytest.fixture
def writing(panel: GuidelinePanel, qtbot: QtBot) -> GuidelinePanel:
    """The panel while somebody writes about actors."""
    qtbot.mouseClick(panel.edit, Click)
    assert panel.is_editing
    return panel


def label(window: MainWindow, name: str = "actor") -> Label:
    return window.session.label_set.label(name)


def span_of(window: MainWindow, name: str) -> str:
    return next(span.id for span in window.session.spans if span.label == name)


def write(panel: GuidelinePanel, qtbot: QtBot, words: str) -> None:
    """Type words before the text of the guideline."""
    panel.editor.text.setFocus()
    qtbot.keyClick(panel.editor.text, Qt.Key.Key_Home, Ctrl)
    qtbot.keyClicks(panel.editor.text, words)


def example_texts(panel: GuidelinePanel) -> list[str]:
    return [example.text for example in panel.editor.draft.examples]


def spoken_examples(panel: GuidelinePanel) -> list[str]:
    return [row.text.accessibleName() for row in panel.page.examples.rows]


# Reading


def test_ctrl_3_shows_the_guideline_of_the_label_in_hand(panel: GuidelinePanel) -> None:
    assert panel.page.name.text() == "Actor"
    assert panel.isAncestorOf(QApplication.focusWidget())


def test_another_span_shows_the_guideline_of_its_label(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot
) -> None:
    tagged.session.pick(span_of(tagged, "date"))

    qtbot.waitUntil(lambda: panel.page.name.text() == "Date")
    assert panel.head.labels.currentText() == "Date"


def test_a_label_that_is_chosen_stays_until_another_is_in_hand(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.head.labels, Qt.Key.Key_Down)
    assert panel.page.name.text() == "Claim"

    tagged.session.pick(span_of(tagged, "date"))

    qtbot.waitUntil(lambda: panel.page.name.text() == "Date")


def test_the_name_is_written_in_the_label_s_colour(
    tagged: MainWindow, panel: GuidelinePanel
) -> None:
    ink = LIGHT.label_colors(label(tagged).hue, 0).ink

    assert panel.page.name.palette().color(QPalette.ColorRole.WindowText) == ink


def test_the_keys_that_tag_with_it_stand_beside_the_label(panel: GuidelinePanel) -> None:
    assert panel.head.key.text().split() == ["1", "A"]


def test_markdown_is_read_as_it_is_meant(tagged: MainWindow, panel: GuidelinePanel) -> None:
    text = panel.page.text.toPlainText()

    assert "Who acts, speaks" in text
    assert "**" not in text
    assert panel.page.description.text() == label(tagged).description


def test_examples_say_whether_they_are_right_and_where_the_span_is(panel: GuidelinePanel) -> None:
    spoken = spoken_examples(panel)

    assert spoken[0] == "Right: “northern army” in: The northern army shelled a farm."
    assert spoken[-2] == "Wrong: “They” in: They denied it."
    assert panel.page.examples.rows[0].note.text() == "without the article"


def test_right_and_wrong_are_told_apart_without_colours(panel: GuidelinePanel) -> None:
    rows = panel.page.examples.rows
    right, wrong = (rows[at].sign.grab().toImage() for at in (0, -1))

    dark = [
        {
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).lightnessF() < 0.6
        }
        for image in (right, wrong)
    ]

    assert len(dark[0] ^ dark[1]) > 10


def test_an_example_that_cannot_be_read_is_shown_as_it_is_written(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot
) -> None:
    broken = Guideline(examples=(Example(text="The {army left."),))

    change_guideline(tagged.session, "actor", broken)

    qtbot.waitUntil(lambda: spoken_examples(panel) == ["Right: no span in: The {army left."])


def test_of_very_many_examples_the_first_are_shown_and_then_all(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot
) -> None:
    many = tuple(Example(text=f"The {{army}} left {number} times.") for number in range(50))
    change_guideline(tagged.session, "actor", Guideline(examples=many))
    qtbot.waitUntil(lambda: panel.page.examples.more.text() == "Show 20 more")

    qtbot.mouseClick(panel.page.examples.more, Click)

    assert len(panel.page.examples.rows) == 50
    assert not panel.page.examples.more.isVisible()


def test_what_the_label_may_say_and_how_it_is_linked_is_told(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot
) -> None:
    tagged.session.pick(span_of(tagged, "date"))
    qtbot.waitUntil(lambda: panel.page.name.text() == "Date")

    values, links = panel.page.values.toPlainText(), panel.page.links.toPlainText()

    assert "Timex type\nOne of DATE, TIME, DURATION, SET." in values
    assert "Occurred on\nFrom Casualty or Claim. The day of the event" in links


def test_a_label_of_which_nothing_is_said_says_so(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot
) -> None:
    change_guideline(tagged.session, "actor", Guideline())

    qtbot.waitUntil(panel.page.nothing.isVisible)
    assert not panel.page.text.isVisible()


def test_a_project_for_reading_only_says_why_it_cannot_be_edited(
    make_window: Callable[..., MainWindow], panel: GuidelinePanel, project_path: Path
) -> None:
    other = make_window(session=Session())
    other.open_path(project_path)
    other.trigger("show_guideline")

    reader = other.beside.side.page("guideline")

    assert isinstance(reader, GuidelinePanel)
    assert not reader.edit.isEnabled()
    assert reader.why_not.text() == "This project is open for reading only."
    other.close()


# Writing


def test_what_is_written_is_saved_as_one_step_and_a_new_version(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")

    qtbot.mouseClick(writing.editor.save, Click)

    assert label(tagged).guideline.startswith("Mind this. **Who acts")
    assert tagged.session.label_set.version == "2"
    assert tagged.session.undo_title == "Change the guideline of actor"


def test_what_is_saved_is_read_and_told(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")

    qtbot.keyClick(writing.editor.text, Qt.Key.Key_S, Ctrl)

    qtbot.waitUntil(lambda: "Mind this." in writing.page.text.toPlainText())
    assert tagged.session.notice == "The guideline of Actor is version 2 now."
    assert not writing.is_editing


def test_the_keyboard_alone_reads_writes_and_goes_back(tagged: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(tagged.article.view, Qt.Key.Key_3, Ctrl)
    panel = tagged.beside.side.page("guideline")
    assert isinstance(panel, GuidelinePanel)
    for _ in range(9):
        if panel.edit.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "Mind this. ")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Ctrl)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert label(tagged).guideline.startswith("Mind this. ")
    assert tagged.article.view.hasFocus()


def test_the_text_in_short_and_the_examples_are_written_too(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    editor = writing.editor
    editor.description.selectAll()
    qtbot.keyClicks(editor.description, "Who acts.")
    first = editor.examples.editors[0]
    qtbot.mouseClick(first.toggle, Click)
    first.note.selectAll()
    qtbot.keyClicks(first.note, "why not")

    qtbot.mouseClick(editor.save, Click)

    assert label(tagged).description == "Who acts."
    assert label(tagged).examples[0] == Example(
        text="The {northern army} shelled a farm.", is_right=False, note="why not"
    )


def test_an_example_is_added(tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(writing.editor.examples.add, Click)
    sentence = QApplication.focusWidget()
    qtbot.keyClicks(sentence, "{Rebels} fled.")

    qtbot.mouseClick(writing.editor.save, Click)

    assert label(tagged).examples[-1] == Example(text="{Rebels} fled.")


def test_an_example_is_removed(tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot) -> None:
    count = len(label(tagged).examples)
    qtbot.mouseClick(writing.editor.examples.editors[0].remove, Click)

    qtbot.mouseClick(writing.editor.save, Click)

    assert len(label(tagged).examples) == count - 1
    assert label(tagged).examples[0].text.startswith("{Colonel")


def test_the_keyboard_stays_among_the_examples_when_one_is_removed(
    writing: GuidelinePanel, qtbot: QtBot
) -> None:
    examples = writing.editor.examples
    second = examples.editors[1]

    qtbot.keyClick(examples.editors[0].remove, Qt.Key.Key_Space)

    assert second.remove.hasFocus()
    assert second.remove.accessibleName() == "Remove example 1"


def test_what_was_not_touched_stays_as_it_is(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    qtbot.mouseClick(writing.editor.save, Click)

    assert tagged.session.label_set.version == "1"
    assert tagged.session.notice == "Nothing in this guideline has changed."


def test_the_preview_shows_how_it_will_look(writing: GuidelinePanel, qtbot: QtBot) -> None:
    write(writing, qtbot, "*Mind* this. ")

    qtbot.mouseClick(writing.editor.preview_button, Click)

    assert writing.editor.preview.toPlainText().startswith("Mind this. ")
    assert not writing.editor.text.isVisible()
    assert writing.editor.preview_button.text() == "Write on"


def test_in_a_small_window_the_caret_is_brought_into_view(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot
) -> None:
    tagged.resize(720, 480)
    qtbot.mouseClick(panel.edit, Click)
    text = panel.editor.text

    def caret_is_seen() -> bool:
        return text.visibleRegion().boundingRect().contains(text.cursorRect().center())

    qtbot.waitUntil(caret_is_seen)
    qtbot.keyClick(text, Qt.Key.Key_End, Ctrl)
    qtbot.waitUntil(caret_is_seen)


# Faults


def test_an_example_whose_braces_do_not_fit_is_not_saved(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    second = writing.editor.examples.editors[1]
    second.sentence.show_text("{Rebels fled.")

    qtbot.mouseClick(writing.editor.save, Click)

    assert second.fault.text() == "A span begins here that does not end."
    assert second.sentence.hasFocus()
    assert writing.editor.warning.text() == "1 example has to be mended first."
    assert tagged.session.label_set.version == "1"


def test_a_fault_is_told_once_the_sentence_is_left(writing: GuidelinePanel, qtbot: QtBot) -> None:
    first = writing.editor.examples.editors[0]
    first.sentence.setFocus()
    qtbot.keyClicks(first.sentence, "{")
    assert not first.fault.isVisible()

    qtbot.keyClick(first.sentence, Qt.Key.Key_Tab)

    assert first.fault.isVisible()
    assert first.note.hasFocus()


def test_a_fault_goes_as_soon_as_it_is_mended(writing: GuidelinePanel, qtbot: QtBot) -> None:
    first = writing.editor.examples.editors[0]
    first.sentence.show_text("{Rebels fled.")
    qtbot.mouseClick(writing.editor.save, Click)

    qtbot.keyClick(first.sentence, Qt.Key.Key_End, Ctrl)
    qtbot.keyClicks(first.sentence, "}")

    assert not first.fault.isVisible()
    assert not writing.editor.warning.isVisible()


def test_a_note_without_a_sentence_is_told(writing: GuidelinePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(writing.editor.examples.add, Click)
    last = writing.editor.examples.editors[-1]
    qtbot.keyClicks(last.note, "why")

    qtbot.mouseClick(writing.editor.save, Click)

    assert last.fault.text() == "The sentence is missing."


# Leaving


def test_nothing_is_asked_where_nothing_would_be_lost(
    writing: GuidelinePanel, qtbot: QtBot, ask: ScriptedAsk
) -> None:
    qtbot.mouseClick(writing.editor.cancel, Click)

    assert not writing.is_editing
    assert ask.asked == []


@pytest.mark.parametrize("ask", [(False,)], indirect=True, ids=["no"])
def test_who_does_not_want_to_throw_it_away_writes_on(
    ask: ScriptedAsk, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")

    qtbot.mouseClick(writing.editor.cancel, Click)

    assert ask.asked == ["Throw away what you wrote about actor?"]
    assert writing.editor.draft.text.startswith("Mind this. ")


@pytest.mark.parametrize("ask", [(True,)], indirect=True, ids=["yes"])
def test_what_is_thrown_away_is_gone(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")
    qtbot.mouseClick(writing.editor.cancel, Click)

    qtbot.mouseClick(writing.edit, Click)

    assert writing.editor.draft.text == label(tagged).guideline


def test_esc_leads_back_to_the_article_and_what_is_written_stays(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")

    qtbot.keyClick(writing.editor.text, Qt.Key.Key_Escape)
    assert tagged.article.view.hasFocus()
    qtbot.keyClick(tagged.article.view, Qt.Key.Key_3, Ctrl)

    assert writing.editor.text.hasFocus()
    assert writing.editor.draft.text.startswith("Mind this. ")


# It stays on its label


def test_another_span_leaves_what_is_written_alone(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")

    tagged.session.pick(span_of(tagged, "date"))
    QApplication.processEvents()

    assert writing.editor.draft.label == "actor"
    assert writing.head.labels.currentText() == "Actor"
    assert "stays on Actor until you save or cancel" in writing.editor.notice.text()
    assert not writing.head.labels.isEnabled()


@pytest.mark.parametrize("action", ["next_document", "undo", "remove_span"])
def test_what_happens_to_the_article_leaves_what_is_written_alone(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot, action: str
) -> None:
    write(writing, qtbot, "Mind this. ")

    tagged.trigger(action)
    QApplication.processEvents()

    assert writing.is_editing
    assert writing.editor.draft.text.startswith("Mind this. ")


def test_an_example_that_comes_from_the_article_meanwhile_comes_in(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")

    tagged.trigger("add_right_example")

    qtbot.waitUntil(lambda: "ministry said {two soldiers}" in example_texts(writing)[-1])
    assert writing.editor.draft.text.startswith("Mind this. ")


def test_undo_of_that_takes_it_out_again(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    count = len(example_texts(writing))
    tagged.trigger("add_right_example")
    qtbot.waitUntil(lambda: len(example_texts(writing)) == count + 1)

    tagged.trigger("undo")

    qtbot.waitUntil(lambda: len(example_texts(writing)) == count)
    assert not writing.editor.draft.is_changed


def test_a_text_that_was_changed_elsewhere_too_is_told(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")
    other = guideline_of(label(tagged)).model_copy(update={"text": "Another's."})

    change_guideline(tagged.session, "actor", other)

    qtbot.waitUntil(writing.editor.warning.isVisible)
    assert "changed elsewhere meanwhile" in writing.editor.warning.text()
    assert writing.editor.draft.text.startswith("Mind this. ")


def test_a_label_that_gets_another_name_is_followed(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")
    player = label(tagged).model_copy(update={"name": "player"})
    tagged.session.change_labels(change_label(begin(tagged.session.label_set), "actor", player))
    qtbot.waitUntil(lambda: writing.editor.name.text() == "Player")

    qtbot.mouseClick(writing.editor.save, Click)

    assert label(tagged, "player").guideline.startswith("Mind this. ")


def test_a_label_that_is_removed_leaves_the_text_to_be_taken_elsewhere(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    write(writing, qtbot, "Mind this. ")

    tagged.session.change_labels(remove_label(begin(tagged.session.label_set), "actor"))

    qtbot.waitUntil(lambda: "is gone" in writing.editor.obstacle.text())
    assert not writing.editor.save.isEnabled()
    assert writing.editor.draft.text.startswith("Mind this. ")


def test_a_label_that_comes_back_can_be_written_about_again(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot
) -> None:
    tagged.session.change_labels(remove_label(begin(tagged.session.label_set), "actor"))
    qtbot.waitUntil(writing.editor.obstacle.isVisible)

    tagged.session.undo()

    qtbot.waitUntil(writing.editor.save.isEnabled)
    assert not writing.editor.obstacle.isVisible()


def test_what_is_not_saved_when_the_project_is_closed_is_there_when_it_is_opened(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot, project_path: Path
) -> None:
    write(writing, qtbot, "Mind this. ")
    tagged.session.close()
    QApplication.processEvents()
    assert not writing.is_editing

    tagged.open_path(project_path)

    qtbot.waitUntil(lambda: writing.is_editing)
    assert writing.editor.draft.text.startswith("Mind this. ")


def test_what_was_saved_is_no_draft_any_more(
    tagged: MainWindow, writing: GuidelinePanel, qtbot: QtBot, project_path: Path
) -> None:
    write(writing, qtbot, "Mind this. ")
    qtbot.mouseClick(writing.editor.save, Click)
    tagged.session.close()

    tagged.open_path(project_path)
    QApplication.processEvents()

    assert not writing.is_editing


# From the article


@pytest.mark.parametrize(
    ("action", "is_right"), [("add_right_example", True), ("add_wrong_example", False)]
)
def test_the_picked_span_becomes_an_example(
    tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot, action: str, *, is_right: bool
) -> None:
    tagged.actions_[action].trigger()

    kind = "Right" if is_right else "Wrong"
    qtbot.waitUntil(lambda: spoken_examples(panel)[-1].startswith(f"{kind}: “two soldiers”"))
    assert f"a {kind.lower()} example of Actor" in tagged.status.notice.text()


def test_without_a_span_there_is_nothing_to_take_as_an_example(tagged: MainWindow) -> None:
    tagged.session.let_go()

    assert not tagged.actions_["add_right_example"].isEnabled()


# Versions


@pytest.fixture
def versions(tagged: MainWindow, panel: GuidelinePanel, qtbot: QtBot) -> GuidelinePanel:
    """The versions of a guideline that was changed twice."""
    old = guideline_of(label(tagged))
    change_guideline(tagged.session, "actor", old.model_copy(update={"text": "Second."}))
    change_guideline(tagged.session, "date", Guideline())
    change_guideline(tagged.session, "actor", Guideline(text="Third."))
    qtbot.mouseClick(panel.show_versions, Click)
    return panel


def test_versions_tell_when_they_came_and_what_they_changed(versions: GuidelinePanel) -> None:
    rows = versions.versions.list
    said = [rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.count())]

    assert [line.partition(", 9 Mar")[0] for line in said] == [
        "Version 4, now",
        "Version 2",
        "Version 1",
    ]
    assert [line.rpartition(" · ")[2] for line in said] == [
        "in short, text, examples",
        "text",
        "as it began",
    ]


def test_a_version_is_shown_as_it_was(versions: GuidelinePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(versions.versions.list, Qt.Key.Key_Down)

    assert versions.versions.page.text.toPlainText() == "Second."
    assert versions.versions.again.isEnabled()


def test_what_is_in_use_need_not_be_used_again(versions: GuidelinePanel) -> None:
    assert versions.versions.list.currentRow() == 0
    assert not versions.versions.again.isEnabled()


def test_an_older_text_is_used_again_as_one_step(
    tagged: MainWindow, versions: GuidelinePanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(versions.versions.list, Qt.Key.Key_Down)

    qtbot.mouseClick(versions.versions.again, Click)

    assert label(tagged).guideline == "Second."
    assert tagged.session.label_set.version == "5"
    tagged.session.undo()
    assert label(tagged).guideline == "Third."


def test_the_versions_of_another_label_are_listed_when_it_is_in_hand(
    tagged: MainWindow, versions: GuidelinePanel, qtbot: QtBot
) -> None:
    tagged.session.pick(span_of(tagged, "date"))

    qtbot.waitUntil(lambda: versions.versions.list.count() == 2)
    assert versions.versions.page.name.text() == "Date"


def test_back_leads_to_what_is_in_use(versions: GuidelinePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(versions.versions.back, Click)

    assert versions.page.text.toPlainText() == "Third."
    assert versions.page.isVisible()
