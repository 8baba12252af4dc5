import pytest

from annotator.core.orthography import is_sentence_end, stem_of, takes_stop


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Baku's", "Baku"),
        ("Baku’s", "Baku"),
        ("mayor's", "mayor"),
        ("BAKU'S", "BAKU"),
        ("O'Brien's", "O'Brien"),
        ("They've", "They"),
        ("We're", "We"),
        ("I'm", "I"),
    ],
)
def test_an_english_possessive_or_verb_is_left_out(word: str, stem: str) -> None:
    assert word[slice(*stem_of(word))] == stem


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Bakü'nün", "Bakü"),
        ("Bakü’ye", "Bakü"),
        ("Ankara'da", "Ankara"),
        ("Ankara'dan", "Ankara"),
        ("Ankara'daki", "Ankara"),
        ("İstanbul'un", "İstanbul"),
        ("Laçın'a", "Laçın"),
        ("Laçın'ı", "Laçın"),
        ("Mart'ta", "Mart"),
        ("Türkiye'li", "Türkiye"),
        ("Suriye'lilerin", "Suriye"),
        ("Bakü'yle", "Bakü"),
        ("NATO'nun", "NATO"),
        ("ABD'nin", "ABD"),
        ("BM'de", "BM"),
        ("PKK'lı", "PKK"),
        ("1990'larda", "1990"),
        ("5'i", "5"),
        ("2023'te", "2023"),
        ("ANKARA'DA", "ANKARA"),
        ("BAKÜ'NÜN", "BAKÜ"),
    ],
)
def test_a_turkish_ending_is_left_out(word: str, stem: str) -> None:
    assert word[slice(*stem_of(word))] == stem


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("l'armée", "armée"),
        ("l’État", "État"),
        ("L'armée", "armée"),
        ("d'Ivoire", "Ivoire"),
        ("qu'Alger", "Alger"),
        ("dell'esercito", "esercito"),
    ],
)
def test_an_elided_article_is_left_out(word: str, stem: str) -> None:
    assert word[slice(*stem_of(word))] == stem


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Da’esh",
            "Da'esh",
            "Dae’sh",
            "Ja’afari",
            "Ba'ath",
            "Sana'a",
            "Ta'izz",
            "Sa'ada",
            "Sa'dah",
        ),
        *("Qur'an", "Shi'a", "Shi'ite", "Xi'an", "Isma'il", "Mas'ud", "Hawai'i", "Sa'da", "SANA'A"),
        *("don't", "Don't", "can’t", "Ma'am", "he'd", "rock'n'roll", "o'clock", "aujourd'hui"),
        *("O'Brien", "D'Artagnan", "L'Aquila", "N'Djamena", "polis'in"),
        *("Слов'янськ", "Куп'янськ", "O'zbekiston", "Farg'ona"),
        *("word", "", "l", "'", "s'", "'s"),
    ],
)
def test_an_apostrophe_inside_a_word_parts_nothing(word: str) -> None:
    assert stem_of(word) == (0, len(word))


@pytest.mark.parametrize(
    "word", ["U.S", "U.S.A", "p.m", "e.g", "EE.UU", "Mr", "Sept", "Capt", "Inc", "N.V"]
)
def test_the_stop_of_an_abbreviation_is_of_it(word: str) -> None:
    assert takes_stop(word)


@pytest.mark.parametrize("word", ["US", "army", "A", "No", "Septa", "mr", "3.5", "", "x.y.zz"])
def test_the_stop_of_another_word_is_not(word: str) -> None:
    assert not takes_stop(word)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It rained.", "Then"),
        ("in 1991.", "It"),
        ("He left the U.S.", "He"),
        ("the U.S.", "“The"),
        ("at 5 p.m.", "The"),
        ("Acme Inc.", "However, "),
        ("Plan B.", "It"),
        ("She said no.", "Soldiers"),
        ("No.", "That"),
        ("He came in Sept.", ""),
        ("ذهب.", "ثم"),
    ],
)
def test_a_full_stop_ends_a_sentence(before: str, after: str) -> None:
    assert is_sentence_end(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the U.S.", "troops"),
        ("the U.S.", "Army"),
        ("met Mr.", "He Jiankui"),
        ("(Gen.", "Tanne)"),
        ("“Dr.", "An"),
        ("on Sept.", "12"),
        ("No.", "5"),
        ("J.", "A. Smith"),
        ("U.S.", "A-10 jets"),
        ("at 5 p.m.", "Monday"),
        ("etc.", "and"),
        ("1.", "Rebels"),
        (" 12.", "Rebels"),
        ("قال د.", "سالم"),
        ("в г.", "Лачин"),
    ],
)
def test_the_stop_of_an_abbreviation_ends_no_sentence(before: str, after: str) -> None:
    assert not is_sentence_end(before, after)
