from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.actions import ACTIONS
from annotator.app.keys import KeyMap
from annotator.app.matching import Entry, Found
from annotator.app.settings import with_keys
from annotator.ui.palette import Palette
from annotator.ui.palette_delegate import ROW_ROLE, PaletteDelegate, PaletteRow
from annotator.ui.widgets.palette_field import PaletteField
from annotator.ui.window import MainWindow
from tests.ui.wheel import turn_wheel

Type = Callable[[str], None]
IMPOSSIBLE = "remove_span"


def palette_of(window: MainWindow) -> Palette:
    def key_map() -> KeyMap:
        return window.session.settings.key_map(window.session.label_set)

    return Palette(window.actions_, key_map, window.trigger, window)


def row_of(palette: Palette, action_id: str) -> PaletteRow:
    return palette.list.item(palette.shown_ids.index(action_id)).data(ROW_ROLE)


def click(palette: Palette, action_id: str, qtbot: QtBot) -> None:
    item = palette.list.item(palette.shown_ids.index(action_id))
    palette.list.scrollToItem(item)
    place = palette.list.visualItemRect(item).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> Palette:
    """The palette, open over the window on an untouched article."""
    palette = palette_of(window)
    palette.open()
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


@pytest.fixture
def type_(palette: Palette, qtbot: QtBot) -> Type:
    return lambda text: qtbot.keyClicks(palette.field, text)


# What it shows


def test_every_action_that_a_menu_shows_is_there_but_the_palette(
    palette: Palette, window: MainWindow
) -> None:
    in_menus = {action.id for action in ACTIONS if window.actions_[action.id].isVisible()}

    assert set(palette.shown_ids) == in_menus - {"palette"}


def test_tagging_carries_the_title_of_the_label(palette: Palette) -> None:
    assert row_of(palette, "tag_3").found.entry.title == "Tag Casualty"
    assert "tag_5" not in palette.shown_ids


def test_titles_have_no_signs_of_menus(palette: Palette) -> None:
    assert row_of(palette, "finish_and_next").found.entry.title == "Done, Next"


def test_a_row_has_the_menu_and_the_keys(palette: Palette) -> None:
    row = row_of(palette, "next_document")

    assert row.beside == "Document"
    assert [key.split() for key in row.keys] == [["Ctrl", "Down"]]


def test_a_key_that_was_chosen_is_shown_at_the_next_opening(
    palette: Palette, window: MainWindow
) -> None:
    palette.close()
    window.session.change_settings(keys=with_keys(window.session.settings, "about", ("F7",)).keys)

    palette.open()

    assert row_of(palette, "about").keys == ("F7",)


def test_what_is_on_now_is_checked(palette: Palette) -> None:
    assert row_of(palette, "mark_todo").is_checked
    assert not row_of(palette, "mark_done").is_checked


def test_what_is_not_possible_comes_last_and_says_so(palette: Palette) -> None:
    possible = [row_of(palette, action_id).is_possible for action_id in palette.shown_ids]

    assert possible == sorted(possible, reverse=True)
    assert row_of(palette, IMPOSSIBLE).beside == "Not now: Remove the picked span."


def test_it_is_asked_anew_at_each_opening_what_is_possible(
    palette: Palette, window: MainWindow, select: Callable[[str], None]
) -> None:
    palette.close()
    select("soldiers")
    window.session.tag("casualty")

    palette.open()

    assert row_of(palette, IMPOSSIBLE).is_possible


def test_what_the_current_action_does_stands_under_the_list(palette: Palette, type_: Type) -> None:
    type_("remove")

    assert palette.told == "Not possible now: Remove the picked span."


def test_letters_that_no_action_has_are_answered(palette: Palette, type_: Type) -> None:
    type_("qqqq")

    assert palette.shown_ids == ()
    assert palette.told == "No action has these letters."


def test_a_screen_reader_is_told_the_whole_row(palette: Palette) -> None:
    item = palette.list.item(palette.shown_ids.index("mark_todo"))

    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Mark To Do, checked, Document"


# Typing


def test_typing_finds_an_action_by_its_initials(palette: Palette, type_: Type) -> None:
    type_("dn")

    assert palette.current_id == "finish_and_next"
    assert row_of(palette, "finish_and_next").found.letters == (0, 6)


def test_taking_letters_back_shows_more_again(palette: Palette, type_: Type, qtbot: QtBot) -> None:
    before = palette.shown_ids
    type_("d")

    qtbot.keyClick(palette.field, Qt.Key.Key_Backspace)

    assert palette.shown_ids == before


def test_letters_that_were_typed_are_bolder(app: QApplication) -> None:
    def darkness(*letters: int) -> int:
        found = Found(entry=Entry(id="a", title="Done, Next"), letters=letters)
        return sum(255 - value for value in bytes(painted(PaletteRow(found)).constBits()))

    assert darkness(0, 6) > darkness()


def painted(row: PaletteRow) -> QImage:
    """A picture of a row, in greys."""
    model, item = QStandardItemModel(), QStandardItem()
    item.setData(row, ROW_ROLE)
    model.appendRow(item)
    image = QImage(400, 40, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 400, 40)  # pyright: ignore[reportAttributeAccessIssue]
    with QPainter(image) as painter:
        PaletteDelegate().paint(painter, option, model.index(0, 0))
    return image


# Going through the list


def test_the_arrows_go_through_the_list_while_the_field_keeps_the_focus(
    palette: Palette, qtbot: QtBot
) -> None:
    first, second, *_ = palette.shown_ids

    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current_id == second

    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current_id == first
    assert palette.field.hasFocus()


def test_a_page_is_many_rows(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_PageDown)
    place = palette.shown_ids.index(palette.current_id)

    qtbot.keyClick(palette.field, Qt.Key.Key_PageUp)

    assert place > 4
    assert palette.current_id == palette.shown_ids[0]


def test_the_wheel_scrolls_the_list(palette: Palette) -> None:
    turn_wheel(palette.list.viewport())

    assert palette.list.verticalScrollBar().value() > 0


# Triggering and closing


def test_return_does_what_was_found(
    palette: Palette, window: MainWindow, type_: Type, qtbot: QtBot
) -> None:
    type_("theme dark")

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert window.session.settings.theme == "dark"
    assert not palette.isVisible()


def test_a_click_does_what_was_clicked(palette: Palette, window: MainWindow, qtbot: QtBot) -> None:
    click(palette, "mark_flagged", qtbot)

    assert window.session.layer is not None
    assert window.session.layer.status == "flagged"


def test_it_is_closed_before_anything_is_done(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[tuple[str, bool]] = []
    palette = Palette(
        window.actions_, KeyMap, lambda i: seen.append((i, palette.isVisible())), window
    )
    palette.open()
    qtbot.keyClicks(palette.field, "about")

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert seen == [("about", False)]


@pytest.mark.parametrize("how", ["key", "click"])
def test_what_is_not_possible_is_not_done(
    palette: Palette, type_: Type, qtbot: QtBot, how: str
) -> None:
    type_("remove span")

    if how == "key":
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    else:
        click(palette, IMPOSSIBLE, qtbot)

    assert palette.isVisible()


def test_what_has_become_impossible_while_it_is_open_is_not_done(
    window: MainWindow, select: Callable[[str], None], qtbot: QtBot
) -> None:
    done: list[str] = []
    select("soldiers")
    window.session.tag("casualty")
    palette = Palette(window.actions_, KeyMap, done.append, window)
    palette.open()
    qtbot.keyClicks(palette.field, "undo")
    window.session.undo()

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert done == []


@pytest.mark.parametrize(
    "key",
    [(Qt.Key.Key_Escape,), (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)],
    ids=["Esc", "its own key"],
)
def test_a_key_closes_it_and_the_article_has_the_focus_again(
    palette: Palette, window: MainWindow, qtbot: QtBot, key: tuple[Qt.Key]
) -> None:
    qtbot.keyClick(palette.field, *key)

    assert not palette.isVisible()
    qtbot.waitUntil(window.article.view.hasFocus)


def test_an_action_may_put_the_focus_elsewhere(
    palette: Palette, window: MainWindow, type_: Type, qtbot: QtBot
) -> None:
    type_("filter doc")

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    qtbot.waitUntil(window.documents.field.hasFocus)


def test_a_press_beside_it_closes_it_and_does_nothing_else(
    palette: Palette, window: MainWindow, qtbot: QtBot
) -> None:
    place = window.documents.list.mapTo(window, QPoint(20, 150))

    qtbot.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)

    assert not palette.isVisible()
    assert window.session.position == 0


def test_a_press_inside_it_leaves_it_open(palette: Palette, qtbot: QtBot) -> None:
    place = palette.geometry().topLeft() + QPoint(3, 3)

    qtbot.mouseClick(palette.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)

    assert palette.isVisible()


def test_it_goes_when_the_focus_goes_elsewhere(palette: Palette, window: MainWindow) -> None:
    window.documents.field.setFocus()

    assert not palette.isVisible()
    assert window.documents.field.hasFocus()


def test_a_letter_right_after_opening_goes_into_the_field(window: MainWindow, qtbot: QtBot) -> None:
    palette = palette_of(window)

    palette.open()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)

    assert palette.field.text() == "a"


def test_the_keys_of_the_window_rest_while_it_is_open(
    palette: Palette, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_F9)
    qtbot.keyClick(palette.field, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)

    assert window.session.shows_documents
    assert palette.field.hasFocus()


def test_opening_it_twice_leaves_the_focus_to_go_back_to(
    palette: Palette, window: MainWindow, qtbot: QtBot
) -> None:
    palette.open()

    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)

    assert window.article.view.hasFocus()


# What was used lately


def test_what_was_used_lately_stands_first_at_the_next_opening(
    palette: Palette, qtbot: QtBot
) -> None:
    for action_id in ("theme_dark", "zoom_in", "theme_dark"):
        click(palette, action_id, qtbot)
        palette.open()

    assert palette.shown_ids[:2] == ("theme_dark", "zoom_in")
    assert palette.field.text() == ""


# Where it is


def test_it_lies_over_the_middle_of_the_window_under_the_menus(
    palette: Palette, window: MainWindow
) -> None:
    place = palette.geometry()

    assert place.top() == window.menuBar().geometry().bottom() + 1
    assert abs(place.center().x() - window.rect().center().x()) <= 1


def test_it_stays_in_the_middle_when_the_window_is_resized(
    palette: Palette, window: MainWindow
) -> None:
    window.resize(window.width() - 200, window.height() - 100)

    assert abs(palette.geometry().center().x() - window.rect().center().x()) <= 1


def test_it_stays_within_a_small_window_with_large_letters(
    window: MainWindow, app: QApplication, request: pytest.FixtureRequest
) -> None:
    usual, large = app.font(), app.font()
    large.setPointSizeF(usual.pointSizeF() * 3)
    request.addfinalizer(lambda: app.setFont(usual))
    app.setFont(large)
    window.resize(720, 480)

    palette = palette_of(window)
    palette.open()

    assert window.rect().contains(palette.geometry())


# The field in the menu bar


@pytest.fixture
def narrow(app: QApplication, qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 60)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def field(narrow: QWidget, qtbot: QtBot) -> PaletteField:
    field = PaletteField("Ctrl K", narrow)
    field.resize(field.sizeHint())
    with qtbot.waitExposed(narrow):
        narrow.show()
    return field


def test_the_field_says_what_it_is_for_and_its_key(field: PaletteField) -> None:
    assert field.text() == "Do anything…"
    assert field.accessibleDescription() == "Ctrl K"


@pytest.mark.parametrize("how", ["click", "space"])
def test_the_field_is_pressed_like_a_button(field: PaletteField, qtbot: QtBot, how: str) -> None:
    with qtbot.waitSignal(field.clicked):
        if how == "click":
            qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(field, Qt.Key.Key_Space)


def test_the_field_shows_another_key_when_that_is_changed(field: PaletteField) -> None:
    before = field.grab().toImage()

    field.set_key("F5")

    assert field.key_text == "F5"
    assert field.grab().toImage() != before


def test_the_field_shows_that_it_has_the_focus(field: PaletteField, qtbot: QtBot) -> None:
    field.clearFocus()
    before = field.grab().toImage()

    field.setFocus()

    qtbot.waitUntil(field.hasFocus)
    assert field.grab().toImage() != before


def test_the_field_leaves_the_menus_three_quarters_of_a_narrow_window(
    field: PaletteField, narrow: QWidget
) -> None:
    narrow.resize(400, 60)

    assert field.sizeHint().width() <= 100
