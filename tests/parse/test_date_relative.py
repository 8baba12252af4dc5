"""What is counted from the day of publication, or from a date told before."""

import pytest

from tests.parse.dates import alone, said, value

cases = pytest.mark.parametrize


@cases(
    ("words", "wanted"),
    [
        ("today", "2023-03-06"),
        ("yesterday", "2023-03-05"),
        ("tomorrow", "2023-03-07"),
        ("day before yesterday", "2023-03-04"),
        ("day after tomorrow", "2023-03-08"),
        ("last week", "2023-W09"),
        ("week before last", "2023-W08"),
        ("next month", "2023-04"),
        ("this month", "2023-03"),
        ("last year", "2022"),
        ("next year", "2024"),
        ("last decade", "201"),
        ("this century", "20"),
    ],
)
def test_a_step_from_the_day_of_publication_is_as_precise_as_its_unit(words: str, wanted: str):
    assert alone(words) == {"timex_type": "DATE", "value": wanted}


@cases(
    ("words", "wanted"),
    [
        ("two days ago", "2023-03-04"),
        ("48 hours ago", "2023-03-04"),
        ("two weeks ago", "2023-W08"),
        ("a fortnight ago", "2023-W08"),
        ("six months ago", "2022-09"),
        ("ten years ago", "2013"),
        ("two decades ago", "200"),
        ("a year from now", "2024"),
    ],
)
def test_ago_counts_in_the_unit_that_is_named(words: str, wanted: str):
    assert alone(words)["value"] == wanted


@cases("words", ["some days ago", "a few weeks ago", "several years ago", "years ago", "long ago"])
def test_what_was_some_time_ago_is_past(words: str):
    assert alone(words) == {"timex_type": "DATE", "value": "PAST_REF"}


@cases("words", ["an hour ago", "a year and a half ago"])
def test_what_cannot_be_counted_to_a_unit_has_no_value(words: str):
    assert "value" not in alone(words)


@cases(
    ("published", "words", "wanted"),
    [
        ("2023-03-06", "weekend", "2023-W09-WE"),
        ("2023-03-05", "weekend", "2023-W09-WE"),
        ("2023-03-06", "last weekend", "2023-W09-WE"),
        ("2023-03-06", "this weekend", "2023-W09-WE"),
        ("2023-03-10", "this weekend", "2023-W10-WE"),
        ("2023-03-10", "next weekend", "2023-W11-WE"),
        ("2023-03-10", "weekend of 4-5 March", "2023-W09-WE"),
    ],
)
def test_a_weekend_belongs_to_the_week_it_ends(published: str, words: str, wanted: str):
    assert alone(words, published)["value"] == wanted


@cases(
    ("words", "wanted"),
    [
        ("The same day", "2022-06-03"),
        ("The next day", "2022-06-04"),
        ("The day before", "2022-06-02"),
        ("The day after", "2022-06-04"),
        ("Two days later", "2022-06-05"),
        ("Three days earlier", "2022-05-31"),
        ("The following week", "2022-W23"),
        ("That month", "2022-06"),
        ("That year", "2022"),
        ("The previous year", "2021"),
        ("That summer", "2022-SU"),
        ("The following spring", "2023-SP"),
        ("The following Monday", "2022-06-06"),
        ("The previous Sunday", "2022-05-29"),
        ("That November", "2022-11"),
    ],
)
def test_what_refers_back_is_counted_from_the_nearest_date_before(words: str, wanted: str):
    assert value(f"The raid was on 3 June 2022. [{words}] he fled.") == wanted


def test_what_refers_back_counts_from_a_year_what_is_no_finer_than_a_year():
    assert value("It held out in 1994 but fell the [following year].") == "1995"
    assert value("It held out in 1994 but fell the [following day].") == "XXXX-XX-XX"


@cases(
    ("words", "wanted"),
    [("that day", "2023-03-06"), ("the next day", "2023-03-07"), ("the previous year", "2022")],
)
def test_without_a_date_before_what_refers_back_counts_from_the_publication(
    words: str, wanted: str
):
    assert alone(words)["value"] == wanted


@cases(
    ("words", "wanted"),
    [("two hours later", "PT2H"), ("Two days earlier", "P2D"), ("days later", "PXD")],
)
def test_without_a_date_before_later_and_earlier_say_how_long(words: str, wanted: str):
    assert alone(words) == {"timex_type": "DURATION", "value": wanted}


def test_hours_are_counted_from_a_clock_time_and_last_as_long_without_one():
    assert value("It fell at 9 p.m. on 3 June 2022. [Four hours later] he left.") == (
        "2022-06-04T01:00"
    )
    assert value("It fell on 3 June 2022. [Four hours later] he left.") == "PT4H"


def test_the_next_week_follows_a_date_of_the_story_and_next_week_the_publication():
    assert value("It fell on 3 June 2022. The [next week] he left.") == "2022-W23"
    assert value("It fell on 3 June 2022. He will leave [next week].") == "2023-W11"


@cases(
    ("words", "wanted"),
    [("two Sundays ago", "2023-02-26"), ("three Mondays ago", "2023-02-13")],
)
def test_weekdays_can_be_counted_back(words: str, wanted: str):
    assert alone(words)["value"] == wanted


@cases(
    ("words", "wanted"),
    [("two weeks before Christmas", "2022-W49"), ("the day after 28 February 2020", "2020-02-29")],
)
def test_a_time_may_be_told_by_another(words: str, wanted: str):
    assert alone(words)["value"] == wanted


def test_over_the_last_year_is_a_length_and_last_year_a_year():
    assert said("Over the [last year] it grew.") == {"timex_type": "DURATION", "value": "P1Y"}
    assert said("It grew [last year].") == {"timex_type": "DATE", "value": "2022"}
    assert said("It grew in the [first quarter of last year].")["value"] == "2022-Q1"


@cases(
    ("words", "wanted"),
    [
        ("now", "PRESENT_REF"),
        ("at the moment", "PRESENT_REF"),
        ("these days", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("past", "PAST_REF"),
        ("near future", "FUTURE_REF"),
        ("soon", "FUTURE_REF"),
    ],
)
def test_what_is_no_date_is_present_past_or_future(words: str, wanted: str):
    assert alone(words) == {"timex_type": "DATE", "value": wanted}
