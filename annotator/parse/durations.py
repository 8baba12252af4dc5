"""Rules for how long and how often: "44 days", "the past few weeks", "twice a week"."""

from annotator.parse.date_reading import Part, rule
from annotator.parse.timex import Timex, joined, length

_SAID = (
    "(?:A?(?P<few>VAGUE)+(?P<amount>COUNT)?|A?(?P<couple>COUPLE)"
    "|(?P<amount>COUNT)(?P<half>HYPHEN?AND HYPHEN?A?HYPHEN?HALF)?"
    "|(?P<half>HALF)HYPHEN?A?|A(?P<half>HALF)|A(?P<amount>COUNT)?)"
)
_ABOUT = "(?:HYPHEN?(?P<about>APPROX))"
AMOUNT = f"{_ABOUT}*{_SAID}{_ABOUT}?HYPHEN?(?P<unit>ANY_UNIT)(?P<more>AND A?HALF)?{_ABOUT}?"
"""The grammar of a length by itself, "nearly two and a half years", for `amount_of`."""


def amount_of(part: Part) -> tuple[int | float | str, str]:
    """Return how many units a match of `AMOUNT` says, "X" where no number, and of which unit."""
    unit, value = part.name("unit"), part.token("amount").value
    if part.has("couple"):
        return 2, unit
    if part.has("few") and (isinstance(value, str) or value in _ROUND):
        return "X", unit
    whole = 1 if isinstance(value, str) else value
    if part.has("more") or (part.has("half") and part.has("amount")):
        return whole + 0.5, unit
    return (0.5 if part.has("half") else whole), unit


_ROUND = (100, 1_000, 1_000_000)
"""What "a few" may stand before: "a few hundred years"."""


def _length(part: Part) -> Timex | None:
    amount, unit = amount_of(part)
    is_about = part.has("about") or part.has("couple") or (part.has("few") and amount != "X")
    return Timex("DURATION", length(amount, unit), "APPROX" if is_about else "")


def _range(part: Part) -> Timex | None:
    """The value of "three to five days"."""
    ends = [part.token(group).value for group in ("first", "last")]
    written = [length(end, part.name("unit")) for end in ends]
    return Timex("DURATION", "/".join(written))


def _one_or_two(part: Part) -> Timex | None:
    """The value of "a month or two"."""
    unit, last = part.name("unit"), part.number("last")
    return Timex("DURATION", f"{length(1, unit)}/{length(last, unit)}") if last == 2 else None


def _between(part: Part) -> Timex | None:
    """The value of "a week to ten days" and, where both ends are full, of "2009 to 2011"."""
    first, last = part.rest("first"), part.rest("last")
    if not first or not last or first.type != last.type or not first.value or not last.value:
        return None
    if "/" in first.value + last.value or "REF" in first.value + last.value:
        return None
    return Timex(first.type, f"{first.value}/{last.value}", leans=first.leans or last.leans)


def _together(part: Part) -> Timex | None:
    """The value of "an hour and 20 minutes"; of "days and weeks" that of the first."""
    first, last = part.rest("first"), part.rest("last")
    if not first or not last or (first.type, last.type) != ("DURATION", "DURATION"):
        return None
    if "X" in first.value + last.value:
        return first
    value = joined(first.value, last.value)
    return Timex("DURATION", value, first.mod or last.mod) if value else None


def _quarters(part: Part) -> Timex | None:
    """The value of "three quarters of an hour" and "a quarter of a century"."""
    factor, unit = {"TH": (60, "TM"), "CE": (100, "Y")}.get(part.name("whole"), (0, ""))
    if part.name("unit") != "Q" or not factor:
        return None
    return Timex("DURATION", length((part.number("amount") or 1) / 4 * factor, unit))


def _plural(part: Part) -> Timex | None:
    return Timex("DURATION", length("X", part.name("unit")))


def _leaning(part: Part) -> Timex | None:
    """The value of "past few days", "last 24 hours", "next two weeks": how long, not when."""
    return part.rest()


def _one(part: Part) -> Timex | None:
    return Timex("DURATION", length(1, part.name("unit")))


def _long(part: Part) -> Timex | None:
    return Timex("DURATION", part.name("long"))


def _some_time(part: Part) -> Timex | None:
    return Timex("DURATION")


def _often(part: Part) -> Timex | None:
    return Timex("SET", part.name("often"))


def _each_unit(part: Part) -> Timex | None:
    """The value of "every day", "every two years", "every other week", "twice a month"."""
    unit = part.name("unit")
    if unit == "WE":
        return Timex("SET", "XXXX-WXX-WE")
    amount = part.number("amount") or (2 if part.has("other") else 1)
    return Timex("SET", length("X" if part.has("few") else amount, unit))


def _each(part: Part) -> Timex | None:
    """The value of what comes again, written as it is without a year: "every Friday"."""
    each = part.rest_anywhere()
    is_open = each and each.is_point and "X" in each.value and "/" not in each.value
    return Timex("SET", each.value) if each and is_open else None


def _weekdays(part: Part) -> Timex | None:
    """The value of "Fridays" and "Friday nights"."""
    part_of_day = f"T{part.name('part')}" if part.has("part") else ""
    return Timex("SET", f"XXXX-WXX-{part.number('weekday')}{part_of_day}")


def _plurals(part: Part) -> Timex | None:
    """The value of "nights", "summers" and "weekends"."""
    if part.has("part"):
        return Timex("SET", f"XXXX-XX-XXT{part.name('part')}")
    if part.has("season"):
        return Timex("SET", f"XXXX-{part.name('season')}")
    return Timex("SET", "XXXX-WXX-WE") if part.name("unit") == "WE" else None


def _again(part: Part) -> Timex | None:
    """The value of "day after day"."""
    return _each_unit(part) if part.name("unit") == part.name("again") else None


SETS = (
    rule("length", "A?(?P<amount>COUNT)?HYPHEN?(?P<unit>ANY_UNIT)A(?P<whole>UNIT)", _quarters),
    rule("repetition", "(?:TIMES|COUNT TIMESWORD)?HYPHEN?(?P<often>OFTEN)", _often),
    rule(
        "repetition",
        "EACH(?:A?(?P<few>VAGUE)|(?P<amount>COUNT|ORD)|(?P<other>OTHER_ONE))?(?P<unit>ANY_UNIT)",
        _each_unit,
    ),
    rule("repetition", "EACH(?:OTHER_ONE|ORD)(?P<weekday>WEEKDAY)", _weekdays),
    rule("repetition", "EACH(?P<rest>.+)", _each),
    rule("repetition", "PER(?P<unit>UNIT)", _each_unit),
    rule(
        "repetition",
        "(?:TIMES|VAGUE*COUNT?TIMESWORD|COUNT ANY_UNIT)(?:A|PER|EACH)"
        "(?P<other>OTHER_ONE)?(?P<amount>COUNT)?(?P<unit>ANY_UNIT)",
        _each_unit,
    ),
    rule("repetition", "(?P<weekday>WEEKDAYS)(?P<part>DAYPARTS|DAYPART)?", _weekdays),
    rule("repetition", "(?P<weekday>WEEKDAY)(?P<part>DAYPARTS)", _weekdays),
    rule("repetition", "(?P<part>DAYPARTS)|(?P<season>SEASONS)|(?P<unit>UNITS)", _plurals),
    rule("repetition", "(?P<part>DAYPART)AFTER DAYPART", _plurals),
    rule("repetition", "(?P<unit>UNIT)(?:AFTER|AND|TO)(?P<again>UNIT)", _again),
)
"""Asked before the lengths, which would read "weekends" as one."""

_LEANING = "(?:STEP|PAST|RECENT|TOLD_STEP|THESE|THOSE)+"
LENGTHS = (
    rule("length", f"{AMOUNT}(?:HYPHEN?LENGTHY)?", _length),
    rule(
        "length",
        f"{_ABOUT}*(?P<first>COUNT)(?:TO|HYPHEN|AND)(?P<last>COUNT)HYPHEN?(?P<unit>ANY_UNIT)",
        _range,
    ),
    rule("length", "A(?P<unit>UNIT)TO(?P<last>COUNT)", _one_or_two),
    rule("length", "(?P<first>.+?)AND(?P<last>.+)", _together),
    rule("length", "(?P<first>(?:A|COUNT)ANY_UNIT)(?P<last>COUNT ANY_UNIT)", _together),
    rule("stretch", "(?P<first>.+?)(?:TO|HYPHEN)(?P<last>.+)", _between),
    rule("length", f"{_LEANING}(?P<rest>A?(?:VAGUE|COUNT|COUPLE).*UNITS)", _leaning),
    rule("length", f"{_LEANING}(?P<unit>UNITS)", _plural),
    rule("length", "APPROX?(?P<unit>UNITS)(?:HYPHEN?LENGTHY)?", _plural),
    rule("length", f"{_LEANING}(?P<rest>UNITS AND UNITS)", _leaning),
    rule("length", "(?P<unit>UNIT)HYPHEN?LENGTHY|ALL(?P<unit>UNIT)", _one),
    rule("length", "(?P<long>LONG)", _long),
    rule("length", "A?(?:LENGTHY|VAGUE)TIME|A?(?:LENGTHY|VAGUE)?SPELL", _some_time),
)
