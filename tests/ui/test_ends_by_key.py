from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from annotator.ui.window import MainWindow
from tests.ui.keyboards import ALT, PLAIN, SHIFT, send, stroke

Select = Callable[[str], None]
Press = Callable[..., None]
ARABIC = "قال المتحدث باسم الوزارة إن جنديين قتلا يوم الأحد."
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def press(window: MainWindow, qtbot: QtBot) -> Press:
    def press_key(key: Qt.Key | str, held: Qt.KeyboardModifier = PLAIN) -> None:
        qtbot.keyClick(window.article.view, key, held)

    return press_key


def paste(window: MainWindow, text: str) -> None:
    """Bring a text of one's own into view, by the clipboard."""
    QGuiApplication.clipboard().setText(text)
    window.trigger("paste_article")
    window.session.show(window.session.document_count - 1)
    window.article.view.setFocus()


def tag(window: MainWindow, words: str, label: str = "actor") -> None:
    """Tag words exactly, and leave them picked."""
    start = window.session.text.index(words)
    window.session.select(start, start + len(words))
    snaps = window.session.snaps
    window.session.change_settings(snap_to_words=False)
    window.session.tag(label)
    window.session.change_settings(snap_to_words=snaps)


def span(window: MainWindow) -> str:
    (only,) = window.session.spans
    return only.text


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (LEFT, ALT, "two"),
        (RIGHT, ALT, "two soldiers were"),
        (LEFT, ALT | SHIFT, "said two soldiers"),
        (RIGHT, ALT | SHIFT, "soldiers"),
    ],
)
def test_alt_and_an_arrow_move_an_end_that_way(
    window: MainWindow, press: Press, key: Qt.Key, held: Qt.KeyboardModifier, expected: str
) -> None:
    tag(window, "two soldiers")

    press(key, held)

    assert span(window) == expected


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (LEFT, ALT, "باسم الوزارة إن"),
        (RIGHT, ALT, "باسم"),
        (RIGHT, ALT | SHIFT, "المتحدث باسم الوزارة"),
        (LEFT, ALT | SHIFT, "الوزارة"),
    ],
)
def test_in_right_to_left_text_they_do_so_too(
    window: MainWindow, press: Press, key: Qt.Key, held: Qt.KeyboardModifier, expected: str
) -> None:
    paste(window, f"{ARABIC}\n\nTalks go on.")
    tag(window, "باسم الوزارة")

    press(key, held)

    assert span(window) == expected


def test_in_a_left_to_right_paragraph_beside_it_arrows_are_not_mirrored(
    window: MainWindow, press: Press
) -> None:
    paste(window, f"{ARABIC}\n\nTalks go on.")
    tag(window, "go")

    press(RIGHT, ALT)

    assert span(window) == "go on"


@pytest.mark.parametrize(
    ("place", "expected"),
    [("[", "المتحدث باسم الوزارة"), ("]", "الوزارة"), (",", "باسم"), (".", "باسم الوزارة إن")],
)
def test_keys_without_a_direction_mean_out_and_in_there_too(
    window: MainWindow, place: str, expected: str
) -> None:
    paste(window, ARABIC)
    tag(window, "باسم الوزارة")

    send(stroke("arabic", place))

    assert span(window) == expected


def test_a_letter_of_an_arabic_word_goes_with_its_marks(window: MainWindow) -> None:
    paste(window, "قال السَّلامُ عليكم")
    tag(window, "السَّلامُ")

    for _ in range(3):
        send(stroke("arabic", ",", ALT))

    assert span(window) == "السَّ"


@pytest.mark.parametrize(
    ("key", "expected"),
    [("]", ("👍🏽 men", "men", "en")), (",", ("👨‍👩‍👧 👍🏽 me", "👨‍👩‍👧 👍🏽 m", "👨‍👩‍👧 👍🏽"))],
)
def test_alt_moves_an_end_by_what_is_seen_as_one_character(
    window: MainWindow, key: str, expected: tuple[str, ...]
) -> None:
    paste(window, "So 👨‍👩‍👧 👍🏽 men left")
    tag(window, "👨‍👩‍👧 👍🏽 men")

    seen = []
    for _ in expected:
        send(stroke("us", key, ALT))
        seen.append(span(window))

    assert tuple(seen) == expected


def test_a_word_step_passes_over_emoji_and_brackets(window: MainWindow, press: Press) -> None:
    paste(window, "So (two) 🇹🇷 men left")
    tag(window, "two")

    press(".")

    assert span(window) == "two) 🇹🇷 men"


@pytest.mark.parametrize("key", ["[", "]", ",", "."])
@pytest.mark.parametrize("held", [PLAIN, ALT], ids=["word", "character"])
def test_at_the_ends_of_the_text_a_key_held_down_does_no_harm(
    window: MainWindow, key: str, held: Qt.KeyboardModifier
) -> None:
    paste(window, "Sunday")
    tag(window, "Sunday")

    for _ in range(12):
        send(stroke("us", key, held))

    only = window.session.spans[0]
    assert only.text == "Sunday"[only.start : only.end] != ""


def test_each_step_is_taken_back_by_itself(window: MainWindow, press: Press) -> None:
    tag(window, "two soldiers")
    press(".")
    press(".")

    press("u")
    once = span(window)
    press("u")

    assert (once, span(window)) == ("two soldiers were", "two soldiers")


def test_with_nothing_picked_the_keys_move_nothing(window: MainWindow, press: Press) -> None:
    before = window.session.caret

    for key in "[],.":
        press(key)

    assert window.session.spans == ()
    assert window.session.caret == before


def test_e_and_shift_e_widen_and_narrow_a_selection(
    window: MainWindow, press: Press, select: Select
) -> None:
    select("soldiers")
    before = window.session.selection

    press("e")
    press("e")
    wide = window.session.selection
    press("e", SHIFT)
    press("e", SHIFT)

    assert wide.length > before.length
    assert window.session.selection == before


def test_return_takes_the_phrase_at_the_caret_then_more_then_a_label_tags_it(
    window: MainWindow, press: Press
) -> None:
    at = window.session.text.index("killed")
    window.session.select(at, at)

    press(Qt.Key.Key_Return)
    phrase = window.session.selection
    press(Qt.Key.Key_Return)
    press("2")

    assert window.session.text[slice(*phrase)] == "two soldiers were killed"
    assert len(span(window)) > phrase.length


def test_the_enter_of_the_keypad_is_as_good(window: MainWindow, press: Press) -> None:
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)

    assert not window.session.selection.is_empty


def test_n_and_p_go_through_likely_phrases_in_reading_order(
    window: MainWindow, press: Press
) -> None:
    starts = []
    for key in "nnp":
        press(key)
        starts.append(window.session.selection.start)

    assert starts[0] <= starts[1]
    assert starts[2] == starts[0]


def test_n_goes_on_to_the_left_in_right_to_left_text(window: MainWindow, press: Press) -> None:
    paste(window, "Ali قال\n\n" + "قتل الجيش 3 جنود يوم الأحد 5 مارس 2020 ثم 7 مايو 2021")
    window.session.toggle_sticky("date")
    view, places = window.article.view, []

    for _ in range(2):
        press("n")
        assert not window.session.selection.is_empty
        places.append(view.point_of(window.session.selection.start))

    assert places[1].x() < places[0].x() or places[1].y() > places[0].y()


def test_a_span_too_long_for_the_view_is_mended_where_its_end_is(
    window: MainWindow, press: Press
) -> None:
    paste(window, "It is so. " * 3000 + "Talks go on.")
    tag(window, window.session.text.strip()[: -len(" go on.")], "claim")

    press(".")

    assert span(window).endswith("Talks go")


@pytest.mark.parametrize(
    ("key", "expected"),
    [("[", "said two soldiers"), ("]", "soldiers"), (",", "two"), (".", "two soldiers were")],
)
def test_the_keys_move_the_ends_of_a_selection_too(
    window: MainWindow, press: Press, select: Select, key: str, expected: str
) -> None:
    select("two soldiers")

    press(key)

    assert window.session.text[slice(*window.session.selection)] == expected
    assert window.session.spans == ()
