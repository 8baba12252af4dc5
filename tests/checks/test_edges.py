import pytest

from annotator.checks.punctuation import clean
from annotator.core.ranges import Range
from tests.checks.marked import article, found, linked, mended, tagged, words_found


def only_mend(check_id: str, marked: str) -> str:
    """The text of the first span once the one finding of a check is mended."""
    ((finding,), made) = found(check_id, marked), article(marked)
    return mended(made, finding.mends[0]).spans[0].text


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        ("{actor:Baku }said", "Baku"),
        ("in{actor: Baku} said", "Baku"),
        ("{actor:Baku\n}Talks", "Baku"),
        ("{actor:Baku\u00a0}said", "Baku"),
        ("{actor:\u200bBaku} said", "Baku"),
        ("{actor:　東京}で", "東京"),
    ],
)
def test_white_space_at_an_end_is_found_and_left_out(marked: str, right: str) -> None:
    assert only_mend("white_space", marked) == right


def test_a_span_of_nothing_but_white_space_is_removed() -> None:
    (finding,) = found("white_space", "Baku{actor: \n}said")

    assert mended("Baku{actor: \n}said", finding.mends[0]).spans == ()


def test_white_space_within_a_span_is_its_own() -> None:
    assert found("white_space", "the {actor:Northern Front} said") == []


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        ("{actor:Baku,} which", "Baku"),
        ("on {date:Sunday.} Talks", "Sunday"),
        ("on {date:Sunday...}", "Sunday"),
        ("said {actor:(UN)} staff", "UN"),
        ("the {actor:(Northern} Front", "Northern"),
        ("the {actor:Front)} said", "Front"),
        ("the {actor:“Karsa Brigade”} said", "Karsa Brigade"),
        ("the {actor:Karsa”} said", "Karsa"),
        ("{casualty:– two dead} in Larna", "two dead"),
        ("He said {claim:it was over.} Talks went on.", "it was over"),
        ("He said {claim:it was “over.”}, then left.", "it was “over.”"),
        ("{actor:Москва,} сообщил он", "Москва"),
        ("قال {actor:الجيش،} اليوم", "الجيش"),
        ("{actor:東京。}次", "東京"),
    ],
)
def test_a_mark_at_an_end_is_left_out(marked: str, right: str) -> None:
    if right.endswith("”"):
        assert found("punctuation", marked) == []
    else:
        assert only_mend("punctuation", marked) == right


@pytest.mark.parametrize(
    "marked",
    [
        "on {date:Monday, Dec.} in Larna",
        "on {date:5 Dec.}",
        "the {actor:U.S.} said",
        "the {actor:U.S.}",
        "at {date:9 p.m.} on Monday",
        "by {actor:Apple Inc.}, it said",
        "{actor:George W.} came",
        "{actor:МИД РФ}, 2020 {date:2020 г.} в Москве",
        "the {actor:United Nations (UN)} said",
        "the {actor:so-called “Army”} said",
        "{claim:“We did not fire first,”} he said",
        "{claim:“We did not fire first} and left” it",
        "he called it {claim:'pure invention'}",
        "in the {date:’90s} again",
        "the {actor:Sana’} group",
        "{actor:‘Abd al-Karim} said",
        "at {date:.5 seconds}",
        "a {casualty:-5} change",
        "{claim:It is over and we have won.}\nTalks",
        "He said:\n{claim:It is over.}",
    ],
)
def test_a_mark_that_belongs_to_a_span_is_left_alone(marked: str) -> None:
    assert found("punctuation", marked) == []


def test_a_span_of_marks_alone_is_removed() -> None:
    (finding,) = found("punctuation", "Baku{actor: –} said")

    assert mended("Baku{actor: –} said", finding.mends[0]).spans == ()


def test_the_finding_says_which_mark_it_is() -> None:
    (finding,) = found("punctuation", "{actor:Baku,} which")

    assert finding.message == "“Baku,” ends with a comma."
    assert finding.mends[0].title == "Tag “Baku” only"


def test_where_the_right_span_is_there_already_the_two_become_one_with_all_links() -> None:
    marked = "{casualty:two dead} {actor:{actor:Baku},} said"
    made = linked(article(marked), ("victim", "s0", "s1"))
    (finding,) = found("punctuation", made)

    layer = mended(made, finding.mends[0])

    assert tagged(layer) == [("casualty", "two dead"), ("actor", "Baku")]
    assert [(r.head, r.tail) for r in layer.relations] == [("s0", "s2")]


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        ("{actor:Bak}u said", "Baku"),
        ("Az{actor:erbaijan} said", "Azerbaijan"),
        ("S{actor:ov}iet", "Soviet"),
        ("the {actor:Arme}nians", "Armenians"),
        ("{actor:Моск}ва сообщила", "Москва"),
        ("{actor:Bakı}nın açıklaması", "Bakının"),
        ("{actor:cafe}\u0301s burned", "cafe\u0301s"),
        ("Baku 🇹{actor:🇷 guards}", "🇹🇷 guards"),
        ("on {date:1}2 May", "12"),
    ],
)
def test_an_end_inside_a_word_is_moved_to_the_words_end(marked: str, right: str) -> None:
    assert only_mend("inside_word", marked) == right


@pytest.mark.parametrize(
    "marked",
    [
        "{actor:Baku}'s offer",
        "{actor:Bakü}'nün açıklaması",
        "de l’{actor:armée} syrienne",
        "non-{actor:Russian} troops",
        "{actor:Russian}-brokered",
        "{actor:東京}都で",
        "و{actor:الجيش} قال",
        "بال{actor:جيش} قال",
        "ב{actor:ירושלים} היום",
        "the {actor:U.S}. said",
        "at {date:9 p.m}. today",
        "({actor:UN})",
        "กองทัพ{actor:ไทย}",
        "{actor:Baku}/{actor:Yerevan}",
    ],
)
def test_what_may_be_cut_off_a_word_is_left_alone(marked: str) -> None:
    assert found("inside_word", marked) == []


def test_the_finding_is_at_the_span() -> None:
    assert words_found("inside_word", "{actor:Bak}u said and {actor:Yerevan} not") == ["Bak"]


@pytest.mark.parametrize("label", ["claim", "Claim", "CLAIM"])
def test_quotation_marks_belong_to_a_claim_whatever_the_case_of_its_name(label: str) -> None:
    text = "“No,” he said"

    assert clean(text, Range(0, 5), label) == (0, 5)
    assert clean(text, Range(0, 5), "actor") == (1, 3)
