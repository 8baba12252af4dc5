"""What a person says of the article as a whole: its day, its labels, its note, its flag."""

from typing import NamedTuple

from annotator.app.publication import day_of_source, is_whole_day, published_on
from annotator.app.session import Session
from annotator.core.edits import Edit, SetDocumentAttributes, SetNote
from annotator.core.labels import PUBLISHED, Attribute
from annotator.core.records import AttributeValue, Layer
from annotator.core.values import text_of_value, value_of_text
from annotator.errors import EditError, ValueFaultError


class DocumentField(NamedTuple):
    """One thing that may be said of the article; `text` is "" where nothing is said."""

    attribute: Attribute
    text: str


class ArticleFacts:
    """Shows and changes what is said of the article in view."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def published(self) -> str:
        """The day of publication as "2023-03-06", "" where it is not known to the day."""
        document, layer = self._session.document, self._session.layer
        return "" if document is None or layer is None else published_on(document.source, layer)

    @property
    def published_by_source(self) -> str:
        """The day of publication that the source gives, "" where it gives none."""
        document = self._session.document
        return "" if document is None else day_of_source(document.source)

    @property
    def is_published_changed(self) -> bool:
        """Whether a person has said when it was published."""
        return bool(self._value(PUBLISHED))

    @property
    def fields(self) -> tuple[DocumentField, ...]:
        """The document labels that the label set declares, with what is said of each."""
        declared = self._session.label_set.attributes
        return tuple(
            DocumentField(attribute, self._value(attribute.name))
            for attribute in declared
            if attribute.name != PUBLISHED
        )

    @property
    def note(self) -> str:
        """The note on the article, "" for none."""
        layer = self._session.layer
        return "" if layer is None else layer.note

    @property
    def is_flagged(self) -> bool:
        """Whether the article is flagged for a second look."""
        layer = self._session.layer
        return layer is not None and layer.status == "flagged"

    def _value(self, name: str) -> str:
        layer = self._session.layer
        found = next((a for a in layer.attributes if a.name == name), None) if layer else None
        return "" if found is None else text_of_value(found)

    def write_published(self, text: str) -> None:
        """Set the day of publication; what dates were read against the old one is read anew.

        "" gives back what the source says. All of it is one step.

        Raises:
            ValueFaultError: The text is no day; nothing has changed.
            StoreError: It could not be written; nothing has changed.
        """
        day = text.strip()
        if day == self.published:
            return
        value = self._day(day) if day and day != self.published_by_source else None
        layer = self._with(PUBLISHED, value)
        if layer.attributes != self._need_layer().attributes:
            changed = SetDocumentAttributes(attributes=layer.attributes)
            self._session.perform((changed, *self._read_again(layer)))

    def _day(self, text: str) -> AttributeValue:
        if not is_whole_day(text):
            raise ValueFaultError(f"“{text[:60]}” is no day.", hint="Write it as 2023-03-06.")
        return value_of_text(Attribute(name=PUBLISHED, type="date"), text)

    def _read_again(self, layer: Layer) -> tuple[Edit, ...]:
        """Return what makes every span say what its words say against another day."""
        from annotator.app.describing import reader_of
        from annotator.parse import reads_day

        session, document = self._session, self._session.document
        if document is None:
            return ()
        reader = reader_of(document, layer, session.label_set, session.remembered)
        labels = session.label_set
        dated = (
            span
            for span in layer.spans
            if reads_day(labels.rules_of(span.label))
            and any(value.is_parsed for value in span.attributes)
        )
        return tuple(reader.read_all_again(dated, layer.spans, session.moment()))

    def write(self, attribute: Attribute, text: str) -> None:
        """Say something of the article; "" takes it back.

        Raises:
            ValueFaultError: The text is no such value; nothing has changed.
            StoreError: It could not be written; nothing has changed.
        """
        value = value_of_text(attribute, text) if text.strip() else None
        layer = self._with(attribute.name, value)
        if layer.attributes != self._need_layer().attributes:
            self._session.perform((SetDocumentAttributes(attributes=layer.attributes),))

    def write_note(self, note: str) -> None:
        """Give the article another note; "" takes it away.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if note.strip() != self._need_layer().note:
            self._session.perform((SetNote(note=note.strip()),))

    def toggle_flag(self) -> None:
        """Flag the article for a second look, or take it up again.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self._need_layer()
        self._session.set_status("in_progress" if self.is_flagged else "flagged")

    def _with(self, name: str, value: AttributeValue | None) -> Layer:
        layer = self._need_layer()
        kept = tuple(a for a in layer.attributes if a.name != name)
        return layer.model_copy(update={"attributes": (*kept, value) if value else kept})

    def _need_layer(self) -> Layer:
        layer = self._session.layer
        if layer is None:
            raise EditError("No document is in view.")
        return layer
