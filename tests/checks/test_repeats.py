import pytest

from annotator.checks import Memory, Tagged
from annotator.core.labels import Label, LabelSet
from tests.checks.marked import article, found, mended, tagged, words_found


def places(marked: str) -> list[int]:
    return [finding.start for finding in found("untagged", marked)]


def test_words_that_are_tagged_at_one_place_are_missed_at_another() -> None:
    (finding,) = found("untagged", "{actor:Baku} agreed. Then Baku's offer failed.")

    assert finding.message == "“Baku” is tagged actor once in this article, not here."
    assert finding.start == 18
    assert finding.span_ids == ()


def test_one_place_or_all_of_them_are_tagged() -> None:
    marked = "{actor:Rebels} fled. Rebels came back. Then Rebels won."
    first, _ = found("untagged", marked)

    layers = [tagged(mended(marked, mend)) for mend in first.mends]

    assert [mend.title for mend in first.mends] == ["Tag as actor", "Tag all 2 as actor"]
    assert layers == [[("actor", "Rebels")] * 2, [("actor", "Rebels")] * 3]


@pytest.mark.parametrize(
    "marked",
    [
        "{actor:Baku} agreed. They met in Baku.",
        "{actor:Syria} agreed. Near Palmyra, Syria, it rained.",
        "{actor:Russia} agreed on a Russia-brokered deal.",
        "{actor:Baku} agreed. Bakuriani did not.",
        "{actor:May} said so. They may agree.",
        "{actor:Baku} agreed. BAKU said no.",
        "{actor:Front} fled. {actor:Northern Front} won.",
        "{actor:he} said so. Then he left.",
        "{date:12} came, and 12 went.",
        "{actor:army} fled. The {actor:army} won.",
    ],
    ids=[
        "place",
        "place-in-a-place",
        "part-of-a-word-with-hyphen",
        "part-of-a-word",
        "other-case",
        "capitals",
        "within-a-span-of-the-label",
        "pronoun",
        "short-figure",
        "tagged",
    ],
)
def test_other_uses_of_the_words_are_left_alone(marked: str) -> None:
    assert places(marked) == []


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("{actor:Минобороны} сообщило. Но потом Минобороны молчало.", "Минобороны"),
        ("{actor:Bakü}'nün sözü. Bakü açıkladı.", "Bakü"),
        ("{actor:الجيش} قال. ثم الجيش نفى.", "الجيش"),
        ("{actor:外務省} は言った。外務省 は否定した。", "外務省"),
        ("{date:1991} came. In 1991 it rained.", "1991"),
        ("{actor:Foreign\nMinistry} said. The Foreign Ministry denied it.", "Foreign Ministry"),
    ],
)
def test_words_of_any_language_are_found_again(marked: str, words: str) -> None:
    assert words_found("untagged", marked) == [words]


def test_within_a_span_of_another_label_words_may_be_tagged() -> None:
    assert words_found("untagged", "{actor:rebels} said {claim:the rebels had won}.") == ["rebels"]


def test_a_longer_phrase_that_is_forgotten_stands_for_its_parts() -> None:
    marked = "{actor:Front} and {actor:Karsa Front} fled. Then Karsa Front won."

    assert words_found("untagged", marked) == ["Karsa Front"]


def test_words_that_a_span_of_another_label_cuts_are_left_alone() -> None:
    assert places("{actor:Northern Front} fled. {claim:It was the Northern} Front.") == []


def test_words_with_two_labels_belong_to_neither() -> None:
    assert places("{actor:Rebels} fled. {date:Rebels} won. Rebels left.") == []


def test_words_that_are_hardly_ever_tagged_are_left_untagged_on_purpose() -> None:
    assert places("{actor:Rebels} fled." + " Then Rebels came." * 21) == []


def test_a_label_of_ones_own_is_found_again_by_its_words_alone() -> None:
    labels = LabelSet(labels=(Label(name="weapon"),))
    marked = "A {weapon:mortar} fired. Then the mortar stood still."

    assert len(found("untagged", marked, label_set=labels)) == 1


def test_words_that_other_articles_have_tagged_are_missed() -> None:
    memory = Memory([Tagged("gunmen", "actor", 3)])

    marked = "Then gunmen attacked {actor:Karsa}."
    (finding,) = found("untagged_in_project", marked, memory=memory)

    assert finding.message == "“gunmen” is tagged actor 3 times in other articles, not here."
    assert tagged(mended(marked, finding.mends[0]))[0] == ("actor", "gunmen")


def test_what_stands_behind_the_last_span_is_not_forgotten_before_the_work_is_done() -> None:
    memory = Memory([Tagged("gunmen", "actor", 3)])
    document, layer = article("{actor:Karsa} fell. Then gunmen attacked.")
    done = layer.model_copy(update={"status": "done"})

    assert found("untagged_in_project", (document, layer), memory=memory) == []
    assert len(found("untagged_in_project", (document, done), memory=memory)) == 1


@pytest.mark.parametrize(
    ("marked", "memory"),
    [
        ("Then gunmen attacked {actor:Karsa}.", Memory([Tagged("gunmen", "actor", 1)])),
        (
            "Then gunmen attacked.",
            Memory([Tagged("gunmen", "actor", 3), Tagged("gunmen", "date", 2)]),
        ),
        ("Then gunmen attacked {actor:Karsa}.", Memory([Tagged("gunmen", "hunter", 3)])),
        ("They moved to Syria, {actor:Karsa} said.", Memory([Tagged("Syria", "actor", 9)])),
        ("{actor:Gunmen} fled. Then gunmen attacked.", Memory([Tagged("gunmen", "actor", 3)])),
    ],
    ids=["once", "two-labels", "unknown-label", "unlikely", "tagged-here-too"],
)
def test_what_other_articles_say_without_being_sure_is_left_alone(
    marked: str, memory: Memory
) -> None:
    assert found("untagged_in_project", marked, memory=memory) == []


def test_the_articles_own_spans_do_not_count_as_those_of_others() -> None:
    document, layer = article("{actor:Gunmen} fled. {actor:Gunmen} won.")
    memory = Memory([Tagged("Gunmen", "actor", 2)])

    assert memory.without(layer).labels_of("Gunmen").total() == 0
    assert memory.labels_of("Gunmen").total() == 2
    assert found("untagged_in_project", (document, layer), memory=memory.without(layer)) == []


def test_a_mark_that_was_tagged_by_mistake_is_not_looked_for() -> None:
    assert words_found("untagged", "on {date:Sunday,} and then on Sunday again") == ["Sunday"]
