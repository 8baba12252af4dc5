"""The card of the picked span: its label, its words, its flag, its values, its note."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.actions import by_id
from annotator.app.attributes import Attributes
from annotator.app.keys import KeyMap
from annotator.app.linking import Linking
from annotator.app.session import Session
from annotator.core.labels import Attribute, Label, LabelSet
from annotator.core.records import Span
from annotator.ui.actions import tip
from annotator.ui.guard import Guard
from annotator.ui.panels.around import Around, refusal
from annotator.ui.panels.editing import Editing
from annotator.ui.panels.note_field import NoteField
from annotator.ui.panels.section import Section, ink
from annotator.ui.panels.sign import Sign
from annotator.ui.panels.span_facts import about_span, quoted
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.panels.value_row import Means
from annotator.ui.theme import Theme
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel, show_if
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import tr

_WORDS = 48
_QUOTE = 160
"""Code points of a span's text that are shown: of a link to it, and at the head of the card."""


class SpanCard(Section):
    """What the picked span says. A form is made for each label that is met, and kept.

    `pointed` carries the code points that the value in hand was read from; `left` leads back to the
    article.
    """

    left = Signal()
    pointed = Signal(int, int)

    def __init__(
        self, session: Session, attributes: Attributes, linking: Linking, guard: Guard
    ) -> None:
        super().__init__(tr("Span"))
        self._session = session
        self._attributes = attributes
        self._linking = linking
        self._guard = guard
        self._forms: dict[tuple[Attribute, ...], ValueForm] = {}
        self._form: ValueForm | None = None
        self._span_id = ""
        self._label = Caption(role="ink", wraps=True)
        self._words = TextLabel(bold=True, wraps=True)
        self.flag = flag_sign("flag_span")
        self.fill = WordsButton(tr("Fill in what the words say"), edge="line")
        self.note = NoteField(tr("Note on the span"), tr("Note"))
        self.editing = Editing(self.note, self._write_note, parent=self)
        self._about = TextLabel(role="faint", factor=SMALL, wraps=True)
        self._build()

    def _build(self) -> None:
        self.card.add(headed(self._label, self.flag))
        self.card.add(self._words)
        host = QWidget()
        self._host = QVBoxLayout(host)
        self._host.setContentsMargins(0, 0, 0, 0)
        self._host.setSpacing(0)
        self.card.add(host)
        for row in (self.fill, self.note, self._about):
            self.card.add(row)
        self.flag.clicked.connect(lambda: self._guard.run(self._attributes.toggle_flag))
        self.fill.clicked.connect(lambda: self._guard.run(self._attributes.read_again))
        self.editing.left.connect(self.left)

    # What is shown

    def show_span(self, span: Span, label_set: LabelSet, theme: Theme, key_map: KeyMap) -> None:
        """Show the picked span."""
        label = label_set.find(span.label)
        self._label.show_text(label.title if label else span.label)
        if label is not None:
            ink(self._label, label, label_set, theme)
        self._words.show_text(quoted(span.text, _QUOTE))
        self._about.show_text(about_span(span))
        self._show_values(span, label)
        self._show_note(span)
        show_flag(self.flag, "flag_span", key_map, is_on=self._attributes.is_flagged)
        for part in (self.flag, self.note, self.fill):
            part.setEnabled(self._session.can_edit)

    def _show_values(self, span: Span, label: Label | None) -> None:
        fields = self._attributes.fields
        form = self.form_of(label)
        if form is not self._form and self._form is not None:
            self._form.rest()
            self._form.hide()
        self._form = form
        form.show_fields(fields, span.id)
        form.setEnabled(self._session.can_edit)
        show_if(form, bool(fields))
        missing = [field for field in fields if field.standing == "empty" and field.read]
        show_if(self.fill, len(missing) > 1)

    def form_of(self, label: Label | None) -> ValueForm:
        """Return the form for spans of a label, made now where there is none yet, and hidden."""
        attributes = label.attributes if label else ()
        if attributes not in self._forms:
            means = Means(self._write_value, self._take_read)
            form = ValueForm(attributes, self._around, means)
            form.left.connect(self.left)
            form.pointed.connect(self.pointed)
            form.hide()
            self._host.addWidget(form)
            self._forms[attributes] = form
        return self._forms[attributes]

    def _show_note(self, span: Span) -> None:
        if span.id == self._span_id:
            self.editing.show_text(span.note)
        else:
            self._span_id = span.id
            self.editing.show_anew(span.note)

    def forget_forms(self, label_set: LabelSet) -> None:
        """Keep only the forms of labels that a set has."""
        wanted = {label.attributes for label in label_set.labels}
        for attributes in self._forms.keys() - wanted:
            form = self._forms.pop(attributes)
            if form is self._form:
                form.rest()
                self._form = None
            form.hide()
            form.deleteLater()

    # What a person means

    @property
    def _around(self) -> Around:
        return Around(
            completions=self._attributes.completions,
            words_of=self._words_of,
            quote=lambda start, end: self._session.text[start:end],
            choose=self._choose,
        )

    def _words_of(self, span_id: str) -> str:
        span = self._session.layer.span(span_id) if self._session.layer else None
        return quoted(span.text, _WORDS) if span else ""

    def _choose(self, name: str, take: Callable[[str], object]) -> None:
        self._linking.choose_value(name, lambda span: take(span.id))
        self.left.emit()

    def _write_value(self, name: str, typed: str) -> str:
        return refusal(self._guard, lambda: self._attributes.write(name, typed))

    def _take_read(self, name: str) -> None:
        self._guard.run(lambda: self._attributes.take_read(name))

    def _write_note(self, typed: str) -> str:
        return refusal(self._guard, lambda: self._attributes.write_note(typed))

    # Going there

    @property
    def form(self) -> ValueForm | None:
        """The form that is shown; None before any was."""
        return self._form

    def go_to_values(self) -> None:
        """Go to the first value that is missing; to the note where the label has no values."""
        if self._form is not None and not self._form.isHidden():
            self._form.go_to_first()
        else:
            self.go_to_note()

    def go_to_note(self) -> None:
        """Go to the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Write what was typed and is not written yet."""
        if self.editing.has_focus:
            self.editing.commit()
        if self._form is not None:
            self._form.commit()

    def rest(self) -> None:
        """Say that it is shown no longer."""
        if self._form is not None:
            self._form.rest()


def headed(title: QWidget, *signs: QWidget) -> QWidget:
    """Return a title with signs at the end of its line."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(title, 1)
    for sign in signs:
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    return row


def flag_sign(action_id: str) -> Sign:
    """Return a switch with the icon and the name of an action."""
    action = by_id(action_id)
    sign = Sign(action.icon)
    sign.setCheckable(True)
    sign.setAccessibleName(action.title.replace("&", ""))
    return sign


def show_flag(sign: Sign, action_id: str, key_map: KeyMap, *, is_on: bool) -> None:
    """Show whether something is flagged, and the key that flags it."""
    action = by_id(action_id)
    sign.setChecked(is_on)
    sign.setToolTip(tip(action.title, action.help, key_map.keys(action_id)))
