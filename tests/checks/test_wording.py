import pytest

from annotator.core.label_changes import begin, change_label
from annotator.core.labels import DEFAULT_LABEL_SET
from tests.checks.marked import article, found, mended


def mended_text(check_id: str, marked: str) -> str:
    ((finding,), made) = found(check_id, marked), article(marked)
    return mended(made, finding.mends[0]).spans[0].text


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        ("{actor:the army} said", "army"),
        ("{actor:The army} said", "army"),
        ("{actor:a policeman} said", "policeman"),
        ("{actor:an opposition group} said", "opposition group"),
        ("{date:the past few days}", "past few days"),
        ("{date:on Sunday}", "Sunday"),
        ("{date:in the fall of 2020}", "fall of 2020"),
        ("{date:since 1991}", "1991"),
    ],
)
def test_a_leading_article_or_preposition_is_left_out(marked: str, right: str) -> None:
    assert mended_text("leading_word", marked) == right


@pytest.mark.parametrize(
    "marked",
    [
        "{actor:The Hague} said",
        "{actor:A. Sow} said",
        "{actor:Theresa} said",
        "{date:an hour later}",
        "{date:a week}",
        "{date:before dawn}",
        "{date:late on Tuesday}",
        "{actor:the}",
        "{date:in}",
        "{claim:the attack was over}",
        "{casualty:the two dead}",
        "{actor:in the army}",
    ],
)
def test_a_first_word_that_belongs_to_a_span_is_left_alone(marked: str) -> None:
    assert found("leading_word", marked) == []


@pytest.mark.parametrize(
    ("marked", "right"),
    [
        ("{actor:Baku's} offer", "Baku"),
        ("{actor:Baku’s} offer", "Baku"),
        ("the {actor:soldiers'} families", "soldiers"),
        ("{date:Sunday’s} attack", "Sunday"),
        ("{actor:Bakü'nün} açıklaması", "Bakü"),
        ("{date:5 Mart'ta} geldi", "5 Mart"),
    ],
)
def test_a_closing_possessive_or_ending_is_left_out(marked: str, right: str) -> None:
    assert mended_text("ending", marked) == right


@pytest.mark.parametrize(
    "marked",
    [
        "{actor:Baku's Defense Ministry} said",
        "{actor:McDonald's} said",
        "{actor:Da’esh} said",
        "the {date:1990's}",
        "‘the {actor:soldiers’} he said",
        "{claim:it is Baku's}",
        "{actor:Bakının} açıklaması",
    ],
)
def test_what_only_looks_like_a_possessive_is_left_alone(marked: str) -> None:
    assert found("ending", marked) == []


@pytest.mark.parametrize("words", ["she", "They", "both sides", "the  victims", "people", "who"])
def test_a_pronoun_is_no_actor(words: str) -> None:
    marked = f"then {{actor:{words}}} said"
    (finding,) = found("pronoun", marked)

    assert mended(marked, finding.mends[0]).spans == ()


@pytest.mark.parametrize("words", ["US", "WHO", "IT", "local people", "Sides"])
def test_a_name_in_capitals_is_no_pronoun(words: str) -> None:
    assert bool(found("pronoun", f"then {{actor:{words}}} said")) == (words == "Sides")


def test_a_pronoun_in_a_claim_is_nobodys_business() -> None:
    assert found("pronoun", "that {claim:they} said") == []


def test_a_label_that_was_renamed_is_looked_at_as_before() -> None:
    date = DEFAULT_LABEL_SET.label("date")
    change = change_label(begin(DEFAULT_LABEL_SET), "date", date.model_copy(update={"name": "day"}))

    (finding,) = found("leading_word", "{day:on Sunday}", label_set=change.after)

    assert finding.mends[0].title == "Tag “Sunday” only"
