from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from annotator.app.session import NOWHERE, Session
from annotator.app.tagging import Tagging, why_not
from annotator.core.boundaries import snap_to_graphemes
from annotator.core.ranges import Range
from annotator.errors import EditError, ReadOnlyError
from tests.app.projects import session_on
from tests.strategies import EMOJI, MARKS

At = Callable[[str], int]
LABELS = ("actor", "claim", "casualty", "date")


@pytest.fixture
def tagging(session: Session) -> Tagging:
    return Tagging(session)


@pytest.fixture
def at(session: Session) -> At:
    """Where a word of the article in view begins."""
    return lambda word: session.text.index(word)


def texts(tagging: Tagging) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in tagging.session.spans]


def select(tagging: Tagging, words: str) -> None:
    start = tagging.session.text.index(words)
    tagging.session.select(start, start + len(words))


# Point and press


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("actor", "soldiers"),
        ("casualty", "two soldiers were killed"),
        ("claim", "two soldiers were killed on Sunday"),
    ],
)
def test_a_label_takes_the_phrase_it_wants_where_the_mouse_points(
    tagging: Tagging, at: At, label: str, expected: str
) -> None:
    tagging.session.point_at(at("soldiers"))

    tagging.use(label)

    assert texts(tagging) == [(label, expected)]


def test_a_label_takes_the_phrase_at_the_caret_where_the_mouse_points_at_none(
    tagging: Tagging, at: At
) -> None:
    tagging.session.select(at("Sunday"), at("Sunday"))

    tagging.use("date")

    assert texts(tagging) == [("date", "Sunday")]


def test_the_mouse_comes_before_the_caret(tagging: Tagging, at: At) -> None:
    tagging.session.select(at("Sunday"), at("Sunday"))
    tagging.session.point_at(at("ministry"))

    tagging.use("actor")

    assert texts(tagging) == [("actor", "Baku's ministry")]


def test_two_labels_at_one_place_tag_a_claim_and_the_actor_in_it(tagging: Tagging, at: At) -> None:
    tagging.session.point_at(at("soldiers"))

    tagging.use("claim")
    tagging.use("actor")

    assert texts(tagging) == [
        ("claim", "two soldiers were killed on Sunday"),
        ("actor", "soldiers"),
    ]


def test_another_label_on_just_the_same_words_corrects_the_first(tagging: Tagging, at: At) -> None:
    tagging.session.point_at(at("Sunday"))
    tagging.use("actor")

    tagging.use("date")

    assert texts(tagging) == [("date", "Sunday")]


def test_correcting_never_makes_a_second_span_of_the_same_label(tagging: Tagging, at: At) -> None:
    tagging.session.tag_range(Range(at("Sunday"), at("Sunday") + 6), "date")
    tagging.session.tag_range(Range(at("Sunday"), at("Sunday") + 6), "actor")
    tagging.session.point_at(NOWHERE)
    tagging.session.point_at(at("Sunday"))

    tagging.use("date")

    assert sorted(texts(tagging)) == [("actor", "Sunday"), ("date", "Sunday")]
    assert tagging.session.picked is not None
    assert tagging.session.picked.label == "date"


def test_the_same_label_again_says_that_it_is_there_already(tagging: Tagging, at: At) -> None:
    tagging.session.point_at(at("Sunday"))
    tagging.use("date")

    tagging.use("date")

    assert len(texts(tagging)) == 1
    assert tagging.session.notice == "This is tagged date already."


def test_a_picked_span_gets_the_label_while_the_mouse_stays_in_it(tagging: Tagging, at: At) -> None:
    select(tagging, "two soldiers were killed on Sunday")
    tagging.session.tag("claim")
    tagging.session.pick(tagging.session.spans[0].id)
    tagging.session.point_at(at("soldiers"))

    tagging.use("casualty")

    assert texts(tagging) == [("casualty", "two soldiers were killed on Sunday")]


def test_the_mouse_outside_the_picked_span_means_another_phrase(tagging: Tagging, at: At) -> None:
    select(tagging, "two soldiers")
    tagging.session.tag("actor")
    tagging.session.pick(tagging.session.spans[0].id)
    tagging.session.point_at(at("Sunday"))

    tagging.use("date")

    assert texts(tagging) == [("actor", "two soldiers"), ("date", "Sunday")]


def test_selected_text_comes_before_what_is_pointed_at(tagging: Tagging, at: At) -> None:
    select(tagging, "Talks")
    tagging.session.point_at(at("Sunday"))

    tagging.use("claim")

    assert texts(tagging) == [("claim", "Talks")]


def test_white_space_that_is_pointed_at_gives_the_label_to_the_picked_span(
    session: Session, tagging: Tagging
) -> None:
    select(tagging, "Talks")
    session.tag("claim")
    session.point_at(len(session.text))

    tagging.use("actor")

    assert texts(tagging) == [("actor", "Talks")]


def test_turned_off_a_label_wants_a_selection(tagging: Tagging, at: At) -> None:
    tagging.session.change_settings(point_and_press=False)
    tagging.session.point_at(at("Sunday"))

    tagging.use("date")

    assert texts(tagging) == []
    assert tagging.session.notice == "Select some text first, or pick a span."


def test_one_undo_takes_back_one_label(tagging: Tagging, at: At) -> None:
    tagging.session.point_at(at("soldiers"))
    tagging.use("claim")
    tagging.use("actor")

    tagging.session.undo()

    assert texts(tagging) == [("claim", "two soldiers were killed on Sunday")]


def test_after_undo_the_mouse_still_points_where_it_did(tagging: Tagging, at: At) -> None:
    tagging.session.point_at(at("soldiers"))
    tagging.use("claim")
    tagging.session.undo()

    tagging.use("actor")

    assert texts(tagging) == [("actor", "soldiers")]


def test_a_number_beyond_the_labels_does_nothing(tagging: Tagging) -> None:
    tagging.use_number(5)

    assert texts(tagging) == []


# Chips and the label that sticks


def test_a_chip_never_means_what_the_mouse_pointed_at_before(tagging: Tagging, at: At) -> None:
    tagging.session.point_at(at("Sunday"))

    tagging.use_chip("date")

    assert texts(tagging) == []
    assert tagging.session.sticky_label == "date"


def test_the_chip_of_the_label_that_sticks_ends_it_with_its_span_in_hand(
    tagging: Tagging, at: At
) -> None:
    tagging.use_chip("date")
    tagging.click(at("Sunday"))

    tagging.use_chip("date")

    assert tagging.session.sticky_label == ""
    assert texts(tagging) == [("date", "Sunday")]


def test_another_chip_gives_the_span_in_hand_its_label_and_the_other_still_sticks(
    tagging: Tagging, at: At
) -> None:
    tagging.use_chip("date")
    tagging.click(at("Sunday"))

    tagging.use_chip("claim")

    assert tagging.session.sticky_label == "date"
    assert texts(tagging) == [("claim", "Sunday")]


def test_a_sticky_label_tags_a_finished_selection(tagging: Tagging) -> None:
    tagging.session.toggle_sticky("date")
    select(tagging, "Sunday")

    tagging.finish_selection()

    assert texts(tagging) == [("date", "Sunday")]


def test_a_selection_without_a_sticky_label_tags_nothing(tagging: Tagging) -> None:
    select(tagging, "Sunday")

    tagging.finish_selection()

    assert texts(tagging) == []


def test_the_label_that_sticks_is_the_chosen_one_whatever_key_was_pressed(
    tagging: Tagging,
) -> None:
    tagging.session.toggle_sticky("date")
    select(tagging, "Talks")

    tagging.use("claim")

    assert tagging.chosen == "date"


def test_before_any_label_was_used_the_first_of_the_set_is_chosen(tagging: Tagging) -> None:
    assert tagging.chosen == "actor"


# Clicks that tag


def test_a_click_takes_the_phrase_that_the_chosen_label_wants(tagging: Tagging, at: At) -> None:
    tagging.session.toggle_sticky("casualty")

    tagging.click(at("soldiers"))

    assert texts(tagging) == [("casualty", "two soldiers were killed")]


def test_a_click_on_a_phrase_that_is_tagged_picks_it(tagging: Tagging, at: At) -> None:
    tagging.session.toggle_sticky("casualty")
    tagging.click(at("soldiers"))
    tagging.session.let_go()

    tagging.click(at("killed"))

    assert len(texts(tagging)) == 1
    assert tagging.session.picked is not None


def test_a_click_where_no_word_is_puts_the_caret(session: Session, tagging: Tagging) -> None:
    session.toggle_sticky("date")

    tagging.click(len(session.text))

    assert texts(tagging) == []
    assert session.caret == len(session.text)


@pytest.mark.parametrize("sticks", [True, False], ids=["a label sticks", "Ctrl is held"])
def test_a_double_click_takes_the_word_instead_of_the_phrase(
    tagging: Tagging, at: At, sticks: bool
) -> None:
    if sticks:
        tagging.session.toggle_sticky("actor")
    tagging.click(at("ministry"))
    select(tagging, "ministry")

    tagging.click(at("ministry"))

    assert texts(tagging) == [("actor", "ministry")]


def test_a_triple_click_takes_the_sentence_instead(tagging: Tagging, at: At) -> None:
    tagging.session.toggle_sticky("actor")
    for words in ("", "ministry", "Baku's ministry said two soldiers were killed on Sunday."):
        if words:
            select(tagging, words)
        tagging.click(at("ministry"))

    assert [label for label, _ in texts(tagging)] == ["actor"]
    assert texts(tagging)[0][1].endswith("Sunday.")


def test_a_double_click_in_a_phrase_that_was_tagged_before_tags_the_word_in_it(
    tagging: Tagging, at: At
) -> None:
    tagging.session.toggle_sticky("actor")
    tagging.click(at("ministry"))
    tagging.session.let_go()
    tagging.click(at("ministry"))
    select(tagging, "ministry")

    tagging.click(at("ministry"))

    assert texts(tagging) == [("actor", "Baku's ministry"), ("actor", "ministry")]


def test_a_double_click_on_a_word_that_is_tagged_already_leaves_one_span_on_it(
    tagging: Tagging, at: At
) -> None:
    select(tagging, "ministry")
    tagging.session.tag("actor")
    tagging.session.toggle_sticky("actor")
    tagging.click(at("ministry"))
    select(tagging, "ministry")

    tagging.click(at("ministry"))

    assert texts(tagging) == [("actor", "ministry")]


def test_a_drag_inside_a_clicked_phrase_tags_and_does_not_replace_it(
    tagging: Tagging, at: At
) -> None:
    tagging.session.toggle_sticky("actor")
    tagging.click(at("ministry"))
    select(tagging, "Baku")

    tagging.finish_selection()

    assert texts(tagging) == [("actor", "Baku's ministry"), ("actor", "Baku")]


# The outline


def test_an_outline_shows_what_the_chosen_label_would_take(tagging: Tagging, at: At) -> None:
    tagging.session.toggle_sticky("casualty")
    tagging.session.point_at(at("soldiers"))

    place = tagging.outline(is_held=False)

    assert tagging.session.text[slice(*place)] == "two soldiers were killed"


@pytest.mark.parametrize(
    ("change", "is_held"),
    [
        (lambda session: None, False),
        (lambda session: session.change_settings(show_outline=False), True),
        (lambda session: session.set_busy(is_busy=True), True),
        (lambda session: session.point_at(NOWHERE), True),
    ],
    ids=["nothing sticks or is held", "turned off", "busy", "the mouse is elsewhere"],
)
def test_there_is_no_outline(
    tagging: Tagging, at: At, change: Callable[[Session], None], is_held: bool
) -> None:
    tagging.session.point_at(at("soldiers"))
    change(tagging.session)

    assert tagging.outline(is_held=is_held).is_empty


# Projects that take no changes


def test_a_busy_project_is_not_tagged_and_says_why(tagging: Tagging, at: At) -> None:
    tagging.session.point_at(at("Sunday"))
    tagging.session.set_busy(is_busy=True)

    with pytest.raises(EditError, match="being written"):
        tagging.use("date")

    assert texts(tagging) == []
    assert why_not(tagging.session).startswith("The project is being written to.")


def test_a_click_in_a_busy_project_only_picks_and_says_why(tagging: Tagging, at: At) -> None:
    tagging.session.toggle_sticky("date")
    tagging.session.set_busy(is_busy=True)

    tagging.click(at("Sunday"))

    assert texts(tagging) == []
    assert tagging.session.notice == why_not(tagging.session)


def test_a_selection_in_a_busy_project_is_not_tagged_and_says_why(tagging: Tagging) -> None:
    tagging.session.toggle_sticky("date")
    select(tagging, "Sunday")
    tagging.session.set_busy(is_busy=True)

    tagging.finish_selection()

    assert texts(tagging) == []
    assert tagging.session.notice == why_not(tagging.session)


def test_a_project_that_is_open_elsewhere_is_not_tagged(
    session: Session, project_path: Path
) -> None:
    second = Session()
    second.open(project_path)
    second.point_at(second.text.index("Sunday"))

    with pytest.raises(ReadOnlyError):
        Tagging(second).use("date")

    assert second.spans == ()
    assert why_not(second) == "This project is open for reading only."
    second.close()


# Short and strange texts


@pytest.mark.parametrize("text", [" ", "\n", "🚨", "…"])
def test_where_no_word_is_a_label_says_what_to_do(tmp_path: Path, text: str) -> None:
    session = session_on(tmp_path / "texts.annotator", text)

    Tagging(session).use("actor")

    assert session.spans == ()
    assert session.notice == "Point at a word or select some text first, or pick a span."
    session.close()


def test_an_article_of_one_word_is_tagged_from_its_end(tmp_path: Path) -> None:
    session = session_on(tmp_path / "texts.annotator", "Sunday")
    session.select(6, 6)

    Tagging(session).use("date")

    assert [span.text for span in session.spans] == ["Sunday"]
    session.close()


_WORDS = ("Maria", "two", "soldiers", "killed", "Sunday", "e\u0301te\u0301", "قتل", "जवान", "ไทย")
_GLUE = (" ", " ", ", ", ". ", "\n")
_strange = st.lists(
    st.sampled_from((*_WORDS, *EMOJI, *MARKS, *_GLUE)), min_size=1, max_size=14
).map(lambda pieces: "".join(pieces).lstrip("\ufeff"))
_steps = st.lists(
    st.tuples(
        st.sampled_from(("use", "nudge", "widen", "narrow", "click", "select", "phrase", "remove")),
        st.integers(0, 60),
        st.integers(0, 60),
    ),
    max_size=12,
)


def _do(tagging: Tagging, what: str, one: int, two: int) -> None:
    session, phrasing = tagging.session, tagging.phrasing
    length = len(session.text)
    match what:
        case "use":
            session.point_at(one % (length + 1) if two % 2 else NOWHERE)
            tagging.use(LABELS[two % len(LABELS)])
        case "nudge":
            session.nudge_edge(
                ("start", "end")[one % 2],  # type: ignore[arg-type]
                (-1, 1)[two % 2],  # type: ignore[arg-type]
                ("char", "word")[two // 2 % 2],  # type: ignore[arg-type]
            )
        case "click":
            tagging.click(one % length)
        case "select":
            session.select(one % (length + 1), two % (length + 1))
        case "phrase":
            phrasing.go_to_phrase((-1, 1)[one % 2])  # type: ignore[arg-type]
        case "remove":
            session.remove_picked()
        case _:
            (phrasing.widen if what == "widen" else phrasing.narrow)()


@hypothesis_settings(max_examples=60)
@given(text=_strange, steps=_steps, snaps=st.booleans())
def test_no_keys_split_a_character_and_undo_takes_all_of_them_back(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    steps: list[tuple[str, int, int]],
    snaps: bool,
) -> None:
    if not text:
        return
    session = session_on(tmp_path_factory.mktemp("strange") / "texts.annotator", text)
    session.change_settings(snap_to_words=snaps)
    tagging = Tagging(session)

    for step in steps:
        _do(tagging, *step)
        for span in session.spans:
            place = Range(span.start, span.end)
            assert span.text == text[span.start : span.end]
            assert place == snap_to_graphemes(text, *place)

    while session.undo_title:
        session.undo()
    assert session.layer is not None
    assert (session.layer.spans, session.layer.status) == ((), "todo")
    session.close()


# Leaving the label that sticks


def test_a_chip_says_that_its_label_sticks_and_how_to_end_that(tagging: Tagging) -> None:
    tagging.use_chip("date")

    assert tagging.session.notice.startswith("Date sticks: ")
    assert "Esc" in tagging.session.notice


def test_letting_go_lets_go_of_a_span_first_and_then_of_the_label(tagging: Tagging, at: At) -> None:
    tagging.use_chip("date")
    tagging.click(at("Sunday"))

    tagging.let_go()
    first = (tagging.session.picked, tagging.session.sticky_label)
    tagging.let_go()

    assert first == (None, "date")
    assert tagging.session.sticky_label == ""
    assert tagging.session.notice == "Date no longer sticks."
