from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.edits import AddRelation, SetRelationAttributes
from annotator.core.label_changes import begin, change_relation
from annotator.core.labels import Attribute
from annotator.core.records import AttributeValue
from annotator.ui.actions import cap_text
from annotator.ui.panels.link_list import LinkList
from annotator.ui.panels.link_row import SlotBox
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.window import MainWindow
from tests.factories import make_relation
from tests.ui.places import settle

Select = Callable[[str], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def wide(window: MainWindow, select: Select) -> MainWindow:
    """A wide window with a casualty, two actors and a date, the casualty picked."""
    window.resize(1400, 1000)
    for words, label in (
        ("Baku's ministry", "actor"),
        ("soldiers", "actor"),
        ("Sunday", "date"),
        ("two soldiers were killed", "casualty"),
    ):
        select(words)
        window.session.tag(label)
    settle()
    return window


def links(window: MainWindow) -> LinkList:
    return window.beside.details.links


def box(window: MainWindow, name: str) -> SlotBox:
    shown = (box for box in links(window).boxes if box.isVisible())
    return next(box for box in shown if box.name.text() == name)


def click(window: MainWindow, button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)
    settle()


def linked(window: MainWindow) -> list[tuple[str, str]]:
    layer = window.session.layer
    assert layer is not None
    ends = [(r.label, layer.span(r.tail)) for r in layer.relations]
    return [(name, tail.text) for name, tail in ends if tail is not None]


# What is shown


def test_there_is_a_box_for_each_relation_of_the_label(wide: MainWindow) -> None:
    shown = [box.name.text() for box in links(wide).boxes if box.isVisible()]

    assert shown == ["Victim", "Perpetrator", "Occurred on"]


def test_what_is_proposed_stands_in_dashes_with_the_key_that_links_it(wide: MainWindow) -> None:
    victim = box(wide, "Victim").proposal

    assert (victim.text(), victim.edge, victim.key_text) == ("soldiers", "dashed", "Y")


def test_the_key_stands_only_at_the_relation_that_it_is_about(wide: MainWindow) -> None:
    wide.linking.turn_to("occurred_on")
    settle()

    assert box(wide, "Victim").proposal.key_text == ""
    assert box(wide, "Occurred on").proposal.key_text == "Y"


def test_another_key_of_a_persons_choice_stands_there(wide: MainWindow) -> None:
    wide.session.change_settings(keys={"confirm_link": ("Ctrl+Alt+Y",)})
    settle()

    assert box(wide, "Victim").proposal.key_text == cap_text("Ctrl+Alt+Y")


def test_the_relation_that_keys_are_about_is_marked_not_by_colour_alone(wide: MainWindow) -> None:
    before = box(wide, "Perpetrator").grab().toImage()

    wide.linking.turn_to("perpetrator")
    settle()

    assert box(wide, "Perpetrator").grab().toImage() != before
    assert box(wide, "Perpetrator").name.accessibleDescription() == "Keys are about this one"
    assert box(wide, "Victim").name.accessibleDescription() == ""


def test_where_nothing_can_be_linked_it_says_what_is_missing(
    window: MainWindow, select: Select
) -> None:
    window.resize(1400, 1000)
    select("two soldiers were killed")
    window.session.tag("casualty")
    settle()

    assert box(window, "Victim").nothing.text() == "no actor here"


def test_a_label_without_relations_has_no_card(wide: MainWindow, select: Select) -> None:
    select("Talks")
    wide.session.tag("date")
    settle()

    assert not links(wide).isVisible()


# Buttons for all that keys do


def test_a_click_on_the_proposal_links_it(wide: MainWindow) -> None:
    click(wide, box(wide, "Occurred on").proposal)

    assert linked(wide) == [("occurred_on", "Sunday")]


def test_a_link_shows_the_words_of_its_target(wide: MainWindow) -> None:
    click(wide, box(wide, "Victim").proposal)

    row = box(wide, "Victim").rows[0]
    assert row.target.text() == "soldiers"
    assert row.target.accessibleName() == "Victim: soldiers"
    assert not box(wide, "Victim").proposal.isVisible()


def test_a_click_on_the_words_picks_the_target(wide: MainWindow) -> None:
    click(wide, box(wide, "Victim").proposal)

    click(wide, box(wide, "Victim").rows[0].target)

    assert wide.session.picked is not None
    assert wide.session.picked.text == "soldiers"


def test_the_target_shows_the_link_from_its_end_and_leads_back(wide: MainWindow) -> None:
    click(wide, box(wide, "Victim").proposal)
    click(wide, box(wide, "Victim").rows[0].target)
    incoming = links(wide).incoming[0]
    assert incoming.text() == "victim of “two soldiers were killed”"

    click(wide, incoming)

    assert wide.session.picked is not None
    assert wide.session.picked.label == "casualty"


def test_a_link_is_removed_by_its_button(wide: MainWindow) -> None:
    click(wide, box(wide, "Victim").proposal)
    remove = box(wide, "Victim").rows[0].remove
    assert remove.accessibleName() == "Remove victim: soldiers"

    click(wide, remove)

    assert linked(wide) == []


def test_a_click_on_its_name_makes_a_relation_the_current_one(wide: MainWindow) -> None:
    click(wide, box(wide, "Perpetrator").name)

    assert wide.linking.current is not None
    assert wide.linking.current.kind.name == "perpetrator"


@pytest.mark.parametrize(
    ("action_id", "key"),
    [
        ("next_target", "T"),
        ("previous_target", "Shift\u2002T"),
        ("choose_target", "L"),
        ("next_link_kind", "J"),
        ("confirm_links", "Shift\u2002Y"),
    ],
)
def test_every_key_has_a_button_that_names_it(wide: MainWindow, action_id: str, key: str) -> None:
    tool = links(wide).tools[action_id]

    assert tool.isVisible()
    assert tool.key_text == key
    assert tool.toolTip()


def test_buttons_walk_through_the_targets(wide: MainWindow) -> None:
    click(wide, links(wide).tools["next_target"])
    assert box(wide, "Victim").proposal.text() == "Baku's ministry"

    click(wide, links(wide).tools["previous_target"])
    assert box(wide, "Victim").proposal.text() == "soldiers"


def test_a_button_links_all_that_is_proposed(wide: MainWindow) -> None:
    click(wide, links(wide).tools["confirm_links"])

    assert ("victim", "soldiers") in linked(wide)
    assert ("occurred_on", "Sunday") in linked(wide)
    assert not links(wide).tools["confirm_links"].isVisible()


def test_a_button_turns_to_the_next_relation(wide: MainWindow) -> None:
    click(wide, links(wide).tools["next_link_kind"])

    assert wide.linking.current is not None
    assert wide.linking.current.kind.name == "perpetrator"


def test_a_button_lets_a_click_choose(wide: MainWindow) -> None:
    click(wide, links(wide).tools["choose_target"])

    assert wide.linking.is_choosing


def test_a_click_on_a_button_leaves_the_keys_to_the_article(wide: MainWindow) -> None:
    wide.article.view.setFocus()

    click(wide, links(wide).tools["next_target"])

    assert wide.article.view.hasFocus()


# Attributes of links


def test_whether_a_link_is_alleged_is_a_switch(wide: MainWindow) -> None:
    wide.linking.turn_to("perpetrator")
    wide.linking.walk(1)
    wide.linking.confirm()
    settle()
    switch = box(wide, "Perpetrator").rows[0].switches[0]
    assert (switch.text(), switch.isChecked()) == ("alleged", False)

    click(wide, switch)
    layer = wide.session.layer
    assert layer is not None
    assert [(a.name, a.value) for a in layer.relations[0].attributes] == [("alleged", "true")]
    assert (switch.text(), switch.isChecked()) == ("✓ alleged", True)

    click(wide, switch)
    assert (switch.text(), switch.isChecked()) == ("alleged", False)


def test_a_relation_without_attributes_has_no_switch(wide: MainWindow) -> None:
    click(wide, box(wide, "Victim").proposal)

    assert box(wide, "Victim").rows[0].switches == []


def test_what_a_link_may_be_said_to_be_stands_below_it_in_one_line(wide: MainWindow) -> None:
    wide.linking.turn_to("perpetrator")
    wide.linking.begin_choosing()
    wide.linking.choose_at(wide.session.text.index("ministry"))
    settle()

    (row,) = (row for row in box(wide, "Perpetrator").rows if row.isVisible())
    (switch,) = row.switches

    assert switch.size() == switch.sizeHint()
    assert switch.y() > row.target.geometry().bottom()


# What a link says beside yes and no


@pytest.fixture
def spoken_for(wide: MainWindow) -> MainWindow:
    """A casualty with a perpetrator, of whom a project wants to know how sure that is."""
    declared = (
        Attribute(name="certainty", type="choice", choices=("low", "high")),
        Attribute(name="weapon"),
        Attribute(name="distance_km", type="number"),
        Attribute(name="alleged", type="boolean"),
    )
    session = wide.session
    relation = next(r for r in session.label_set.relations if r.name == "perpetrator")
    asked = relation.model_copy(update={"attributes": declared})
    session.change_labels(change_relation(begin(session.label_set), "perpetrator", asked))
    settle()
    wide.linking.turn_to("perpetrator")
    wide.linking.walk(1)
    wide.linking.confirm()
    settle()
    return wide


def form(window: MainWindow, relation: str = "Perpetrator") -> ValueForm:
    shown = box(window, relation).rows[0].form
    assert shown is not None
    return shown


def said(window: MainWindow, at: int = 0) -> dict[str, str]:
    layer = window.session.layer
    assert layer is not None
    return {a.name: a.value for a in layer.relations[at].attributes}


def test_what_a_link_may_say_is_chosen_and_typed_below_it(spoken_for: MainWindow) -> None:
    certainty = form(spoken_for).part("certainty").editor
    certainty.setFocus()
    QTest.keyClick(certainty, Qt.Key.Key_H)
    weapon = QApplication.focusWidget()
    assert weapon is form(spoken_for).part("weapon").editor

    QTest.keyClicks(weapon, "mortar")
    QTest.keyClick(weapon, Qt.Key.Key_Return)

    assert said(spoken_for) == {"certainty": "high", "weapon": "mortar"}
    assert spoken_for.article.view.hasFocus()


def test_a_value_of_a_link_is_named_with_its_link(spoken_for: MainWindow) -> None:
    weapon = form(spoken_for).part("weapon").editor

    assert weapon.accessibleName() == "Perpetrator weapon: soldiers"


def test_what_a_link_cannot_say_is_refused_with_a_sentence(spoken_for: MainWindow) -> None:
    distance = form(spoken_for).part("distance_km").editor
    distance.setFocus()
    QTest.keyClicks(distance, "far")
    QTest.keyClick(distance, Qt.Key.Key_Tab)

    faults = [fault for row in form(spoken_for).rows for fault in row.faults]
    assert faults == [
        "“far” does not fit “distance km”, which is a number. Write it in figures, such as 2.5."
    ]
    assert said(spoken_for) == {}


def test_undo_takes_back_what_a_link_says(spoken_for: MainWindow) -> None:
    weapon = form(spoken_for).part("weapon").editor
    weapon.setFocus()
    QTest.keyClicks(weapon, "mortar")
    QTest.keyClick(weapon, Qt.Key.Key_Return)

    QTest.keyClick(spoken_for.article.view, Qt.Key.Key_U)
    settle()

    assert said(spoken_for) == {}
    assert form(spoken_for).part("weapon").editor.typed == ""


def test_a_value_of_a_link_that_is_not_declared_is_shown_and_can_be_removed(
    spoken_for: MainWindow,
) -> None:
    layer = spoken_for.session.layer
    assert layer is not None
    value = AttributeValue(name="source", type="string", value="radio")
    relation = layer.relations[0]
    spoken_for.session.perform(
        (SetRelationAttributes(relation_id=relation.id, attributes=(value,)),)
    )
    settle()

    buttons = form(spoken_for).findChildren(WordsButton)
    remove = next(b for b in buttons if b.accessibleName() == "Remove source")
    click(spoken_for, remove)

    assert said(spoken_for) == {}


# What is typed is said of the link that it was typed at


def declare(window: MainWindow, name: str, *attributes: Attribute) -> None:
    """Let the links of a relation have these attributes."""
    session = window.session
    relation = next(r for r in session.label_set.relations if r.name == name)
    asked = relation.model_copy(update={"attributes": attributes})
    session.change_labels(change_relation(begin(session.label_set), name, asked))
    settle()


def span_id(window: MainWindow, label: str, words: str = "") -> str:
    found = (s for s in window.session.spans if s.label == label and words in s.text)
    return next(found).id


def link(window: MainWindow, name: str, head: str, tail: str) -> None:
    session = window.session
    relation = make_relation(head, tail, label=name)
    session.perform((AddRelation(relation=relation),))
    settle()


def type_weapon(window: MainWindow) -> None:
    """Type a weapon, and stay in its field."""
    weapon = form(window).part("weapon").editor
    weapon.setFocus()
    QTest.keyClicks(weapon, "mortar")


@pytest.fixture
def armed(wide: MainWindow) -> MainWindow:
    """A casualty with a perpetrator, of whom a weapon may be said, the casualty picked."""
    declare(wide, "perpetrator", Attribute(name="weapon"), Attribute(name="kills", type="number"))
    link(wide, "perpetrator", span_id(wide, "casualty"), span_id(wide, "actor", "soldiers"))
    return wide


def test_what_is_typed_at_a_link_is_not_said_of_a_link_of_the_span_picked_next(
    armed: MainWindow, select: Select
) -> None:
    declare(armed, "addressee", Attribute(name="tone"))
    casualty = span_id(armed, "casualty")
    select("Talks")
    armed.session.tag("claim")
    link(armed, "addressee", span_id(armed, "claim"), span_id(armed, "actor", "soldiers"))
    armed.session.pick(casualty)
    settle()
    type_weapon(armed)

    armed.session.pick(span_id(armed, "claim"))
    settle()

    assert said(armed, 0) == {"weapon": "mortar"}
    assert said(armed, 1) == {}
    assert form(armed, "Addressee").part("tone").editor.typed == ""


def test_what_is_typed_at_a_link_is_not_said_of_the_same_relation_of_another_span(
    armed: MainWindow, select: Select
) -> None:
    first = span_id(armed, "casualty")
    select("Talks")
    armed.session.tag("casualty")
    link(armed, "perpetrator", span_id(armed, "casualty", "Talks"), span_id(armed, "actor"))
    armed.session.pick(first)
    settle()
    type_weapon(armed)

    armed.session.pick(span_id(armed, "casualty", "Talks"))
    settle()

    assert said(armed, 0) == {"weapon": "mortar"}
    assert said(armed, 1) == {}
    assert form(armed).part("weapon").editor.typed == ""


def test_what_is_typed_at_a_link_is_said_of_it_when_the_link_above_is_removed(
    armed: MainWindow,
) -> None:
    link(armed, "perpetrator", span_id(armed, "casualty"), span_id(armed, "actor", "ministry"))
    above, below = box(armed, "Perpetrator").rows
    assert below.form is not None
    weapon = below.form.part("weapon").editor
    weapon.setFocus()
    QTest.keyClicks(weapon, "mortar")

    click(armed, above.remove)

    assert len(linked(armed)) == 1
    assert said(armed) == {"weapon": "mortar"}
    assert form(armed).part("weapon").editor.typed == "mortar"


def test_a_click_on_the_target_writes_what_was_typed_at_the_link(armed: MainWindow) -> None:
    type_weapon(armed)

    click(armed, box(armed, "Perpetrator").rows[0].target)

    assert said(armed) == {"weapon": "mortar"}


def test_a_click_on_another_relation_writes_what_was_typed_at_the_link(armed: MainWindow) -> None:
    type_weapon(armed)

    click(armed, box(armed, "Victim").name)

    assert said(armed) == {"weapon": "mortar"}


def test_a_removed_link_comes_back_with_what_was_typed_at_it(armed: MainWindow) -> None:
    type_weapon(armed)

    click(armed, box(armed, "Perpetrator").rows[0].remove)
    assert linked(armed) == []
    QTest.keyClick(armed.article.view, Qt.Key.Key_U)
    settle()

    assert said(armed) == {"weapon": "mortar"}


@pytest.mark.parametrize(("name", "typed"), [("weapon", "mortar"), ("kills", "many")])
def test_removing_a_link_where_one_types_tells_of_no_fault(
    armed: MainWindow, name: str, typed: str
) -> None:
    told: list[str] = []
    editor = form(armed).part(name).editor
    editor.setFocus()
    QTest.keyClicks(editor, typed)
    stop = armed.session.subscribe(lambda _changes: told.append(armed.session.notice))

    click(armed, box(armed, "Perpetrator").rows[0].remove)
    stop()

    assert linked(armed) == []
    assert not any("not there any more" in sentence for sentence in told)


def test_two_links_with_the_same_ticks_are_told_apart(armed: MainWindow) -> None:
    declare(armed, "perpetrator", Attribute(name="means", type="choices", choices=("gun", "mine")))
    link(armed, "perpetrator", span_id(armed, "casualty"), span_id(armed, "actor", "ministry"))
    for row in box(armed, "Perpetrator").rows:
        assert row.form is not None
        means = row.form.part("means").editor
        means.setFocus()
        QTest.keyClick(means, Qt.Key.Key_G)
    armed.article.view.setFocus()
    settle()

    rows = box(armed, "Perpetrator").rows
    names = [row.form.part("means").editor.accessibleName() for row in rows if row.form]
    assert names == [
        "Perpetrator means: Baku's ministry: gun",
        "Perpetrator means: soldiers: gun",
    ]
