import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.folding import Folded, Folding
from annotator.core.ranges import Range
from tests.strategies import any_texts, texts

FOLDINGS: tuple[Folding, ...] = ("loose", "exact")
in_every_folding = pytest.mark.parametrize("folding", FOLDINGS)


def words(text: str, folding: Folding = "loose") -> list[str]:
    return Folded(text, folding).words.split()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Cease-fire, at 5 p.m.!", ["cease", "fire", "at", "5", "p", "m"]),
        ("Baku’s l’armée don't", ["baku", "s", "l", "armee", "don", "t"]),
        ("Straße ﬁn ＡＢ km²", ["strasse", "fin", "ab", "km2"]),
        ("İIıi ŞUŞA Şuşa", ["iiii", "susa", "susa"]),
        ("e\u0301 é Å", ["e", "e", "a"]),
        ("ёлка Їжак", ["елка", "іжак"]),
        ("السَّلامُ سـلام", ["السلام", "سلام"]),
        ("שָׁלוֹם", ["שלום"]),
        ("می\u200cخواهم co\u00adoperate", ["میخواهم", "cooperate"]),
        ("٢٠٢٣ ２０２３", ["2023", "2023"]),
        ("東京都は", ["東", "京", "都", "は"]),
        ("10,000 3½", ["10", "000", "31", "2"]),
        ("🚨 👩‍💻👍🏽 5€ $5", ["🚨", "👩", "💻", "👍", "5", "€", "5"]),
        ("a\u200bb a_b a+b", ["a", "b", "a", "b", "a", "b"]),
        ("… — “”", []),
    ],
)
def test_words_are_told_without_case_accents_and_punctuation(text: str, folded: list[str]) -> None:
    assert words(text) == folded


def test_hindi_keeps_its_vowels_and_a_nukta() -> None:
    assert words("की") != words("कि")
    assert words("ज़") != words("ज")


def test_the_exact_folding_tells_case_and_accents_apart() -> None:
    assert words("Şuşa ŞUŞA susa", "exact") != words("Susa SUSA susa", "exact")
    assert words("Şuşa", "exact") == words("S\u0327us\u0327a", "exact")


@given(texts(), texts())
def test_every_sign_is_folded_by_itself(one: str, other: str) -> None:
    assert Folded(one + other).words == Folded(one).words + Folded(other).words


@in_every_folding
@given(any_texts())
def test_nothing_is_left_to_fold_in_what_is_folded(folding: Folding, text: str) -> None:
    folded = words(text, folding)

    assert [word for part in folded for word in words(part, folding)] == folded


@in_every_folding
@given(any_texts())
def test_only_letters_figures_marks_and_pictures_are_left(folding: Folding, text: str) -> None:
    kinds = {unicodedata.category(sign)[0] for word in words(text, folding) for sign in word}

    assert kinds <= set("LNMS")


@given(st.one_of(texts(min_pieces=1), any_texts()))
def test_a_word_leads_back_to_the_code_points_that_it_came_from(text: str) -> None:
    folded = Folded(text)
    end = 0
    for word in folded.words.split():
        start = folded.words.index(word, end)
        end = start + len(word)
        place = folded.place(start, end)

        assert 0 <= place.start < place.end <= len(text)
        assert word in Folded(text[place.start : place.end]).words


def test_a_place_takes_the_marks_and_joiners_that_were_passed_over() -> None:
    text = "x cafe\u0301s 👩‍💻❤️"

    places = [Folded(text).place(*span) for span in ((2, 7), (9, 10), (12, 13), (15, 16))]

    assert places == [Range(2, 8), Range(9, 12), Range(9, 12), Range(12, 14)]


def test_what_parts_words_exactly_parts_them_loosely_too() -> None:
    # The index knows only loose words, and has to find every text in which exact ones stand.
    for code in range(sys.maxunicode + 1):
        loose, exact = (Folded(chr(code), folding).words for folding in FOLDINGS)
        if not exact:
            assert not loose
        assert exact[:1] != " " or loose[:1] == " "
        assert exact[-1:] != " " or loose[-1:] == " "
