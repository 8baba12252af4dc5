"""Rules for what is finer than a day, and for what is early or late in another time."""

from annotator.core.patterns import pattern
from annotator.find.shared_words import table
from annotator.parse.date_reading import Part, rule
from annotator.parse.date_tokens import leading_tokens
from annotator.parse.relative import STEPS, day_from_published, from_told, step_of
from annotator.parse.timex import Timex

_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9X]{2}|XXXX-(?:WXX-[1-7]|[0-9X]{2}-[0-9X]{2})")


def _at(when: Timex, time: str, mod: str = "") -> Timex | None:
    """Return a time on a day; None where what is read is no day."""
    is_day = when.type == "DATE" and _DAY.fullmatch(when.value)
    return Timex("TIME", f"{when.value}T{time}", when.mod or mod, when.leans) if is_day else None


def _part_of_day(part: Part) -> Timex | None:
    """The value of "Sunday morning", "night of March 4-5", and of "the morning" by itself."""
    name, when = part.name("part"), part.rest()
    if part.has("hours") and part.name("hours") != "TH":
        return None
    mod = "START" if part.token("part").kind == "DAWN" and name == "MO" else ""
    if not part.has("rest"):
        return _at(from_told(part.anchors, "D", 0), name, mod)
    if when and name == "NI":
        when = _first_of(when)
    return _at(when, name, mod) if when else None


def _first_of(days: Timex) -> Timex:
    """Return the day that the night "of March 4-5" begins in."""
    return days._replace(value=days.value.partition("/")[0])


def _early_hours(part: Part) -> Timex | None:
    """The value of "early hours of Sunday": the beginning of its morning."""
    if part.name("unit") != "TH":
        return None
    when = part.rest() if part.has("rest") else from_told(part.anchors, "D", 0)
    if when and when.value.endswith("TMO"):
        return when._replace(mod="START")
    return _at(when, "MO", "START") if when else None


def _stepped(part: Part) -> Timex | None:
    """The value of "last night", "this morning", "that evening", "the previous night"."""
    step = step_of(part)
    is_told = part.has("told") or step > 0
    when = from_told(part.anchors, "D", step) if is_told else day_from_published(part.anchors, step)
    return _at(when, part.name("part"))


def _beside(part: Part) -> Timex | None:
    """The value of "the night before" and "the night before last"."""
    if part.has("last"):
        return _at(day_from_published(part.anchors, -2), part.name("part"))
    return _at(from_told(part.anchors, "D", -1 if part.has("before") else 1), part.name("part"))


def _tonight(part: Part) -> Timex | None:
    """The value of "tonight", "overnight" and "overnight Saturday"."""
    if not part.has("rest"):
        return _at(day_from_published(part.anchors, part.number("tonight")), "NI")
    when = part.rest()
    return _at(_first_of(when), "NI") if when else None


def _clock(part: Part) -> Timex | None:
    """The value of "9 a.m. on 14 June 2022", "1430 GMT", "7 o'clock this morning", "noon"."""
    when = part.rest() if part.has("rest") else _day_behind(part) or from_told(part.anchors, "D", 0)
    hour, minute = _hour_and_minute(part)
    if when is None:
        return None
    day, _, part_of_day = when.value.partition("T")
    hour = _afternoon(hour, part_of_day)
    if not 0 <= hour * 60 + minute <= 24 * 60 or not 0 <= minute < 60:
        return None
    about = "APPROX" if part.has("about") else ""
    when = Timex("DATE", day, leans=when.leans)
    return _at(when, f"{hour:02}:{minute:02}{part.name('zone')}", about)


_ON = pattern(r"[\s,]+(?:on\s+)?")


def _day_behind(part: Part) -> Timex | None:
    """Return the day that stands right behind a clock time: "at 10 a.m., June 1"."""
    link = _ON.match(part.anchors.after)
    tokens = leading_tokens(part.anchors.after[link.end() :]) if link else []
    for behind in range(min(len(tokens), _LONGEST_DAY), 0, -1):
        when = part.of(tokens[:behind]) if tokens[behind - 1].kind in _ENDS_DAY else None
        if when and _DAY.fullmatch(when.value):
            return when
    return None


_LONGEST_DAY = 4
_ENDS_DAY = table("DAY ORD MONTH YEAR WEEKDAY SHIFT ISO")


def _afternoon(hour: int, part_of_day: str) -> int:
    """Return an hour of twelve as one of 24, by the part of the day that it is in."""
    is_late = part_of_day in ("AF", "EV") or (part_of_day == "NI" and hour >= 6)
    return hour + 12 if is_late and hour < 12 else hour


_CLOCK = pattern(
    r"(?P<hour>[0-9]{1,2}?)(?:[:.h]?(?P<minute>[0-9]{2}))?(?:[:.][0-9]{2})?\s*"
    r"(?:(?P<half>[AaPp])\.?\s?[Mm].*|hrs)?"
)


def _hour_and_minute(part: Part) -> tuple[int, int]:
    """Return what the clock shows; an hour of -1 where it shows nothing."""
    if part.has("noon"):
        return int(part.name("noon")[:2]), 0
    if not part.has("clock"):
        return _hour_past(part)
    match = _CLOCK.fullmatch(part.name("clock"))
    if match is None:
        return -1, 0
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    return hour, minute


def _hour_past(part: Part) -> tuple[int, int]:
    """Return what is said of "six o'clock", "half past six" and "a quarter to seven"."""
    hour = part.number("hour")
    if not part.has("quarter"):
        return hour, 30 if part.has("half") else part.number("minutes")
    if part.name("quarter") != "Q":
        return -1, 0
    return (hour - 1, 45) if part.has("to") else (hour, 15)


def _shaded(part: Part) -> Timex | None:
    """The value of what is early, late, or the beginning or the end of something."""
    when = part.rest()
    is_one = when and when.is_point and "/" not in when.value
    return when._replace(mod=part.name("mod")) if when and is_one else None


def _roughly(part: Part) -> Timex | None:
    when = part.rest()
    return when._replace(mod=when.mod or "APPROX") if when and when.is_point else None


_TIME = (
    "(?P<about>APPROX|BEFORE|AFTER)*(?:(?P<clock>CLOCK)UNITS?|(?P<hour>COUNT)OCLOCK"
    "|COUNT?(?P<noon>NOON)|(?:(?P<half>HALF)|A?(?P<quarter>UNIT)|(?P<minutes>COUNT))PAST"
    "(?P<hour>COUNT)|A?(?P<quarter>UNIT)(?P<to>TO)(?P<hour>COUNT))(?P<zone>ZONE)?"
    "(?:OTHER{0,2}TIME)?"
)
_PART = "(?:(?P<part>DAYPART)(?P<hours>ANY_UNIT)?|(?P<part>DAWN)(?P<hours>UNITS)?)"
RULES = (
    rule("clock time", f"{_TIME}(?P<rest>.+)?", _clock),
    rule("clock time", f"(?P<rest>.+?){_TIME}", _clock),
    rule(
        "clock time", "(?P<hour>COUNT)(?P<rest>(?:STEP|TOLD_STEP|WEEKDAY|SHIFT)?DAYPART.*)", _clock
    ),
    rule("part of the day", "(?P<tonight>TONIGHT)(?P<rest>.+)?|(?P<rest>.+)TONIGHT", _tonight),
    rule("part of the day", f"{STEPS}(?P<part>DAYPART)", _stepped),
    rule(
        "part of the day", "(?P<part>DAYPART)(?:(?P<before>BEFORE)(?P<last>STEP)?|AFTER)", _beside
    ),
    rule("part of the day", "(?:SHADE|DAWN)+(?P<unit>UNITS)(?P<rest>.+)?", _early_hours),
    rule("part of the day", f"(?P<rest>.+)?{_PART}", _part_of_day),
    rule("part of the day", f"{_PART}(?P<rest>.+)", _part_of_day),
    rule("part of a time", "(?P<mod>MOD)(?:HYPHEN?(?:TO|AND)MOD)?HYPHEN?(?P<rest>.+)", _shaded),
    rule("part of a time", "(?P<mod>COMPARED)(?P<rest>.+)", _shaded),
    rule("part of a time", "(?P<rest>.+?)HYPHEN?(?P<mod>PIECE|COMPARED)", _shaded),
    rule("about a time", "APPROX(?P<rest>.+)", _roughly),
)
