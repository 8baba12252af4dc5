from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.linking import Linking, Slot
from annotator.app.session import Session
from annotator.core.changes import Changes
from annotator.core.labels import Attribute
from annotator.core.records import Relation, Span
from annotator.errors import EditError, ValueFaultError
from tests.app.projects import session_on

TEXT = (
    "The ministry said two soldiers were killed by rebels on Sunday. "
    "The mayor denied that guards died on Monday."
)
SPANS = (
    ("The ministry", "actor"),
    ("two soldiers were killed by rebels on Sunday", "claim"),
    ("two soldiers were killed", "casualty"),
    ("soldiers", "actor"),
    ("rebels", "actor"),
    ("Sunday", "date"),
    ("The mayor", "actor"),
    ("Monday", "date"),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An article with spans of every label, none of them linked or picked."""
    session = session_on(tmp_path / "news.annotator", TEXT, "Nothing happened.")
    for words, label in SPANS:
        start = session.text.index(words)
        session.select(start, start + len(words))
        session.tag(label)
        session.let_go()
    yield session
    session.close()


@pytest.fixture
def linking(session: Session) -> Linking:
    return Linking(session)


def span(session: Session, words: str, label: str) -> Span:
    return next(s for s in session.spans if s.text == words and s.label == label)


def pick(session: Session, label: str) -> None:
    session.pick(next(s for s in session.spans if s.label == label).id)


def slot(linking: Linking, name: str) -> Slot:
    return next(slot for slot in linking.slots if slot.kind.name == name)


def linked(session: Session) -> list[tuple[str, str]]:
    assert session.layer is not None
    ends = [(r.label, session.layer.span(r.tail)) for r in session.layer.relations]
    return [(name, tail.text) for name, tail in ends if tail is not None]


def proposed(linking: Linking) -> str:
    return "" if linking.proposal is None else linking.proposal.text


# What there is


def test_without_a_picked_span_nothing_can_be_linked(linking: Linking) -> None:
    assert linking.slots == ()
    assert linking.current is None
    assert linking.proposal is None
    assert linking.incoming == ()


def test_there_is_a_slot_for_each_relation_that_may_begin_at_the_span(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")

    assert [slot.kind.name for slot in linking.slots] == ["victim", "perpetrator", "occurred_on"]


def test_targets_are_spans_whose_label_the_relation_allows(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    assert session.layer is not None

    targets = [session.layer.span(t.span_id) for t in slot(linking, "occurred_on").targets]

    assert {target.text for target in targets if target is not None} == {"Sunday", "Monday"}


def test_the_likeliest_target_is_proposed(session: Session, linking: Linking) -> None:
    pick(session, "casualty")

    assert linking.current is not None
    assert linking.current.kind.name == "victim"
    assert proposed(linking) == "soldiers"


def test_no_link_begins_at_a_label_that_no_relation_has_for_a_head(
    session: Session, linking: Linking
) -> None:
    pick(session, "date")

    assert linking.slots == ()


def test_slots_are_looked_for_once_while_nothing_changes(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    first = linking.slots[0].targets

    assert linking.slots[0].targets is first


# Confirming


def test_confirming_links_what_is_proposed_and_goes_on_to_the_next_relation(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")

    linking.confirm()

    assert linked(session) == [("victim", "soldiers")]
    assert [link.span.text for link in slot(linking, "victim").links] == ["soldiers"]
    assert linking.current is not None
    assert linking.current.kind.name != "victim"


def test_a_link_is_one_step_that_undo_takes_back(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.confirm()

    session.undo()

    assert linked(session) == []
    assert proposed(linking) == "soldiers"


def test_everything_that_is_proposed_is_confirmed_in_one_step(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    wanted = [slot.kind.name for slot in linking.slots if slot.proposed]

    linking.confirm_all()

    assert sorted(name for name, _ in linked(session)) == sorted(wanted)
    session.undo()
    assert linked(session) == []


def test_where_nothing_is_proposed_a_sentence_says_what_to_do(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    linking.confirm_all()
    linking.turn_to("victim")

    linking.confirm()

    assert session.notice.startswith("No link is proposed.")


def test_where_there_is_no_target_a_sentence_says_so(session: Session, linking: Linking) -> None:
    pick(session, "claim")
    linking.turn_to("continues")

    linking.walk(1)

    assert session.notice == "There is no claim left to link here."


def test_at_a_label_without_links_a_sentence_says_so(session: Session, linking: Linking) -> None:
    pick(session, "date")

    for act in (linking.confirm, lambda: linking.walk(1), linking.begin_choosing):
        session.tell("")
        act()
        assert session.notice == "No link begins at a span of this label."


# Walking


def test_walking_goes_through_the_targets_and_round_the_end(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    count = len(slot(linking, "victim").targets)

    seen = [proposed(linking)]
    for _ in range(count):
        linking.walk(1)
        seen.append(proposed(linking))

    assert seen[0] == seen[-1]
    assert len(set(seen)) == count


def test_walking_back_begins_at_the_last_target(session: Session, linking: Linking) -> None:
    pick(session, "claim")
    linking.turn_to("occurred_on")
    linking.confirm()
    linking.turn_to("addressee")
    first = slot(linking, "addressee")
    assert first.at == -1

    linking.walk(-1)

    assert slot(linking, "addressee").at == len(first.targets) - 1


def test_what_is_proposed_is_told(session: Session, linking: Linking) -> None:
    pick(session, "casualty")

    linking.walk(1)

    assert session.notice == f"Victim: “{proposed(linking)}”?"


def test_a_walked_target_is_what_is_linked(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.walk(1)
    wanted = proposed(linking)

    linking.confirm()

    assert linked(session) == [("victim", wanted)]


def test_another_relation_can_be_turned_to(session: Session, linking: Linking) -> None:
    pick(session, "casualty")

    names = []
    for _ in linking.slots:
        assert linking.current is not None
        names.append(linking.current.kind.name)
        linking.next_kind()

    assert names == ["victim", "perpetrator", "occurred_on"]
    assert linking.current is not None
    assert linking.current.kind.name == "victim"


def test_turning_to_another_relation_is_announced(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    heard: list[Changes] = []
    session.subscribe(heard.append)

    linking.turn_to("perpetrator")
    linking.walk(1)

    assert heard.count(Changes.LINK) == 2


def test_what_was_walked_through_is_forgotten_with_the_span(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    first = proposed(linking)
    linking.walk(1)
    pick(session, "claim")
    assert linking.slots

    pick(session, "casualty")

    assert proposed(linking) == first


# Choosing by a click


def test_a_click_links_the_span_that_is_clicked(session: Session, linking: Linking) -> None:
    pick(session, "casualty")

    linking.begin_choosing()
    assert linking.is_choosing
    linking.choose_at(TEXT.index("rebels"))

    assert linked(session) == [("victim", "rebels")]
    assert not linking.is_choosing


def test_a_click_on_a_span_of_another_relation_links_that(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    linking.begin_choosing()

    linking.choose_at(TEXT.index("Monday"))

    assert linked(session) == [("occurred_on", "Monday")]


def test_a_click_on_what_another_relation_proposes_links_that(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    linking.turn_to("occurred_on")
    linking.begin_choosing()

    linking.choose_at(TEXT.index("rebels"))

    assert linked(session) == [("perpetrator", "rebels")]


def test_a_click_beside_every_span_says_what_is_wanted(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.begin_choosing()

    linking.choose_at(TEXT.index("denied"))

    assert linked(session) == []
    assert linking.is_choosing
    assert session.notice == "There is no span here to link: actor or date it has to be."


def test_a_span_is_not_linked_twice_in_one_relation(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.confirm()
    linking.turn_to("victim")
    linking.begin_choosing()

    linking.choose_at(TEXT.index("soldiers"))

    assert linked(session) == [("victim", "soldiers")]
    assert session.notice == "This victim is linked already."


def test_choosing_ends_when_it_is_begun_again(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.begin_choosing()
    assert session.notice == "Click the victim. Esc ends that."

    linking.begin_choosing()

    assert not linking.is_choosing
    assert session.notice == ""


def test_choosing_ends_where_another_span_is_picked(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.begin_choosing()

    pick(session, "claim")

    assert not linking.is_choosing


def test_a_click_can_choose_a_span_for_a_value(session: Session, linking: Linking) -> None:
    pick(session, "date")
    taken: list[str] = []

    linking.choose_value("anchor_event", lambda span: taken.append(span.text))
    assert session.notice == "Click the anchor event. Esc ends that."
    linking.choose_at(TEXT.index("soldiers"))

    assert taken == ["soldiers"]
    assert not linking.is_choosing
    assert linked(session) == []


def test_a_value_is_no_span_but_another_one(session: Session, linking: Linking) -> None:
    pick(session, "date")
    linking.choose_value("anchor_event", lambda span: None)

    linking.choose_at(TEXT.index("denied"))

    assert session.notice == "There is no other span here."
    assert linking.is_choosing


# Links that are there


def relation(session: Session) -> Relation:
    assert session.layer is not None
    return session.layer.relations[0]


def test_a_link_is_told_at_its_other_end(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.confirm()

    session.pick(span(session, "soldiers", "actor").id)

    assert [(link.relation.label, link.span.text) for link in linking.incoming] == [
        ("victim", "two soldiers were killed")
    ]


def test_a_link_is_removed(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.confirm()

    linking.remove(relation(session).id)

    assert linked(session) == []


ALLEGED = Attribute(name="alleged", type="boolean")


def test_an_attribute_of_a_link_is_written_and_taken_away(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    linking.confirm()

    linking.write(relation(session).id, ALLEGED, "yes")
    assert [(a.name, a.value) for a in relation(session).attributes] == [("alleged", "true")]

    linking.write(relation(session).id, ALLEGED, "")
    assert relation(session).attributes == ()


def test_a_wrong_attribute_of_a_link_is_refused(session: Session, linking: Linking) -> None:
    pick(session, "casualty")
    linking.confirm()

    with pytest.raises(ValueFaultError, match="yes or no"):
        linking.write(relation(session).id, ALLEGED, "perhaps")


def test_an_attribute_of_a_link_that_is_gone_is_refused(session: Session, linking: Linking) -> None:
    with pytest.raises(EditError, match="not there"):
        linking.write("gone", ALLEGED, "yes")


def test_a_link_goes_with_the_span_at_its_end_in_one_step(
    session: Session, linking: Linking
) -> None:
    pick(session, "casualty")
    linking.confirm()
    session.pick(span(session, "soldiers", "actor").id)

    session.remove_picked()
    assert linked(session) == []

    session.undo()
    assert linked(session) == [("victim", "soldiers")]
