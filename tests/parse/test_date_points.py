"""Days, months, seasons, years and what is longer, against the day of publication or without."""

import pytest

from tests.parse.dates import alone, said, value

cases = pytest.mark.parametrize


@cases(
    "words",
    [
        "5 March 2021",
        "5th March 2021",
        "5th of March, 2021",
        "March 5, 2021",
        "March 5th 2021",
        "Mar. 5, 2021",
        "Friday, March 5, 2021",
        "Friday 5 March 2021",
        "2021-03-05",
        "5.3.2021",
        "05.03.21",
    ],
)
def test_a_full_date_is_read_in_any_order(words: str):
    assert alone(words) == {"timex_type": "DATE", "value": "2021-03-05"}


@cases(
    ("words", "language", "wanted"),
    [
        ("25/12/2019", "en", "2019-12-25"),
        ("3/25/2023", "en", "2023-03-25"),
        ("04/04/2023", "en", "2023-04-04"),
        ("05/03/2023", "en", ""),
        ("05/03/2023", "und", ""),
        ("05/03/2023", "en-US", "2023-05-03"),
        ("05/03/2023", "en-GB", "2023-03-05"),
        ("05/03/2023", "fr", "2023-03-05"),
        ("25/12/2019", "en-US", "2019-12-25"),
        ("05.03.2023", "en-US", "2023-03-05"),
    ],
)
def test_figures_are_read_where_it_is_clear_which_is_the_month(
    words: str, language: str, wanted: str
):
    assert alone(words, language=language).get("value", "") == wanted


@cases(
    ("words", "wanted"),
    [
        ("March 5", "2023-03-05"),
        ("6 March", "2023-03-06"),
        ("Dec. 26", "2022-12-26"),
        ("Fourth of July", "2022-07-04"),
        ("29 February", "2020-02-29"),
    ],
)
def test_a_day_without_year_is_the_nearest_past_one(words: str, wanted: str):
    assert alone(words)["value"] == wanted


def test_a_weekday_chooses_among_the_years_of_a_day():
    assert alone("Friday, March 5")["value"] == "2021-03-05"


def test_a_day_some_days_ahead_is_not_one_of_a_year_ago_unless_the_sentence_points_back():
    assert value("Doors open on [March 11] at ten.") == "2023-03-11"
    assert value("The attack on [March 11] killed six.") == "2022-03-11"


@cases(
    ("example", "wanted"),
    [
        ("The bridge fell on [Sunday].", "2023-03-05"),
        ("The bridge fell on [Monday].", "2023-03-06"),
        ("The bridge fell on [Tuesday].", "2023-02-28"),
        ("The bridge will open on [Tuesday].", "2023-03-07"),
        ("The bridge is to be opened on [Tuesday].", "2023-03-07"),
        ("On [Tuesday], monitors are due to arrive.", "2023-03-07"),
        ("The curfew will stay in force until [Friday].", "2023-03-10"),
        ("He has until [Friday] to leave.", "2023-03-10"),
        ("The hearing was postponed to [Friday].", "2023-03-10"),
        ("The court, which sat on [Friday], will rule soon.", "2023-03-03"),
        ("The army said on [Friday] that it would withdraw.", "2023-03-03"),
        ("By [Friday], 20 had died.", "2023-03-03"),
    ],
)
def test_a_weekday_is_the_nearest_past_one_unless_the_sentence_points_ahead(
    example: str, wanted: str
):
    assert value(example) == wanted


@cases(
    ("words", "wanted"),
    [
        ("last Monday", "2023-02-27"),
        ("last Sunday", "2023-03-05"),
        ("this past Sunday", "2023-03-05"),
        ("Sunday last", "2023-03-05"),
        ("this Friday", "2023-03-10"),
        ("this Monday", "2023-03-06"),
        ("next Monday", "2023-03-13"),
        ("this coming Friday", "2023-03-10"),
        ("Thursday of last week", "2023-03-02"),
        ("Friday this week", "2023-03-10"),
        ("Tuesday of next week", "2023-03-14"),
        ("Friday week", "2023-03-17"),
    ],
)
def test_last_this_and_next_say_which_weekday(words: str, wanted: str):
    assert alone(words)["value"] == wanted


@cases(
    ("example", "wanted"),
    [
        ("They met on the [28th].", "2023-02-28"),
        ("The truce will run until the [21st].", "2023-03-21"),
        ("They met on the [10th of last month].", "2023-02-10"),
        ("They met on [Tuesday the 28th].", "2023-02-28"),
        ("They met on the [second Tuesday of February].", "2023-02-14"),
        ("They met on the [last Friday in May 2021].", "2021-05-28"),
        ("They met on the [fifth Friday of February].", ""),
    ],
)
def test_a_day_may_be_told_by_its_number_in_the_month(example: str, wanted: str):
    assert value(example) == wanted


@cases(
    ("words", "wanted"),
    [
        ("April 16-18, 2015", "2015-04-16/2015-04-18"),
        ("16 to 18 April 2015", "2015-04-16/2015-04-18"),
        ("30 April - 2 May 2015", "2015-04-30/2015-05-02"),
        ("28 December to 3 January 2015", "2014-12-28/2015-01-03"),
        ("5-7 March", "2023-03-05/2023-03-07"),
        ("March to May 2021", "2021-03/2021-05"),
        ("November to February 2021", "2020-11/2021-02"),
        ("2014-2016", "2014/2016"),
        ("2014-15", "2014/2015"),
        ("18-16 April", ""),
    ],
)
def test_a_stretch_that_one_span_names_has_both_its_ends(words: str, wanted: str):
    assert alone(words).get("value", "") == wanted


@cases(
    ("example", "wanted"),
    [
        ("from [April] to June 2021", "2021-04"),
        ("between [5 March] and 7 March 2021", "2021-03-05"),
        ("from [December 28] to January 3, 2022", "2021-12-28"),
        ("in [October] of next year", "2024-10"),
        ("on [March 11] this year", "2023-03-11"),
    ],
)
def test_a_year_that_stands_behind_the_span_counts(example: str, wanted: str):
    assert value(example) == wanted


@cases(
    ("example", "wanted"),
    [
        ("It ended in [November].", "2022-11"),
        ("It ended in [March].", "2023-03"),
        ("It will end in [May].", "2023-05"),
        ("It ended [last March].", "2022-03"),
        ("It ends [next March].", "2024-03"),
        ("It ended in [this March].", "2023-03"),
        ("It ended in [December last year].", "2022-12"),
        ("It ended in [October of the previous year].", "2022-10"),
        ("It ended in [Oct. 2019].", "2019-10"),
        ("It ended in the [first week of March].", "2023-W09"),
        ("It ended in the [last week of February].", "2023-W08"),
    ],
)
def test_a_month_without_year_is_the_nearest_past_one_unless_words_say_otherwise(
    example: str, wanted: str
):
    assert value(example) == wanted


@cases(
    ("words", "wanted"),
    [
        ("fall of 2020", "2020-FA"),
        ("autumn 2016", "2016-FA"),
        ("winter of 2014-15", "2014-WI"),
        ("spring", "2023-SP"),
        ("summer", "2022-SU"),
        ("last winter", "2021-WI"),
        ("this winter", "2022-WI"),
        ("next summer", "2023-SU"),
    ],
)
def test_a_season_is_one_of_a_year_that_a_winter_begins_in(words: str, wanted: str):
    published = "2023-01-06" if "winter" in words else "2023-03-06"

    assert alone(words, published)["value"] == wanted


@cases(
    ("words", "wanted"),
    [
        ("first quarter", "2023-Q1"),
        ("fourth quarter", "2022-Q4"),
        ("third quarter of last year", "2022-Q3"),
        ("final quarter of 2009", "2009-Q4"),
        ("last quarter", "2022-Q4"),
        ("Q3 2022", "2022-Q3"),
        ("first half of 2022", "2022-H1"),
        ("last six months of 2022", "2022-H2"),
    ],
)
def test_a_quarter_and_a_half_are_parts_of_a_year(words: str, wanted: str):
    assert alone(words)["value"] == wanted


@cases(
    ("words", "wanted"),
    [
        ("1991", "1991"),
        ("the year 2014", "2014"),
        ("'82", "1982"),
        ("1980s", "198"),
        ("'90s", "199"),
        ("sixties", "196"),
        ("19th century", "18"),
        ("twenty-first century", "20"),
        ("575 BC", "BC0575"),
        ("AD 79", "0079"),
    ],
)
def test_years_decades_and_centuries_have_as_many_figures_as_they_say(words: str, wanted: str):
    assert alone(words)["value"] == wanted


@cases(
    ("words", "wanted", "mod"),
    [
        ("early March", "2023-03", "START"),
        ("mid-2014", "2014", "MID"),
        ("middle of February", "2023-02", "MID"),
        ("late 1980s", "198", "END"),
        ("end of September", "2022-09", "END"),
        ("beginning of the year", "2023", "START"),
        ("later this year", "2023", "END"),
        ("earlier this week", "2023-W10", "START"),
        ("late Thursday", "2023-03-02", "END"),
        ("first days of March", "2023-03", "START"),
        ("last days of 2022", "2022", "END"),
    ],
)
def test_early_and_late_modify_a_point(words: str, wanted: str, mod: str):
    assert alone(words) == {"timex_type": "DATE", "value": wanted, "mod": mod}


@cases(
    ("words", "wanted"),
    [
        ("Christmas", "2022-12-25"),
        ("New Year's Eve", "2022-12-31"),
        ("Christmas Eve 1989", "1989-12-24"),
        ("last Christmas", "2022-12-25"),
        ("Thanksgiving Day", "2022-11-24"),
        ("Easter Monday 2019", "2019-04-22"),
    ],
)
def test_a_feast_has_its_day(words: str, wanted: str):
    assert alone(words)["value"] == wanted


@cases(
    ("words", "wanted"),
    [
        ("Sunday", "XXXX-WXX-7"),
        ("last Sunday", "XXXX-WXX-7"),
        ("Sunday morning", "XXXX-WXX-7TMO"),
        ("March 5", "XXXX-03-05"),
        ("March 5-7", "XXXX-03-05/XXXX-03-07"),
        ("March", "XXXX-03"),
        ("summer", "XXXX-SU"),
        ("28th", "XXXX-XX-28"),
        ("first quarter", "XXXX-Q1"),
        ("weekend", "XXXX-WXX-WE"),
        ("Christmas", "XXXX-12-25"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("next month", "XXXX-XX"),
        ("last night", "XXXX-XX-XXTNI"),
        ("9 a.m.", "XXXX-XX-XXT09:00"),
    ],
)
def test_without_publication_date_what_is_not_said_is_left_open(words: str, wanted: str):
    assert alone(words, published="")["value"] == wanted


def test_a_month_of_the_sentence_is_not_taken_for_a_word_of_tense():
    assert said("In May, on [Friday], it rained.")["value"] == "2023-03-03"
