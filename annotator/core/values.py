"""Values of attributes as people write them, and as records hold them.

A record holds every value as text of one form (`records.AttributeValue`); a person writes "yes",
"1,204", "12 to 15" or "5 March"-less dates as "2023-03-05". Here is the way between the two, one
reader and one shower for each type.
"""

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from typing import cast

from annotator.core.labels import Attribute, spoken
from annotator.core.records import VALUE_PATTERNS, AttributeValue, ValueType
from annotator.errors import ValueFaultError

_YES = frozenset({"true", "yes", "y", "1", "on"})
_NO = frozenset({"false", "no", "n", "0", "off"})
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[,.’'\u00a0\u202f ][0-9]{3})+")
_GROUPED_BY_COMMA = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})?\s*(?:\.\.+|…|–|—|-|to)\s*(?P<high>{_NUMBER})?")
_DAY = re.compile(r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[?~%]?")
_MONTHS = 12
_MOST_DIGITS = 400
"""Longer numbers are slips, and Python refuses some thousand digits."""


def value_of_text(attribute: Attribute, text: str) -> AttributeValue:
    """Return the value that a person has written for an attribute.

    >>> value_of_text(Attribute(name="killed", type="range"), "12 to 15").value
    '12..15'

    Raises:
        ValueFaultError: The text is no such value; the message says what is.
    """
    read = _READERS[attribute.type]
    written = read(attribute, text.strip())
    return AttributeValue(name=attribute.name, type=attribute.type, value=written)


def text_of_value(value: AttributeValue) -> str:
    """Return a value as it is shown to a person, who may write it back just so.

    >>> text_of_value(AttributeValue(name="effect", type="choices", value='["killed","injured"]'))
    'killed, injured'
    """
    shower = _SHOWERS.get(value.type)
    return shower(value.value) if shower else value.value


def fault_of(attribute: Attribute, value: AttributeValue) -> str:
    """Return why a record's value is none of the attribute, as a sentence; "" where it is one."""
    if value.type != attribute.type:
        return f"“{attribute.name}” is {_KINDS[attribute.type]}, not {_KINDS[value.type]}."
    if value.type == "choices" and value.value != "[]" and not choices_of(value.value):
        return f"“{value.value[:_SHOWN]}” is no list of choices."
    try:
        value_of_text(attribute, text_of_value(value))
    except ValueFaultError as error:
        return error.message
    return ""


def choices_of(value: str) -> tuple[str, ...]:
    """Return what a value of the type `choices` chooses; empty for text that is no such value."""
    try:
        found: object = json.loads(value)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(str(item) for item in cast("list[object]", found))


def text_of_choices(chosen: tuple[str, ...]) -> str:
    """Return the value of the type `choices` that chooses these."""
    return json.dumps(list(chosen), ensure_ascii=False, separators=(",", ":"))


_KINDS: dict[ValueType, str] = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "yes or no",
    "date": "a date",
    "choice": "one of a few",
    "choices": "some of a few",
    "range": "a range of numbers",
    "link": "a span",
    "json": "JSON",
}


_SHOWN = 60
"""How much of a wrong text is said again, in code points."""


def _fault(attribute: Attribute, text: str, hint: str) -> ValueFaultError:
    name = spoken(attribute.name)
    return ValueFaultError(
        f"“{text[:_SHOWN]}” does not fit “{name}”, which is {_KINDS[attribute.type]}.", hint=hint
    )


def _plain_figures(text: str) -> str:
    """Return a text with the digits of any script, and the minus of print, as a keyboard's."""
    if text.isascii():
        return text
    figures = (str(unicodedata.decimal(sign, sign)) for sign in text)
    return "".join(figures).replace("\N{MINUS SIGN}", "-")


def _text(_attribute: Attribute, text: str) -> str:
    return text


def _integer(attribute: Attribute, text: str) -> str:
    plain = _plain_figures(text)
    plain = re.sub(r"[^0-9+-]", "", plain) if _GROUPED.fullmatch(plain) else plain
    if not re.fullmatch(rf"[+-]?[0-9]{{1,{_MOST_DIGITS}}}", plain):
        raise _fault(attribute, text, "Write it in figures, such as 12.")
    return str(int(plain))


def _number(attribute: Attribute, text: str) -> str:
    plain = _plain_figures(text)
    is_grouped = _GROUPED_BY_COMMA.fullmatch(plain)
    plain = plain.replace(",", "" if is_grouped else ".")
    if re.fullmatch(rf"[+-]?[0-9]{{1,{_MOST_DIGITS}}}", plain):
        return str(int(plain))
    try:
        written = repr(float(plain))
    except ValueError:
        written = ""
    if not re.fullmatch(VALUE_PATTERNS["number"], written):
        raise _fault(attribute, text, "Write it in figures, such as 2.5.")
    return written


def _boolean(attribute: Attribute, text: str) -> str:
    folded = text.casefold()
    if folded in _YES:
        return "true"
    if folded in _NO:
        return "false"
    raise _fault(attribute, text, "Write yes or no.")


def _date(attribute: Attribute, text: str) -> str:
    plain = _plain_figures(text)
    ends = [end.strip() for end in plain.split("/")] if "/" in plain else [plain, plain]
    if len(ends) == 2 and all(map(is_day, ends)) and ends != ["..", ".."]:
        return "/".join(ends)
    hint = "Write 2023-03-05, 2023-03 or 2023, or two of them with / between, .. for an open end."
    raise _fault(attribute, text, hint)


def is_day(text: str) -> bool:
    """Return whether a text is one end of a date: a year, month or day that exists, or "..".

    >>> is_day("2024-02-29"), is_day("2023-02-29"), is_day("2023-02~")
    (True, False, True)
    """
    match = _DAY.fullmatch(text)
    if match is None:
        return text == ".."
    year, month, day = (int(match[part] or 1) for part in ("year", "month", "day"))
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]


def _choice(attribute: Attribute, text: str) -> str:
    if text in attribute.choices:
        return text
    folded = _folded(text)
    for choice in attribute.choices:
        if _folded(choice) == folded:
            return choice
    known = ", ".join(attribute.choices)
    hint = f"Choose from {known}." if known else "The label set gives it no choices."
    raise _fault(attribute, text, hint)


def _folded(choice: str) -> str:
    return choice.strip().casefold().replace(" ", "_")


def _choices(attribute: Attribute, text: str) -> str:
    parts = choices_of(text) or text.split(",")
    chosen = {_choice(attribute, part) for part in map(str.strip, parts) if part}
    return text_of_choices(tuple(choice for choice in attribute.choices if choice in chosen))


def _range(attribute: Attribute, text: str) -> str:
    plain = _plain_figures(text)
    if re.fullmatch(_NUMBER, plain):
        return f"{plain}..{plain}"
    match = _RANGE.fullmatch(plain)
    low, high = (match["low"] or "", match["high"] or "") if match else ("", "")
    if not low and not high:
        raise _fault(attribute, text, "Write 12..15, or 12.. for an open end.")
    if low and high and float(low) > float(high):
        raise _fault(attribute, text, "The smaller number comes first.")
    return f"{low}..{high}"


def _json(attribute: Attribute, text: str) -> str:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _fault(attribute, text, f"It cannot be read: {error}.") from None
    return text


_READERS: dict[ValueType, Callable[[Attribute, str], str]] = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "range": _range,
    "link": _text,
    "json": _json,
}


def _show_boolean(value: str) -> str:
    return "yes" if value == "true" else "no"


def _show_date(value: str) -> str:
    start, _, end = value.partition("/")
    return start if start == end else value


def _show_choices(value: str) -> str:
    chosen = choices_of(value)
    # One that has a comma in it could be taken for two.
    return value if any("," in choice for choice in chosen) else ", ".join(chosen)


_SHOWERS: dict[ValueType, Callable[[str], str]] = {
    "boolean": _show_boolean,
    "date": _show_date,
    "choices": _show_choices,
}
