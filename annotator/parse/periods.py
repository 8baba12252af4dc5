"""Rules for what is longer than a day: weeks, months, seasons, years, centuries.

What the words leave open is the nearest past one, as in `points`.
"""

import re
from datetime import date

from annotator.parse.anchors import PUBLISHED
from annotator.parse.calendar import first_day, moved, on_weekday, point, season_start
from annotator.parse.date_reading import Part, rule
from annotator.parse.points import DASH, IN_YEAR, UNSURE, dated, known_in, year_of, years_around
from annotator.parse.timex import Timex


def _away(wanted: int, current: int, ahead: bool | None) -> int:
    """Return the years from now to the nearest month or quarter that has a number."""
    return int(wanted < current) if ahead else -int(wanted > current)


def _month(part: Part) -> Timex | None:
    if part.has("unit") and part.name("unit") != "M":
        return None
    month = part.number("month")
    year, leans = year_of(part)
    latest = part.anchors.latest
    if not year and part.has("when"):
        return UNSURE
    if not year and latest:
        year, leans = latest.year + _away(month, latest.month, part.anchors.ahead), PUBLISHED
    return Timex("DATE", f"{f'{year:04}' if year else 'XXXX'}-{month:02}", leans=leans)


def _months(part: Part) -> Timex | None:
    """The value of "March to May 2021", and of "April and May", whose first decides on the year."""
    first, last = part.number("month"), part.number("last_month")
    year, leans = year_of(part)
    latest = part.anchors.latest
    if year:
        year -= first > last
    elif latest:
        year, leans = latest.year + _away(first, latest.month, part.anchors.ahead), PUBLISHED
    start, end = (f"{at:04}" if year else "XXXX" for at in (year, year + (first > last)))
    return Timex("DATE", f"{start}-{first:02}/{end}-{last:02}", leans=leans)


def _year(part: Part) -> Timex | None:
    is_other_unit = part.has("unit") and part.name("unit") != "Y"
    return None if is_other_unit else Timex("DATE", f"{part.number('year'):04}")


def _years(part: Part) -> Timex | None:
    """The value of "2014-15" and "2014 to 2016"."""
    first, last = (
        re.split(r"[-\u2013/]", part.token("years").text)
        if part.has("years")
        else (part.token("year").text, part.token("last").text)
    )
    last = first[: -len(last)] + last
    return Timex("DATE", f"{first}/{last}") if first < last and last.isdecimal() else UNSURE


def _year_of_era(part: Part) -> Timex | None:
    year, is_before = part.number("year"), "B" in part.name("era").upper()
    if not 1 <= year <= 9999:
        return UNSURE
    return Timex("DATE", f"{'BC' if is_before else ''}{year:04}")


def _decade(part: Part) -> Timex | None:
    """The value of "1980s", "'80s" and "eighties"; of twenties it is open in which century."""
    decade = part.number("decade")
    if decade < 3:
        return UNSURE
    return Timex("DATE", f"{decade + 190 if decade < 10 else decade:03}")


def _century(part: Part) -> Timex | None:
    number = part.number("nth")
    is_one = part.name("unit") == "CE" and 0 < number <= 30
    return Timex("DATE", f"{number - 1:02}") if is_one else None


def _season(part: Part) -> Timex | None:
    season = part.name("season")
    year, leans = year_of(part)
    if part.has("years"):
        year = int(part.token("years").text[:4])
    if year:
        return Timex("DATE", f"{year:04}-{season}", leans=leans)
    if part.has("when"):
        return UNSURE
    return nearest_season(season, part.anchors.latest, ahead=bool(part.anchors.ahead))


def nearest_season(season: str, near: date | None, *, ahead: bool, strictly: bool = False) -> Timex:
    """Return the season of a name nearest to a day; the one the day is in unless `strictly`."""
    if near is None:
        return Timex("DATE", f"XXXX-{season}")
    current, _ = first_day(point(near, "S")) or (near, "")
    starts = [season_start(year, season) for year in years_around(near)]
    fitting = [start for start in starts if (start > current if ahead else start < current)]
    fitting += [start for start in starts if start == current and not strictly]
    return dated((min if ahead else max)(fitting, default=None), "S", PUBLISHED)


def _quarter(part: Part) -> Timex | None:
    """The value of "Q3 2009", "fourth quarter of last year", "second half of the 1990s"."""
    unit, number = part.name("unit"), part.number("nth")
    if part.has("period"):
        unit, number = part.name("period")[0], int(part.name("period")[1])
    if part.has("half"):
        unit = "H"
    most = {"Q": 4, "H": 2}.get(unit, 0)
    if part.token("nth").kind == "STEP":
        # "last quarter" by itself is the one before this; of a year it is the fourth.
        number = most if number < 0 and part.has("when") else 0
    if not 1 <= number <= most:
        return None
    if part.has("when"):
        return _quarter_of(part.rest("when"), unit, number, most)
    latest = part.anchors.latest
    if latest is None:
        return Timex("DATE", f"XXXX-{unit}{number}")
    year = latest.year + _away(number, int(point(latest, unit)[-1]), part.anchors.ahead)
    return Timex("DATE", f"{year:04}-{unit}{number}", leans=PUBLISHED)


def _quarter_of(when: Timex | None, unit: str, number: int, most: int) -> Timex | None:
    if when and known_in(when)[1] == "Y":
        return Timex("DATE", f"{when.value}-{unit}{number}", leans=when.leans)
    if when and unit == "H" and when.type == "DATE":
        return when._replace(mod="START" if number < most else "END")
    return None


def _nth_unit(part: Part) -> Timex | None:
    """The value of "last week of March", "first day of 2020" and "second month of the year"."""
    when, unit = part.rest("when"), part.name("unit")
    start, whole = known_in(when)
    behind = moved(start, whole, 1) if whole else None
    is_finer = unit in ("D", "W", "WE", "M") and whole != unit and whole not in ("D", "WE")
    number = part.number("nth")
    if part.token("nth").kind == "STEP":
        is_finer, number = is_finer and number < 0, 0
    if not when or not behind or not is_finer or (unit, whole) == ("M", "W"):
        return None
    return dated(_nth_start(start, behind, unit, number), unit, when.leans)


def _nth_start(start: date, behind: date, unit: str, number: int) -> date | None:
    """Return a day in the nth unit of a stretch, the last for 0; a week lies by its Thursday."""
    if unit in ("W", "WE"):
        weekday = 4 if unit == "W" else 6
        first = on_weekday(start, weekday, ahead=True)
        last = on_weekday(behind, weekday, ahead=False, strictly=True)
        found = moved(first, "W", number - 1) if number else last
    else:
        found = moved(start, unit, number - 1) if number else moved(behind, unit, -1)
    return found if found and start <= found < behind else None


def _unit_of(part: Part) -> Timex | None:
    """The value of "week of March 5" and "weekend of 4-5 March"."""
    when, unit = part.rest("when"), part.name("unit")
    if not when or unit not in ("W", "WE"):
        return None
    start, fineness = known_in(when._replace(value=when.value.partition("/")[0]))
    return dated(start, unit, when.leans) if fineness == "D" else None


def _some_units(part: Part) -> Timex | None:
    """The value of "first days of 2020" and, a half-year, of "first six months of 2020"."""
    when, end = part.rest("when"), part.token("nth").value
    if not when or not when.is_point or end not in (1, -1, "START", "END"):
        return None
    is_first, count = end in (1, "START"), part.number("amount")
    if not count:
        return when._replace(mod="START" if is_first else "END")
    start, unit = known_in(when)
    if part.name("unit") != "M" or count not in (3, 6) or unit != "Y":
        return UNSURE
    found = moved(start, "M", 0 if is_first else 12 - count)
    return dated(found, "Q" if count == 3 else "H", when.leans)


RULES = (
    rule(
        "month", f"(?P<unit>UNIT)?(?P<month>MONTH){IN_YEAR}?|(?P<year>YEAR)(?P<month>MONTH)", _month
    ),
    rule("months", f"(?P<month>MONTH){DASH}(?P<last_month>MONTH){IN_YEAR}?", _months),
    rule("year", "(?P<unit>UNIT)?(?P<year>YEAR)|(?P<year>YEAR)(?P<unit>UNIT)", _year),
    rule("years", f"(?P<years>YEARS)|(?P<year>YEAR){DASH}(?P<last>COUNT)", _years),
    rule("year of an era", "(?P<year>COUNT)(?P<era>ERA)|(?P<era>ERA)(?P<year>COUNT)", _year_of_era),
    rule("decade", "(?P<decade>DECADE)", _decade),
    rule("season", f"(?P<season>SEASON)(?:{IN_YEAR}|(?P<years>YEARS))?", _season),
    rule("season", "(?P<year>YEAR)(?P<season>SEASON)", _season),
    rule(
        "part of a year",
        "(?:(?P<period>PERIOD)|(?P<nth>ORD|STEP)HYPHEN?(?:(?P<unit>UNIT)|(?P<half>HALF)))"
        "(?P<when>.+)?",
        _quarter,
    ),
    rule("part of a month or year", "(?P<nth>ORD|STEP)(?P<unit>UNIT)(?P<when>.+)", _nth_unit),
    rule("week or weekend", "(?P<unit>UNIT)(?P<when>.+)", _unit_of),
    rule("century", "(?P<nth>ORD)HYPHEN?(?P<unit>UNIT)", _century),
    rule(
        "part of a time",
        "(?P<nth>ORD|STEP|PIECE)(?:VAGUE|(?P<amount>COUNT))?(?P<unit>UNITS)(?P<when>.+)",
        _some_units,
    ),
)
