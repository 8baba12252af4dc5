import pytest

from annotator.core.search import fold


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("baku", "BAKU"),
        ("strasse", "Straße"),
        ("office", "oﬃce"),
        ("abc", "ＡＢＣ"),
        ("ΠΌΛΗΣ", "πόλης"),
        ("istanbul", "İSTANBUL"),
        ("ISTANBUL", "İstanbul"),
        ("diyarbakir", "DİYARBAKIR"),
        ("ısparta", "Isparta"),
        ("Jose\u0301", "JOSÉ"),
    ],
)
def test_what_is_typed_finds_a_title_written_another_way(typed: str, title: str) -> None:
    assert fold(typed) == fold(title)


@pytest.mark.parametrize(("typed", "title"), [("a b", "ab"), ("José", "Jose"), ("علي", "علی")])
def test_other_words_stay_other_words(typed: str, title: str) -> None:
    assert fold(typed) != fold(title)


@pytest.mark.parametrize("text", ["Straße", "İSTANBUL", "ﬃ ＡＢ", "ıI"])
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
