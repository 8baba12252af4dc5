"""What kind each word of a passage is, by itself and by its neighbours."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.find.noun_phrases import words_of
from tests.strategies import any_texts, raw_texts, texts


def _kinds(text: str) -> str:
    return "".join(word.kind for word in words_of(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the army", "dh"),
        ("two rebels of Larna", "qkoN"),
        ("in the Orlo Council", "pdNH"),
        ("his report, she said", "mn,rv"),
        ("late on Monday", "npt"),
        ("men and women", "kck"),
        ("Then (yesterday)", "b(b"),
        ("Orlo & Sons", "N&H"),
        ("a Task Force 50 ship", "dNHqn"),
        ("Task Force 50", "NHN"),
    ],
)
def test_words_are_classed(text: str, kinds: str):
    assert _kinds(text) == kinds


@pytest.mark.parametrize("text", ["the trained men", "by trained men", "a newly trained group"])
def test_a_participle_in_front_of_a_noun_is_of_the_phrase(text: str):
    assert "v" not in _kinds(text)


@pytest.mark.parametrize("text", ["rebels trained men", "Orlo trained men", "was trained"])
def test_a_participle_behind_who_acts_is_a_verb(text: str):
    assert "v" in _kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the attack", "n"),
        ("to attack", "v"),
        ("will attack", "v"),
        ("rebels attack towns", "v"),
        ("Orlo attacks the town", "v"),
        ("killed and wound", "v"),
    ],
)
def test_neighbours_tell_verb_from_noun(text: str, kind: str):
    word = next(word for word in words_of(text) if word.folded.startswith(("attack", "wound")))
    assert word.kind == kind


@pytest.mark.parametrize("text", ["to force Orlo out", "rebels force the army out"])
def test_a_head_may_be_a_verb(text: str):
    assert {word.folded: word.kind for word in words_of(text)}["force"] == "v"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Larna's army", "Nsh"),
        ("Larna’s army", "Nsh"),
        ("Larna 's army", "Nsh"),
        ("soldiers' homes", "ksn"),
        ("they've left", "rvv"),
    ],
)
def test_a_possessive_ending_is_a_word_of_its_own(text: str, kinds: str):
    assert _kinds(text) == kinds


def test_a_name_before_a_tied_participle_is_a_word_of_its_own():
    assert [word.folded for word in words_of("a Larna-held hill")] == ["a", "larna", "held", "hill"]


@pytest.mark.parametrize("text", ["Gen. Arlo", "J. K. Arlo", "the U.S. Army"])
def test_the_stop_of_an_abbreviation_parts_nothing(text: str):
    assert "." not in _kinds(text)


def test_a_stop_begins_a_sentence():
    assert [word.is_first for word in words_of("It fell. Rain fell.")] == [
        *(True, False, False, True, False)
    ]


def test_the_pronoun_us_is_not_the_country():
    assert _kinds("told us") == "vr"
    assert _kinds("told US envoys") == "vNk"


@given(st.one_of(texts(), any_texts(), raw_texts()))
def test_words_are_in_order_and_apart(text: str):
    words = words_of(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert all(len(word.kind) == 1 for word in words)
