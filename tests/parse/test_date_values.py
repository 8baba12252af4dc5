"""Values are well formed whatever is written, and every date is read back in every order."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ranges import Range
from annotator.find.date_words import VOCABULARY
from annotator.parse.base import Context
from annotator.parse.calendar import first_day, moved, on_weekday, point
from annotator.parse.date import parse
from annotator.parse.date_tokens import tokens_of
from annotator.parse.date_words import WORDS
from annotator.parse.feasts import FEASTS, feast_in
from annotator.parse.timex import VALUE, length
from tests.parse.dates import alone

ALL_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PUBLISHED = st.one_of(st.just(""), st.dates().map(date.isoformat), st.just("2023-03"))
PIECES = (
    *WORDS,
    *VOCABULARY["MEASURE"].split(),
    *(
        "5",
        "31",
        "12",
        "2023",
        "1991",
        "'90s",
        "1980s",
        "5th",
        "21st",
        "0",
        "1,500",
        "2.5",
        "99999",
    ),
    *("2023-03-05", "05/03/2023", "9 a.m.", "14:30", "2014-15", "BC", "GMT", "(UTC +3)", "Q3"),
    *("Christmas", "New Year's Eve", "Easter", "more than", "the", "of", ",", "bridge", "٥"),
)
PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join)

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDERS = {
    "day first": "{day} {month} {year}",
    "month first": "{month} {day}, {year}",
    "short": "{short}. {day}, {year}",
    "ordinal": "the {nth} of {month}, {year}",
    "weekday and day": "{weekday} {day} {month} {year}",
    "weekday and month": "{weekday}, {month} {day}, {year}",
    "figures": "{iso}",
    "figures with stops": "{day}.{number}.{year}",
    "noon": "noon on {day} {month} {year}",
}


def spelt(when: date, order: str) -> str:
    """Return a date in words and figures."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10 * (when.day // 10 != 1), "th")
    return ORDERS[order].format(
        day=when.day,
        nth=f"{when.day}{ending}",
        month=MONTHS[when.month - 1],
        short=MONTHS[when.month - 1][:3],
        number=when.month,
        year=when.year,
        weekday=WEEKDAYS[when.weekday()],
        iso=when.isoformat(),
    )


@pytest.mark.parametrize("order", ORDERS)
@given(when=ALL_DAYS)
def test_a_date_is_read_back_in_every_order(order: str, when: date):
    assert alone(spelt(when, order))["value"].startswith(when.isoformat())


@given(when=ALL_DAYS, away=st.integers(0, 200))
def test_a_day_without_year_is_read_back_from_within_half_a_year(when: date, away: int):
    words = f"It fell on [{MONTHS[when.month - 1]} {when.day}]."
    published = when + timedelta(days=away)
    found = parse(
        Context(words.replace("[", "").replace("]", ""), Range(11, len(words) - 3), str(published))
    )

    assert [item.value for item in found] == ["DATE", when.isoformat()]


@given(published=ALL_DAYS, weekday=st.integers(1, 7))
def test_a_weekday_is_one_of_the_seven_days_up_to_the_publication(published: date, weekday: int):
    found = date.fromisoformat(alone(WEEKDAYS[weekday - 1], str(published))["value"])

    assert timedelta(0) <= published - found < timedelta(days=7)
    assert found.isoweekday() == weekday


@given(words=PHRASES, published=PUBLISHED, language=st.sampled_from(("en", "en-US", "de", "und")))
def test_every_value_is_well_formed(words: str, published: str, language: str):
    found = {
        item.name: item.value
        for item in parse(Context(words, Range(0, len(words)), published, (), language))
    }

    assert re.fullmatch(f"{VALUE}|", found.get("value", ""))
    assert not found.get("value") or found.get("timex_type")


@given(words=PHRASES, before=PHRASES, after=PHRASES, published=PUBLISHED)
def test_every_value_is_well_formed_whatever_stands_around(
    words: str, before: str, after: str, published: str
):
    place = Range(len(before) + 1, len(before) + 1 + len(words))
    found = parse(Context(f"{before} {words} {after}", place, published))

    assert all(re.fullmatch(VALUE, item.value) for item in found if item.name == "value")


@given(words=PHRASES, published=PUBLISHED)
def test_a_point_has_no_value_of_a_length_and_a_length_none_of_a_point(words: str, published: str):
    found = {
        item.name: item.value for item in parse(Context(words, Range(0, len(words)), published))
    }
    kind, value = found.get("timex_type"), found.get("value", "")

    assert not (kind == "DURATION" and value and not value.startswith("P"))
    assert not (kind == "DATE" and re.match(r"P[^A-Z]|.*T[0-9]{2}:", value))
    assert not (kind == "TIME" and value and "T" not in value)


@pytest.mark.parametrize(
    "piece",
    ["every ", "early ", "Sunday night ", "two and a half ", "to ", "the ", "1", "9", "of "],
)
def test_no_expression_takes_long_by_repeating_itself(piece: str):
    words = piece * 5_000

    for length_ in (40, 180, len(words)):
        assert isinstance(parse(Context(words, Range(0, length_))), tuple)


@given(text=st.text(max_size=80))
def test_tokens_are_found_in_any_text(text: str):
    assert all(token.kind for token in tokens_of(text))


@given(start=ALL_DAYS, unit=st.sampled_from(("D", "W", "WE", "M", "Q", "H", "S", "Y")))
def test_the_first_day_of_a_point_lies_in_it(start: date, unit: str):
    known = first_day(point(start, unit))

    assert known is not None
    assert known[1] == unit
    assert point(known[0], unit) == point(start, unit)


@given(
    start=ALL_DAYS,
    unit=st.sampled_from(("D", "W", "FN", "M", "Q", "H", "Y", "DE", "CE")),
    count=st.integers(-50, 50),
)
def test_steps_ahead_are_taken_back_to_the_same_unit(start: date, unit: str, count: int):
    there = moved(start.replace(day=1), unit, count)
    back = moved(there, unit, -count) if there else None

    assert there is None or back == start.replace(day=1)


@given(start=ALL_DAYS, weekday=st.integers(1, 7), ahead=st.booleans(), strictly=st.booleans())
def test_the_nearest_weekday_lies_within_a_week(
    start: date, weekday: int, *, ahead: bool, strictly: bool
):
    found = on_weekday(start, weekday, ahead=ahead, strictly=strictly)

    assert found.isoweekday() == weekday
    assert abs(found - start) <= timedelta(days=7 if strictly else 6)


@given(year=st.integers(1583, 9998), name=st.sampled_from(sorted(FEASTS)))
def test_every_feast_has_a_day_in_every_year(year: int, name: str):
    found = feast_in(year, name)

    assert found is not None
    assert found.year == year


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25")],
)
def test_easter_is_when_it_was(year: int, day: str):
    assert str(feast_in(year, "easter")) == day


@given(
    amount=st.one_of(st.integers(1, 10_000), st.sampled_from((0.5, 1.5, 2.5, "X"))),
    unit=st.sampled_from(("TS", "TM", "TH", "D", "W", "FN", "M", "Y", "DE", "CE", "MI")),
)
def test_every_length_is_well_formed(amount: float | str, unit: str):
    assert re.fullmatch(VALUE, length(amount, unit))
