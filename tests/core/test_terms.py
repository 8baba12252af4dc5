from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.folding import Folded
from annotator.core.terms import MOST_SIGNS, TermFinder, read_terms
from annotator.errors import SearchError
from tests.strategies import texts

Read = list[tuple[list[str], list[str]]]


def read(typed: str) -> Read:
    """What is read: of each clause what is wanted and what is not, as a person would write it."""

    def told(words: tuple[str, ...], is_begun: bool) -> str:
        return " ".join(words) + ("*" if is_begun else "")

    return [
        (
            [told(term.words, term.is_begun) for term in clause.wanted],
            [told(term.words, term.is_begun) for term in clause.unwanted],
        )
        for clause in read_terms(typed)
    ]


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("", []),
        ("Rebels  MINISTRY", [(["rebels", "ministry"], [])]),
        ('"two soldiers" said', [(["two soldiers", "said"], [])]),
        ("“two soldiers” «deux soldats»", [(["two soldiers", "deux soldats"], [])]),
        ("cease-fire", [(["cease fire"], [])]),
        ("minist* cease-f*", [(["minist*", "cease f*"], [])]),
        ('"two sold"*', [(["two sold*"], [])]),
        ("baku -blast", [(["baku"], ["blast"])]),
        ('-"two soldiers" -mi*', [([], ["two soldiers", "mi*"])]),
        ("a b OR c -d", [(["a", "b"], []), (["c"], ["d"])]),
        ("or Or", [(["or", "or"], [])]),
        ('"OR"', [(["or"], [])]),
        ('"two soldiers', [(["two soldiers"], [])]),
        ("war – peace -", [(["war", "peace"], [])]),
        ("東京", [(["東 京"], [])]),
        ("ministry🚨", [(["ministry 🚨"], [])]),
        ("(baku)", [(["baku"], [])]),
    ],
)
def test_words_are_read_as_they_are_meant(typed: str, clauses: Read) -> None:
    assert read(typed) == clauses


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("OR baku", "There is nothing before OR (at 1)."),
        ("baku OR", "There is nothing behind OR (at 6)."),
        ("a OR OR b", "There is nothing before OR (at 6)."),
        ("mi*ry", "A star can only stand at the end of a word (at 1)."),
        ("baku -*", "There is no word before the star (at 6)."),
        ("!? …", "There is no letter, figure or picture in what is looked for."),
        ("a " * 41, "More than 40 words are looked for."),
        ("a" * (MOST_SIGNS + 1), "More than 500 signs are looked for."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(typed: str, message: str) -> None:
    with pytest.raises(SearchError) as refusal:
        read_terms(typed)

    assert refusal.value.message == message
    assert refusal.value.hint


@given(st.text(st.sampled_from('ab* -"“”OR\n東🚨é()^:'), max_size=20))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with suppress(SearchError):
        TermFinder(read_terms(typed)).places("ab 東 🚨")


def found(typed: str, text: str, **how: object) -> list[str]:
    finder = TermFinder(read_terms(typed), **how)  # type: ignore[arg-type]
    return [text[start:end] for start, end in finder.places(text)]


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("kill", "Skilled killers KILL.", ["KILL"]),
        ("kill*", "Skilled killers KILL.", ["killers", "KILL"]),
        ("two soldiers", "Soldiers: two. One two.", ["Soldiers", "two", "two"]),
        (
            '"two soldiers"',
            "two  soldiers, soldiers two, Two\nSOLDIERS",
            ["two  soldiers", "Two\nSOLDIERS"],
        ),
        ("cease-fire", "The cease–fire, a cease fire; ceasefire", ["cease–fire", "cease fire"]),
        ("rebels -blast", "Rebels met.", ["Rebels"]),
        ("rebels -blast", "Rebels met; a blast.", []),
        ("war OR peace", "Peace, not tea.", ["Peace"]),
        ("war tea OR peace", "War and peace.", ["peace"]),
        ("a*", "ab aab", ["ab", "aab"]),
        ("東京", "今日は東京都です", ["東京"]),
        ("👩", "👩‍💻 and 👩", ["👩‍💻", "👩"]),
        ("baku", "Baku's; BAKÚ", ["Baku", "BAKÚ"]),
        ("soldiers OR two-soldiers", "two soldiers", ["two soldiers"]),
        ("-blast", "calm", []),
    ],
)
def test_places_are_found_in_order(typed: str, text: str, places: list[str]) -> None:
    assert found(typed, text) == places


def test_parts_of_words_are_found_where_they_need_not_be_whole() -> None:
    assert found("kill", "Skilled KILLERS", is_whole=False) == ["kill", "KILL"]
    assert found('"e fi"', "The cease-fire", is_whole=False) == ["e-fi"]


def test_case_and_accents_count_where_they_are_to() -> None:
    assert found("Susa", "susa Şuşa Susa SUSA", folding="exact") == ["Susa"]
    assert found("caf*", "Café CAFÉ café", folding="exact") == ["café"]


def test_a_text_without_what_is_not_wanted_matches_though_nothing_is_found_in_it() -> None:
    finder = TermFinder(read_terms("-blast"))

    assert finder.is_in("calm")
    assert not finder.is_in("a Blast")


def by_words(typed: list[str], *, is_begun: bool) -> Callable[[str], bool]:
    """Look for words in a row by going through the list of a text's words."""

    def is_in(text: str) -> bool:
        words = Folded(text).words.split()
        for start in range(len(words) - len(typed) + 1):
            *first, last = words[start : start + len(typed)]
            if [*first, last] == typed or (
                is_begun and first == typed[:-1] and last.startswith(typed[-1])
            ):
                return True
        return False

    return is_in


@given(st.data(), texts(min_pieces=4), st.booleans())
def test_a_phrase_is_found_where_a_plain_search_finds_it(
    data: st.DataObject, text: str, is_begun: bool
) -> None:
    words = Folded(text).words.split()
    start = data.draw(st.integers(0, len(words)))
    phrase = words[start : start + data.draw(st.integers(1, 3))] or ["nowhere"]
    other = data.draw(texts())

    finder = TermFinder(read_terms(f'"{" ".join(phrase)}"' + "*" * is_begun))

    plain = by_words(phrase, is_begun=is_begun)
    for looked_in in (text, other):
        assert finder.is_in(looked_in) == plain(looked_in)
        assert bool(finder.places(looked_in)) == plain(looked_in)


@given(texts(min_pieces=2))
def test_places_do_not_overlap_and_hold_what_was_typed(text: str) -> None:
    words = Folded(text).words.split()
    finder = TermFinder(read_terms(" OR ".join(f'"{word}"' for word in words[:3])))
    places = finder.places(text)

    assert all(one.end <= other.start for one, other in pairwise(places))
    for start, end in places:
        assert any(word in Folded(text[start:end]).words for word in words[:3])
