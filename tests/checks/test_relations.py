from annotator.core.labels import DEFAULT_LABEL_SET, Attribute, Label, LabelSet, RelationType
from annotator.core.records import Relation
from tests.checks.marked import Article, article, found, linked, mended, saying, value

SAID = "{actor:Baku} said {claim:it was over}"
SPLIT = "{claim:“We did not fire,”} {actor:Bah} said. {claim:“They did.”}"


def kinds(made: Article) -> list[tuple[str, str, str]]:
    return [(r.label, r.head, r.tail) for r in made[1].relations]


def test_a_claim_without_speaker_is_found() -> None:
    (finding,) = found("missing_link", SAID)

    assert finding.message == "“it was over” has no speaker."
    assert finding.about == ("speaker",)


def test_a_claim_with_speaker_is_complete() -> None:
    assert found("missing_link", linked(article(SAID), ("speaker", "s1", "s0"))) == []


def test_a_claim_of_which_nobody_is_named_the_speaker_is_complete() -> None:
    implicit = value("speaker_implicit", "true", "boolean")

    assert found("missing_link", saying(article(SAID), s1=(implicit,))) == []


def test_a_speaker_that_is_said_not_to_be_implicit_is_still_missing() -> None:
    explicit = value("speaker_implicit", "false", "boolean")

    assert len(found("missing_link", saying(article(SAID), s1=(explicit,)))) == 1


def test_the_second_part_of_a_quotation_has_the_speaker_of_the_first() -> None:
    made = linked(article(SPLIT), ("speaker", "s0", "s1"), ("continues", "s2", "s0"))

    assert found("missing_link", made) == []


def test_parts_of_a_quotation_without_any_speaker_are_all_found() -> None:
    made = linked(article(SPLIT), ("continues", "s2", "s0"))

    assert [f.span_ids for f in found("missing_link", made)] == [("s0",), ("s2",)]


def test_no_other_link_is_missed() -> None:
    assert found("missing_link", "{casualty:two {actor:men} died}") == []


def test_any_label_may_say_which_link_it_wants() -> None:
    labels = LabelSet(
        labels=(
            Label(name="arms", attributes=(Attribute(name="owner_implicit", type="boolean"),)),
            Label(name="actor"),
        ),
        relations=(RelationType(name="owner", heads=("arms",), tails=("actor",)),),
    )

    assert [f.about for f in found("missing_link", "{arms:tanks}", label_set=labels)] == [
        ("owner",)
    ]


def test_a_link_that_was_made_the_wrong_way_is_turned_round() -> None:
    made = linked(article(SAID), ("speaker", "s0", "s1"))
    (finding,) = found("wrong_end", made)

    new = made[0], mended(made, finding.mends[0])

    assert finding.message == "A speaker begins at claim, not at actor."
    assert kinds(new) == [("speaker", "s1", "s0")]


def test_a_link_of_the_wrong_kind_becomes_the_only_one_that_fits() -> None:
    made = linked(article("{casualty:two died} on {date:Sunday}"), ("victim", "s0", "s1"))
    (finding,) = found("wrong_end", made)

    assert finding.mends[0].title == "Make it occurred on"
    assert kinds((made[0], mended(made, finding.mends[0]))) == [("occurred_on", "s0", "s1")]


def test_a_link_from_a_span_to_itself_is_removed() -> None:
    made = linked(article("{claim:it was over}"), ("continues", "s0", "s0"))
    (finding,) = found("wrong_end", made)

    assert mended(made, finding.mends[-1]).relations == ()


def test_a_link_between_the_right_labels_is_left_alone() -> None:
    assert found("wrong_end", linked(article(SAID), ("addressee", "s1", "s0"))) == []


def test_of_two_equal_links_the_one_that_says_less_is_removed() -> None:
    document, layer = linked(article(SAID), ("speaker", "s1", "s0"), ("speaker", "s1", "s0"))
    noted = layer.relations[1].model_copy(update={"note": "by telephone"})
    made = document, layer.model_copy(update={"relations": (layer.relations[0], noted)})
    (finding,) = found("doubled_link", made)

    assert [r.id for r in mended(made, finding.mends[0]).relations] == ["r1"]


def test_two_kinds_of_links_between_two_spans_are_no_doubles() -> None:
    made = linked(article(SAID), ("speaker", "s1", "s0"), ("addressee", "s1", "s0"))

    assert found("doubled_link", made) == []


def test_a_link_that_nobody_declared_is_called_by_its_likely_name_or_removed() -> None:
    made = linked(article(SAID), ("Speeker", "s1", "s0"))
    (finding,) = found("undeclared_link", made)

    renamed, removed = (mended(made, mend) for mend in finding.mends)

    assert kinds((made[0], renamed)) == [("speaker", "s1", "s0")]
    assert removed.relations == ()


def test_a_link_to_a_span_that_is_not_there_is_left_to_the_rules() -> None:
    document, layer = article(SAID)
    lost = Relation.model_construct(id="r0", label="speaker", head="s1", tail="s9")
    made = document, layer.model_copy(update={"relations": (lost,)})

    assert found("wrong_end", made) == []
    assert len(found("missing_link", made)) == 1


def test_the_default_label_set_wants_a_speaker_only() -> None:
    implicit = [
        attribute.name
        for label in DEFAULT_LABEL_SET.labels
        for attribute in label.attributes
        if attribute.name.endswith("_implicit")
    ]

    assert implicit == ["speaker_implicit"]
