import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.actions import ACTIONS, MENU_TITLES
from annotator.app.help import plain
from annotator.app.matching import Entry, ranked
from annotator.core.labels import DEFAULT_LABEL_SET

TITLES = {f"tag_{n}": f"Tag {label.title}" for n, label in enumerate(DEFAULT_LABEL_SET.labels, 1)}
ENTRIES = [
    Entry(
        id=action.id,
        title=TITLES.get(action.id, plain(action.title)),
        menu=plain(MENU_TITLES[action.menu]),
        help=action.help,
    )
    for action in ACTIONS
]


def entries(*titles: str) -> list[Entry]:
    return [Entry(id=title, title=title) for title in titles]


def titles(typed: str, among: list[Entry] = ENTRIES) -> list[str]:
    return [found.entry.title for found in ranked(typed, among)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("dn", "Done, Next"),
        ("fs", "Full Screen"),
        ("kb", "Keyboard Shortcuts"),
        ("snp", "Snap to Words"),
        ("mflg", "Mark Flagged"),
        ("nxt doc", "Next Document"),
        ("mk fl", "Mark Flagged"),
        ("tag cas", "Tag Casualty"),
        ("theme dark", "Theme: Dark"),
        ("nextdoc", "Next Document"),
        ("OPEN", "Open"),
    ],
)
def test_letters_in_order_find_an_action(typed: str, wanted: str) -> None:
    assert titles(typed)[0] == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("stiky", "Sticky Label"),
        ("exprt", "Export"),
        ("setings", "Settings"),
        ("udno", "Undo"),
        ("exprot", "Export"),
        ("dcument next", "Next Document"),
        ("import fodler", "Import Folder"),
        ("keyboards", "Keyboard Shortcuts"),
    ],
)
def test_a_typing_error_is_forgiven(typed: str, wanted: str) -> None:
    assert titles(typed)[0] == wanted


def test_a_typing_error_in_a_short_word_is_not_forgiven() -> None:
    assert titles("opx", entries("Open")) == []


@pytest.mark.parametrize("typed", ["theme dark", "dark theme", "drk thm"])
def test_words_count_in_any_order(typed: str) -> None:
    assert titles(typed)[0] == "Theme: Dark"


def test_what_a_word_begins_comes_before_what_it_is_inside_of() -> None:
    assert titles("in", entries("Begin", "Move In", "Inside")) == ["Inside", "Move In", "Begin"]


def test_a_title_that_was_typed_to_its_end_comes_first() -> None:
    assert titles("open", entries("Open Sample Project", "Open…")) == [
        "Open…",
        "Open Sample Project",
    ]


def test_equals_keep_their_order() -> None:
    assert titles("tag", entries("Tag Casualty", "Tag Date")) == ["Tag Casualty", "Tag Date"]


def test_where_a_word_is_found_as_it_was_typed_no_error_is_looked_for() -> None:
    assert titles("span", entries("Remove Span", "Detail Panel")) == ["Remove Span"]


def test_every_word_has_to_be_found() -> None:
    assert titles("theme qqq") == []


def test_letters_that_are_scattered_over_a_title_do_not_find_it() -> None:
    assert titles("kb", entries("Make Start Out by a Character")) == []


def test_what_hardly_fits_is_left_out_beside_what_fits() -> None:
    assert titles("stiky") == ["Sticky Label"]


def test_a_word_of_the_help_finds_its_action() -> None:
    assert titles("clipboard") == ["Paste as Article"]


def test_the_help_counts_less_than_any_title() -> None:
    helped = Entry(id="a", title="Larger", help="Grow the text.")
    titled = Entry(id="b", title="Mark as Grown")

    assert titles("grow", [helped, titled]) == ["Mark as Grown", "Larger"]


def test_a_word_may_name_the_menu() -> None:
    assert titles("file exp")[0] == "Export"


def test_what_is_not_possible_now_comes_last() -> None:
    closed = Entry(id="a", title="Open", is_possible=False)
    scattered = Entry(id="b", title="Mark Open")

    assert titles("open", [closed, scattered]) == ["Mark Open", "Open"]


def test_nothing_typed_finds_everything_in_order() -> None:
    assert titles("  ") == [entry.title for entry in ENTRIES]


def test_what_was_used_lately_comes_first_while_nothing_is_typed() -> None:
    found = ranked("", entries("A", "B", "C"), recent=("C", "B"))

    assert [match.entry.id for match in found] == ["C", "B", "A"]


def test_what_was_used_lately_comes_first_of_equals() -> None:
    found = ranked("zoom", entries("Zoom In", "Zoom Out"), recent=("Zoom Out",))

    assert found[0].entry.id == "Zoom Out"


def test_what_was_used_lately_does_not_come_before_what_fits_better() -> None:
    found = ranked("open", entries("Open", "Mark Open"), recent=("Mark Open",))

    assert found[0].entry.id == "Open"


@pytest.mark.parametrize(
    ("typed", "title", "shown"),
    [
        ("dn", "Done, Next", "[D]one, [N]ext"),
        ("dark theme", "Theme: Dark", "[T][h][e][m][e]: [D][a][r][k]"),
        ("ecl", "Tag Éclair", "Tag [É][c][l]air"),
        ("ÉCL", "Tag E\u0301clair", "Tag [E]\u0301[c][l]air"),
        ("дей", "Tag Действие", "Tag [Д][е][й]ствие"),
        ("ala", "Tag 🚨 Alarm", "Tag 🚨 [A][l][a]rm"),
        ("strasse", "Straße", "[S][t][r][a][ß][e]"),
        ("larger", "Zoom In", "Zoom In"),
    ],
)
def test_the_letters_that_were_typed_are_told(typed: str, title: str, shown: str) -> None:
    entry = Entry(id="a", title=title, help="Make it larger.")

    found = ranked(typed, [entry])[0]

    letters = [f"[{c}]" if n in found.letters else c for n, c in enumerate(title)]
    assert "".join(letters) == shown


@pytest.mark.parametrize("typed", ["?", '"', "!^$", "\x00", "\ud800", "'"])
def test_signs_alone_find_nothing(typed: str) -> None:
    assert titles(typed) == []


@given(st.text(), st.lists(st.text(max_size=30), max_size=5))
def test_whatever_is_typed_the_letters_lie_within_the_title(typed: str, names: list[str]) -> None:
    for found in ranked(typed, entries(*names)):
        assert list(found.letters) == sorted(set(found.letters))
        assert all(0 <= letter < len(found.entry.title) for letter in found.letters)
