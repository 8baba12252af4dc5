"""Who sees, hears or points otherwise can do all that anybody can."""

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.app.session import DocumentRow
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.offsets import OffsetMap, display_text
from annotator.core.statuses import STATUS_TITLES, STATUSES, Status
from annotator.store.store import Store
from annotator.ui.dialogs.import_report import ImportReportDialog
from annotator.ui.panels.document_delegate import GLYPHS
from annotator.ui.panels.document_rows import second_line
from annotator.ui.theme import LIGHT, THEMES, Theme, contrast
from annotator.ui.widgets.chip import Chip, ChipColors
from annotator.ui.widgets.glyphs import paint_glyph
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document
from tests.ui.places import EVERYTHING, PAGES, settle

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
"""What a person presses, types into or moves about in."""

DRIVEN = ("Actions",)
"""Lists that take no focus by design: the keys of the field over them move through them."""

everywhere = pytest.mark.parametrize("place", EVERYTHING)
in_every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)

Open = Callable[[str], QWidget]


@pytest.fixture
def open_place(bare_window: MainWindow, sample_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """Opens what may be on the screen, by its name in `EVERYTHING`."""
    bare_window.resize(1280, 800)

    def open_it(name: str) -> QWidget:
        root = EVERYTHING[name](bare_window, sample_path.parent)
        qtbot.waitUntil(root.isActiveWindow)
        settle()
        return root

    yield open_it
    for dialog in bare_window.findChildren(QDialog):
        dialog.close()


def controls(root: QWidget) -> list[QWidget]:
    """The controls in view; what Qt builds them of does not count by itself."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if (isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.window() is root.window()
        and not _is_part(widget)
    ]


def _is_part(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, CONTROLS):
            return True
        above = above.parentWidget()
    return False


CELL = QAccessible.Role.Cell


def spoken(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


# Names


@everywhere
def test_every_control_has_a_name_in_words(open_place: Open, place: str) -> None:
    found = controls(open_place(place))

    assert found
    assert [w for w in found if not any(letter.isalpha() for letter in spoken(w))] == []


@everywhere
def test_no_two_controls_have_the_same_name(open_place: Open, place: str) -> None:
    names = [spoken(control) for control in controls(open_place(place))]

    assert sorted(names) == sorted(set(names))


@everywhere
def test_what_can_be_pressed_is_told_to_be_a_button(open_place: Open, place: str) -> None:
    buttons = [w for w in controls(open_place(place)) if isinstance(w, QAbstractButton)]

    roles = {role(button) for button in buttons}

    assert roles <= {
        QAccessible.Role.Button,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
    }


@everywhere
def test_every_window_has_a_title(open_place: Open, place: str) -> None:
    assert open_place(place).window().windowTitle()


def test_every_entry_of_every_menu_has_words(bare_window: MainWindow) -> None:
    menus = bare_window.menuBar().findChildren(QMenu)
    entries = [entry for menu in menus for entry in menu.actions() if not entry.isSeparator()]

    assert entries
    assert [entry.objectName() for entry in entries if not entry.text()] == []


def test_every_row_of_the_document_list_is_told_with_its_status(open_place: Open) -> None:
    window = open_place("article")
    assert isinstance(window, MainWindow)
    table = QAccessible.queryAccessibleInterface(window.documents.list)
    inside = [table.child(number) for number in range(table.childCount())]
    said = [child.text(QAccessible.Text.Name) for child in inside if child.role() == CELL]

    assert len(said) == 8
    assert said[0].startswith("Two guards killed")
    assert "done" in said[0]
    assert said[0].endswith("42 spans")


def test_it_is_told_that_a_label_sticks(window: MainWindow) -> None:
    window.session.toggle_sticky("claim")

    told = {name: _description(chip) for name, chip in window.labels.chips.items()}
    assert [name for name, said in told.items() if said.startswith("Sticks")] == ["claim"]


def _description(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Description)


# The keyboard alone


def go_round(root: QWidget, qtbot: QtBot, key: Qt.Key, first: QWidget) -> list[QWidget]:
    """Press Tab, or its opposite, from `first` until the focus was there; return where it was."""
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    seen: list[QWidget] = []
    here: QWidget | None = QApplication.focusWidget()
    while here is not None and here not in seen:
        seen.append(here)
        qtbot.keyClick(here, key)
        here = QApplication.focusWidget()
    return seen


@everywhere
def test_every_control_is_reached_by_tab_or_its_opposite(
    open_place: Open, qtbot: QtBot, place: str
) -> None:
    root = open_place(place)
    # In the article Tab goes from span to span, so a way that begins elsewhere ends there.
    enabled = [w for w in controls(root) if w.isEnabled() and spoken(w) not in DRIVEN]
    start = next(w for w in enabled if not isinstance(w, QTextEdit))

    reached = {
        id(widget)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        for widget in go_round(root, qtbot, key, start)
    }

    assert [spoken(w) for w in enabled if id(w) not in reached] == []


@pytest.mark.parametrize("place", PAGES)
def test_the_menus_can_be_reached_by_their_letters(open_place: Open, place: str) -> None:
    window = open_place(place)
    assert isinstance(window, MainWindow)
    titles = [menu.text() for menu in window.menuBar().actions()]

    letters = [title[title.index("&") + 1] for title in titles]

    assert sorted(letters) == sorted(set(letters))


def test_tab_goes_from_the_filter_through_the_list_to_the_article(
    open_place: Open, qtbot: QtBot
) -> None:
    window = open_place("article")
    assert isinstance(window, MainWindow)
    window.focus_filter()
    documents = window.documents
    menus = [documents.statuses, documents.sorting, documents.kept]
    way = [documents.field, *menus, documents.list, window.article.view]

    for here, following in pairwise(way):
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        assert following.hasFocus()


def test_details_that_are_longer_than_their_panel_are_scrolled_by_the_keyboard(
    open_place: Open, qtbot: QtBot
) -> None:
    window = open_place("article")
    window.resize(1280, 480)
    settle()
    scroll = next(s for s in window.findChildren(QScrollArea) if s.isVisible())
    scroll.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(scroll, Qt.Key.Key_PageDown)

    assert spoken(scroll) == "Span and article"
    assert scroll.verticalScrollBar().value() > 0


def test_details_that_are_seen_as_a_whole_are_no_stop_for_tab(open_place: Open) -> None:
    window = open_place("picked")
    window.resize(1280, 2000)
    settle()
    scroll = next(s for s in window.findChildren(QScrollArea) if s.isVisible())

    assert scroll.verticalScrollBar().maximum() == 0
    assert scroll.focusPolicy() == Qt.FocusPolicy.NoFocus


# The focus is seen


def seen_change(before: QImage, after: QImage) -> int:
    """How many pixels change by a contrast of 3 or more. Source: WCAG 2.2, criterion 2.4.13."""
    return sum(
        contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= 3
        for y in range(before.height())
        if _row(before, y) != _row(after, y)
        for x in range(before.width())
        if before.pixel(x, y) != after.pixel(x, y)
    )


def _row(image: QImage, y: int) -> bytes:
    stride = image.bytesPerLine()
    return bytes(image.constBits()[y * stride : (y + 1) * stride])


def picture(root: QWidget, part: QWidget) -> QImage:
    """What of a window is seen where a widget is."""
    settle()
    return root.grab(QRect(part.mapTo(root, QPoint(0, 0)), part.size())).toImage()


@in_every_theme
@pytest.mark.parametrize(
    "place",
    [
        *("welcome", "empty", "picked", "settings", "export", "search", "import_report"),
        *("choice", "crash"),
    ],
)
def test_where_the_focus_is_can_be_seen(
    bare_window: MainWindow, open_place: Open, place: str, theme: Theme
) -> None:
    bare_window.session.change_settings(theme=theme.name)
    root = open_place(place)
    unseen: list[str] = []

    for control in controls(root):
        if control.isEnabled() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            _leave_focus()
            before = picture(root, control)
            control.setFocus(Qt.FocusReason.TabFocusReason)
            half_around = control.width() + control.height()
            if seen_change(before, picture(root, control)) < half_around:
                unseen.append(spoken(control))

    assert unseen == []


def _leave_focus() -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()


# Nothing by colour alone


GREY, GROUND = QColor("#777777"), QColor("#ffffff")


def test_the_signs_of_all_statuses_differ_in_shape() -> None:
    signs = {status: _sign(status) for status in STATUSES}

    assert [pair for pair in combinations(STATUSES, 2) if signs[pair[0]] == signs[pair[1]]] == []


def _sign(status: Status) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    with QPainter(image) as painter:
        glyph = GLYPHS[status][0]
        paint_glyph(painter, QRectF(0, 0, 32, 32), glyph, color=GREY, ground=GROUND)
    return image


@pytest.mark.parametrize("status", STATUSES)
def test_the_status_of_a_document_stands_there_in_words(status: Status) -> None:
    row = DocumentRow(
        position=0,
        id="d1",
        title="A",
        language="en",
        length=9,
        status=status,
        span_count=1,
        note="",
    )

    assert second_line(row).startswith(STATUS_TITLES[status])


def test_a_label_that_sticks_has_a_stronger_edge_and_not_only_another_colour(
    app: QApplication, qtbot: QtBot
) -> None:
    colors = ChipColors(
        swatch=LIGHT.color("text"), edge=LIGHT.color("strong_line"), ground=LIGHT.color("card")
    )
    chip = Chip("Actor", key_text="1", colors=colors)
    qtbot.addWidget(chip)
    before = chip.grab().toImage()

    chip.set_on(is_on=True)

    assert chip.grab().toImage() != before


@pytest.mark.parametrize(
    ("fault", "said"), [("", "Saved"), ("The disk is full.", "Not saved: The disk is full.")]
)
def test_whether_all_is_saved_stands_beside_the_dot_in_words(
    window: MainWindow, fault: str, said: str
) -> None:
    window.status.set_fault(fault)

    assert window.status.saved.text() == said


def test_the_kind_of_a_problem_stands_there_in_words(open_place: Open) -> None:
    dialog = open_place("import_report")
    assert isinstance(dialog, ImportReportDialog)

    item = dialog.table.item(0, 0)

    assert item is not None
    assert item.text() == "error"


# The article's text, as assistive technology reads it

TRICKY = {
    "plain": "Two soldiers were killed.",
    "astral": "Blast 🚨 near the bridge 👩‍💻 on Monday.",
    "line ends": "One.\r\nTwo.\nThree.",
    "mark in front": "\ufeffOne mark.",
    "right to left": "قال 🚨 الوزير",
    "combining": "Cafe\u0301 in Zu\u0308rich",
}
tricky = pytest.mark.parametrize("text", TRICKY.values(), ids=TRICKY)


@pytest.fixture
def reading(bare_window: MainWindow, tmp_path: Path, text: str) -> MainWindow:
    """The window on a project whose only article is `text`."""
    path = tmp_path / "one.annotator"
    with Store.create(
        path, name="one", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents([(make_document(text, id="d1", title="One"), ())], at=NOW)
    bare_window.open_path(path)
    return bare_window


def read(window: MainWindow) -> QAccessibleTextInterface:
    return QAccessible.queryAccessibleInterface(window.article.view).textInterface()


@tricky
def test_the_whole_article_is_read_as_it_stands(reading: MainWindow, text: str) -> None:
    interface = read(reading)

    assert interface.characterCount() == len(text.encode("utf-16-le")) // 2
    assert interface.text(0, interface.characterCount()) == display_text(text).replace("\r", "\n")


@tricky
def test_the_caret_is_told_where_the_session_has_it(reading: MainWindow, text: str) -> None:
    offsets = OffsetMap(text)

    told = []
    for offset in range(len(text) + 1):
        reading.session.select(offset, offset, unit="char")
        told.append(read(reading).cursorPosition())

    assert told == [offsets.to_utf16(offset) for offset in range(len(text) + 1)]


@pytest.mark.parametrize("text", [TRICKY["astral"]])
def test_the_selection_is_told_as_the_session_has_it(reading: MainWindow, text: str) -> None:
    start, end = text.index("near"), text.index(" 👩")

    reading.session.select(start, end, unit="char")

    cursor = reading.article.view.textCursor()
    found = (cursor.selectionStart(), cursor.selectionEnd())
    assert read(reading).selectionCount() == 1
    assert found == (OffsetMap(text).to_utf16(start), OffsetMap(text).to_utf16(end))


@pytest.mark.parametrize("text", [TRICKY["astral"]])
def test_what_assistive_technology_moves_the_caret_to_is_not_lost(
    reading: MainWindow, text: str, qtbot: QtBot
) -> None:
    read(reading).setCursorPosition(3)
    qtbot.keyClick(reading.article.view, Qt.Key.Key_Right)

    assert reading.session.caret == 4


def test_the_picked_span_is_described(open_place: Open) -> None:
    window = open_place("picked")
    assert isinstance(window, MainWindow)
    picked = window.session.picked
    assert picked is not None

    said = _description(window.article.view)

    assert picked.label in said
    assert picked.text in said


@in_every_theme
@pytest.mark.parametrize("is_open", [True, False], ids=["sample", "welcome"])
def test_the_window_opens_in_every_theme(
    bare_window: MainWindow, sample_path: Path, theme: Theme, is_open: bool
) -> None:
    bare_window.trigger(f"theme_{theme.name}")
    if is_open:
        bare_window.open_path(sample_path)

    image = bare_window.grab().toImage()

    assert bare_window.appearance.theme is theme
    assert image.pixelColor(image.width() - 3, 3) == theme.color("window")
