"""Labels in the few faces that the window's texts have."""

import re

from PySide6.QtCore import QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

SMALL = 0.88
"""Size of secondary text, as a part of the program's."""
LONGEST_WORD = 24
"""How many characters of a row a line has room for, wherever it stands."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
"""Scripts without spaces, of which Qt knows by itself where a line may break."""
_TOO_LONG = re.compile(rf"[^\s{_UNSPACED}]{{{LONGEST_WORD + 1},}}")
_PIECE = 8
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def sized(factor: float, *, bold: bool = False) -> QFont:
    """Return the program's font at `factor` times its size in points."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def letters(count: float) -> int:
    """Return the width of so many letters of the program's font, in pixels.

    Widths are given by it, so that what holds a text is as wide for who needs it large.
    """
    return round(count * QFontMetrics(QApplication.font()).averageCharWidth())


def lines(count: float) -> int:
    """Return the height of so many lines of the program's font, in pixels."""
    return round(count * QFontMetrics(QApplication.font()).height())


def breakable(word: str) -> str:
    r"""Return a word that a line may break, between characters as people see them.

    >>> breakable("https://example.org/").split("\N{ZERO WIDTH SPACE}")
    ['https://', 'example.', 'org/']
    """
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    units, pieces, start = word.encode("utf-16-le", "surrogatepass"), [], 0
    while (end := finder.toNextBoundary()) >= 0:
        if end - start >= _PIECE or end * 2 == len(units):
            pieces.append(units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass"))
            start = end
    return _MAY_BREAK.join(pieces)


class TextLabel(QLabel):
    """A label that shows plain text as it is, never as markup."""

    def show_text(self, text: str) -> None:
        """Show `text`, at no cost where it is shown already."""
        if self.wordWrap():
            # A label is as wide as its longest word, and with it all that it is in.
            text = _TOO_LONG.sub(lambda found: breakable(found[0]), text)
        if text != self.text():
            self.setText(text)

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "",
        factor: float = 1.0,
        bold: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setProperty("role", role)
        self.setFont(sized(factor, bold=bold))


def show_if(widget: QWidget, is_shown: bool) -> None:
    """Show or hide a widget. Qt lays its neighbours out again even where nothing changes."""
    if widget.isHidden() == is_shown:
        widget.setVisible(is_shown)


class Caption(TextLabel):
    """The heading of a card: small spaced capitals."""

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "caption",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role=role, factor=SMALL, bold=True, wraps=wraps, parent=parent)
        font = self.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        self.setFont(font)


class ElidedLabel(TextLabel):
    """One line that gives way: what does not fit ends in dots, and the tip has the whole."""

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "",
        factor: float = 1.0,
        bold: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role=role, factor=factor, bold=bold, parent=parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._mode, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            flags = self.alignment().value | Qt.TextFlag.TextSingleLine.value
            painter.drawText(self.contentsRect(), flags, self._shown())
