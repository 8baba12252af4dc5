"""The foot of the list of findings: what the current one says, and what may be done."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.checks import Finding, Mend
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import TextLabel, show_if
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import left_to_right, tr

_MOST_MENDS = 4


class Offer(NamedTuple):
    """What may be done about a finding; `all_of` is how many are of its kind."""

    mends: Sequence[Mend] = ()
    all_of: int = 0
    is_ignored: bool = False
    can_edit: bool = True


class CheckFoot(QWidget):
    """Says what is the matter, and has a button for each way to mend it.

    `mend_chosen` carries the mend; `all_chosen`, `ignore_chosen` and `restore_chosen` are about
    the finding that is shown.
    """

    mend_chosen = Signal(object)
    all_chosen = Signal()
    ignore_chosen = Signal()
    restore_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.message = TextLabel(wraps=True)
        self.mends = [self._mend_button(number) for number in range(_MOST_MENDS)]
        self.all = WordsButton(edge="line")
        self.ignore = WordsButton(tr("Not a problem here"), edge="line")
        self.restore = WordsButton(tr("It is a problem after all"), edge="line")
        self._mends: Sequence[Mend] = ()
        self._build()

    def _mend_button(self, number: int) -> WordsButton:
        button = WordsButton(edge="line", bold=number == 0)
        button.clicked.connect(lambda *_: self.mend_chosen.emit(self._mends[number]))
        return button

    def _build(self) -> None:
        card, inside = Card(), QWidget()
        card.add(self.message)
        for button in (*self.mends, self.all, self.ignore, self.restore):
            card.add(button)
        room = QVBoxLayout(inside)
        room.setContentsMargins(12, 8, 12, 12)
        room.addWidget(card)
        self._inside = inside
        self._column = ScrollColumn(inside, tr("What may be done"))
        self.all.clicked.connect(lambda *_: self.all_chosen.emit())
        self.ignore.clicked.connect(lambda *_: self.ignore_chosen.emit())
        self.restore.clicked.connect(lambda *_: self.restore_chosen.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)

    def fit(self, width_px: int, most_px: int) -> None:
        """Be as high as what is said needs at a width, up to so much; the rest is scrolled to."""
        inside = self._inside.layout()
        assert inside is not None
        needed = inside.totalHeightForWidth(width_px) + 2 * self._column.frameWidth() + 4
        self.setFixedHeight(max(1, min(needed, most_px)))

    def show_finding(
        self, finding: Finding | None, offer: Offer, *, mend_key: str, ignore_key: str
    ) -> None:
        """Show a finding with what may be done about it; None hides all of it."""
        show_if(self, finding is not None)
        if finding is None:
            return
        self.message.show_text(left_to_right(finding.message))
        self._mends = () if offer.is_ignored else offer.mends
        for number, button in enumerate(self.mends):
            is_shown = number < len(self._mends)
            if is_shown:
                key = mend_key if number == 0 else ""
                button.show_words(self._mends[number].title, key_text=key)
                button.setEnabled(offer.can_edit)
            show_if(button, is_shown)
        self.all.show_words(tr("Mend all {n} of this kind", n=f"{offer.all_of:,}"))
        self.all.setEnabled(offer.can_edit)
        is_many = offer.all_of > 1 and any(mend.is_sure for mend in self._mends)
        show_if(self.all, is_many and not offer.is_ignored)
        self.ignore.show_words(self.ignore.text(), key_text=ignore_key)
        show_if(self.ignore, not offer.is_ignored)
        show_if(self.restore, offer.is_ignored)
