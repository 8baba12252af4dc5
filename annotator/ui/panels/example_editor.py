"""An example as it is written: whether it is right, its sentence with braces, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from annotator.app.guideline_draft import DraftExample
from annotator.ui.panels.example_row import SIGNS
from annotator.ui.panels.text_field import TextField
from annotator.ui.theme import Theme
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.glyph_sign import GlyphSign
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if, sized
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import tr

_SENTENCE = tr("The sentence, its span between braces: {Rebels} fled.")


class ExampleEditor(Card):
    """The fields of one example.

    `changed` says that something else stands in them; `left`, that the person has gone out of the
    sentence; `removed`, that the example is not wanted.
    """

    changed = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_right, self._number = True, 1
        self.sign = GlyphSign()
        self.toggle = WordsButton(edge="line")
        self.remove = WordsButton(tr("Remove"))
        self.sentence = TextField("", _SENTENCE, least=2, most=8, marks=True)
        self.fault = TextLabel(role="error", factor=SMALL, wraps=True)
        self.note = QLineEdit()
        self._build()
        self.show_right(is_right=True)
        self.set_number(1)

    def _build(self) -> None:
        self.note.setProperty("role", "value")
        self.note.setFont(sized(1.0))
        self.note.setPlaceholderText(tr("Why, in a few words"))
        head = QWidget()
        beside = QHBoxLayout(head)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.sign)
        beside.addWidget(self.toggle)
        beside.addStretch(1)
        beside.addWidget(self.remove)
        for row in (head, self.sentence, self.fault, self.note):
            self.add(row)
        self.fault.hide()
        self.toggle.clicked.connect(self._on_toggled)
        self.remove.clicked.connect(lambda *_: self.removed.emit())
        self.sentence.textChanged.connect(self.changed)
        self.sentence.left.connect(self.left)
        self.note.textEdited.connect(lambda *_: self.changed.emit())

    @property
    def example(self) -> DraftExample:
        """What is written."""
        return DraftExample(
            text=self.sentence.typed, is_right=self._is_right, note=self.note.text()
        )

    def show_example(self, example: DraftExample) -> None:
        """Show an example to write at."""
        self.sentence.show_text(example.text)
        self.note.setText(example.note)
        self.show_right(is_right=example.is_right)

    def show_right(self, *, is_right: bool) -> None:
        """Show whether it is right."""
        self._is_right = is_right
        self.sign.show_glyph(*SIGNS[is_right])
        self.toggle.show_words(tr("Right") if is_right else tr("Wrong"))
        turned = tr("wrong") if is_right else tr("right")
        told = tr("Press to make it a {kind} one.", kind=turned)
        self.toggle.setToolTip(told)
        self.toggle.setAccessibleDescription(told)
        self._name_toggle()

    def set_number(self, number: int) -> None:
        """Say which example it is, from 1, for who cannot see it."""
        self._number = number
        self.sentence.setAccessibleName(tr("Example {n}: sentence", n=number))
        self.note.setAccessibleName(tr("Example {n}: why", n=number))
        self.remove.setAccessibleName(tr("Remove example {n}", n=number))
        self._name_toggle()

    def _name_toggle(self) -> None:
        name = tr("Example {n}: {kind}", n=self._number, kind=self.toggle.text())
        self.toggle.setAccessibleName(name)

    def show_fault(self, message: str, offset: int = -1) -> None:
        """Say what is wrong, and at which code point of the sentence; "" for nothing."""
        self.fault.show_text(message)
        self.sentence.setAccessibleDescription(message)
        show_if(self.fault, bool(message))
        self.sentence.show_fault(offset if message else -1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.sign.set_theme(theme)

    def _on_toggled(self) -> None:
        self.show_right(is_right=not self._is_right)
        self.changed.emit()
