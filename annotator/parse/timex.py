"""Values of TIMEX3: how a point, a length or a repetition in time is written.

Source: Pustejovsky and others 2010, ISO-TimeML, LREC, section 4, and the TimeML annotation
guideline 1.2.1, section 2.2, which extend ISO 8601 by parts of a day ("2023-03-05TMO"), seasons
("2020-FA"), weekends ("2023-W09-WE"), decades and centuries by their first digits ("199", "18"), X
for what is not said ("XXXX-WXX-7", "PXD") and words where there is no date ("PAST_REF"). The
annotation guideline, section 4, settles what they leave open; a stretch that one span names is
written with both its ends, "2014/2015", as an interval of ISO 8601 is.
"""

from typing import NamedTuple

from annotator.core.patterns import pattern

_POINT = (
    r"(?:[0-9X]{4}-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?"
    r"|[0-9X]{4}-W(?:[0-9]{2}|XX)(?:-(?:[1-7]|WE))?"
    r"|[0-9X]{4}-(?:SP|SU|FA|WI|Q[1-4]|H[12])"
    r"|BC[0-9]{4}|[0-9]{2,4})"
)
_TIME = r"T(?:MO|AF|EV|NI|[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?)"
_AMOUNT = r"(?:[0-9]+(?:\.[0-9]+)?|X)"
_LENGTH = (
    rf"P(?=.)(?:{_AMOUNT}(?:Y|DE|CE|MI|Q|H|WE))?(?:{_AMOUNT}M)?(?:{_AMOUNT}W)?(?:{_AMOUNT}D)?"
    rf"(?:T(?=.)(?:{_AMOUNT}H)?(?:{_AMOUNT}M)?(?:{_AMOUNT}S)?)?"
)
_ONE = rf"(?:{_POINT}(?:{_TIME})?|{_LENGTH})"
VALUE = rf"{_ONE}(?:/{_ONE})?|(?:PAST|PRESENT|FUTURE)_REF"
"""What every value looks like that is written here, as a regular expression."""


class Timex(NamedTuple):
    """What an expression of time says, "" for each part that it leaves open.

    `type` is DATE, TIME, DURATION or SET, `value` fits `VALUE`, `mod` is START, MID, END or APPROX.
    `leans` says what the value was counted from that the expression itself does not name.
    """

    type: str
    value: str = ""
    mod: str = ""
    leans: str = ""

    @property
    def is_point(self) -> bool:
        """Whether it says when, rather than how long or how often."""
        return self.type in ("DATE", "TIME")


_IN_UNITS = {"FN": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "MI": (1000, "Y")}


def length(amount: float | str, unit: str) -> str:
    """Return the value of a duration; `amount` is "X" where no number is said.

    Half an hour is 30 minutes; other halves are decimal. Decades, centuries and fortnights become
    years and weeks, as far as they are counted. Units are those of `calendar`.

    >>> length(2.5, "Y"), length("X", "DE"), length(2, "DE"), length(0.5, "TH")
    ('P2.5Y', 'PXDE', 'P20Y', 'PT30M')
    """
    if isinstance(amount, str):
        figures, unit = amount, "W" if unit == "FN" else unit
    else:
        if unit == "TH" and 0 < amount < 1:
            amount, unit = amount * 60, "TM"
        factor, unit = _IN_UNITS.get(unit, (1, unit))
        figures = f"{amount * factor:.4f}".rstrip("0").rstrip(".")
    return f"PT{figures}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{figures}{unit}"


_PARTS = pattern(r"[0-9.]+([A-Z]+)")


def joined(first: str, second: str) -> str:
    """Return the value of two lengths together; "" unless each unit is finer than the last.

    >>> joined("P2Y", "P3M"), joined("PT1H", "PT20M"), joined("P1D", "P2Y")
    ('P2Y3M', 'PT1H20M', '')
    """
    days, _, hours = first[1:].partition("T")
    more_days, _, more_hours = second[1:].partition("T")
    ranks = ["YMWD".find(unit) for unit in _PARTS.findall(days + more_days)]
    ranks += [4 + "HMS".find(unit) for unit in _PARTS.findall(hours + more_hours)]
    is_descending = ranks == sorted(set(ranks)) and -1 not in ranks and not (hours and more_days)
    time = f"T{hours}{more_hours}" if hours or more_hours else ""
    return f"P{days}{more_days}{time}" if is_descending else ""
