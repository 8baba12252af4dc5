import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.core.offsets import OffsetMap, display_text
from tests.strategies import any_texts, ranges, raw_texts, texts

UNSAFE = ("\ufeffab", "\ufffeab", "a\ufeffb", "\ufdd0", "a\ufdd1b", "\u2028", "\ufffe")


@pytest.mark.usefixtures("qapp")
@given(st.one_of(texts(), any_texts()))
@example("\ufeff\ufeff")
@example("\ufffe\ufffe😀")
@example("\ufdd0\ufdd1\uffff")
def test_a_document_of_the_window_is_as_long_as_the_text(text: str) -> None:
    shown = QTextDocument(display_text(text))

    # A document counts one more character: the end of its last paragraph.
    assert shown.characterCount() - 1 == OffsetMap(text).length_utf16


@pytest.mark.usefixtures("qapp")
@given(
    raw_texts().map(lambda raw: "".join(c for c in raw if c.isprintable() or c in "\r\n\0\ufeff"))
)
def test_even_a_text_that_was_never_made_canonical_keeps_its_length(raw: str) -> None:
    shown = QTextDocument(display_text(raw))

    assert shown.characterCount() - 1 == OffsetMap(raw).length_utf16


@pytest.mark.usefixtures("qapp")
@given(texts().flatmap(lambda text: st.tuples(st.just(text), ranges(text))))
def test_the_window_selects_the_characters_that_an_offset_means(
    case: tuple[str, tuple[int, int]],
) -> None:
    text, (start, end) = case
    offsets = OffsetMap(text)
    shown = QTextDocument(display_text(text))
    cursor = QTextCursor(shown)

    cursor.setPosition(offsets.to_utf16(start))
    cursor.setPosition(offsets.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)

    assert len(cursor.selectedText()) == end - start


@pytest.mark.parametrize("text", UNSAFE, ids=ascii)
@pytest.mark.usefixtures("qapp")
def test_no_character_beside_an_unsafe_one_is_lost(text: str) -> None:
    shown = QTextDocument(display_text(text)).toPlainText()

    assert [c for c in text if c in "ab"] == [c for c in shown if c in "ab"]


@pytest.mark.parametrize("text", ["ab\u0000cd", "a\ufffeb", "😀\ufdd0😀"], ids=ascii)
@pytest.mark.usefixtures("qapp")
def test_a_newline_is_the_only_end_of_a_paragraph(text: str) -> None:
    shown = QTextDocument(display_text(f"{text}\n{text}"))

    assert shown.blockCount() == 2
