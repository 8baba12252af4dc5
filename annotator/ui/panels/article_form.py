"""The card of the article: when it was published, what it is, and what is known of it."""

from PySide6.QtCore import Qt, Signal

from annotator.app.article_facts import ArticleFacts
from annotator.app.attributes import Field, Reading
from annotator.app.keys import KeyMap
from annotator.app.session import Session
from annotator.core.labels import PUBLISHED, Attribute
from annotator.core.ranges import Range
from annotator.core.records import Document
from annotator.ui.guard import Guard
from annotator.ui.panels.around import Around, refusal
from annotator.ui.panels.editing import Editing
from annotator.ui.panels.note_field import NoteField
from annotator.ui.panels.section import Section
from annotator.ui.panels.span_card import flag_sign, headed, show_flag
from annotator.ui.panels.span_facts import facts_of_document
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.panels.value_row import Means
from annotator.ui.widgets.facts import Facts
from annotator.ui.widgets.labels import SMALL, TextLabel
from annotator.ui.wording import tr

_PUBLISHED = Attribute(
    name=PUBLISHED,
    type="date",
    is_core=True,
    description=tr("The day that “Sunday” and “last month” are counted from: 2023-03-06."),
)


class ArticleForm(Section):
    """What is said of the article as a whole; `left` leads back to it."""

    left = Signal()

    def __init__(self, session: Session, guard: Guard) -> None:
        super().__init__(tr("Article"))
        self._session = session
        self._guard = guard
        self._said = ArticleFacts(session)
        self._form: ValueForm | None = None
        self._declared: tuple[Attribute, ...] = ()
        self._document_id = ""
        self._title = TextLabel(bold=True, wraps=True)
        self.flag = flag_sign("mark_flagged")
        self.note = NoteField(tr("Note on the article"), tr("Note"))
        self.editing = Editing(self.note, self._write_note, parent=self)
        self.facts = Facts()
        self._hint = TextLabel(
            tr("Click a span, or press Tab, to see it here."),
            role="faint",
            factor=SMALL,
            wraps=True,
        )
        self._build()

    def _build(self) -> None:
        self.card.add(headed(self._title, self.flag))
        for row in (self.note, self.facts, self._hint):
            self.card.add(row)
        self.flag.clicked.connect(lambda: self._guard.run(self._said.toggle_flag))
        self.editing.left.connect(self.left)

    # What is shown

    def show_article(self, document: Document, key_map: KeyMap) -> None:
        """Show what is said and known of the article in view."""
        self._title.show_text(document.title or document.id)
        form = self._form_of(self._session.label_set.attributes)
        form.show_fields(self._fields(), document.id)
        if document.id == self._document_id:
            self.editing.show_text(self._said.note)
        else:
            self._document_id = document.id
            self.editing.show_anew(self._said.note)
        self.facts.show_facts(facts_of_document(document))
        show_flag(self.flag, "mark_flagged", key_map, is_on=self._said.is_flagged)
        for part in (form, self.flag, self.note):
            part.setEnabled(self._session.can_edit)

    def _form_of(self, declared: tuple[Attribute, ...]) -> ValueForm:
        if self._form is None or declared != self._declared:
            if self._form is not None:
                self._form.hide()
                self._form.deleteLater()
            self._declared = declared
            others = (attribute for attribute in declared if attribute.name != PUBLISHED)
            around = Around(quote=lambda start, end: self._session.text[start:end])
            means = Means(self._write, self._take_read)
            self._form = ValueForm((_PUBLISHED, *others), around, means, shows_all=True)
            self._form.left.connect(self.left)
            self.card.insert(1, self._form)
        return self._form

    def _fields(self) -> tuple[Field, ...]:
        said = (
            Field(field.attribute, field.text, "written" if field.text else "empty")
            for field in self._said.fields
        )
        return (self._published, *said)

    @property
    def _published(self) -> Field:
        said, source = self._said, self._said.published_by_source
        value, rule = f"{source}/{source}", tr("as the source says")
        read = Reading(value, Range(0, 0), rule) if source else None
        is_changed = said.is_published_changed
        standing = "changed" if is_changed and read else "written" if is_changed else "parsed"
        return Field(_PUBLISHED, said.published, standing if said.published else "empty", read)

    # What a person means

    def _write(self, name: str, typed: str) -> str:
        if name == PUBLISHED:
            return refusal(self._guard, lambda: self._said.write_published(typed))
        attribute = next(a for a in self._declared if a.name == name)
        return refusal(self._guard, lambda: self._said.write(attribute, typed))

    def _take_read(self, _name: str) -> None:
        self._guard.run(lambda: self._said.write_published(""))

    def _write_note(self, typed: str) -> str:
        return refusal(self._guard, lambda: self._said.write_note(typed))

    # Going there

    @property
    def form(self) -> ValueForm | None:
        """The form that is shown; None before any was."""
        return self._form

    def go_to_values(self) -> None:
        """Go to the first thing to be said that is not said yet."""
        if self._form is not None:
            self._form.go_to_first()

    def go_to_note(self) -> None:
        """Go to the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Write what was typed and is not written yet."""
        if self.editing.has_focus:
            self.editing.commit()
        if self._form is not None:
            self._form.commit()
