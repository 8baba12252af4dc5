"""What is finer than a day: clock times, their zones, and parts of the day."""

import pytest

from tests.parse.dates import alone, said, value

cases = pytest.mark.parametrize


@cases(
    ("words", "wanted"),
    [
        ("9 a.m. on 14 June 2022", "2022-06-14T09:00"),
        ("3:30 p.m. on Sunday", "2023-03-05T15:30"),
        ("Sunday at 3.30pm", "2023-03-05T15:30"),
        ("yesterday at 18:05", "2023-03-05T18:05"),
        ("12 a.m. on Sunday", "2023-03-05T00:00"),
        ("12 p.m. on Sunday", "2023-03-05T12:00"),
        ("7 o'clock this morning", "2023-03-06T07:00"),
        ("six o'clock in the evening", "2023-03-06T18:00"),
        ("5 in the morning", "2023-03-06T05:00"),
        ("half past six", "2023-03-06T06:30"),
        ("a quarter to six", "2023-03-06T05:45"),
        ("ten past four", "2023-03-06T04:10"),
        ("0700 hours", "2023-03-06T07:00"),
        ("12 noon", "2023-03-06T12:00"),
        ("noon on Friday", "2023-03-03T12:00"),
        ("midnight on Friday", "2023-03-03T24:00"),
        ("2023-03-05T14:30", "2023-03-05T14:30"),
        ("9 a.m. local time on March 5", "2023-03-05T09:00"),
    ],
)
def test_a_clock_time_and_its_day_are_one_value(words: str, wanted: str):
    assert alone(words) == {"timex_type": "TIME", "value": wanted}


@cases(
    ("words", "wanted"),
    [
        ("14:30 local time", "T14:30"),
        ("1430 GMT", "T14:30Z"),
        ("14:30 UTC", "T14:30Z"),
        ("8 a.m. EST", "T08:00-05:00"),
        ("15:00 CET", "T15:00+01:00"),
        ("6:40 p.m. (GMT +8)", "T18:40+08:00"),
        ("10 a.m. ET", "T10:00"),
        ("8 p.m. Moscow time", "T20:00"),
        ("10:00 UTC+99", "T10:00"),
    ],
)
def test_a_zone_is_written_as_its_offset_where_it_has_one(words: str, wanted: str):
    assert alone(words)["value"] == f"2023-03-06{wanted}"


def test_a_clock_time_alone_is_of_the_nearest_date_before():
    assert value("The city went dark on 27 May 2016. At [02:30] sirens rang.") == "2016-05-27T02:30"


def test_a_clock_time_is_of_the_day_that_stands_right_behind_it():
    assert value("They met at [10 a.m.], June 1, 2022, in Orsk.") == "2022-06-01T10:00"


@cases("words", ["25 p.m.", "24:30", "9:75"])
def test_a_clock_does_not_show_what_no_clock_shows(words: str):
    assert "value" not in alone(words)


@cases(
    ("words", "wanted"),
    [
        ("Sunday morning", "2023-03-05TMO"),
        ("Thursday afternoon", "2023-03-02TAF"),
        ("evening of March 4, 2023", "2023-03-04TEV"),
        ("night of March 4-5", "2023-03-04TNI"),
        ("yesterday evening", "2023-03-05TEV"),
        ("this morning", "2023-03-06TMO"),
        ("tonight", "2023-03-06TNI"),
        ("last night", "2023-03-05TNI"),
        ("overnight", "2023-03-05TNI"),
        ("overnight Saturday", "2023-03-04TNI"),
        ("night before last", "2023-03-04TNI"),
        ("tomorrow night", "2023-03-07TNI"),
    ],
)
def test_a_part_of_the_day_is_written_behind_its_day(words: str, wanted: str):
    assert alone(words) == {"timex_type": "TIME", "value": wanted}


@cases(
    ("words", "wanted"),
    [
        ("That night", "2022-06-03TNI"),
        ("The same evening", "2022-06-03TEV"),
        ("The next morning", "2022-06-04TMO"),
        ("The previous night", "2022-06-02TNI"),
        ("The night before", "2022-06-02TNI"),
        ("In the morning", "2022-06-03TMO"),
    ],
)
def test_a_part_of_the_day_refers_to_the_nearest_date_before(words: str, wanted: str):
    assert value(f"The raid was on 3 June 2022. [{words}] he fled.") == wanted


@cases(
    ("words", "mod"),
    [
        ("early hours of Sunday", "START"),
        ("early hours of Sunday morning", "START"),
        ("dawn on Sunday", "START"),
        ("early Sunday morning", "START"),
        ("late on Sunday morning", "END"),
    ],
)
def test_early_hours_and_dawn_are_the_beginning_of_the_morning(words: str, mod: str):
    assert alone(words) == {"timex_type": "TIME", "value": "2023-03-05TMO", "mod": mod}


def test_about_a_clock_time_is_that_time_about():
    assert said("It fell at [about 3 a.m.] on.")["mod"] == "APPROX"
    assert said("It fell at [shortly before noon] on.")["mod"] == "APPROX"
