from annotator.checks import Material, check_of, findings_in
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Span
from tests.checks.marked import article, found, linked, mended, saying, tagged, value
from tests.factories import make_document, make_layer

TWICE = "{actor:{actor:Baku}} said {claim:it was over}"


def crossing(*places: tuple[int, int, str]) -> tuple[object, object]:
    """An article with spans of these places in one sentence."""
    text = "Rebels killed three policemen near the ford on Sunday."
    spans = tuple(
        Span(id=f"s{at}", label=label, start=start, end=end, text=text[start:end])
        for at, (start, end, label) in enumerate(places)
    )
    document = make_document(text)
    return document, make_layer(document, spans=spans, relations=())


def test_the_same_span_twice_is_found_once() -> None:
    assert [f.span_ids for f in found("duplicate", TWICE)] == [("s1", "s0")]


def test_the_fuller_of_two_equal_spans_stays() -> None:
    made = saying(article(TWICE), s1=(value("canonical", "state:AZE"),))

    assert [f.span_ids for f in found("duplicate", made)] == [("s0", "s1")]


def test_two_equal_spans_become_one_that_says_and_links_what_both_did() -> None:
    made = saying(
        article(TWICE),
        s0=(value("canonical", "state:AZE"), value("country", "AZE")),
        s1=(value("code", "AZEGOV"),),
    )
    made = linked(made, ("speaker", "s2", "s1"))
    (finding,) = found("duplicate", made)

    layer = mended(made, finding.mends[0])

    (span, _) = layer.spans
    assert {v.name for v in span.attributes} == {"canonical", "country", "code"}
    assert [(r.head, r.tail) for r in layer.relations] == [("s2", span.id)]


def test_two_labels_at_one_place_are_no_duplicate() -> None:
    assert found("duplicate", "{claim:{casualty:two died}}") == []


def test_spans_that_cross_are_found_at_the_later_one() -> None:
    made = crossing((0, 29, "casualty"), (20, 43, "actor"))

    (finding,) = found("crossing", made)

    assert finding.span_ids == ("s1", "s0")
    assert [mend.title for mend in finding.mends] == [
        "Widen the casualty to hold both",
        "End the casualty before the actor",
        "Begin the actor behind the casualty",
    ]


def test_each_way_apart_leaves_no_crossing_and_no_white_space() -> None:
    made = crossing((0, 29, "casualty"), (20, 43, "actor"))
    (finding,) = found("crossing", made)

    for mend in finding.mends:
        material = Material(made[0], mended(made, mend), DEFAULT_LABEL_SET)
        left = {f.check for f in findings_in(material)}
        assert not left & {"crossing", "white_space", "inside_word"}


def test_crossing_spans_of_one_label_may_become_one() -> None:
    made = crossing((0, 29, "actor"), (20, 43, "actor"))
    (finding,) = found("crossing", made)

    layer = mended(made, finding.mends[0])

    assert tagged(layer) == [("actor", "Rebels killed three policemen near the ford")]


def test_nested_and_neighbouring_spans_do_not_cross() -> None:
    made = crossing((0, 29, "casualty"), (0, 6, "actor"), (20, 29, "actor"), (29, 34, "date"))

    assert found("crossing", made) == []


def test_a_span_within_its_own_label_is_found() -> None:
    made = "{actor:Ministry of {actor:Defence}} said"
    (finding,) = found("nested", made)

    assert finding.message == "“Defence” lies within “Ministry of Defence”, which is actor as well."
    assert tagged(mended(made, finding.mends[0])) == [("actor", "Ministry of Defence")]
    assert tagged(mended(made, finding.mends[1])) == [("actor", "Defence")]


def test_a_claim_may_lie_within_a_claim() -> None:
    assert found("nested", "{claim:Moscow urged {claim:restraint}}") == []


def test_other_labels_nest_freely() -> None:
    assert found("nested", "{claim:{casualty:two {actor:soldiers} died} on {date:Sunday}}") == []


def test_many_spans_that_all_cross_are_looked_at_once_each() -> None:
    places = [(at, at + 20, "actor") for at in range(30)]

    assert (
        len(list(check_of("crossing").look(Material(*crossing(*places), DEFAULT_LABEL_SET)))) == 29
    )
