"""Dates of other languages than English."""

import pytest

from annotator.find.date_words import VOCABULARY
from annotator.parse.date_words import VALUED, WORDS
from tests.parse.dates import alone, said, value

cases = pytest.mark.parametrize

SUNDAYS = {
    "tr": ("Pazar günü", "5 Mart", "5 Mart 2023"),
    "ru": ("воскресенье", "5 марта", "5 марта 2023 года"),
    "ar": ("يوم الأحد", "5 مارس", "٥ مارس ٢٠٢٣"),
    "de": ("Sonntag", "5. März", "Sonntag, 5. März 2023"),
    "fr": ("dimanche", "5 mars", "dimanche 5 mars 2023"),
    "es": ("domingo", "5 de marzo", "5 de marzo de 2023"),
}


@cases(("language", "words"), [(tag, words) for tag, dates in SUNDAYS.items() for words in dates])
def test_weekdays_and_months_are_known_in_seven_languages(language: str, words: str):
    assert alone(words, language=language)["value"] == "2023-03-05"


@cases(
    ("words", "wanted"),
    [
        ("dün akşam", "2023-03-05TEV"),
        ("geçen hafta", "2023-W09"),
        ("iki gün önce", "2023-03-04"),
        ("2014 yılında", "2014"),
        ("вчера", "2023-03-05"),
        ("на прошлой неделе", "2023-W09"),
        ("марте 2020 года", "2020-03"),
        ("два дня назад", "2023-03-04"),
        ("أمس", "2023-03-05"),
        ("الأسبوع الماضي", "2023-W09"),
        ("letzte Woche", "2023-W09"),
        ("Anfang März", "2023-03"),
        ("14 Uhr", "2023-03-06T14:00"),
        ("dimanche dernier", "2023-03-05"),
        ("l'année prochaine", "2024"),
        ("la semana pasada", "2023-W09"),
        ("otoño de 2020", "2020-FA"),
    ],
)
def test_common_turns_are_known_in_them_too(words: str, wanted: str):
    assert alone(words, language="und")["value"] == wanted


@cases(
    ("example", "wanted"),
    [
        ("vor [zwei Tagen]", "2023-03-04"),
        ("il y a [deux ans]", "2021"),
        ("[hace dos días]", "2023-03-04"),
    ],
)
def test_ago_may_stand_in_front_of_what_it_counts(example: str, wanted: str):
    assert said(example) == {"timex_type": "DATE", "value": wanted}


@cases("example", ["seit [1991]", "depuis [1991]", "desde [1991]", "с [1991 года]", "منذ [1991]"])
def test_since_is_known_in_front_of_a_date(example: str):
    assert said(example) == {"timex_type": "DATE", "value": "1991", "bound": "since"}


def test_since_is_known_behind_a_date():
    assert said("[1991]'den beri savaş var")["bound"] == "since"


def test_a_case_ending_behind_a_mark_does_not_hide_a_date():
    assert value("Açıklama [5 Mart'ta] geldi.") == "2023-03-05"


@cases(
    ("kind", "counterparts"),
    [
        ("MONTH", "MONTH MAYBE_MONTH"),
        ("WEEKDAY", "WEEKDAY MAYBE_WEEKDAY"),
        ("SEASON", "SEASON MAYBE_SEASON"),
        ("UNIT", "SINGLE_UNIT QUARTER WEEKEND"),
        ("SHIFT", "RELATIVE"),
    ],
)
def test_every_word_that_the_finder_knows_has_a_value_here(kind: str, counterparts: str):
    words = " ".join(VOCABULARY[name] for name in counterparts.split()).split()

    assert [word for word in words if word not in WORDS] == []
    assert {WORDS[word][0] for word in words} <= {
        kind,
        f"{kind}S",
        "SEASONS",
        "WEEKDAYS",
        "TONIGHT",
    }


def test_months_and_weekdays_are_all_there():
    assert sorted(VALUED["MONTH"]) == list(range(1, 13))
    assert sorted(VALUED["WEEKDAY"]) == list(range(1, 8))
