import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.card import Card
from annotator.ui.widgets.chip import Chip, ChipColors
from annotator.ui.widgets.facts import Facts
from annotator.ui.widgets.fitted_markdown import FittedMarkdown
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.glyphs import Glyph, paint_glyph
from annotator.ui.widgets.labels import ElidedLabel, TextLabel, breakable, letters
from annotator.ui.widgets.search_field import SearchField

COLORS = ChipColors(swatch=QColor("navy"), edge=QColor("red"), ground=QColor("yellow"))
GLYPHS: tuple[Glyph, ...] = ("ring", "half", "tick", "flag", "minus", "cross")


@pytest.fixture
def field(app: QApplication, qtbot: QtBot) -> SearchField:
    field = SearchField("Search")
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    return field


def test_escape_empties_a_search_and_says_so(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "words")

    with qtbot.waitSignal(field.textEdited) as edited:
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert edited.args == [""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_arrow_and_return_go_on_to_the_results(
    field: SearchField, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(field, key)


def test_the_button_in_a_search_empties_it_and_says_so(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "words")
    button = field.findChild(QToolButton)

    with qtbot.waitSignal(field.textEdited) as edited:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert edited.args == [""]


def test_a_flow_goes_on_in_the_next_row(app: QApplication) -> None:
    host = QWidget()
    flow = FlowLayout(host, gap_px=10)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)

    flow.setGeometry(QRect(0, 0, 215, 100))

    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (0, 30)]
    assert flow.heightForWidth(215) == 50
    assert flow.heightForWidth(400) == 20


def test_a_chip_that_is_on_has_another_ground(app: QApplication) -> None:
    chip = Chip("Actor", key_text="1", colors=COLORS)
    chip.resize(chip.sizeHint())
    before = chip.grab().toImage()

    chip.set_on(is_on=True)

    after = chip.grab().toImage()
    at = (chip.width() // 2, 4)
    assert before.pixelColor(*at) != after.pixelColor(*at) == QColor("yellow")


def test_a_chip_has_room_for_its_title_and_key(app: QApplication) -> None:
    with_key = Chip("Actor", key_text="1", colors=COLORS)

    assert with_key.sizeHint().width() > Chip("Actor", colors=COLORS).sizeHint().width()
    assert with_key.sizeHint().width() > Chip("Actor", key_text="1").sizeHint().width()


def test_signs_of_status_differ_in_shape(app: QApplication) -> None:
    pictures: set[bytes] = set()
    for glyph in GLYPHS:
        image = QImage(16, 16, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            box = QRectF(0, 0, 16, 16)
            paint_glyph(painter, box, glyph, color=QColor("black"), ground=QColor("white"))
        pictures.add(bytes(image.constBits()))

    assert len(pictures) == len(GLYPHS)


def test_a_label_shows_markup_as_it_is_written(app: QApplication) -> None:
    assert TextLabel("<b>news</b>").textFormat() == Qt.TextFormat.PlainText


def test_a_label_of_many_lines_breaks_an_address_and_widens_nothing(app: QApplication) -> None:
    # A span that was an address widened the whole panel beside the article.
    label = TextLabel(wraps=True)

    label.show_text("at https://example.org/" + "newsarticleview" * 8)

    assert label.minimumSizeHint().width() < letters(30)
    assert label.heightForWidth(letters(40)) > 3 * label.fontMetrics().height()


@pytest.mark.parametrize(
    "text",
    [
        "กระทรวงกลาโหมแถลงว่ามีผู้เสียชีวิตสองราย",
        "国防部发言人表示有两名士兵在边境冲突中丧生后撤离了该地区",
    ],
)
def test_a_language_without_spaces_breaks_where_its_words_end(app: QApplication, text: str) -> None:
    label = TextLabel(wraps=True)

    label.show_text(text)

    assert label.text() == text


@pytest.mark.parametrize("seen", ["👩‍👩‍👧‍👦", "🇺🇦", "e\u0301", "x"])
def test_no_character_is_cut_where_a_long_word_may_break(seen: str) -> None:
    pieces = breakable(seen * 40).split("\N{ZERO WIDTH SPACE}")

    assert "".join(pieces) == seen * 40
    assert all(piece == seen * (len(piece) // len(seen)) for piece in pieces)


def test_a_text_that_does_not_fit_is_told_by_its_tip(app: QApplication, qtbot: QtBot) -> None:
    label = ElidedLabel("a sentence that is far too long for its place")
    qtbot.addWidget(label)
    label.resize(60, 20)
    with qtbot.waitExposed(label):
        label.show()

    assert label.toolTip() == label.text()


def test_facts_without_a_value_are_left_out(app: QApplication) -> None:
    facts = Facts()

    facts.show_facts([("Made by", "me"), ("Note", "")])

    assert facts.facts == (("Made by", "me"),)


def test_an_address_that_no_line_can_hold_is_broken_and_widens_nothing(
    app: QApplication, qtbot: QtBot
) -> None:
    # News comes with what its source says of it, in which an address is one word of 120 letters.
    address = "https://example.org/" + "newsarticleview" * 8
    facts = Facts()
    qtbot.addWidget(facts)
    facts.resize(240, 400)
    with qtbot.waitExposed(facts):
        facts.show()

    facts.show_facts([("Publisher", "Adrun Wire Service"), ("Address", address)])

    assert facts.minimumSizeHint().width() < 240
    shown = facts.findChild(FittedMarkdown)
    assert shown is not None
    assert shown.toPlainText() == address
    qtbot.waitUntil(lambda: shown.height() > 3 * shown.fontMetrics().height())


def test_a_row_that_held_an_address_shows_a_word_again(app: QApplication, qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_facts([("Address", "https://example.org/" + "newsarticleview" * 8)])

    facts.show_facts([("Address", "unknown")])

    shown = [label.text() for label in facts.findChildren(TextLabel) if not label.isHidden()]
    assert shown == ["Address", "unknown"]
    assert [page for page in facts.findChildren(FittedMarkdown) if not page.isHidden()] == []


def test_a_card_can_be_emptied(app: QApplication) -> None:
    card = Card()
    row = TextLabel("row")
    card.add(row)

    card.clear()

    assert row.isHidden()
