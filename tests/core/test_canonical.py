import pytest
from hypothesis import example, given

from annotator.core.canonical import to_canonical
from tests.strategies import any_texts, raw_texts, texts

SURROGATES = ("\ud83d", "\ude00")


@given(raw_texts())
@example("\ufeff\ufeff\0\r\r\n\ud83d")
def test_a_stored_text_has_nothing_that_a_store_or_a_window_cannot_hold(raw: str) -> None:
    text = to_canonical(raw).text

    assert not set(text) & {"\r", "\0", "\u2029"}
    assert not text.startswith("\ufeff")
    assert text.encode("utf-8").decode("utf-8") == text


@given(raw_texts())
def test_a_stored_text_stays_as_it_is_when_it_is_stored_again(raw: str) -> None:
    text = to_canonical(raw).text

    again = to_canonical(text)

    assert again.text == text
    assert (again.changes, again.dropped) == ((), ())


@given(texts())
def test_a_text_that_has_nothing_to_change_is_not_touched(text: str) -> None:
    stored = to_canonical(text)

    assert stored.text is text
    assert not stored.has_replacements


@given(raw_texts())
def test_every_character_that_is_kept_is_found_again_by_its_offset(raw: str) -> None:
    stored = to_canonical(raw)
    kept = [at for at in range(len(raw)) if at not in stored.dropped]

    assert [stored.from_raw(at) for at in kept] == list(range(len(stored.text)))


@given(raw_texts())
def test_only_newlines_marks_nul_and_surrogates_are_changed(raw: str) -> None:
    stored = to_canonical(raw)
    changed = {"\r": "\n", "\u2029": "\n", "\0": "\ufffd", **dict.fromkeys(SURROGATES, "\ufffd")}
    kept = (character for at, character in enumerate(raw) if at not in stored.dropped)

    assert stored.text == "".join(changed.get(character, character) for character in kept)


@given(raw_texts())
def test_only_leading_marks_and_returns_before_a_newline_are_dropped(raw: str) -> None:
    marks = len(raw) - len(raw.lstrip("\ufeff"))
    returns = [at for at in range(len(raw)) if raw.startswith("\r\n", at)]

    assert to_canonical(raw).dropped == (*range(marks), *returns)


@given(raw_texts())
def test_the_end_of_the_raw_text_is_the_end_of_the_stored_one(raw: str) -> None:
    stored = to_canonical(raw)

    assert stored.from_raw(len(raw)) == len(stored.text)


@given(any_texts())
def test_nothing_is_normalised_trimmed_or_folded(text: str) -> None:
    assert to_canonical(text).text == text


@pytest.mark.parametrize(
    ("raw", "newline"),
    [
        ("one line", ""),
        ("a\nb\nc", "lf"),
        ("a\r\nb\r\n", "crlf"),
        ("a\rb", "cr"),
        ("a\r\nb\nc", "mixed"),
        ("a\rb\r\nc", "mixed"),
        ("\ufeffa\nb", "lf"),
    ],
)
def test_the_newlines_of_the_source_are_remembered(raw: str, newline: str) -> None:
    assert to_canonical(raw).newline == newline


@pytest.mark.parametrize(
    ("raw", "change"),
    [
        ("\ufeffa", "bom_removed"),
        ("a\r\nb", "crlf_to_lf"),
        ("a\rb", "cr_to_lf"),
        ("a\u2029b", "u2029_to_lf"),
        ("a\0b", "nul_replaced"),
        ("a\ud800b", "surrogate_replaced"),
    ],
)
def test_each_change_is_named(raw: str, change: str) -> None:
    assert to_canonical(raw).changes == (change,)


@pytest.mark.parametrize(
    ("raw", "expected"), [("a\0b", True), ("\ud800", True), ("\ufeffa\r\nb\rc\u2029", False)]
)
def test_a_person_is_told_of_replaced_characters_only(raw: str, expected: bool) -> None:
    assert to_canonical(raw).has_replacements is expected


def test_a_byte_order_mark_inside_a_text_stays() -> None:
    assert to_canonical("a\ufeffb").text == "a\ufeffb"
