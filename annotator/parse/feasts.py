"""Feast days that have a day of their own each year, by their names in small letters."""

from datetime import date, timedelta

from annotator.parse.calendar import easter, on_weekday

_FIXED: dict[tuple[int, int], str] = {
    (1, 1): "new year 's, new year 's day, new years day, new year day, neujahr, nouvel an",
    (1, 6): "epiphany",
    (2, 14): "valentine 's day, valentines day",
    (3, 8): "international women 's day, women 's day",
    (3, 17): "st patrick 's day, st . patrick 's day",
    (5, 1): "may day",
    (7, 14): "bastille day",
    (10, 31): "halloween",
    (11, 1): "all saints ' day",
    (11, 11): "armistice day, veterans day",
    (12, 24): "christmas eve, heiligabend, nochebuena",
    (12, 25): "christmas, christmas day, weihnachten, noël, navidad",
    (12, 26): "boxing day, st stephen 's day",
    (12, 31): "new year 's eve, new years eve, new year eve, silvester, nochevieja",
}
"""Names by month and day."""
_FROM_EASTER: dict[int, str] = {
    -46: "ash wednesday",
    -7: "palm sunday",
    -3: "maundy thursday, holy thursday",
    -2: "good friday, karfreitag",
    -1: "holy saturday",
    0: "easter, easter sunday, easter day, ostersonntag",
    1: "easter monday, ostermontag",
    39: "ascension day",
    49: "pentecost",
}
"""Names by how many days after Easter Sunday, of the western churches."""

_BY_NAME: dict[str, tuple[int, int] | int] = {
    name: when
    for table in (_FIXED, _FROM_EASTER)
    for when, names in table.items()
    for name in names.split(", ")
}
_THANKSGIVING = frozenset({"thanksgiving", "thanksgiving day"})

FEASTS = _THANKSGIVING | _BY_NAME.keys()
"""The names; each word and mark in one is set off by a blank, as a reader of words meets it."""


def feast_in(year: int, name: str) -> date | None:
    """Return the day of a feast in a year; Thanksgiving is that of the United States.

    None before the calendar of today, and beyond it.

    >>> feast_in(2016, "thanksgiving day"), feast_in(2024, "easter")
    (datetime.date(2016, 11, 24), datetime.date(2024, 3, 31))
    """
    if not 1583 <= year <= 9998:
        return None
    if name in _THANKSGIVING:
        return on_weekday(date(year, 11, 1), 4, ahead=True) + timedelta(weeks=3)
    when = _BY_NAME[name]
    return easter(year) + timedelta(days=when) if isinstance(when, int) else date(year, *when)


def fixed_day(name: str) -> tuple[int, int] | None:
    """Return the month and the day that a feast has each year; None where they differ."""
    when = _BY_NAME.get(name)
    return when if isinstance(when, tuple) else None
