from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from annotator.app.hints import Hint
from annotator.ui.hinting import Hinting
from annotator.ui.theme import LIGHT
from annotator.ui.window import MainWindow
from tests.ui.keyboards import send, stroke, typing
from tests.ui.mouse import Mouse

Press = Callable[[str], None]
ARABIC = "قال المتحدث باسم الوزارة إن جنديين قتلا يوم الأحد."


@pytest.fixture
def hinting(window: MainWindow) -> Hinting:
    return window.article.hinting


@pytest.fixture
def press(window: MainWindow, qtbot: QtBot) -> Press:
    """Presses letters, one after the other, in the article."""

    def press_all(letters: str) -> None:
        for letter in letters:
            qtbot.keyClick(window.article.view, letter)

    return press_all


def paste(window: MainWindow, text: str) -> None:
    """Bring a text of one's own into view, by the clipboard."""
    QGuiApplication.clipboard().setText(text)
    window.trigger("paste_article")
    window.session.show(window.session.document_count - 1)
    window.article.view.setFocus()


def hint_on(hinting: Hinting, window: MainWindow, words: str) -> Hint:
    start = window.session.text.index(words)
    return next(h for h in hinting.hints.hints if h.range == (start, start + len(words)))


def selected(window: MainWindow) -> str:
    place = window.session.selection
    return window.session.text[place.start : place.end]


def test_f_lays_letters_over_the_likely_phrases(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    press("f")

    texts = {window.session.text[h.start : h.end] for h in hinting.hints.hints}
    assert {"two soldiers were killed", "Sunday"} <= texts
    assert window.status.notice.text().startswith("Type the letters of a phrase")


def test_typing_a_hint_selects_its_phrase_and_takes_the_hints_away(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    press("f")

    press(hint_on(hinting, window, "Sunday").code)

    assert selected(window) == "Sunday"
    assert not hinting.is_active
    assert window.status.notice.text() == ""


def test_hint_and_label_are_all_it_takes_to_tag(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    press("f")

    press(hint_on(hinting, window, "Sunday").code + "4")

    assert [(s.label, s.text) for s in window.session.spans] == [("date", "Sunday")]


def test_a_label_that_sticks_tags_the_phrase_of_a_hint_at_once(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    window.session.toggle_sticky("date")
    press("f")

    press(hint_on(hinting, window, "Sunday").code)

    assert [(s.label, s.text) for s in window.session.spans] == [("date", "Sunday")]


def test_f_again_lays_letters_over_every_word_and_once_more_over_phrases(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    press("ff")
    words = len(hinting.hints.hints)
    kind = hinting.hints.kind
    press("f")

    assert (kind, words) == ("words", len(window.session.text.split()))
    assert hinting.hints.kind == "phrases"


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [("two", "killed", "two soldiers were killed"), ("were", "said", "said two soldiers ")],
    ids=["forwards", "backwards"],
)
def test_with_shift_the_selection_goes_as_far_as_a_word(
    window: MainWindow,
    hinting: Hinting,
    press: Press,
    qtbot: QtBot,
    begins: str,
    ends: str,
    expected: str,
) -> None:
    press("ff")
    press(hint_on(hinting, window, begins).code)
    press("ff")

    for letter in hint_on(hinting, window, ends).code:
        qtbot.keyClick(window.article.view, letter, Qt.KeyboardModifier.ShiftModifier)

    assert selected(window) == expected
    assert not hinting.is_active


def test_the_hint_of_a_word_puts_the_caret_there(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    press("ff")

    press(hint_on(hinting, window, "killed").code)

    assert selected(window) == ""
    assert window.session.caret == window.session.text.index("killed")


def test_a_word_gone_to_is_what_the_next_label_is_about(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    press("ff")

    press(hint_on(hinting, window, "killed").code + "3")

    assert [s.text for s in window.session.spans] == ["two soldiers were killed"]


def test_the_hint_of_a_word_tags_its_phrase_while_a_label_sticks(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    window.session.toggle_sticky("casualty")
    press("ff")

    press(hint_on(hinting, window, "soldiers").code)

    assert [s.text for s in window.session.spans] == ["two soldiers were killed"]


def test_many_words_have_hints_of_two_letters_that_can_be_taken_back(
    window: MainWindow, hinting: Hinting, press: Press, qtbot: QtBot
) -> None:
    paste(window, "word " * 60)
    press("ff")
    long = next(h for h in hinting.hints.hints if len(h.code) == 2)

    press(long.code[0])
    left = len(hinting.hints.left)
    qtbot.keyClick(window.article.view, Qt.Key.Key_Backspace)
    press(long.code)

    assert 1 < left < 60
    assert window.session.caret == long.start


def test_a_letter_of_no_hint_leaves_them_as_they_are(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    press("f")
    before = hinting.hints

    press("m")

    assert hinting.hints == before


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_1],
)
def test_every_other_key_takes_the_hints_away_and_does_nothing_else(
    window: MainWindow, hinting: Hinting, press: Press, qtbot: QtBot, key: Qt.Key
) -> None:
    press("f")

    qtbot.keyClick(window.article.view, key)

    assert not hinting.is_active
    assert (selected(window), window.session.spans) == ("", ())


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt])
def test_a_key_that_is_only_held_leaves_the_hints(
    window: MainWindow, hinting: Hinting, press: Press, qtbot: QtBot, key: Qt.Key
) -> None:
    press("f")

    qtbot.keyClick(window.article.view, key)

    assert hinting.is_active


@pytest.mark.parametrize("layout", ["arabic", "russian"])
def test_hints_are_spelt_by_place_on_a_keyboard_without_latin_letters(
    window: MainWindow, hinting: Hinting, layout: str
) -> None:
    send(stroke(layout, "f"))

    send(stroke(layout, hint_on(hinting, window, "Sunday").code.lower()))

    assert selected(window) == "Sunday"


def test_on_another_latin_keyboard_hints_are_spelt_as_they_are_read(
    window: MainWindow, hinting: Hinting
) -> None:
    paste(window, "word " * 30)
    send(typing("f"))
    # The key that types U is where F is on a US keyboard, which would ask for other hints.
    hint = next(h for h in hinting.hints.hints if h.code == "U")

    send(stroke("dvorak", "f"))

    assert window.session.caret == hint.start


def test_caps_lock_spells_hints_too(window: MainWindow, hinting: Hinting, press: Press) -> None:
    press("f")

    send(typing(hint_on(hinting, window, "Sunday").code))

    assert selected(window) == "Sunday"


# What ends them


def test_a_click_ends_the_hints(window: MainWindow, hinting: Hinting, press: Press) -> None:
    press("f")

    Mouse(window).click("Talks")

    assert not hinting.is_active


def test_another_article_ends_the_hints(window: MainWindow, hinting: Hinting, press: Press) -> None:
    press("f")

    window.labels.finish.click()

    assert window.session.position == 1
    assert not hinting.is_active


def test_an_action_of_a_menu_ends_the_hints(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    Mouse(window).over("Sunday")
    press("4f")

    window.actions_["undo"].trigger()

    assert window.session.spans == ()
    assert not hinting.is_active


def test_the_focus_elsewhere_ends_the_hints(
    window: MainWindow, hinting: Hinting, press: Press, qtbot: QtBot
) -> None:
    press("f")

    window.focus_filter()

    qtbot.waitUntil(lambda: not hinting.is_active)


def test_after_hints_the_keys_mean_what_they_did(
    window: MainWindow, hinting: Hinting, press: Press, qtbot: QtBot
) -> None:
    Mouse(window).over("Sunday")
    press("f")
    qtbot.keyClick(window.article.view, Qt.Key.Key_Escape)

    press("4")

    assert [s.text for s in window.session.spans] == ["Sunday"]


# Where there is little


def test_without_a_likely_phrase_every_word_has_a_hint(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    paste(window, "so it is")

    press("f")

    assert (hinting.hints.kind, len(hinting.hints.hints)) == ("words", 3)


def test_without_a_word_it_is_said_that_there_is_none(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    paste(window, "… 🚨 …")

    press("f")

    assert not hinting.is_active
    assert window.status.notice.text() == "There is no word in view."


def test_only_what_is_in_view_has_hints(window: MainWindow, hinting: Hinting, press: Press) -> None:
    paste(window, "On Sunday two soldiers were killed.\n" * 200)
    window.article.view.set_scroll_offset(len(window.session.text) // 2)

    press("f")

    starts = [hint.start for hint in hinting.hints.hints]
    assert min(starts) >= window.article.view.visible.start > 0
    assert max(starts) < window.article.view.visible.end < len(window.session.text)


def test_a_very_long_line_has_hints_as_far_as_it_is_in_view(
    window: MainWindow, hinting: Hinting, press: Press
) -> None:
    paste(window, "On Sunday two soldiers were killed. " * 2000)

    press("f")

    assert 0 < len(hinting.hints.hints) < 500


# Where they stand


def painted(window: MainWindow, words: str) -> tuple[float, float]:
    """How far a word's left and right are from where a hint's colour begins and ends, in pixels."""
    view = window.article.view
    start = window.session.text.index(words)
    line = view.page.line_of(start)
    (piece,) = view.page.pieces(line, start, start + len(words))
    image = view.viewport().grab().toImage()
    shift = view.to_page(QPointF(QPoint()))
    accent = LIGHT.color("accent").rgb()
    xs = [
        x
        for x in range(round(piece.left - shift.x()) - 2, round(piece.right - shift.x()) + 2)
        for y in range(round(line.top - shift.y()), round(line.baseline - shift.y()))
        if image.pixel(x, y) == accent
    ]
    assert xs
    return abs(min(xs) - piece.left + shift.x()), abs(piece.right - shift.x() - max(xs))


def test_a_hint_stands_at_the_left_of_its_words(window: MainWindow, press: Press) -> None:
    paste(window, "so it may be that nothing ever happens")
    press("f")

    left, right = painted(window, "nothing")

    assert left < 3 < right


def test_a_hint_stands_at_the_right_of_right_to_left_words(window: MainWindow) -> None:
    paste(window, ARABIC)
    window.article.hinting.begin("words")

    left, right = painted(window, "المتحدث")

    assert right < 3 < left


def test_hints_are_laid_over_what_is_scrolled_into_view(
    window: MainWindow, hinting: Hinting, press: Press, qtbot: QtBot
) -> None:
    paste(window, "On Sunday two soldiers were killed.\n" * 200)
    press("f")
    last = hinting.hints.hints[-1].start

    window.article.view.set_scroll_offset(len(window.session.text) // 2)

    qtbot.waitUntil(lambda: hinting.hints.hints[0].start > last)


def test_a_hint_leaves_the_letters_of_its_word_to_be_read(window: MainWindow, press: Press) -> None:
    paste(window, "so it may be that nothing ever happens")
    press("f")
    view, start = window.article.view, window.session.text.index("ever")
    line, image = view.page.line_of(start), view.viewport().grab().toImage()
    (piece,) = view.page.pieces(line, start, start + len("ever"))
    shift = view.to_page(QPointF())
    accent = LIGHT.color("accent").rgb()

    lowest = max(
        y
        for y in range(image.height())
        if image.pixel(round(piece.left - shift.x()) + 3, y) == accent
        and y < line.baseline - shift.y()
    )
    assert lowest < line.baseline - line.metrics.above + 4 - shift.y()
