from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.records import AttributeValue
from annotator.ui.panels.span_facts import (
    facts_of_document,
    facts_of_span,
    links_of,
    quoted,
    spoken_language,
    spoken_moment,
)
from annotator.ui.window import MainWindow
from tests.factories import make_document, make_layer, make_span

Select = Callable[[str], None]


@pytest.fixture
def wide(window: MainWindow) -> MainWindow:
    """A window with room for the panel."""
    window.resize(1400, 800)
    return window


def test_without_a_picked_span_the_panel_tells_of_the_article(
    wide: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: ("Id", "d0") in wide.span_panel.facts)


def test_without_a_picked_span_the_panel_has_every_guideline(
    wide: MainWindow, qtbot: QtBot
) -> None:
    every = [label.description for label in wide.session.label_set.labels]

    qtbot.waitUntil(lambda: wide.span_panel.guideline.splitlines() == every)


def test_the_picked_span_is_shown_with_its_place_in_code_points(
    wide: MainWindow, select: Select, qtbot: QtBot
) -> None:
    wide.session.show(1)
    select("near the bridge")
    wide.session.tag("actor")

    qtbot.waitUntil(lambda: ("Place", "27–42 · 15 characters") in wide.span_panel.facts)
    assert ("Made by", "me") in wide.span_panel.facts


def test_the_guideline_is_that_of_the_picked_label(
    wide: MainWindow, select: Select, qtbot: QtBot
) -> None:
    select("Sunday")
    wide.session.tag("date")

    description = wide.session.label_set.label("date").description
    qtbot.waitUntil(lambda: wide.span_panel.guideline == description)


def test_the_panel_is_right_when_it_is_shown_again(
    wide: MainWindow, select: Select, qtbot: QtBot
) -> None:
    wide.session.toggle_details()
    select("Sunday")
    wide.session.tag("date")

    wide.session.toggle_details()

    qtbot.waitUntil(lambda: dict(wide.span_panel.facts).get("Made by") == "me")


def test_attributes_are_shown_by_their_names() -> None:
    span = make_span(attributes=(AttributeValue(name="count_min", type="integer", value="2"),))

    assert ("Count min", "2") in facts_of_span(span)


def test_a_suggested_span_says_where_it_came_from() -> None:
    span = make_span(origin="model", score=0.5, created_by="tagger")

    assert ("Made by", "tagger (model, 0.50)") in facts_of_span(span)


def test_a_document_is_shown_with_its_language_in_words() -> None:
    facts = facts_of_document(make_document(language="tr"), make_layer())

    assert ("Language", "Turkish") in facts


def test_relations_are_told_from_both_ends() -> None:
    layer = make_layer()
    casualty, actor = layer.spans

    assert links_of(casualty, layer) == ("victim → soldiers",)
    assert links_of(actor, layer) == ("victim of ← two soldiers were killed",)


def test_a_long_text_is_shown_by_its_ends() -> None:
    text = quoted("begin " + "middle " * 100 + "end")

    assert text.startswith("begin")
    assert text.endswith("end")
    assert " … " in text


def test_an_unknown_language_is_not_told() -> None:
    assert spoken_language("und") == ""


def test_an_unknown_moment_is_not_told() -> None:
    assert spoken_moment("") == ""


def test_a_moment_is_told_to_the_minute() -> None:
    assert spoken_moment("2026-03-09T10:00:00.000Z").endswith(":00")


def test_the_sample_opens_with_the_panel(
    bare_window: MainWindow, sample_path: Path, qtbot: QtBot
) -> None:
    bare_window.resize(1400, 800)

    bare_window.open_path(sample_path)

    qtbot.waitUntil(lambda: ("Publisher", "Adrun Wire Service") in bare_window.span_panel.facts)
