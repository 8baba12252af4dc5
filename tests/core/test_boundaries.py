from collections.abc import Callable
from time import thread_time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import boundaries
from annotator.core.boundaries import (
    grapheme_at,
    next_word_end,
    next_word_start,
    previous_word_end,
    previous_word_start,
    sentence_at,
    snap_to_graphemes,
    snap_to_words,
    trim,
    word_at,
    words,
)
from annotator.core.ranges import Range
from tests.strategies import any_texts, texts, texts_with_offset, texts_with_range

Case = tuple[str, tuple[int, int]]
MILLION = 1_000_000


def cut(text: str, found: tuple[int, int]) -> str:
    return text[found[0] : found[1]]


def edges_of_graphemes(text: str) -> set[int]:
    return {0, *(match.end() for match in regex.finditer(r"\X", text))}


def is_blank(text: str) -> bool:
    return regex.fullmatch(r"[\s\p{GCB=Control}]*", text) is not None


def all_words(text: str) -> list[str]:
    return [cut(text, word) for word in words(text, 0, len(text))]


def all_sentences(text: str) -> list[str]:
    found = dict.fromkeys(sentence_at(text, offset) for offset in range(len(text)))
    return [cut(text, sentence) for sentence in found if not sentence.is_empty]


# Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two soldiers, dead", ["two", "soldiers", "dead"]),
        ("3.5 million of 10,000", ["3.5", "million", "of", "10,000"]),
        ("the U.S. troops", ["the", "U.S.", "troops"]),
        ("U.S.-led at 5 p.m.", ["U.S.", "led", "at", "5", "p.m."]),
        ("on 12 Sept., Capt. Tanne", ["on", "12", "Sept.", "Capt.", "Tanne"]),
        ("It ended. He left...", ["It", "ended", "He", "left"]),
        ("well etc...", ["well", "etc"]),
        ("Baku's and Baku’s", ["Baku's", "and", "Baku’s"]),
        ("'quoted' and “said”", ["quoted", "and", "said"]),
        ("Nagorno-Karabakh", ["Nagorno", "Karabakh"]),
        ("Bakü'nün açıklaması", ["Bakü'nün", "açıklaması"]),
        ("وقال وبالبيت الأبيض", ["وقال", "وبالبيت", "الأبيض"]),
        ("السَّلامُ عليكم", ["السَّلامُ", "عليكم"]),
        ("می\u200cخواهم بروم", ["می\u200cخواهم", "بروم"]),
        ("שָׁלוֹם לכם", ["שָׁלוֹם", "לכם"]),
        ("东京都", ["东", "京", "都"]),
        ("東京のテキスト", ["東", "京", "の", "テキスト"]),
        ("น้ำดี", ["น้ำ", "ดี"]),
        ("한국어 글", ["한국어", "글"]),
        ("नमस्ते क्ष", ["नमस्ते", "क्ष"]),
        ("e\u0301cole", ["e\u0301cole"]),
        ("re\u00adport", ["re\u00adport"]),
        ("\ufeffabc\u200f d", ["abc", "d"]),
        ("20\u202f000 x\u202f! «\u202fa\u202f»", ["20\u202f000", "x", "a"]),
        ("Jean\u202fPaul\u00a0II", ["Jean", "Paul", "II"]),
        ("👩‍💻 ok 🇹🇷", ["ok"]),
        ("a\u2028b\x85c\fd", ["a", "b", "c", "d"]),
        ("", []),
    ],
)
def test_words_are_what_a_reader_takes_for_words(text: str, expected: list[str]) -> None:
    assert all_words(text) == expected


@given(texts_with_range())
def test_words_are_those_of_the_whole_text_that_the_range_shares(case: Case) -> None:
    text, (start, end) = case
    everywhere = words(text, 0, len(text))

    assert words(text, start, end) == [w for w in everywhere if w.start < end and w.end > start]


@given(st.one_of(texts(), any_texts()))
def test_words_lie_apart_in_order_and_split_no_grapheme(text: str) -> None:
    ends = [end for word in words(text, 0, len(text)) for end in word]

    assert ends == sorted(ends)
    assert {*ends} <= edges_of_graphemes(text)


@given(texts_with_offset())
def test_the_word_at_an_offset_holds_or_touches_it(case: tuple[str, int]) -> None:
    text, offset = case

    word = word_at(text, offset)

    assert word.start <= offset <= word.end


@given(texts_with_offset())
def test_the_word_at_an_offset_is_a_word_or_its_stem_or_nothing(case: tuple[str, int]) -> None:
    text, offset = case

    word = word_at(text, offset)

    around = words(text, max(0, offset - 1), offset + 1)
    assert word.is_empty == (not around)
    assert word.is_empty or any(other.contains(word) for other in around)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|Baku's offer", "Baku"),
        ("Ba|ku's offer", "Baku"),
        ("Baku|'s offer", "Baku's"),
        ("Baku'|s offer", "Baku's"),
        ("Baku's| offer", "Baku's"),
        ("Bakü'|nün", "Bakü'nün"),
        ("|l'armée", "l'armée"),
        ("l'a|rmée", "armée"),
        ("Da’e|sh", "Da’esh"),
        ("in the U|.S. now", "U.S."),
        ("in the U.S|. now", "U.S."),
        ("in the U.S.| now", "U.S."),
        ("the end|.", "end"),
        ("the end.|", ""),
        ("one | two", ""),
        ("word|", "word"),
        ("|", ""),
        ("“|Yes", "Yes"),
        ("👩‍|💻", ""),
    ],
)
def test_a_double_click_takes_the_word_under_it(text: str, expected: str) -> None:
    offset, text = text.index("|"), text.replace("|", "")

    assert cut(text, word_at(text, offset)) == expected


# Snapping


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two sol[diers we]re killed", "soldiers were"),
        ("two[ soldiers ]were", "soldiers"),
        ("[Baku]'s offer", "Baku"),
        ("[B]aku's offer", "Baku"),
        ("[Baku's] offer", "Baku's"),
        ("[Baku'](s) offer", "Baku's"),
        ("[Baku's of]fer", "Baku's offer"),
        ("chez [l'armée]", "l'armée"),
        ("chez l'[armée]", "armée"),
        ("chez l'ar[m]ée", "armée"),
        ("chez [l']armée", "l'armée"),
        ("at [Da]’esh", "Da’esh"),
        ("to [Sana]'a", "Sana'a"),
        ("the [U.]S. army", "U.S."),
        ("the [U.S.] army", "U.S."),
        ("said [“We l]eft,” he", "“We left"),
        ("said [“We left,”] he", "“We left,”"),
        ("[3].5 million", "3.5"),
        ("a [👩]\u200d💻 b", "👩‍💻"),
        ("a 👩\u200d[💻 ]b", "👩‍💻"),
        ("[e]\u0301!", "e\u0301"),
        ("وقا[ل وب]البيت", "وقال وبالبيت"),
        ("[น้]ำดี", "น้ำ"),
        ("[\ufeff\u200f word\u200e ]", "word"),
        ("a[ \n\t\u00a0]b", ""),
        ("[]word", ""),
    ],
)
def test_a_selection_snaps_to_whole_words(text: str, expected: str) -> None:
    text = text.replace("(", "").replace(")", "")
    start, text = text.index("["), text.replace("[", "")
    end, text = text.index("]"), text.replace("]", "")

    assert cut(text, snap_to_words(text, start, end)) == expected


@given(texts_with_range())
def test_snapping_loses_nothing_but_what_cannot_be_seen(case: Case) -> None:
    text, (start, end) = case

    low, high = snap_to_words(text, start, end)

    assert is_blank(text[start : min(low, end)])
    assert is_blank(text[max(high, start) : end])


@given(texts_with_range())
def test_snapping_twice_is_snapping_once(case: Case) -> None:
    text, selection = case
    snapped = snap_to_words(text, *selection)

    assert snap_to_words(text, *snapped) == snapped


@given(texts_with_range())
def test_a_snapped_range_splits_no_grapheme(case: Case) -> None:
    text, selection = case

    snapped = snap_to_words(text, *selection)

    assert snapped.is_empty or {*snapped} <= edges_of_graphemes(text)


@given(texts_with_range())
def test_a_snapped_range_begins_and_ends_with_something_to_see(case: Case) -> None:
    text, selection = case
    edges = sorted(edges_of_graphemes(text))

    low, high = snap_to_words(text, *selection)

    if low < high:
        first = text[low : edges[edges.index(low) + 1]]
        last = text[edges[edges.index(high) - 1] : high]
        assert not is_blank(first)
        assert not is_blank(last)


@given(texts_with_range())
def test_a_snapped_range_stays_within_its_lines(case: Case) -> None:
    text, (start, end) = case
    start, end = trim(text, start, end)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)

    low, high = snap_to_words(text, start, end)

    assert first <= low
    assert high <= (len(text) if last < 0 else last)


# Trimming and graphemes


@given(texts_with_range())
def test_trimming_takes_only_what_cannot_be_seen(case: Case) -> None:
    text, (start, end) = case

    low, high = trim(text, start, end)

    assert start <= low <= high <= end
    assert is_blank(text[start:low] + text[high:end])


@given(texts_with_range())
def test_trimming_splits_no_grapheme_that_was_whole(case: Case) -> None:
    text, selection = case
    edges = edges_of_graphemes(text)

    trimmed = trim(text, *snap_to_graphemes(text, *selection))

    assert {*trimmed} <= edges


def test_a_space_that_carries_an_accent_is_not_trimmed() -> None:
    assert trim(" \u0301a \u0301", 0, 5) == (0, 5)


@given(st.one_of(texts_with_offset(), any_texts().map(lambda text: (text, len(text) // 2))))
def test_the_grapheme_at_an_offset_is_that_of_the_whole_text(case: tuple[str, int]) -> None:
    text, offset = case
    spans = [match.span() for match in regex.finditer(r"\X", text)]
    expected = [span for span in spans if span[0] <= offset < span[1]]

    assert [grapheme_at(text, offset)] == (expected or [(offset, offset)])


@given(st.integers(1, 600))
def test_flags_are_told_apart_in_a_long_row_of_them(offset: int) -> None:
    text = "x" + "🇹🇷" * 300

    assert grapheme_at(text, offset).start == (offset - 1) // 2 * 2 + 1


@given(texts_with_range())
def test_growing_to_graphemes_grows_to_the_nearest_edges(case: Case) -> None:
    text, (start, end) = case
    edges = edges_of_graphemes(text)

    low, high = snap_to_graphemes(text, start, end)

    assert low == max(edge for edge in edges if edge <= start)
    assert high == (low if start == end else min(edge for edge in edges if edge >= end))


# Sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Then it stopped.", ["It rained.", "Then it stopped."]),
        ("  Led in.  Led out.  ", ["Led in.", "Led out."]),
        ("He met Mr. Orlo. She left.", ["He met Mr. Orlo.", "She left."]),
        ("The U.S. troops left. Good.", ["The U.S. troops left.", "Good."]),
        ("He left the U.S. They stayed.", ["He left the U.S.", "They stayed."]),
        ("Gen. J. A. Tanne won 3.5 acres.", ["Gen. J. A. Tanne won 3.5 acres."]),
        ("“We left.” He nodded.", ["“We left.”", "He nodded."]),
        ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
        ("‘No!’ she said. ‘Go?’", ["‘No!’ she said.", "‘Go?’"]),
        ("Wait… what? Yes...", ["Wait… what?", "Yes..."]),
        ("He paused... Then he left.", ["He paused...", "Then he left."]),
        ("It ended in 1991. No. 5 won.", ["It ended in 1991.", "No. 5 won."]),
        ("A headline\nThe text. More", ["A headline", "The text.", "More"]),
        ("One line\u2028and another", ["One line", "and another"]),
        ("قال ذلك. ثم ذهب؟ نعم.", ["قال ذلك.", "ثم ذهب؟", "نعم."]),
        ("今天下雨。“走吧。”明天晴！", ["今天下雨。", "“走吧。”", "明天晴！"]),
        ("यह है। वह था।", ["यह है।", "वह था।"]),
        ("Laçın'da çatışma çıktı. İki asker öldü.", ["Laçın'da çatışma çıktı.", "İki asker öldü."]),
        ("🚨 Fire! 🚒 Help.", ["🚨 Fire!", "🚒 Help."]),
        ("no stop at all", ["no stop at all"]),
    ],
)
def test_a_triple_click_takes_the_sentence_under_it(text: str, expected: list[str]) -> None:
    assert all_sentences(text) == expected


@given(texts_with_offset())
def test_a_sentence_covers_its_offset_but_for_white_space(case: tuple[str, int]) -> None:
    text, offset = case

    low, high = sentence_at(text, offset)

    assert is_blank(text[min(offset, low) : low])
    assert is_blank(text[high : max(offset, high)])


@given(texts_with_offset())
def test_a_sentence_lies_within_one_line(case: tuple[str, int]) -> None:
    text, offset = case

    assert "\n" not in cut(text, sentence_at(text, offset))


@given(texts_with_offset())
def test_every_offset_of_a_sentence_has_that_sentence(case: tuple[str, int]) -> None:
    text, offset = case
    sentence = sentence_at(text, offset)

    assert {sentence_at(text, at) for at in range(*sentence)} <= {sentence}


def test_the_end_of_a_line_belongs_to_its_last_sentence() -> None:
    assert cut("One. Two.\nThree.", sentence_at("One. Two.\nThree.", 9)) == "Two."


def test_a_blank_line_has_no_sentence() -> None:
    assert sentence_at("One.\n\nTwo.", 5) == (5, 5)


# Steps

STEPS = (next_word_start, next_word_end, previous_word_start, previous_word_end)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
@given(case=texts_with_offset())
def test_a_step_goes_on_until_the_end_of_the_text(
    step: Callable[[str, int], int], case: tuple[str, int]
) -> None:
    text, offset = case
    is_forward = step in (next_word_start, next_word_end)

    reached = step(text, offset)

    if offset == (len(text) if is_forward else 0):
        assert reached == offset
    else:
        assert reached > offset if is_forward else reached < offset


@given(texts_with_offset())
def test_no_word_is_stepped_over(case: tuple[str, int]) -> None:
    text, offset = case
    everywhere = words(text, 0, len(text))

    assert next_word_start(text, offset) <= min(
        (word.start for word in everywhere if word.start > offset), default=len(text)
    )
    assert previous_word_end(text, offset) >= max(
        (word.end for word in everywhere if word.end < offset), default=0
    )


@pytest.mark.parametrize(
    ("step", "text", "expected"),
    [
        (next_word_start, "|one, two", "one, |two"),
        (next_word_start, "one, t|wo", "one, two|"),
        (next_word_end, "|one, two", "one|, two"),
        (next_word_end, "|Baku's offer", "Baku|'s offer"),
        (next_word_end, "Baku|'s offer", "Baku's| offer"),
        (previous_word_end, "Baku's| offer", "Baku|'s offer"),
        (previous_word_end, "Baku|'s offer", "|Baku's offer"),
        (previous_word_start, "l'armé|e", "l'|armée"),
        (previous_word_start, "l'|armée", "|l'armée"),
        (previous_word_start, "one, two|", "one, |two"),
        (next_word_end, "|Da’esh won", "Da’esh| won"),
        (next_word_start, "| 👩‍💻 a", " 👩‍💻 |a"),
        (next_word_start, "|قال أحمد", "قال |أحمد"),
    ],
)
def test_a_step_stops_at_words_and_at_what_may_be_left_out(
    step: Callable[[str, int], int], text: str, expected: str
) -> None:
    offset, text = text.index("|"), text.replace("|", "")

    reached = step(text, offset)

    assert f"{text[:reached]}|{text[reached:]}" == expected


def test_a_step_finds_a_word_far_away() -> None:
    text = "a" + " " * 100_000 + "b"

    assert next_word_start(text, 0) == 100_001
    assert previous_word_start(text, 100_001) == 0


# Long texts


def test_a_word_of_a_thousand_letters_is_one_word() -> None:
    text = "so " + "x" * 1000 + " it is"

    assert word_at(text, 500) == (3, 1003)
    assert snap_to_words(text, 1, 500) == (0, 1003)


def test_a_long_text_without_spaces_has_the_words_of_a_short_one() -> None:
    text = "东京テキスト。" * 2000

    assert cut(text, word_at(text, 7003)) == "テキスト"
    assert cut(text, sentence_at(text, 7003)) == "东京テキスト。"


@given(st.integers(0, 4000))
def test_the_answer_does_not_depend_on_what_is_far_away(offset: int) -> None:
    near = "Two soldiers died in the U.S. Baku's 👩‍💻 answer came. قال ذلك.\n" * 70
    far, shift = near * 5, len(near) * 2

    for find in (word_at, sentence_at, grapheme_at):
        found = find(far, offset + shift)
        assert Range(found.start - shift, found.end - shift) == find(near, offset)


UNITS = ("word ", "One. Two\n", "字", "a", "🇹🇷", "\u0301", " ", "\n")


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
@pytest.mark.parametrize("name", ["word_at", "sentence_at", "grapheme_at"])
def test_a_million_characters_cost_about_what_twenty_thousand_do(name: str, unit: str) -> None:
    find: Callable[[str, int], Range] = getattr(boundaries, name)

    def least_seconds(text: str) -> float:
        def once() -> float:
            start = thread_time()
            for offset in range(len(text) // 2, len(text) // 2 + 3):
                find(text, offset)
            return thread_time() - start

        return min(once() for _ in range(3))

    short, long = (unit * (length // len(unit)) for length in (20_000, MILLION))

    assert least_seconds(long) < 20 * least_seconds(short) + 0.001
