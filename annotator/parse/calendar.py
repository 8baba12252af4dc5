"""Steps in the calendar: which day, week, season or century lies how far from a day.

Units are named as in TIMEX3: D, W, M, Y; TH, TM and TS are hours, minutes and seconds, Q a quarter,
H a half-year, S a season, WE a weekend, FN a fortnight, DE a decade, CE a century, MI a millennium.
Weeks are those of ISO 8601, and a winter belongs to the year it begins in.
"""

from calendar import monthrange
from datetime import date, timedelta

from annotator.core.patterns import pattern

FINENESS = ("D", "WE", "W", "M", "S", "Q", "H", "Y")
"""Units that a point is told in, the finer before the coarser."""
YEARS = range(1000, 9000)
"""Years of the days that steps are counted from: no step within a lifetime leaves the calendar."""

_MONTHS_IN = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "MI": 12000}
_DAYS_IN = {"D": 1, "W": 7, "WE": 7, "FN": 14}
_SEASONS = ("WI", "SP", "SU", "FA")


def day(year: int, month: int, number: int) -> date | None:
    """Return a day; None where there is no such day, as on 31 February."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]:
        return date(year, month, number)
    return None


def moved(start: date, unit: str, count: int) -> date | None:
    """Return the day `count` units on, in a shorter month its last.

    None beyond the calendar, and for units shorter than a day.

    >>> moved(date(2024, 3, 31), "M", -1)
    datetime.date(2024, 2, 29)
    """
    if unit in _DAYS_IN:
        try:
            return start + timedelta(days=_DAYS_IN[unit] * count)
        except OverflowError:
            return None
    if unit not in _MONTHS_IN:
        return None
    year, month = divmod(start.year * 12 + start.month - 1 + _MONTHS_IN[unit] * count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def point(inside: date, unit: str) -> str:
    """Return the value of the unit that a day lies in; "" for units without names.

    >>> [point(date(2023, 1, 1), unit) for unit in ("D", "W", "M", "S", "Y", "DE", "CE")]
    ['2023-01-01', '2022-W52', '2023-01', '2022-WI', '2023', '202', '20']
    """
    year, month = inside.year, inside.month
    if unit in ("W", "WE", "FN"):
        iso = inside.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}{'-WE' if unit == 'WE' else ''}"
    if unit == "S":
        return f"{year - (month < 3):04}-{_SEASONS[month % 12 // 3]}"
    return {
        "D": inside.isoformat(),
        "M": f"{year:04}-{month:02}",
        "Q": f"{year:04}-Q{(month + 2) // 3}",
        "H": f"{year:04}-H{1 + (month > 6)}",
        "Y": f"{year:04}",
        "DE": f"{year // 10:03}",
        "CE": f"{year // 100:02}",
    }.get(unit, "")


def unknown(unit: str) -> str:
    """Return the value of a unit of which it is not known where it lies."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(unit, "")


def season_start(year: int, season: str) -> date:
    """Return the first day of a season, of the northern half of the world."""
    return date(year, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season], 1)


_POINT = pattern(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?"
    r"|-W(?P<week>[0-9]{2})(?P<weekend>-WE)?|-(?P<season>SP|SU|FA|WI)"
    r"|-(?P<part>Q[1-4]|H[12]))?(?:T.*)?"
)


def first_day(value: str) -> tuple[date, str] | None:
    """Return the first day of a point and the unit it is told in.

    None for what names no year, for decades and centuries, and for years outside of `YEARS`.

    >>> first_day("2023-W10"), first_day("XXXX-WXX-7")
    ((datetime.date(2023, 3, 6), 'W'), None)
    """
    match = _POINT.fullmatch(value)
    if match is None or int(match["year"]) not in YEARS:
        return None
    year = int(match["year"])
    if match["week"]:
        return _first_of_week(year, int(match["week"]), "WE" if match["weekend"] else "W")
    if match["season"]:
        return season_start(year, match["season"]), "S"
    if match["part"]:
        unit, number = match["part"]
        return date(year, (int(number) - 1) * _MONTHS_IN[unit] + 1, 1), unit
    start = day(year, int(match["month"] or 1), int(match["day"] or 1))
    unit = "D" if match["day"] else "M" if match["month"] else "Y"
    return (start, unit) if start else None


def _first_of_week(year: int, week: int, unit: str) -> tuple[date, str] | None:
    try:
        return date.fromisocalendar(year, week, 6 if unit == "WE" else 1), unit
    except ValueError:
        return None


def on_weekday(start: date, weekday: int, *, ahead: bool, strictly: bool = False) -> date:
    """Return the nearest day that is a `weekday`, 1 for Monday.

    It may be `start` itself, which lies in `YEARS`, unless `strictly`.

    >>> on_weekday(date(2023, 3, 6), 7, ahead=False)
    datetime.date(2023, 3, 5)
    """
    away = (weekday - start.isoweekday()) % 7 if ahead else (start.isoweekday() - weekday) % 7
    away = 7 if strictly and not away else away
    return start + timedelta(days=away if ahead else -away)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches.

    Source: Meeus 1998, Astronomical Algorithms, second edition, chapter 8, "Gregorian Easter".
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    left = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * left) // 451
    month, number = divmod(h + left - 7 * m + 114, 31)
    return date(year, month, number + 1)
