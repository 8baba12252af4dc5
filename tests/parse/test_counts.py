"""The numbers of people: in figures and words, with what qualifies them, in several languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.parse.counts import counts_in
from annotator.parse.numerals import line_of, number_at
from tests.strategies import any_texts, raw_texts

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spelled(number: int, *, joined: str = " and ", hyphen: str = "-") -> str:
    """Return a number from 1 on in English words, "and" and hyphens as asked for."""
    for scale, name in _SCALES:
        if number >= scale:
            front = spelled(number // scale, joined=joined, hyphen=hyphen)
            rest = number % scale
            behind = joined if rest < 100 else " "
            tail = behind + spelled(rest, joined=joined, hyphen=hyphen) if rest else ""
            return f"{front} {name}{tail}"
    if number >= 100:
        rest = number % 100
        tail = joined + spelled(rest, joined=joined, hyphen=hyphen) if rest else ""
        return f"{_UNITS[number // 100]} hundred{tail}"
    if number < 20:
        return _UNITS[number]
    unit = f"{hyphen}{_UNITS[number % 10]}" if number % 10 else ""
    return _TENS[number // 10 - 2] + unit


def ends(text: str, language: str = "en") -> list[tuple[int | None, int | None]]:
    """Return the least and the most of each number of a phrase."""
    return [(count.low, count.high) for count in counts_in(line_of(text, language))]


def _cases(*pairs: tuple[str, tuple[int | None, int | None]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "expected"), pairs, ids=[text for text, _ in pairs])


@given(
    st.integers(1, 10**10),
    st.sampled_from((" and ", " ")),
    st.sampled_from(("-", " ")),
)
def test_every_number_in_words_is_read_back(number: int, joined: str, hyphen: str):
    line = line_of(spelled(number, joined=joined, hyphen=hyphen))

    found = number_at(line, 0)

    assert found is not None
    assert (found.value, found.behind) == (number, len(line.words))


@given(st.integers(0, 10**12), st.sampled_from(("", ",", ".", "’", "\u202f", "\u00a0", " ")))
def test_every_number_in_figures_is_read_back_however_it_is_grouped(number: int, mark: str):
    assert ends(f"{number:,}".replace(",", mark)) == [(number, number)]


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_number_in_words_ends_where_another_begins(first: int, second: int):
    text = f"{spelled(first)} guards, {spelled(second)} nurses"

    assert ends(text) == [(first, first), (second, second)]


@_cases(
    ("a dozen guards", (12, 12)),
    ("half a dozen guards", (6, 6)),
    ("three dozen guards", (36, 36)),
    ("a hundred guards", (100, 100)),
    ("twelve hundred guards", (1200, 1200)),
    ("half a million people", (500_000, 500_000)),
    ("a quarter of a million people", (250_000, 250_000)),
    ("one and a half million people", (1_500_000, 1_500_000)),
    ("a million and a half people", (1_500_000, 1_500_000)),
    ("2.3 million people", (2_300_000, 2_300_000)),
    ("1.4m people", (1_400_000, 1_400_000)),
    ("80k people", (80_000, 80_000)),
    ("5 lakh people", (500_000, 500_000)),
    ("both guards", (2, 2)),
    ("another guard", (1, 1)),
    ("another three guards", (3, 3)),
)
def test_scales_and_parts_of_them_are_numbers(text: str, expected: tuple[int, int]):
    assert ends(text) == [expected]


@_cases(
    ("at least two", (2, None)),
    ("no fewer than two", (2, None)),
    ("two or more", (2, None)),
    ("20-plus", (20, None)),
    ("20+", (20, None)),
    ("two guards at least", (2, None)),
    ("more than 60", (61, None)),
    ("over a thousand", (1001, None)),
    ("well over two dozen", (25, None)),
    ("upwards of 60", (61, None)),
    (">60", (61, None)),
    ("up to 40", (None, 40)),
    ("as many as 40", (None, 40)),
    ("no more than 40", (None, 40)),
    ("40 at most", (None, 40)),
    ("fewer than ten", (None, 9)),
    ("just under 100", (None, 99)),
    ("possibly as many as 40", (None, 40)),
)
def test_a_qualifier_opens_an_end(text: str, expected: tuple[int | None, int | None]):
    assert ends(text) == [expected]


@_cases(
    ("between 12 and 15", (12, 15)),
    ("from 12 to 15", (12, 15)),
    ("12 to 15", (12, 15)),
    ("12-15", (12, 15)),
    ("12–15", (12, 15)),
    ("twelve or thirteen", (12, 13)),
    ("two to three hundred", (200, 300)),
    ("1.5 to 2 million", (1_500_000, 2_000_000)),
    ("at least 10 and up to 15", (10, 15)),
    ("ten, possibly twelve", (10, 12)),
    ("more than 60 but fewer than 80", (61, 79)),
    ("all but two of the 20", (18, 18)),
)
def test_two_numbers_may_be_the_ends_of_one(text: str, expected: tuple[int, int]):
    assert ends(text) == [expected]


def test_what_a_toll_rose_from_is_no_end_of_a_range():
    assert ends("rose from 12 to 31") == [(12, 12), (31, 31)]


@pytest.mark.parametrize(
    "text", ["about 20", "some 20", "nearly 20", "an estimated 20", "20 or so", "maybe 20", "~20"]
)
def test_what_is_near_a_number_is_that_number_nearly(text: str):
    assert [count[2:] for count in counts_in(line_of(text))] == [(20, 20, True)]


@pytest.mark.parametrize(
    "text",
    [
        *("dozens", "several hundred", "tens of thousands", "a few", "many", "a handful of"),
        *("some of them", "at least several dozen", "an unknown number of", "scores"),
    ],
)
def test_what_is_no_number_stays_open(text: str):
    assert ends(text) == [(None, None)]


@pytest.mark.parametrize(
    "text", ["no guards", "none", "nobody", "no one", "not a single guard", "zero", "neither"]
)
def test_nobody_is_none(text: str):
    assert ends(text) == [(0, 0)]


@pytest.mark.parametrize(
    "text", ["the 25th", "MH17", "T-72", "$500", "10:30", "5/3/2023", "20%", "covid-19"]
)
def test_figures_of_other_things_are_no_numbers(text: str):
    assert ends(text) == []


def test_the_no_of_a_number_is_not_nobody():
    assert ends("No. 4") == [(4, 4)]


@_cases(
    ("en az iki asker", (2, None)),
    ("60'tan fazla kişi", (61, None)),
    ("40’a kadar kişi", (None, 40)),
    ("yaklaşık iki yüz elli kişi", (250, 250)),
    ("12 ila 15 kişi", (12, 15)),
    ("üçü", (3, 3)),
    ("onlarca kişi", (None, None)),
    ("İki asker", (2, 2)),
)
def test_turkish_numbers_are_read(text: str, expected: tuple[int | None, int | None]):
    assert ends(text, "tr") == [expected]


@_cases(
    ("по меньшей мере двое военных", (2, None)),
    ("более 60 человек", (61, None)),
    ("до 40 человек", (None, 40)),
    ("от 12 до 15 человек", (12, 15)),
    ("сто двадцать пять человек", (125, 125)),
    ("около двух тысяч человек", (2000, 2000)),
    ("десятки человек", (None, None)),
)
def test_russian_numbers_are_read(text: str, expected: tuple[int | None, int | None]):
    assert ends(text, "ru") == [expected]


@_cases(
    ("ما لا يقل عن جنديين", (2, None)),
    ("أكثر من ٦٠ شخصا", (61, None)),
    ("خمسة وعشرون شخصا", (25, 25)),
    ("ثلاثة عشر جنديا", (13, 13)),
    ("ثلاثة آلاف شخص", (3000, 3000)),
    ("بين 12 و15 شخصا", (12, 15)),
    ("عشرات القتلى", (None, None)),
)
def test_arabic_numbers_are_read(text: str, expected: tuple[int | None, int | None]):
    assert ends(text, "ar") == [expected]


@_cases(
    ("mindestens siebenundzwanzig Menschen", (27, None)),
    ("zwischen 12 und 15 Menschen", (12, 15)),
    ("mehr als 1.200 Menschen", (1201, None)),
)
def test_german_numbers_are_read(text: str, expected: tuple[int | None, int | None]):
    assert ends(text, "de") == [expected]


def test_french_and_spanish_numbers_are_read():
    assert ends("au moins vingt et un morts", "fr") == [(21, None)]
    assert ends("al menos treinta y dos muertos", "es") == [(32, None)]


def test_languages_without_words_have_figures():
    assert ends("almeno 12 persone", "it") == [(12, 12)]


@given(
    st.one_of(any_texts(), raw_texts()),
    st.sampled_from(("en", "tr", "ru", "ar", "de", "fr", "es", "it")),
)
def test_numbers_lie_in_the_phrase_in_order_and_do_not_overlap(text: str, language: str):
    line = line_of(text, language)
    behind = 0
    for count in counts_in(line):
        assert behind <= count.first < count.behind <= len(line.words)
        assert count.low is None or count.high is None or 0 <= count.low <= count.high
        behind = count.behind
