import pytest

from annotator.core.records import Source
from annotator.ui.text.header import byline, spoken_date
from tests.factories import make_document


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        ("2026-03-09T10:00:00.000Z", "9 March 2026"),
        ("2026-03-09/2026-03-09", "9 March 2026"),
        ("2026-03-09/2026-03-11", "9 March 2026 – 11 March 2026"),
        ("2026/..", "2026"),
        ("", ""),
    ],
    ids=["moment", "day", "days", "open year", "unknown"],
)
def test_a_date_is_written_as_a_person_writes_it(value: str, spoken: str) -> None:
    assert spoken_date(value) == spoken


def test_the_byline_says_when_by_whom_and_how_long() -> None:
    source = Source(publisher="Adrun Wire", published_at="2026-03-09/2026-03-09")

    line = byline(make_document("Two words", source=source))

    assert line == "9 March 2026 · Adrun Wire · 2 words"


def test_a_byline_leaves_out_what_is_not_known() -> None:
    assert byline(make_document("word")) == "1 word"


def test_text_without_spaces_between_words_is_counted_in_characters() -> None:
    assert byline(make_document("两名士兵被打死", language="zh-Hans")) == "7 characters"
