"""What a press of a key may stand for, on any keyboard: what it types, or where it is.

A key counts first as what it types. Where that is nobody's key it counts as the key at its place on
a US keyboard, so that "[" is ü on a German keyboard, ğ on a Turkish and ج on an Arabic one, and "E"
is ث there; on a French one the row of digits needs no Shift. What a keyboard types anyway is never
guessed by place: a Latin letter or a sign stands for no other letter, as "q" stands where "A" is on
a French keyboard. Keys that hold Ctrl are Qt's to find.

Sources of the places: Linux `input-event-codes.h`, to which X11 and Wayland add 8; Windows scan
codes (set 1) are the same for these keys; Apple's `HIToolbox/Events.h`, kVK_ANSI_*.
"""

import unicodedata

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

_ROWS: tuple[tuple[int, str, str], ...] = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
_PLACES: dict[int, tuple[str, str]] = {
    first + step: pair
    for first, plain, shifted in _ROWS
    for step, pair in enumerate(zip(plain, shifted, strict=True))
}
_SHIFTED = dict(_PLACES.values())
_APPLE: dict[int, str] = dict(
    zip(
        (
            *range(10),
            *range(11, 36),
            *(37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 50),
        ),
        "asdfhgzxcvbqweryt123465=97-80]ou[iplj'k;\\,/nm.`",
        strict=True,
    )
)
_X11_SHIFT = 8
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SILENT = (
    range(Qt.Key.Key_Shift, Qt.Key.Key_ScrollLock + 1),
    range(Qt.Key.Key_Super_L, Qt.Key.Key_Hyper_R + 1),
    range(Qt.Key.Key_AltGr, Qt.Key.Key_Dead_Longsolidusoverlay + 1),
)
"""Keys that are held or locked, then AltGr, Compose, accents to come, and their like."""
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""What a third level of a key comes with on Windows; X and Wayland switch the group."""
_NEVER_BY_PLACE = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)
_UNSAID = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def chords(event: QKeyEvent) -> tuple[str, ...]:
    """Return what a press may stand for, as `app.keys` writes it, first what it types."""
    found = (_typed(event), _placed(event))
    return tuple(dict.fromkeys(chord for chord in found if chord))


def types(event: QKeyEvent) -> bool:
    """Return whether a press types a sign, be it by the third level of its key."""
    text, held = event.text(), event.modifiers() & _HELD
    is_sign = len(text) == 1 and text.isprintable() and not text.isspace()
    return is_sign and held in (Qt.KeyboardModifier.NoModifier, _ALT_GR)


def is_silent(event: QKeyEvent) -> bool:
    """Return whether a key only changes what others type, as Shift does."""
    return any(event.key() in keys for keys in _SILENT)


def mirrored(chord: str) -> str:
    """Return a chord with the arrows changed over, for text that runs from right to left."""
    head, _, name = chord.rpartition("+")
    other = {"Left": "Right", "Right": "Left"}.get(name, name)
    return f"{head}+{other}" if head else other


def _typed(event: QKeyEvent) -> str:
    if types(event):
        return _with_shift(_digit(event.text()), is_shifted=_is_shifted(event))
    if event.key() in (0, Qt.Key.Key_unknown):
        return ""
    if event.key() == Qt.Key.Key_Backtab:
        return "Shift+Tab"
    # A Mac says of the arrows, and X of the other Enter, that they are of the keypad.
    pressed = QKeyCombination(event.modifiers() & ~_UNSAID, Qt.Key(event.key()))
    return _without_shift(QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText))


def _placed(event: QKeyEvent) -> str:
    """Return what the key types on a US keyboard, "" where that is not known or not meant."""
    pair = None if event.modifiers() & _NEVER_BY_PLACE else _place(event)
    is_shifted = _is_shifted(event)
    if pair is None or not _may_stand_for(event.text(), pair[is_shifted]):
        return ""
    sign = _with_shift(pair[is_shifted], is_shifted=is_shifted)
    return f"Alt+{sign}" if event.modifiers() & Qt.KeyboardModifier.AltModifier else sign


def _may_stand_for(typed: str, sign: str) -> bool:
    """Whether a key may count as that of `sign` at its place, by what it types itself."""
    if typed.isascii() and typed.isalpha():
        return False
    if not sign.isalpha() or len(typed) != 1:
        return True
    is_spoken = unicodedata.category(typed)[0] in "LM"
    return is_spoken and "LATIN" not in unicodedata.name(typed, "")


def _place(event: QKeyEvent) -> tuple[str, str] | None:
    if QGuiApplication.platformName() == "cocoa":
        plain = _APPLE.get(event.nativeVirtualKey())
        return None if plain is None else (plain, _SHIFTED[plain])
    is_windows = QGuiApplication.platformName() == "windows"
    return _PLACES.get(event.nativeScanCode() - (0 if is_windows else _X11_SHIFT))


def _is_shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _digit(text: str) -> str:
    """Return a digit of any script as ours, as Arabic keyboards may type ١; ² is none."""
    value = unicodedata.decimal(text, None)
    return text if value is None else str(value)


def _with_shift(sign: str, *, is_shifted: bool) -> str:
    """Return a letter as a capital, with Shift where it is held; a sign is what it is."""
    capital = sign.upper()
    if not sign.isalpha() or len(capital) != 1:
        return sign
    return f"Shift+{capital}" if is_shifted else capital


def _without_shift(chord: str) -> str:
    """Leave Shift out before a sign, as which signs take it differs between keyboards."""
    sign = chord[-1:]
    is_sign = len(sign) == 1 and not sign.isalnum() and (chord == sign or chord[-2] == "+")
    return chord.replace("Shift+", "") if is_sign else chord
