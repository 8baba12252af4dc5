"""Keyboards as people have them: what each key types where it is, and how its press arrives.

The rows are what `setxkbmap` and an X server gave for each layout; a code is of Linux, to which X
adds 8. What is sent is what Qt makes of such a press: first a question whether somebody wants the
key before the shortcuts, then the press itself, or else the shortcut.
"""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT_GR = Qt.KeyboardModifier.GroupSwitchModifier
PLAIN = Qt.KeyboardModifier.NoModifier

DEAD = "\0"
"""A key that types nothing until the next one is pressed."""
_FIRST_CODES = (2, 16, 30, 43)
_US = ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "\\zxcvbnm,./")


class Layout(NamedTuple):
    """What the keys of the four rows type, without and with Shift; with AltGr those that matter."""

    plain: tuple[str, ...]
    shifted: tuple[str, ...]
    alt_gr: dict[str, str]
    """What a key types with AltGr, by what it types alone."""


LAYOUTS: dict[str, Layout] = {
    "us": Layout(
        _US,
        ("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"~', "|ZXCVBNM<>?"),
        {},
    ),
    "uk": Layout(
        ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "#zxcvbnm,./"),
        ('!"£$%^&*()_+', "QWERTYUIOP{}", "ASDFGHJKL:@¬", "~ZXCVBNM<>?"),
        {"e": "é"},
    ),
    "german": Layout(
        (f"1234567890ß{DEAD}", "qwertzuiopü+", f"asdfghjklöä{DEAD}", "#yxcvbnm,.-"),
        (f'!"§$%&/()=?{DEAD}', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ°", "'YXCVBNM;:_"),
        {"7": "{", "8": "[", "9": "]", "0": "}", "e": "€", "a": "æ", "2": "²"},
    ),
    "turkish": Layout(
        ("1234567890*-", "qwertyuıopğü", 'asdfghjklşi"', ",zxcvbnmöç."),
        ("!'^+%&/()=?_", "QWERTYUIOPĞÜ", "ASDFGHJKLŞİé", ";ZXCVBNMÖÇ:"),
        {"7": "{", "8": "[", "9": "]", "0": "}", "e": "€"},
    ),
    "arabic": Layout(
        ("1234567890-=", "ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "\\ئءؤرﻻىةوزظ"),
        (
            "!@#$%^&*)(_+",
            "\u064e\u064b\u064f\u064cﻹإ`÷×؛<>",
            '\u0650\u064d][ﻷأـ،/:"\u0651',
            "…~\u0652}{ﻵآ',.؟",
        ),
        {"1": "١", "2": "٢", "3": "٣", "4": "٤"},
    ),
    "french": Layout(
        ("&é\"'(-è_çà)=", f"azertyuiop{DEAD}$", "qsdfghjklmù²", "*wxcvbn,;:!"),
        ("1234567890°+", f"AZERTYUIOP{DEAD}£", "QSDFGHJKLM%~", "µWXCVBN?./§"),
        {"(": "[", ")": "]", "'": "{", "=": "}", "e": "€"},
    ),
    "russian": Layout(
        ("1234567890-=", "йцукенгшщзхъ", "фывапролджэё", "\\ячсмитьбю."),
        ('!"№;%:?*()_+', "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭЁ", "/ЯЧСМИТЬБЮ,"),
        {},
    ),
    "dvorak": Layout(
        ("1234567890[]", "',.pyfgcrl/=", "aoeuidhtns-`", "\\;qjkxbmwvz"),
        ("!@#$%^&*(){}", '"<>PYFGCRL?+', "AOEUIDHTNS_~", "|:QJKXBMWVZ"),
        {},
    ),
}


class Stroke(NamedTuple):
    """A press of one key: Qt's key, what it types, what is held and the key's code under X."""

    key: int
    text: str
    held: Qt.KeyboardModifier
    code: int

    def event(self, kind: QEvent.Type) -> QKeyEvent:
        """Return it as an event that nobody has taken yet."""
        event = QKeyEvent(kind, self.key, self.held, self.code, 0, 0, self.text)
        event.ignore()
        return event


def stroke(layout: str, place: str, held: Qt.KeyboardModifier = PLAIN) -> Stroke:
    """Return a press of the key that has `place` on a US keyboard."""
    row = next(number for number, signs in enumerate(_US) if place in signs)
    at = _US[row].index(place)
    keyboard = LAYOUTS[layout]
    typed = (keyboard.shifted if held & SHIFT else keyboard.plain)[row][at]
    if held & ALT_GR:
        typed = keyboard.alt_gr.get(keyboard.plain[row][at], typed)
    return typing(typed, held, code=_FIRST_CODES[row] + at + 8)


def typing(text: str, held: Qt.KeyboardModifier = PLAIN, *, code: int = 0) -> Stroke:
    """Return a press of a key that types `text`."""
    if text == DEAD:
        return Stroke(Qt.Key.Key_Dead_Circumflex.value, "", held, code)
    return Stroke(ord(text.upper()[0]), text, held, code)


def send(stroke: Stroke) -> None:
    """Press a key and let it go where the focus is, as the system tells Qt of it."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    question = stroke.event(QEvent.Type.ShortcutOverride)
    QCoreApplication.sendEvent(target, question)
    if question.isAccepted():
        QCoreApplication.sendEvent(target, stroke.event(QEvent.Type.KeyPress))
        QCoreApplication.sendEvent(target, stroke.event(QEvent.Type.KeyRelease))
    else:
        # Nobody wants it before the shortcuts, which only the toolkit itself can try.
        key = Qt.Key(stroke.key)
        QTest.sendKeyEvent(QTest.KeyAction.Click, target, key, stroke.text, stroke.held)
