"""Values of attributes as people write them, and as records hold them.

A record holds every value as text of one form (`records.AttributeValue`); a person writes "yes",
"1,204", "12 to 15" or "5 March"-less dates as "2023-03-05". Here is the way between the two, one
reader and one shower for each type.
"""

import json
import re
from collections.abc import Callable
from typing import cast

from annotator.core.labels import Attribute
from annotator.core.records import VALUE_PATTERNS, AttributeValue, ValueType
from annotator.errors import ValueFaultError

_YES = frozenset({"true", "yes", "y", "1", "on"})
_NO = frozenset({"false", "no", "n", "0", "off"})
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,.’'\u00a0\u202f ]\d{3})+")
_RANGE = re.compile(
    r"\s*(?P<low>-?\d+(?:\.\d+)?)?\s*(?:\.\.+|…|–|—|-|to)\s*(?P<high>-?\d+(?:\.\d+)?)?\s*"
)
_DAY = re.compile(r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?")
_MONTHS, _DAYS = 12, 31


def value_of_text(attribute: Attribute, text: str) -> AttributeValue:
    """Return the value that a person has written for an attribute.

    >>> value_of_text(Attribute(name="killed", type="range"), "12 to 15").value
    '12..15'

    Raises:
        ValueFaultError: The text is no such value; the message says what is.
    """
    written = _READERS[attribute.type](attribute, text.strip())
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
    try:
        value_of_text(attribute, text_of_value(value))
    except ValueFaultError as error:
        return error.message
    return ""


def choices_of(value: str) -> tuple[str, ...]:
    """Return what a value of the type `choices` chooses; empty for text that is no such value."""
    try:
        found: object = json.loads(value)
    except ValueError:
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


def _fault(attribute: Attribute, text: str, hint: str) -> ValueFaultError:
    name = attribute.name.replace("_", " ")
    return ValueFaultError(
        f"“{text[:60]}” is no {name}: that is {_KINDS[attribute.type]}.", hint=hint
    )


def _text(_attribute: Attribute, text: str) -> str:
    return text


def _integer(attribute: Attribute, text: str) -> str:
    plain = re.sub(r"[^\d+-]", "", text) if _GROUPED.fullmatch(text) else text
    try:
        return str(int(plain))
    except ValueError:
        raise _fault(attribute, text, "Write it in figures, such as 12.") from None


def _number(attribute: Attribute, text: str) -> str:
    try:
        return str(int(text))
    except ValueError:
        pass
    try:
        written = repr(float(text.replace(",", ".")))
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
    ends = text.split("/") if "/" in text else [text, text]
    if len(ends) == 2 and all(map(_is_day, ends)) and ends != ["..", ".."]:
        return "/".join(ends)
    hint = "Write 2023-03-05, 2023-03 or 2023, or two of them with / between, .. for an open end."
    raise _fault(attribute, text, hint)


def _is_day(text: str) -> bool:
    if text == "..":
        return True
    if not _DAY.fullmatch(text):
        return False
    parts = [int(part) for part in text.rstrip("?~%").lstrip("-").split("-")]
    return all(1 <= part <= most for part, most in zip(parts[1:], (_MONTHS, _DAYS), strict=False))


def _choice(attribute: Attribute, text: str) -> str:
    folded = text.casefold().replace(" ", "_")
    for choice in attribute.choices:
        if choice.casefold().replace(" ", "_") == folded:
            return choice
    raise _fault(attribute, text, f"Choose from {', '.join(attribute.choices)}.")


def _choices(attribute: Attribute, text: str) -> str:
    chosen = {_choice(attribute, part) for part in map(str.strip, text.split(",")) if part}
    return text_of_choices(tuple(choice for choice in attribute.choices if choice in chosen))


def _range(attribute: Attribute, text: str) -> str:
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return f"{text}..{text}"
    match = _RANGE.fullmatch(text)
    low, high = (match["low"] or "", match["high"] or "") if match else ("", "")
    if not low and not high:
        raise _fault(attribute, text, "Write 12..15, or 12.. for an open end.")
    if low and high and float(low) > float(high):
        raise _fault(attribute, text, "The smaller number comes first.")
    return f"{low}..{high}"


def _json(attribute: Attribute, text: str) -> str:
    try:
        json.loads(text)
    except ValueError as error:
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
    return ", ".join(choices_of(value))


_SHOWERS: dict[ValueType, Callable[[str], str]] = {
    "boolean": _show_boolean,
    "date": _show_date,
    "choices": _show_choices,
}
