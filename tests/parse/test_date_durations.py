"""How long and how often."""

import pytest

from tests.parse.dates import alone

cases = pytest.mark.parametrize


@cases(
    ("words", "wanted"),
    [
        ("44 days", "P44D"),
        ("two hours", "PT2H"),
        ("30 seconds", "PT30S"),
        ("72 hours", "PT72H"),
        ("18 months", "P18M"),
        ("twenty-five years", "P25Y"),
        ("two hundred and fifty days", "P250D"),
        ("1,500 years", "P1500Y"),
        ("a dozen years", "P12Y"),
        ("a week", "P1W"),
        ("a fortnight", "P2W"),
        ("two decades", "P20Y"),
        ("a century", "P100Y"),
        ("half an hour", "PT30M"),
        ("an hour and a half", "PT1.5H"),
        ("two and a half years", "P2.5Y"),
        ("two-and-a-half-year", "P2.5Y"),
        ("half a century", "P50Y"),
        ("three quarters of an hour", "PT45M"),
        ("two-week", "P2W"),
        ("18-month-long", "P18M"),
        ("year-long", "P1Y"),
        ("weeklong", "P1W"),
        ("all day", "P1D"),
        ("six straight days", "P6D"),
    ],
)
def test_a_length_keeps_the_unit_of_its_words(words: str, wanted: str):
    assert alone(words) == {"timex_type": "DURATION", "value": wanted}


@cases(
    ("words", "wanted"),
    [
        ("days", "PXD"),
        ("hours", "PTXH"),
        ("decades", "PXDE"),
        ("several years", "PXY"),
        ("a few minutes", "PTXM"),
        ("hundreds of years", "PXY"),
        ("a few hundred years", "PXY"),
        ("months-long", "PXM"),
        ("days and weeks", "PXD"),
    ],
)
def test_a_length_without_number_has_an_x(words: str, wanted: str):
    assert alone(words) == {"timex_type": "DURATION", "value": wanted}


@cases(
    ("words", "wanted"),
    [
        ("past few days", "PXD"),
        ("past 24 hours", "PT24H"),
        ("last two weeks", "P2W"),
        ("next 48 hours", "PT48H"),
        ("coming weeks", "PXW"),
        ("recent years", "PXY"),
        ("past year", "P1Y"),
    ],
)
def test_the_past_few_days_are_a_length_too(words: str, wanted: str):
    assert alone(words) == {"timex_type": "DURATION", "value": wanted}


@cases(
    ("words", "wanted"),
    [
        ("about two years", "P2Y"),
        ("more than a week", "P1W"),
        ("almost a decade", "P10Y"),
        ("just over a week", "P1W"),
        ("a couple of weeks", "P2W"),
        ("some 20 years", "P20Y"),
        ("20-plus years", "P20Y"),
        ("a day or so", "P1D"),
    ],
)
def test_about_a_length_is_that_length_about(words: str, wanted: str):
    assert alone(words) == {"timex_type": "DURATION", "value": wanted, "mod": "APPROX"}


@cases(
    ("words", "wanted"),
    [
        ("three to five days", "P3D/P5D"),
        ("2-3 weeks", "P2W/P3W"),
        ("between two and three years", "P2Y/P3Y"),
        ("a month or two", "P1M/P2M"),
        ("a week to ten days", "P1W/P10D"),
        ("two years and three months", "P2Y3M"),
        ("an hour and 20 minutes", "PT1H20M"),
        ("one day, three hours", "P1DT3H"),
    ],
)
def test_two_lengths_are_a_range_or_a_sum(words: str, wanted: str):
    assert alone(words)["value"] == wanted


@cases(
    ("words", "wanted"),
    [
        ("every day", "P1D"),
        ("daily", "P1D"),
        ("twice daily", "P1D"),
        ("three times a day", "P1D"),
        ("24 hours a day", "P1D"),
        ("per day", "P1D"),
        ("day after day", "P1D"),
        ("twice a week", "P1W"),
        ("weekly", "P1W"),
        ("each year", "P1Y"),
        ("annual", "P1Y"),
        ("every two years", "P2Y"),
        ("every second week", "P2W"),
        ("every other day", "P2D"),
        ("every few days", "PXD"),
        ("every Friday", "XXXX-WXX-5"),
        ("Fridays", "XXXX-WXX-5"),
        ("Friday nights", "XXXX-WXX-5TNI"),
        ("every Sunday morning", "XXXX-WXX-7TMO"),
        ("every other Sunday", "XXXX-WXX-7"),
        ("every night", "XXXX-XX-XXTNI"),
        ("nights", "XXXX-XX-XXTNI"),
        ("weekends", "XXXX-WXX-WE"),
        ("every summer", "XXXX-SU"),
        ("every March", "XXXX-03"),
        ("every 5 March", "XXXX-03-05"),
        ("every Christmas", "XXXX-12-25"),
    ],
)
def test_what_comes_again_is_a_set(words: str, wanted: str):
    assert alone(words) == {"timex_type": "SET", "value": wanted}
