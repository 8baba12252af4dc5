"""One line of a form: a name, an editor or a pair of them, and what is said beside it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.attributes import Field
from annotator.core.labels import Attribute, spoken
from annotator.ui.panels.around import Around, titled
from annotator.ui.panels.editing import Draft, Editing
from annotator.ui.panels.line_editor import LineEditor
from annotator.ui.panels.sign import Sign
from annotator.ui.panels.value_editors import editor_for
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if
from annotator.ui.wording import tr

_PAIRS = (("_min", "_max"), ("_from", "_to"), ("_start", "_end"), ("_low", "_high"))
"""Endings of the names of two attributes of one type that stand side by side."""


class Means(NamedTuple):
    """What a form does with what a person means, by the name of the attribute."""

    write: Callable[[str, str], str]
    """Takes what was typed; returns why it is refused, "" where it is not."""
    take_read: Callable[[str], object]
    """Gives back what was read."""


class ValuePart(QObject):
    """An editor of one attribute, and the sign that its value is another than what was read.

    `pointed` says that the focus or the pointer came or went.
    """

    left = Signal()
    pointed = Signal()

    def __init__(
        self, attribute: Attribute, around: Around, means: Means, host: QWidget, *, hint: str = ""
    ) -> None:
        super().__init__(host)
        self.attribute = attribute
        self.field = Field(attribute, "", "empty")
        self._around = around
        self._means = means
        self.editor = editor_for(attribute, around)
        if hint and isinstance(self.editor, LineEditor):
            self.editor.setPlaceholderText(hint)
        self.editing = Editing(
            self.editor, lambda typed: means.write(attribute.name, typed), parent=self
        )
        self.editing.left.connect(self.left)
        self.editing.pointed.connect(self.pointed)
        self.editing.fault_changed.connect(self._tell)
        self.box = QHBoxLayout()
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)
        self.box.addWidget(self.editor, 1)

    @cached_property
    def sign(self) -> Sign:
        """Gives back what was read; made when a value first differs from that."""
        sign = Sign("mdi6.undo-variant")
        sign.clicked.connect(lambda: self._means.take_read(self.attribute.name))
        self.box.addWidget(sign)
        QWidget.setTabOrder(self.editor, sign)
        return sign

    def show_field(self, field: Field, *, is_new: bool, draft: Draft | None = None) -> None:
        """Show a value; `is_new` where it is that of another span or article than before."""
        self.field = field
        if is_new:
            self.editing.show_anew(field.text, draft)
        else:
            self.editing.show_text(field.text)
        described = (field.attribute.description, self.source)
        self.editor.setToolTip("\n".join(filter(None, described)))
        self.editor.setAccessibleDescription(self.editing.fault or field.fault or self.source)
        if field.differs or "sign" in self.__dict__:
            self._show_sign()

    def _tell(self, fault: str) -> None:
        """Have a screen reader say why what was typed is refused."""
        self.editor.setAccessibleDescription(fault or self.source)
        if fault and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, fault))

    def _show_sign(self) -> None:
        field = self.field
        what = tr("Take back {name}: {value}", name=spoken(field.attribute.name), value=self.read)
        self.sign.setAccessibleName(what)
        self.sign.setAccessibleDescription(self.source)
        self.sign.setToolTip(f"{what}\n{self.source}")
        show_if(self.sign, field.differs)

    @property
    def read(self) -> str:
        """What was read, in words."""
        return spoken(self.field.read_text)

    @property
    def source(self) -> str:
        """Where what was read comes from, as a sentence; "" where nothing was."""
        read = self.field.read
        if read is None:
            return ""
        words = " ".join(self._around.quote(*read.place).split())
        if not words and self.field.differs:
            return tr("{value}: {rule}.", value=self.read, rule=read.rule)
        if not words:
            return f"{read.rule[:1].upper()}{read.rule[1:]}." if read.rule else ""
        rule = f" ({read.rule})" if read.rule else ""
        if self.field.differs:
            shown = self.read
            return tr("“{words}” was read as {value}{rule}.", words=words, value=shown, rule=rule)
        return tr("From “{words}”{rule}.", words=words, rule=rule)


class ValueRow(QWidget):
    """The editors of one line side by side, and under them why what was typed is refused."""

    def __init__(self, name: str, parts: Sequence[ValuePart]) -> None:
        super().__init__()
        self.parts = tuple(parts)
        self.name = TextLabel(titled(name), role="faint", factor=SMALL, wraps=True)
        self.name.setContentsMargins(0, 3, 0, 0)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for part in self.parts:
            line.addLayout(part.box, 1)
            part.editing.fault_changed.connect(self._show_fault)
        self._rows.addLayout(line)

    @cached_property
    def fault(self) -> TextLabel:
        """Why what was typed is refused; made when something first is."""
        label = TextLabel(role="error", factor=SMALL, wraps=True)
        self._rows.addWidget(label)
        return label

    def _show_fault(self) -> None:
        sentence = "\n".join(self.faults)
        if sentence or "fault" in self.__dict__:
            self.fault.show_text(sentence)
            show_if(self.fault, bool(sentence))

    @property
    def faults(self) -> tuple[str, ...]:
        """Why what is typed, or what is stored, is refused."""
        found = (part.editing.fault or part.field.fault for part in self.parts)
        return tuple(filter(None, found))

    def refresh(self) -> None:
        """Say what is to be said of the values that are shown now."""
        self._show_fault()

    @property
    def has_something(self) -> bool:
        """Whether it is worth showing: a core attribute, or one with a value or a fault."""
        return any(
            part.attribute.is_core or part.field.text or part.editing.draft for part in self.parts
        )

    def show_if(self, is_shown: bool) -> None:
        """Show or hide it with its name."""
        show_if(self.name, is_shown)
        show_if(self, is_shown)


def paired(attributes: Sequence[Attribute]) -> tuple[tuple[str, tuple[Attribute, ...]], ...]:
    """Return the lines of a form: a name and one attribute, or two that are ends of one thing."""
    lines: list[tuple[str, tuple[Attribute, ...]]] = []
    at = 0
    while at < len(attributes):
        stem = _stem(*attributes[at : at + 2])
        taken = 2 if stem else 1
        lines.append((stem or attributes[at].name, tuple(attributes[at : at + taken])))
        at += taken
    return tuple(lines)


def _stem(first: Attribute, second: Attribute | None = None) -> str:
    """Return what two attributes are the ends of, "" where they are not."""
    if second is None or (first.type, first.is_core) != (second.type, second.is_core):
        return ""
    for low, high in _PAIRS:
        stem = first.name.removesuffix(low)
        if stem and first.name == stem + low and second.name == stem + high:
            return stem
    return ""


def hints_of(name: str, attributes: Sequence[Attribute]) -> tuple[str, ...]:
    """Return what stands in the empty fields of a line: of a pair, which end it is."""
    if len(attributes) < 2:
        return ("",)
    return tuple(spoken(attribute.name.removeprefix(name)).strip() for attribute in attributes)
