"""Rules for what names a day: "5 March 2023", "Thursday of last week", "Christmas".

What the words leave open, as the year of "5 March", is the nearest past one, the day of
publication included, unless the sentence points ahead. Without a day of publication it stays open:
"XXXX-03-05".
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotator.core.patterns import pattern
from annotator.parse.anchors import PUBLISHED, Anchors
from annotator.parse.calendar import YEARS, day, first_day, moved, on_weekday, point
from annotator.parse.date_reading import Part, rule
from annotator.parse.date_tokens import CENTURY_BREAK, leading_tokens
from annotator.parse.feasts import feast_in, fixed_day
from annotator.parse.timex import Timex

if TYPE_CHECKING:
    from regex import Match

UNSURE = Timex("DATE")
"""A date that is not said clearly, or that does not exist."""

IN_YEAR = "(?:(?P<year>YEAR)|(?P<when>(?:STEP|TOLD_STEP)UNIT|UNIT(?:STEP|BEFORE|AFTER)))"
"""The grammar of a year behind a day or a month, for `year_of`."""
DASH = "(?:HYPHEN|TO|AND)"
"""What joins the two ends of a stretch."""


def dated(start: date | None, unit: str = "D", leans: str = "") -> Timex:
    """Return the point that a day lies in; unsure where there is no such day."""
    return Timex("DATE", point(start, unit), leans=leans) if start else UNSURE


def known_in(when: Timex | None) -> tuple[date, str]:
    """Return the first day of a point and the unit it is told in, "" where neither is known."""
    return (when and first_day(when.value)) or (date.min, "")


def year_of(part: Part) -> tuple[int, str]:
    """Return the year that is said, and what it leans on; 0 where none is.

    It is that of a rule's groups "year" or "when", or stands right behind the expression.
    """
    if part.has("year"):
        return part.number("year"), ""
    if not part.has("when"):
        return _year_behind(part)
    when = part.rest("when")
    start, unit = known_in(when)
    return (start.year, when.leans) if when and unit == "Y" else (0, "")


_STEPS = {"last": -1, "this": 0, "next": 1}
_YEAR_BEHIND = pattern(r",?\s+(?:of\s+)?(?P<step>this|next|last)\s+year\b")
_LINK = pattern(r"\s*(?:and|to|until|till|through|or|[-\u2013\u2014])\s*")
_DATE_WITH_YEAR = pattern(r"(?:WEEKDAY )?(?:(?:DAY|ORD) MONTH|MONTH(?: DAY| ORD)?) YEAR\b")


def _year_behind(part: Part) -> tuple[int, str]:
    """Return the year of "March" in "from March to May 2021" and in "in March of next year"."""
    after, latest = part.anchors.after, part.anchors.latest
    stepped = _YEAR_BEHIND.match(after)
    if stepped and latest:
        return latest.year + _STEPS[stepped["step"]], PUBLISHED
    link = _LINK.match(after)
    tokens = leading_tokens(after[link.end() :]) if link else []
    if not _DATE_WITH_YEAR.match(" ".join(token.kind for token in tokens)):
        return 0, ""
    values = {token.kind: int(token.value) for token in reversed(tokens) if token.kind in _NUMBERED}
    return values["YEAR"] - (part.number("month") > values["MONTH"]), ""


_NUMBERED = ("YEAR", "MONTH")


_CLOSE = timedelta(days=30)
_YEAR_APART = timedelta(days=300)


def nearest(days: Sequence[date], anchors: Anchors) -> Timex:
    """Return which of some days, in order, is meant: the last one past, or the next one ahead.

    Where they are a year apart, one that is close goes before one that is not: "March 11" in an
    article of 6 March is five days ahead, unless the sentence points back.
    """
    latest = anchors.latest
    past = [found for found in days if latest and found <= latest]
    ahead = [found for found in days if latest and found >= latest]
    if not latest or not past or not ahead:
        return dated(next(iter(past[-1:] or ahead), None), leans=PUBLISHED)
    is_ahead = bool(anchors.ahead)
    if ahead[0] - past[-1] > _YEAR_APART:
        is_past_close, is_ahead_close = latest - past[-1] < _CLOSE, ahead[0] - latest < _CLOSE
        is_ahead = not is_past_close if is_ahead else anchors.ahead is None and is_ahead_close
    return dated(ahead[0] if is_ahead else past[-1], leans=PUBLISHED)


def years_around(near: date) -> range:
    """Return the years that a day without one may lie in; 29 February needs as many."""
    return range(near.year - 8, near.year + 9)


def _in_years(near: date, month: int, number: int) -> list[date]:
    return [found for year in years_around(near) if (found := day(year, month, number))]


def _day_and_month(part: Part) -> Timex | None:
    month, number = part.number("month"), part.number("day")
    if not day(2000, month, number):
        return UNSURE
    year, leans = year_of(part)
    if year:
        return dated(day(year, month, number), leans=leans)
    latest = part.anchors.latest
    if part.has("when"):
        return UNSURE
    if latest is None:
        return Timex("DATE", f"XXXX-{month:02}-{number:02}")
    days, weekday = _in_years(latest, month, number), part.number("weekday")
    fitting = [found for found in days if found.isoweekday() == weekday]
    return nearest(fitting or days, part.anchors)


def _days(part: Part) -> Timex | None:
    """The value of "5-7 March", whose first day decides on the year, and of "28 Dec. to 3 Jan."."""
    month, last_month = part.number("month"), part.number("last_month") or part.number("month")
    is_over_new_year = last_month < month
    year, leans = year_of(part)
    latest = part.anchors.latest
    if year:
        year -= is_over_new_year
    elif latest:
        found = nearest(_in_years(latest, month, part.number("day")), part.anchors)
        year, leans = known_in(found)[0].year, found.leans
    start = day(year or 2000, month, part.number("day"))
    end = day((year or 2000) + is_over_new_year, last_month, part.number("last"))
    if not start or not end or start >= end:
        return UNSURE
    first, last = start.isoformat(), end.isoformat()
    if not year:
        first, last = f"XXXX{first[4:]}", f"XXXX{last[4:]}"
    return Timex("DATE", f"{first}/{last}", leans=leans)


def _day_of_month(part: Part) -> Timex | None:
    """The value of "the 28th", "Tuesday the 5th" and "the 10th of last month"."""
    number, published = part.number("day"), part.anchors.published
    if not 1 <= number <= 31:
        return None
    if part.has("when"):
        when = part.rest("when")
        start, unit = known_in(when)
        if not when or unit != "M":
            return None
        return dated(day(start.year, start.month, number), leans=when.leans)
    if published is None:
        return Timex("DATE", f"XXXX-XX-{number:02}")
    weekday = part.number("weekday")
    days = [at for at in _in_months(published, number) if not weekday or at.isoweekday() == weekday]
    return nearest(days, part.anchors)


def _in_months(published: date, number: int) -> Iterator[date]:
    """Yield the days of a number in the months around."""
    for count in range(-7, 8):
        start = moved(published.replace(day=1), "M", count)
        found = day(start.year, start.month, number) if start else None
        if found:
            yield found


def _weekday(part: Part) -> Timex | None:
    weekday, published = part.number("weekday"), part.anchors.published
    if published is None:
        return Timex("DATE", f"XXXX-WXX-{weekday}")
    found = on_weekday(published, weekday, ahead=bool(part.anchors.ahead))
    return dated(found, leans=PUBLISHED)


def _weekday_week(part: Part) -> Timex | None:
    """The value of "Monday week", as the British say: seven days after the next Monday."""
    published = part.anchors.published
    if part.name("unit") != "W":
        return None
    if published is None:
        return UNSURE
    start = on_weekday(published, part.number("weekday"), ahead=True, strictly=True)
    return dated(moved(start, "W", 1), leans=PUBLISHED)


def _weekday_of(part: Part) -> Timex | None:
    """The value of "Thursday of last week"."""
    when = part.rest("when")
    start, unit = known_in(when)
    if not when or unit != "W":
        return None
    return dated(moved(start, "D", part.number("weekday") - 1), leans=when.leans)


def _nth_weekday(part: Part) -> Timex | None:
    """The value of "second Tuesday of March" and "last Friday in May 2010"."""
    when = part.rest("when")
    start, unit = known_in(when)
    behind = moved(start, "M", 1) if unit == "M" else None
    if not when or not behind:
        return None
    weekday, number = part.number("weekday"), part.number("nth")
    if part.token("nth").kind == "ORD":
        found = moved(on_weekday(start, weekday, ahead=True), "W", number - 1)
        return dated(found if found and start <= found < behind else None, leans=when.leans)
    found = on_weekday(behind, weekday, ahead=False, strictly=True)
    return dated(found, leans=when.leans) if number < 0 else None


def _feast(part: Part) -> Timex | None:
    name = part.name("feast")
    year, leans = year_of(part)
    if year:
        return dated(feast_in(year, name), leans=leans)
    if part.has("when"):
        return UNSURE
    latest, at = part.anchors.latest, fixed_day(name)
    if latest is None:
        return Timex("DATE", f"XXXX-{at[0]:02}-{at[1]:02}") if at else UNSURE
    days = [found for year in years_around(latest) if (found := feast_in(year, name))]
    return nearest(days, part.anchors)


_FIGURES = pattern(r"[0-9]+")
_ISO = pattern(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9])(?::[0-9]{2})?"
    r"(?P<zone>Z|[+-][01][0-9]:?[0-5][0-9])?)?"
)
_MONTH_FIRST = ("en-us", "en-ph")
"""Languages in which the month stands first in figures."""
_OPEN = ("", "und", "en")
"""Languages that leave open which figure is the month."""


def _in_figures(part: Part) -> Timex | None:
    """The value of "2023-03-05T14:30Z", "5.3.2023" and, where that is clear, "05/03/2023"."""
    text = part.token("date").text
    iso = _ISO.fullmatch(text)
    if iso:
        return _of_iso(iso)
    figures = [int(number) for number in _FIGURES.findall(text)]
    return _of_figures(part, text, *figures) if len(figures) == 3 else UNSURE


def _of_iso(iso: "Match[str]") -> Timex:
    found = day(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    if not found or not iso["clock"]:
        return dated(found)
    zone = iso["zone"] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return Timex("TIME", f"{found}T{iso['clock']}{zone}")


def _of_figures(part: Part, text: str, first: int, second: int, year: int) -> Timex:
    """Return a date of which it may be open whether the day or the month stands first."""
    language = part.anchors.language.lower()
    if year < 100:
        year += 1900 if year >= CENTURY_BREAK else 2000
    is_month_first = second > 12 if max(first, second) > 12 else language in _MONTH_FIRST
    if "." in text:
        is_month_first = False
    is_clear = first == second or max(first, second) > 12 or "." in text or language not in _OPEN
    month, number = (first, second) if is_month_first else (second, first)
    return dated(day(year, month, number)) if is_clear and year in YEARS else UNSURE


_DAY_AND_MONTH = "(?:(?P<day>NTH)(?P<month>MONTH)|(?P<month>MONTH)(?P<day>NTH))"
RULES = (
    rule("date in figures", "WEEKDAY?(?P<date>ISO)", _in_figures),
    rule(
        "day and month",
        f"(?P<weekday>WEEKDAY)?{_DAY_AND_MONTH}{IN_YEAR}?(?P<weekday>WEEKDAY)?",
        _day_and_month,
    ),
    rule(
        "days of a month",
        f"WEEKDAY?(?:(?P<day>NTH){DASH}(?P<last>NTH)(?P<month>MONTH)"
        f"|(?P<month>MONTH)(?P<day>NTH){DASH}(?P<last>NTH)"
        f"|(?P<day>NTH)(?P<month>MONTH){DASH}(?P<last>NTH)(?P<last_month>MONTH)"
        f"|(?P<month>MONTH)(?P<day>NTH){DASH}(?P<last_month>MONTH)(?P<last>NTH)){IN_YEAR}?",
        _days,
    ),
    rule("weekday", "(?P<weekday>WEEKDAY)", _weekday),
    rule("weekday", "(?P<weekday>WEEKDAY)(?P<unit>UNIT)", _weekday_week),
    rule("weekday", "(?P<weekday>WEEKDAY)(?P<when>.{1,3})", _weekday_of),
    rule("weekday of a month", "(?P<nth>ORD|STEP)(?P<weekday>WEEKDAY)(?P<when>.+)", _nth_weekday),
    rule("day of the month", "(?P<day>ORD)|(?P<weekday>WEEKDAY)(?P<day>NTH)", _day_of_month),
    rule("day of the month", "(?P<day>NTH)(?P<when>.{2,3})", _day_of_month),
    rule("feast day", f"(?P<feast>FEAST){IN_YEAR}?", _feast),
)
