from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from annotator.ui.keyboard import chords, mirrored
from annotator.ui.window import MainWindow
from tests.ui.keyboards import (
    ALT,
    ALT_GR,
    CTRL,
    LAYOUTS,
    PLAIN,
    SHIFT,
    Stroke,
    send,
    stroke,
    typing,
)

Select = Callable[[str], None]
Held = Qt.KeyboardModifier


def stands_for(pressed: Stroke) -> tuple[str, ...]:
    return chords(pressed.event(QEvent.Type.KeyPress))


# What a press may stand for


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("place", "eanpfuckd")
def test_a_latin_letter_is_that_letter_wherever_it_is(layout: str, place: str) -> None:
    pressed = stroke(layout, place)

    if pressed.text.isascii() and pressed.text.isalpha():
        assert stands_for(pressed) == (pressed.text.upper(),)


@pytest.mark.parametrize("layout", ["arabic", "russian"])
@pytest.mark.parametrize("place", "eanpfuckdr")
def test_on_a_keyboard_without_latin_letters_the_place_tells(layout: str, place: str) -> None:
    assert stands_for(stroke(layout, place))[-1] == place.upper()


@pytest.mark.parametrize("layout", ["arabic", "russian"])
@pytest.mark.parametrize("place", "er")
def test_shift_with_a_letter_goes_by_place_there_too(layout: str, place: str) -> None:
    assert stands_for(stroke(layout, place, SHIFT))[-1] == f"Shift+{place.upper()}"


@pytest.mark.parametrize(
    ("layout", "place", "held", "expected"),
    [
        ("german", "[", PLAIN, ("Ü", "[")),
        ("german", "[", SHIFT, ("Shift+Ü", "{")),
        ("german", "8", ALT_GR, ("[",)),
        ("german", "e", ALT_GR, ("€",)),
        ("german", "a", ALT_GR, ("Æ",)),
        ("german", "/", PLAIN, ("-", "/")),
        ("german", "-", SHIFT, ("?", "_")),
        ("turkish", ",", PLAIN, ("Ö", ",")),
        ("turkish", "]", PLAIN, ("Ü", "]")),
        ("turkish", "i", PLAIN, ("I",)),
        ("arabic", "[", PLAIN, ("ج", "[")),
        ("arabic", "[", SHIFT, ("<", "{")),
        ("arabic", "1", ALT_GR, ("1",)),
        ("french", "1", PLAIN, ("&", "1")),
        ("french", "2", PLAIN, ("É", "2")),
        ("french", "1", SHIFT, ("1", "!")),
        ("french", "[", PLAIN, ("[",)),
        ("french", "5", ALT_GR, ("[",)),
        ("french", "a", PLAIN, ("Q",)),
        ("french", "`", PLAIN, ("²", "`")),
        ("dvorak", "k", PLAIN, ("T",)),
        ("dvorak", "e", SHIFT, (">",)),
    ],
)
def test_a_press_counts_as_what_it_types_and_then_as_its_place(
    layout: str, place: str, held: Held, expected: tuple[str, ...]
) -> None:
    found = stands_for(stroke(layout, place, held))

    # A dead key has a name of its own first.
    assert found[-len(expected) :] == expected


@pytest.mark.parametrize("digit", "١۱१１")
def test_a_digit_of_any_script_is_ours(digit: str) -> None:
    assert stands_for(typing(digit)) == ("1",)


@pytest.mark.parametrize("sign", "²½①Ⅱ")
def test_what_only_looks_like_a_digit_is_none(sign: str) -> None:
    assert not set(stands_for(typing(sign))) & set("123456789")


def test_the_third_level_on_windows_comes_with_control_and_alt() -> None:
    assert stands_for(typing("[", CTRL | ALT, code=9)) == ("[",)


@pytest.mark.parametrize(
    ("layout", "place", "expected"),
    [
        ("german", "[", "Alt+["),
        ("turkish", ",", "Alt+,"),
        ("arabic", ".", "Alt+."),
        ("us", "]", "Alt+]"),
    ],
)
def test_alt_is_kept_with_the_key_at_its_place(layout: str, place: str, expected: str) -> None:
    assert stands_for(stroke(layout, place, ALT))[-1] == expected


def test_alt_and_shift_and_a_sign_are_alt_and_the_sign() -> None:
    assert stands_for(stroke("us", "[", ALT | SHIFT))[0] == "Alt+{"


@pytest.mark.parametrize("held", [CTRL, CTRL | SHIFT, Held.MetaModifier])
def test_with_control_nothing_is_guessed_by_place(held: Held) -> None:
    assert "[" not in "".join(stands_for(stroke("german", "[", held)))


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        (Qt.Key.Key_Left, Held.KeypadModifier | ALT, "Alt+Left"),
        (Qt.Key.Key_Enter, Held.KeypadModifier, "Enter"),
        (Qt.Key.Key_Delete, Held.KeypadModifier, "Del"),
        (Qt.Key.Key_Backtab, SHIFT, "Shift+Tab"),
        (Qt.Key.Key_Tab, PLAIN, "Tab"),
        (Qt.Key.Key_Space, PLAIN, "Space"),
        (Qt.Key.Key_F3, SHIFT, "Shift+F3"),
    ],
)
def test_a_key_with_a_name_is_called_by_it(key: Qt.Key, held: Held, expected: str) -> None:
    assert chords(QKeyEvent(QEvent.Type.KeyPress, key.value, held)) == (expected,)


def test_a_digit_of_the_keypad_is_that_digit() -> None:
    assert stands_for(typing("3", Held.KeypadModifier, code=89)) == ("3",)


def test_caps_lock_is_no_shift() -> None:
    assert stands_for(typing("E", code=26))[0] == "E"
    assert stands_for(typing("e", SHIFT, code=26))[0] == "Shift+E"


def test_a_key_that_is_nothing_stands_for_nothing() -> None:
    assert chords(QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN)) == ()


@pytest.mark.parametrize(
    ("chord", "expected"),
    [("Alt+Left", "Alt+Right"), ("Alt+Shift+Right", "Alt+Shift+Left"), ("[", "["), ("Up", "Up")],
)
def test_only_arrows_change_over_with_the_direction_of_the_text(chord: str, expected: str) -> None:
    assert mirrored(chord) == expected


# The same hand on every keyboard, in the article


@pytest.fixture
def span(window: MainWindow, select: Select) -> Callable[[], str]:
    """The words of a picked span in the middle of a sentence, as they are now."""
    select("two soldiers were")
    window.session.tag("casualty")
    return lambda: window.session.spans[0].text


ENDS = {
    ("[", PLAIN): "said two soldiers were",
    ("]", PLAIN): "soldiers were",
    ("[", SHIFT): "two soldiers",
    ("]", SHIFT): "two soldiers were killed",
    (",", PLAIN): "two soldiers",
    (".", PLAIN): "two soldiers were killed",
    ("[", ALT): "d two soldiers were",
    ("]", ALT): "wo soldiers were",
    (",", ALT): "two soldiers wer",
    (".", ALT): "two soldiers were k",
}


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "dvorak"])
def test_the_keys_beside_p_and_m_move_the_ends_of_a_span(
    window: MainWindow, span: Callable[[], str], layout: str
) -> None:
    moved = {}
    for place, held in ENDS:
        send(stroke(layout, place, held))
        moved[place, held] = span()
        window.session.undo()

    assert moved == ENDS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_row_of_digits_tags_without_shift_on_every_keyboard(
    window: MainWindow, span: Callable[[], str], layout: str
) -> None:
    labels = []
    for number in "1234":
        send(stroke(layout, number))
        labels.append(window.session.spans[0].label)

    assert labels == ["actor", "claim", "casualty", "date"]


def test_shift_and_the_row_of_digits_tags_where_that_types_digits(
    window: MainWindow, span: Callable[[], str]
) -> None:
    send(stroke("french", "4", SHIFT))

    assert window.session.spans[0].label == "date"


def test_arabic_indic_digits_tag(window: MainWindow, span: Callable[[], str]) -> None:
    send(stroke("arabic", "4", ALT_GR))

    assert window.session.spans[0].label == "date"


@pytest.mark.parametrize("layout", ["german", "turkish", "arabic", "russian"])
def test_the_labels_letters_tag_on_every_keyboard(
    window: MainWindow, span: Callable[[], str], layout: str
) -> None:
    labels = []
    for letter in "ackd":
        send(stroke(layout, letter))
        labels.append(window.session.spans[0].label)

    assert labels == ["actor", "claim", "casualty", "date"]


@pytest.mark.parametrize(("layout", "place"), [("french", "a"), ("dvorak", "k"), ("french", "`")])
def test_a_key_that_types_something_else_tags_nothing(
    window: MainWindow, span: Callable[[], str], layout: str, place: str
) -> None:
    def tagged() -> list[tuple[str, int, int]]:
        return [(span.label, span.start, span.end) for span in window.session.spans]

    before = tagged()

    send(stroke(layout, place))

    assert tagged() == before


@pytest.mark.parametrize("layout", ["us", "french", "arabic", "russian"])
def test_e_widens_and_u_takes_it_back_on_every_keyboard(
    span: Callable[[], str], layout: str
) -> None:
    send(stroke(layout, "e"))
    widened = span()
    send(stroke(layout, "u"))

    assert widened == "two soldiers were killed"
    assert span() == "two soldiers were"


@pytest.mark.parametrize("layout", ["us", "german", "arabic", "french"])
def test_the_key_beside_the_right_shift_finds(window: MainWindow, layout: str) -> None:
    send(stroke(layout, "/"))

    assert window.article.finding.bar.field.hasFocus()


@pytest.mark.parametrize(
    ("layout", "place"),
    [("german", "7"), ("turkish", "7"), ("french", "."), ("russian", "\\"), ("arabic", "l")],
)
def test_the_key_that_types_a_slash_finds(window: MainWindow, layout: str, place: str) -> None:
    pressed = stroke(layout, place, SHIFT)
    assert pressed.text == "/"

    send(pressed)

    assert window.article.finding.bar.field.hasFocus()


@pytest.mark.parametrize("held", [ALT_GR, CTRL | ALT], ids=["X11 and Wayland", "Windows"])
def test_a_bracket_of_the_third_level_moves_an_end(span: Callable[[], str], held: Held) -> None:
    send(typing("[", held, code=17))

    assert span() == "said two soldiers were"


def test_typing_a_euro_sign_widens_nothing(span: Callable[[], str]) -> None:
    send(stroke("german", "e", ALT_GR))

    assert span() == "two soldiers were"


@pytest.mark.parametrize(
    ("pressed", "is_kept"),
    [
        (stroke("german", "e", ALT_GR), True),
        (stroke("us", "x"), True),
        (typing("z", CTRL, code=52), False),
        (typing("f", ALT, code=41), False),
    ],
    ids=["AltGr+E", "a letter that is nobody's", "Ctrl+Z", "Alt+F"],
)
def test_what_types_a_sign_is_kept_from_the_shortcuts(
    window: MainWindow, pressed: Stroke, is_kept: bool
) -> None:
    # The toolkit would try AltGr with E as E, and its shortcut widened the span.
    question = pressed.event(QEvent.Type.ShortcutOverride)

    QCoreApplication.sendEvent(window.article.view, question)

    assert question.isAccepted() == is_kept


def test_keys_of_the_article_type_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    field = window.documents.field
    window.focus_filter()
    qtbot.waitUntil(field.hasFocus)

    for key in "n1e[/":
        send(typing(key))

    assert field.text() == "n1e[/"
    assert window.session.spans == ()
