import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.tour import STEPS
from annotator.ui.tour_card import TourCard
from annotator.ui.window import MainWindow


@pytest.fixture
def card(bare_window: MainWindow, qtbot: QtBot) -> TourCard:
    """The tour's card in a window that has just opened the sample."""
    bare_window.resize(1400, 850)
    bare_window.trigger("tour")
    (card,) = bare_window.findChildren(TourCard)
    qtbot.waitUntil(lambda: bare_window.session.document is not None)
    return card


def tag(window: MainWindow, words: str, label: str) -> None:
    start = window.session.text.index(words)
    window.session.select(start, start + len(words))
    window.session.tag(label)


def test_the_tour_begins_on_an_article_that_waits_for_a_reader(
    bare_window: MainWindow, card: TourCard
) -> None:
    layer = bare_window.session.layer
    assert layer is not None
    assert layer.status == "todo"
    assert card.title.text() == STEPS[0].title


def test_doing_what_a_step_asks_for_leads_to_the_next(
    bare_window: MainWindow, card: TourCard
) -> None:
    first = bare_window.session.text.split()[0]

    tag(bare_window, first, "actor")

    assert card.title.text() == STEPS[1].title


def test_another_deed_does_not_lead_on(bare_window: MainWindow, card: TourCard) -> None:
    card.next.click()
    first = bare_window.session.text.split()[0]

    tag(bare_window, first, "actor")

    assert card.title.text() == STEPS[1].title


def test_the_texts_name_the_person_s_own_keys(bare_window: MainWindow, card: TourCard) -> None:
    assert "`1`" in card.text.text()


def test_a_step_is_read_out_with_the_keys_that_it_names(
    bare_window: MainWindow, card: TourCard
) -> None:
    assert "press 1." in card.accessibleDescription()
    assert "{" not in card.accessibleDescription()


def test_the_tour_shows_what_spans_say_whatever_page_was_open(
    bare_window: MainWindow, qtbot: QtBot
) -> None:
    bare_window.beside.side.turn_to("history")

    bare_window.trigger("tour")

    assert bare_window.beside.side.current == "details"


def test_back_and_next_lead_through_the_steps_to_the_end(
    bare_window: MainWindow, card: TourCard, qtbot: QtBot
) -> None:
    for _ in range(len(STEPS) - 1):
        qtbot.mouseClick(card.next, Qt.MouseButton.LeftButton)
    assert card.count.text() == f"{len(STEPS)} of {len(STEPS)}"
    qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert card.count.text() == f"{len(STEPS) - 1} of {len(STEPS)}"


def test_the_tour_ends_when_the_person_wants_it(
    bare_window: MainWindow, card: TourCard, qtbot: QtBot
) -> None:
    qtbot.mouseClick(card.end, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not bare_window.findChildren(TourCard))
    assert bare_window.article.view.hasFocus()


def test_the_last_step_ends_the_tour(bare_window: MainWindow, card: TourCard, qtbot: QtBot) -> None:
    for _ in range(len(STEPS) - 1):
        card.next.click()

    card.next.click()

    qtbot.waitUntil(lambda: not bare_window.findChildren(TourCard))
