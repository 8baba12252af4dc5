import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.ui.panels.type_ahead import Found, TypeAhead

ACTS = ("assert", "deny", "accuse", "demand", "threaten", "announce", "assess")
NONE = Found(-1, is_only=False)


def press(ahead: TypeAhead, letters: str) -> Found | None:
    found = None
    for letter in letters:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        none = Qt.KeyboardModifier.NoModifier
        found = ahead.press(QKeyEvent(QEvent.Type.KeyPress, key, none, letter))
    return found


@pytest.mark.parametrize(
    ("letters", "word", "is_only"),
    [
        ("t", "threaten", True),
        ("a", "assert", False),
        ("aa", "accuse", False),
        ("aaa", "announce", False),
        ("aaaaa", "assert", False),
        ("an", "announce", True),
        ("ass", "assert", False),
        ("asse", "assert", False),
        ("asser", "assert", True),
        ("d", "deny", False),
        ("dd", "demand", False),
        ("dem", "demand", True),
        ("xt", "threaten", True),
        ("at", "threaten", True),
        ("T", "threaten", True),
    ],
)
def test_letters_lead_to_a_word(qapp: QApplication, letters: str, word: str, is_only: bool) -> None:
    assert press(TypeAhead(ACTS), letters) == Found(ACTS.index(word), is_only=is_only)


def test_a_letter_that_begins_no_word_leads_nowhere(qapp: QApplication) -> None:
    assert press(TypeAhead(ACTS), "x") == NONE


def test_a_key_that_types_nothing_is_left_to_others(qapp: QApplication) -> None:
    none = Qt.KeyboardModifier.NoModifier

    assert TypeAhead(ACTS).press(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, none)) is None


def test_what_was_typed_can_be_forgotten(qapp: QApplication) -> None:
    ahead = TypeAhead(ACTS)
    press(ahead, "a")

    ahead.forget()

    assert press(ahead, "n") == NONE


def test_a_letter_of_another_script_counts_by_its_place(qapp: QApplication) -> None:
    # The key of "T" on an Arabic keyboard: place 20 on X11 and Wayland, which add 8.
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, none, 28, 0, 0, "ف")

    assert TypeAhead(ACTS).press(event) == Found(ACTS.index("threaten"), is_only=True)
