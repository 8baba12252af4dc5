from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.core.labels import DEFAULT_LABEL_SET, Attribute
from annotator.core.ranges import Range
from annotator.store.store import Store
from annotator.ui.panels.value_editors import SpanEditor
from annotator.ui.text.links import ShownLink
from annotator.ui.window import MainWindow
from tests.factories import NOW, make_document
from tests.ui.mouse import CTRL, Mouse
from tests.ui.places import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
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
)


@pytest.fixture
def article(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """An article with spans of every label in a wide window, the casualty picked."""
    path = tmp_path / "links.annotator"
    with Store.create(
        path, name="links", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents([(make_document(TEXT, id="d0", title="Links"), ())], at=NOW)
    bare_window.resize(1400, 900)
    bare_window.open_path(path)
    qtbot.waitUntil(bare_window.article.view.hasFocus)
    session = bare_window.session
    for words, label in SPANS:
        start = TEXT.index(words)
        session.select(start, start + len(words))
        session.tag(label)
    pick(bare_window, "casualty")
    return bare_window


@pytest.fixture
def mouse(article: MainWindow) -> Mouse:
    return Mouse(article)


def pick(window: MainWindow, label: str) -> None:
    window.session.pick(next(s for s in window.session.spans if s.label == label).id)
    settle()


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(window.article.view, key, held)
    settle()


def linked(window: MainWindow) -> list[tuple[str, str]]:
    layer = window.session.layer
    assert layer is not None
    ends = [(r.label, layer.span(r.tail)) for r in layer.relations]
    return [(name, tail.text) for name, tail in ends if tail is not None]


def place(words: str) -> Range:
    start = TEXT.index(words)
    return Range(start, start + len(words))


def shown(window: MainWindow) -> list[tuple[str, str, bool]]:
    """The links that are drawn: name, words at the other end, whether it is only proposed."""
    return [(link.name, link.words, link.is_proposed) for link in window.article.view.links]


# Keys


def test_y_links_what_is_proposed(article: MainWindow) -> None:
    press(article, Qt.Key.Key_Y)

    assert linked(article) == [("victim", "soldiers")]


def test_shift_y_links_all_that_is_proposed_in_one_step(article: MainWindow) -> None:
    wanted = sum(slot.proposed is not None for slot in article.linking.slots)

    press(article, Qt.Key.Key_Y, SHIFT)
    assert len(linked(article)) == wanted > 1

    article.trigger("undo")
    assert linked(article) == []


def test_t_and_shift_t_walk_through_the_targets(article: MainWindow) -> None:
    first = article.linking.proposal

    press(article, Qt.Key.Key_T)
    assert article.linking.proposal != first

    press(article, Qt.Key.Key_T, SHIFT)
    assert article.linking.proposal == first


def test_j_turns_to_the_next_relation(article: MainWindow) -> None:
    press(article, Qt.Key.Key_J)

    assert article.linking.current is not None
    assert article.linking.current.kind.name == "perpetrator"


def test_undo_of_a_link_leaves_its_span_picked(article: MainWindow) -> None:
    press(article, Qt.Key.Key_Y)

    QTest.keyClick(article.article.view, Qt.Key.Key_Z, CTRL)

    assert linked(article) == []
    assert article.session.picked is not None
    assert article.session.picked.label == "casualty"


@pytest.mark.parametrize("key", ["V", "O", "Q", "Y", "T", "J", "L"])
def test_a_key_about_a_span_says_that_none_is_picked(article: MainWindow, key: str) -> None:
    article.session.let_go()

    press(article, Qt.Key[f"Key_{key}"])

    assert article.status.notice.text() == "Pick a span first: click one, or press Tab."


@pytest.mark.parametrize("key", ["Y", "T", "J", "L"])
def test_a_key_about_links_says_that_none_begins_here(article: MainWindow, key: str) -> None:
    pick(article, "date")

    press(article, Qt.Key[f"Key_{key}"])

    assert article.status.notice.text() == "No link begins at a span that is date."


# What is drawn


def test_a_proposal_is_drawn_in_the_article(article: MainWindow) -> None:
    assert article.article.view.links == (
        ShownLink(
            place("two soldiers were killed"),
            place("soldiers"),
            "victim",
            is_proposed=True,
            words="soldiers",
        ),
    )


def test_a_link_is_drawn_and_the_next_proposal(article: MainWindow) -> None:
    press(article, Qt.Key.Key_Y)

    assert ("victim", "soldiers", False) in shown(article)
    assert sum(is_proposed for _, _, is_proposed in shown(article)) == 1


def test_a_link_is_drawn_from_its_other_end_too(article: MainWindow) -> None:
    press(article, Qt.Key.Key_Y)

    mouse_at = next(s for s in article.session.spans if s.text == "soldiers")
    article.session.pick(mouse_at.id)
    settle()

    assert [link for link in article.article.view.links if link.is_incoming] == [
        ShownLink(
            place("two soldiers were killed"),
            place("soldiers"),
            "victim",
            is_incoming=True,
            words="two soldiers were killed",
        )
    ]


def test_links_of_another_span_are_not_drawn(article: MainWindow) -> None:
    press(article, Qt.Key.Key_Y)

    pick(article, "date")

    assert shown(article) == []


def test_links_are_gone_before_another_span_is_painted(article: MainWindow) -> None:
    press(article, Qt.Key.Key_Y)

    QTest.keyClick(article.article.view, Qt.Key.Key_Tab)

    assert shown(article) == []


def test_walking_is_drawn_at_once(article: MainWindow) -> None:
    QTest.keyClick(article.article.view, Qt.Key.Key_T)

    assert article.linking.proposal is not None
    assert article.article.view.links[-1].words == article.linking.proposal.text


def test_without_a_pick_nothing_is_drawn(article: MainWindow) -> None:
    press(article, Qt.Key.Key_Escape)

    assert shown(article) == []


# Choosing by a click


def cursor(window: MainWindow) -> Qt.CursorShape:
    return window.article.view.viewport().cursor().shape()


def test_l_lets_a_click_link_a_span(article: MainWindow, mouse: Mouse) -> None:
    press(article, Qt.Key.Key_L)
    assert cursor(article) == Qt.CursorShape.CrossCursor
    assert article.status.notice.text() == "Click the victim. Esc ends that."

    mouse.click("rebels")
    settle()

    assert linked(article) == [("victim", "rebels")]
    assert article.session.picked is not None
    assert article.session.picked.label == "casualty"
    assert cursor(article) != Qt.CursorShape.CrossCursor


def test_esc_ends_that_a_click_links_and_the_span_stays_picked(
    article: MainWindow, mouse: Mouse
) -> None:
    press(article, Qt.Key.Key_L)

    press(article, Qt.Key.Key_Escape)
    assert not article.linking.is_choosing
    assert article.session.picked is not None

    mouse.click("rebels")
    assert linked(article) == []
    assert article.session.picked.text == "rebels"


def test_a_click_beside_every_span_keeps_the_choice_open(article: MainWindow, mouse: Mouse) -> None:
    press(article, Qt.Key.Key_L)

    mouse.click("denied")

    assert article.linking.is_choosing
    assert article.session.picked is not None
    assert article.status.notice.text().startswith("There is no span here to link")


def test_a_double_click_links_once_and_selects_nothing(article: MainWindow, mouse: Mouse) -> None:
    press(article, Qt.Key.Key_L)

    mouse.double_click("rebels")

    assert linked(article) == [("victim", "rebels")]
    assert article.session.selection.is_empty
    assert article.session.picked is not None


def test_while_a_label_sticks_a_click_still_chooses(article: MainWindow, mouse: Mouse) -> None:
    article.session.toggle_sticky("actor")
    press(article, Qt.Key.Key_L)
    before = article.session.spans

    mouse.click("rebels")

    assert linked(article) == [("victim", "rebels")]
    assert article.session.spans == before


def test_a_drag_while_choosing_selects_nothing(article: MainWindow, mouse: Mouse) -> None:
    press(article, Qt.Key.Key_L)

    mouse.drag("denied", "Monday")

    assert article.session.selection.is_empty
    assert article.session.picked is not None


def test_the_ends_of_the_picked_span_are_not_dragged_while_choosing(
    article: MainWindow, mouse: Mouse
) -> None:
    press(article, Qt.Key.Key_L)
    end = mouse.at("two soldiers were killed", len("two soldiers were killed") - 1)
    before = article.session.picked

    mouse.drag_from(end + QPoint(4, 0), end + QPoint(90, 0))

    assert article.session.picked == before


def test_picking_another_span_by_tab_ends_choosing(
    article: MainWindow, select: Callable[[str], None]
) -> None:
    press(article, Qt.Key.Key_L)

    press(article, Qt.Key.Key_Tab)

    assert not article.linking.is_choosing
    assert cursor(article) != Qt.CursorShape.CrossCursor


# A value that is a span


@pytest.fixture
def anchored(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window on a label set whose dates may be told from an event; a date is picked."""
    event = Attribute(name="anchor_event", type="link", is_core=True)
    labels = [
        label.model_copy(update={"attributes": (event,)}) if label.name == "date" else label
        for label in DEFAULT_LABEL_SET.labels
    ]
    label_set = DEFAULT_LABEL_SET.model_copy(update={"labels": tuple(labels)})
    path = tmp_path / "anchors.annotator"
    with Store.create(path, name="a", label_set=label_set, project_id="p1", now=NOW) as store:
        store.import_documents([(make_document(TEXT, id="d0", title="Anchors"), ())], at=NOW)
    bare_window.resize(1400, 900)
    bare_window.open_path(path)
    qtbot.waitUntil(bare_window.article.view.hasFocus)
    for words, label in (("two soldiers were killed", "casualty"), ("Sunday", "date")):
        start = TEXT.index(words)
        bare_window.session.select(start, start + len(words))
        bare_window.session.tag(label)
    settle()
    return bare_window


def test_a_value_that_is_a_span_is_chosen_by_a_click_in_the_article(anchored: MainWindow) -> None:
    QTest.keyClick(anchored.article.view, Qt.Key.Key_V)
    form = anchored.beside.details.span.form
    assert form is not None
    button = form.part("anchor_event").editor
    assert button.hasFocus()

    QTest.keyClick(button, Qt.Key.Key_Space)
    assert anchored.article.view.hasFocus()
    Mouse(anchored).click("soldiers")
    settle()

    picked = anchored.session.picked
    assert picked is not None
    assert picked.attribute("anchor_event") == "s1"
    assert isinstance(button, SpanEditor)
    assert button.text() == "two soldiers were killed"


# Flags


def test_a_flag_stands_behind_the_name_in_the_article(article: MainWindow) -> None:
    before = article.article.view.grab().toImage()

    press(article, Qt.Key.Key_Q)

    assert article.article.view.grab().toImage() != before
