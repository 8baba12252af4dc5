"""Rules for what is counted from another day: "yesterday", "last week", "two days later".

"last", "this" and "next" step from the day of publication; "that", "previous" and "following" from
the nearest date told before, or from the day of publication where there is none. A point is as
precise as the unit it is counted in: "two years ago" is a year.
"""

from datetime import date, datetime, timedelta

from annotator.core.patterns import pattern
from annotator.find.shared_words import table
from annotator.parse.anchors import PUBLISHED, TOLD, UNTOLD, Anchors
from annotator.parse.calendar import moved, on_weekday, point, unknown
from annotator.parse.date_reading import Part, rule
from annotator.parse.durations import AMOUNT, amount_of
from annotator.parse.feasts import feast_in
from annotator.parse.periods import nearest_season
from annotator.parse.points import UNSURE, dated, known_in
from annotator.parse.timex import Timex, length

STEPS = "(?:TOLD_STEP|STEP|PAST)*(?:(?P<step>STEP)|(?P<told>TOLD_STEP)|(?P<past>PAST))"
"""The grammar of "last", "this past", "that same": the last word counts, for `step_of`."""


def step_of(part: Part) -> int:
    """Return how many steps back or ahead a match of `STEPS` goes."""
    return -1 if part.has("past") else part.number("step") or part.number("told")


def _counted(start: date | None, unit: str, count: int, leans: str) -> Timex:
    found = moved(start, unit, count) if start else None
    return Timex("DATE", point(found, unit) if found else unknown(unit), leans=leans)


def day_from_published(anchors: Anchors, count: int) -> Timex:
    """Return the day some days from that of publication, of which but the month may be known."""
    if anchors.published is None and anchors.latest:
        return Timex("DATE", f"{point(anchors.latest, 'M')}-XX", leans=PUBLISHED)
    return _counted(anchors.published, "D", count, PUBLISHED)


def from_told(anchors: Anchors, unit: str, count: int) -> Timex:
    """Return the point some units from the date told before, or else from the publication."""
    start, leans = anchors.day_before(unit)
    return _counted(start, unit, count, leans)


def _from_published(anchors: Anchors, unit: str, count: int) -> Timex:
    if unit == "D":
        return day_from_published(anchors, count)
    is_short = unit in ("W", "WE", "FN")
    return _counted(anchors.published if is_short else anchors.latest, unit, count, PUBLISHED)


def _shift(part: Part) -> Timex | None:
    return day_from_published(part.anchors, part.number("shift"))


def _beside(part: Part) -> Timex | None:
    """The value of "day before yesterday", "two days after Christmas", "the week before last"."""
    amount, unit = amount_of(part)
    sign = -1 if part.has("before") else 1
    if part.has("step"):
        is_outward = part.number("step") == sign
        return _from_published(part.anchors, unit, 2 * sign) if is_outward else None
    when = part.rest()
    start, known = known_in(when)
    if not when or not known or not isinstance(amount, int):
        return None
    return _counted(start, unit, sign * amount, when.leans)


def _unit(part: Part) -> Timex | None:
    """The value of "last week", "that year", "the following day"; of "the past year" a length."""
    unit, step, anchors = part.name("unit"), step_of(part), part.anchors
    if part.has("told") or (step > 0 and unit == "D"):
        return from_told(anchors, unit, step)
    if step > 0 and _is_of_the_told(anchors, unit):
        return from_told(anchors, unit, step)
    is_that_long = part.has("past") and part.token("this").kind != "STEP"
    if is_that_long or (step and part.is_first and _is_stretch(anchors)):
        return Timex("DURATION", length(1, unit))
    return _weekend(anchors, step) if unit == "WE" else _from_published(anchors, unit, step)


_OVER = table("over in for during within throughout across")


def _is_of_the_told(anchors: Anchors, unit: str) -> bool:
    """Whether "the next week" follows a date of the story, which goes on in the past."""
    is_told_of = anchors.before.casefold().endswith("the ") and not anchors.ahead
    return is_told_of and not _is_stretch(anchors) and anchors.told_day(unit) is not None


def _is_stretch(anchors: Anchors) -> bool:
    """Whether an article makes "last year" the twelve months up to now: "over the last year"."""
    words = anchors.before.casefold().split()[-2:]
    return len(words) == 2 and words[1] == "the" and words[0] in _OVER


def _weekend(anchors: Anchors, step: int) -> Timex:
    """The weekend before, this one or the next; early in a week "this" is often that just over."""
    published = anchors.published
    if published is None:
        return Timex("DATE", "XXXX-WXX-WE")
    is_over = step == 0 and published.isoweekday() < 4 and not anchors.ahead
    return _from_published(anchors, "WE", step - is_over)


def _bare_unit(part: Part) -> Timex | None:
    """The value of "the day", "the weekend" and, in "the end of the year", "the year"."""
    unit, anchors = part.name("unit"), part.anchors
    if unit == "WE":
        is_now = anchors.published and anchors.published.isoweekday() > 5
        return _weekend(anchors, 0 if is_now or anchors.ahead else -1)
    if unit == "D":
        return from_told(anchors, unit, 0)
    return _from_published(anchors, unit, 0) if unit in ("W", "M", "Y", "DE", "CE") else None


def _weekday(part: Part) -> Timex | None:
    """The value of "last Sunday", "the following Monday" and "this Friday", that of the week."""
    weekday, step, anchors = part.number("weekday"), step_of(part), part.anchors
    start, leans = anchors.day_before("D") if part.has("told") else (anchors.published, PUBLISHED)
    if start is None:
        return Timex("DATE", f"XXXX-WXX-{weekday}", leans=leans)
    is_ahead = step > 0 or (not step and (bool(anchors.ahead) or weekday > start.isoweekday()))
    return dated(on_weekday(start, weekday, ahead=is_ahead, strictly=bool(step)), leans=leans)


def _month(part: Part) -> Timex | None:
    """The value of "last October", "next May" and "that June"."""
    month, step, anchors = part.number("month"), step_of(part), part.anchors
    start, leans = anchors.day_before("Y") if part.has("told") else (anchors.latest, PUBLISHED)
    if start is None:
        return Timex("DATE", f"XXXX-{month:02}", leans=leans)
    is_passed = month <= start.month if step > 0 else month >= start.month
    year = start.year + step * is_passed
    return Timex("DATE", f"{year:04}-{month:02}", leans=leans)


def _season(part: Part) -> Timex | None:
    """The value of "last winter", "this spring", "that summer"."""
    season, step, anchors = part.name("season"), step_of(part), part.anchors
    start, leans = anchors.day_before("Y") if part.has("told") else (anchors.latest, PUBLISHED)
    if step or start is None or leans == UNTOLD:
        found = nearest_season(season, start, ahead=step > 0, strictly=bool(step))
        return found._replace(leans=leans)
    is_old_winter = season == "WI" and start.month < 3 and leans != TOLD
    return Timex("DATE", f"{start.year - is_old_winter:04}-{season}", leans=leans)


def _feast(part: Part) -> Timex | None:
    """The value of "this Thanksgiving", that of the year, and of "last Christmas"."""
    latest, step = part.anchors.latest, step_of(part)
    if latest is None or part.has("told"):
        return UNSURE
    years = range(latest.year - bool(step), latest.year + bool(step) + 1)
    days = [found for year in years if (found := feast_in(year, part.name("feast")))]
    if step:
        days = [found for found in days if found != latest and (found > latest) == (step > 0)]
    return dated((min if step > 0 else max)(days, default=None), leans=PUBLISHED)


def _weekdays_ago(part: Part) -> Timex | None:
    """The value of "two Sundays ago"."""
    published, weekday = part.anchors.published, part.number("weekday")
    if published is None:
        return Timex("DATE", f"XXXX-WXX-{weekday}")
    sign = part.number("way")
    start = on_weekday(published, weekday, ahead=sign > 0, strictly=True)
    return dated(moved(start, "W", sign * (part.number("amount") - 1)), leans=PUBLISHED)


def _away(part: Part) -> Timex | None:
    """The value of "two days ago", "four days earlier", "a year from now".

    What is counted from a date that is not told is only known to last as long.
    """
    amount, unit = amount_of(part)
    way = part.token("way")
    if isinstance(amount, str):
        return _vaguely_away(part)
    if way.kind in ("DIRECTION", "AGO_FIRST"):
        return _ago(part.anchors, amount, unit, int(way.value))
    sign = -1 if way.value == "START" or way.kind == "BEFORE" else 1
    if unit in _HOURS:
        return _hours_from_told(part.anchors, sign * amount, unit) or _that_long(amount, unit)
    if part.anchors.told_day(unit) is None or amount != int(amount):
        return _that_long(amount, unit)
    return from_told(part.anchors, unit, sign * int(amount))


_HOURS = {"TS": "seconds", "TM": "minutes", "TH": "hours"}


def _that_long(amount: float, unit: str) -> Timex:
    return Timex("DURATION", length(amount, unit), leans=UNTOLD)


def _hours_from_told(anchors: Anchors, amount: float, unit: str) -> Timex | None:
    """Return the time some hours from that told last; None where that is no clock time."""
    match = _CLOCK.fullmatch(anchors.told[0]) if anchors.told else None
    if match is None or abs(amount) > _MOST_HOURS:
        return None
    told = datetime.fromisoformat(f"{match['day']}T{match['hour']}:{match['minute']}")
    found = told + timedelta(**{_HOURS[unit]: amount})
    return Timex("TIME", f"{found:%Y-%m-%dT%H:%M}{match['zone']}", leans=TOLD)


_CLOCK = pattern(
    r"(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?<hour>[01][0-9]|2[0-3]):(?<minute>[0-5][0-9])(?<zone>.*)"
)
_MOST_HOURS = 100_000


def _ago(anchors: Anchors, amount: float, unit: str, sign: int) -> Timex:
    """Return the point some units ago; the clock time that hours lead to is not known."""
    if unit in _HOURS and (unit != "TH" or amount % 24):
        return Timex("TIME")
    if unit == "TH":
        unit, amount = "D", amount / 24
    return _from_published(anchors, unit, sign * int(amount)) if amount == int(amount) else UNSURE


def _vaguely_away(part: Part) -> Timex | None:
    """The value of "some years ago", and of "days later", which says no more than how long."""
    if part.token("way").value == -1:
        return Timex("DATE", "PAST_REF")
    return Timex("DURATION", length("X", part.name("unit")))


def _neighbour(part: Part) -> Timex | None:
    """The value of "the day before" and "the year after"."""
    return from_told(part.anchors, part.name("unit"), -1 if part.has("before") else 1)


def _bounded(part: Part) -> Timex | None:
    """The value of what "before" or "after" bounds inside a span: "before dawn on Monday"."""
    when = part.rest()
    return when if when and when.is_point else None


def _vaguely(part: Part) -> Timex | None:
    return Timex("DATE", part.name("ref") or "PAST_REF")


def _these_days(part: Part) -> Timex | None:
    if part.has("these"):
        return Timex("DATE", "PRESENT_REF") if part.name("unit") == "D" else None
    return Timex("DATE", "PAST_REF")


RULES = (
    rule("day beside today", "(?P<shift>SHIFT)", _shift),
    rule(
        "time beside another",
        f"(?:{AMOUNT}|(?P<unit>UNIT))(?:(?P<before>BEFORE)|AFTER)(?:(?P<step>STEP)|(?P<rest>.+))",
        _beside,
    ),
    rule("step in time", f"(?P<this>STEP|PAST)?{STEPS}(?P<unit>UNIT)", _unit),
    rule("step in time", f"(?P<unit>UNIT){STEPS}", _unit),
    rule("weekday", f"{STEPS}(?P<weekday>WEEKDAY)|(?P<weekday>WEEKDAY){STEPS}", _weekday),
    rule("month", f"{STEPS}(?P<month>MONTH)|(?P<month>MONTH){STEPS}", _month),
    rule("season", f"{STEPS}(?P<season>SEASON)|(?P<season>SEASON){STEPS}", _season),
    rule("feast day", f"{STEPS}(?P<feast>FEAST)", _feast),
    rule(
        "length from a day",
        f"{AMOUNT}(?P<way>DIRECTION|COMPARED|BEFORE|AFTER)|(?P<way>AGO_FIRST){AMOUNT}",
        _away,
    ),
    rule("weekday", "(?P<amount>COUNT)(?P<weekday>WEEKDAYS)(?P<way>DIRECTION)", _weekdays_ago),
    rule("length from a day", "(?P<unit>UNITS)(?P<way>DIRECTION|COMPARED)", _vaguely_away),
    rule("time beside another", "(?P<unit>UNIT)(?:(?P<before>BEFORE)|AFTER)", _neighbour),
    rule("unit of time", "(?P<unit>UNIT)", _bare_unit),
    rule("vague time", "(?P<ref>VAGUELY)|ALONG?(?P<ref>TENSE)|(?:ALONG|RECENT)?PAST", _vaguely),
    rule("time beside another", "(?:BEFORE|AFTER)(?P<rest>.+)", _bounded),
    rule("vague time", "(?P<these>THESE)(?P<unit>UNITS)|THOSE(?P<unit>UNITS)", _these_days),
)
