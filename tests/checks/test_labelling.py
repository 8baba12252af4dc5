from annotator.checks import Memory, Tagged
from tests.checks.marked import article, found, linked, mended, tagged, words_found

THREE = "{actor:Baku} and {actor:Baku} met. {date:Baku} left."


def test_the_same_words_with_two_labels_are_found_where_the_rarer_is() -> None:
    (finding,) = found("two_labels", THREE)

    assert finding.span_ids == ("s2",)
    assert finding.message == ("“Baku” is date here, but actor at 2 other places in this article.")


def test_one_span_or_all_of_them_get_one_label() -> None:
    (finding,) = found("two_labels", THREE)
    titles = [mend.title for mend in finding.mends]

    layers = [tagged(mended(THREE, mend)) for mend in finding.mends]

    assert titles == ["Make it actor", "Make all 3 date"]
    assert layers == [[("actor", "Baku")] * 3, [("date", "Baku")] * 3]


def test_of_equals_the_label_that_comes_first_is_the_usual_one() -> None:
    assert words_found("two_labels", "{actor:Baku} left. {date:BAKU} stayed.") == ["BAKU"]


def test_two_labels_at_one_place_are_meant() -> None:
    assert found("two_labels", "{claim:{casualty:two died}}, and {claim:{casualty:two died}}") == []


def test_the_rarer_label_at_a_place_that_has_the_usual_too_is_meant() -> None:
    assert found("two_labels", "{actor:Baku} said {claim:{actor:Baku}}") == []


def test_where_several_become_one_their_links_are_kept() -> None:
    marked = "{date:{claim:no}} and {actor:no} and {actor:no}; {casualty:two died}"
    made = linked(article(marked), ("victim", "s4", "s0"), ("speaker", "s1", "s0"))
    finding = found("two_labels", made)[0]

    layer = mended(made, finding.mends[1])

    assert tagged(layer)[:3] == [("actor", "no")] * 3
    assert {r.head for r in layer.relations} <= {span.id for span in layer.spans}


def test_long_texts_are_not_compared() -> None:
    words = "the attack on the northern town"

    assert found("two_labels", f"{{claim:{words}}}; {{casualty:{words}}}") == []


def test_another_label_than_in_all_other_articles_is_found() -> None:
    memory = Memory([Tagged("Baku", "actor", 4)])

    (finding,) = found("other_label_in_project", "{date:Baku} left", memory=memory)

    assert finding.message == "“Baku” is date here, but actor 4 times in other articles."
    assert tagged(mended("{date:Baku} left", finding.mends[0])) == [("actor", "Baku")]


def test_a_label_that_other_articles_have_used_is_left_alone() -> None:
    memory = Memory([Tagged("Baku", "actor", 40), Tagged("Baku", "date", 1)])

    assert found("other_label_in_project", "{date:Baku} left", memory=memory) == []


def test_a_label_that_the_set_no_longer_has_is_not_proposed() -> None:
    memory = Memory([Tagged("Baku", "town", 4)])

    assert found("other_label_in_project", "{date:Baku} left", memory=memory) == []
