"""Edits of a layer as a whole: its status, its note, all that it holds."""

from typing import ClassVar, Literal, Self

from annotator.core.changes import Changes
from annotator.core.edits.base import Touched, values_set
from annotator.core.records import (
    AttributeValue,
    Layer,
    Record,
    Relations,
    Spans,
    Status,
)
from annotator.core.statuses import STATUS_TITLES


class _LayerEdit(Record):
    """Gives a layer new values. Each field of a subclass is named as the layer's that it sets."""

    touches: ClassVar[Changes] = Changes.STATUS

    def apply(self, layer: Layer) -> Layer:
        """Return the layer with the new values."""
        return layer.model_copy(update=values_set(self, self))

    def inverse(self, layer: Layer) -> Self:
        """Return the edit that takes this one back."""
        return self.model_copy(update=values_set(self, layer))

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes: the layer's own row only."""
        return Touched()


class SetStatus(_LayerEdit):
    """Says how far the work on a document has come."""

    kind: Literal["set_status"] = "set_status"
    status: Status

    @property
    def title(self) -> str:
        """What undo calls it."""
        return f"Mark {STATUS_TITLES[self.status]}"


class SetNote(_LayerEdit):
    """Gives the layer another note."""

    title: ClassVar[str] = "Change document note"
    kind: Literal["set_note"] = "set_note"
    note: str


class SetDocumentAttributes(_LayerEdit):
    """Gives a layer other attributes: what its author says of the document as a whole."""

    title: ClassVar[str] = "Change article"
    kind: Literal["set_document_attributes"] = "set_document_attributes"
    attributes: tuple[AttributeValue, ...]


class _WholeLayerEdit(_LayerEdit):
    """Puts other content in the place of all that a layer holds."""

    touches: ClassVar[Changes] = Changes.SPANS | Changes.STATUS
    status: Status = "todo"
    note: str = ""
    attributes: tuple[AttributeValue, ...] = ()
    spans: Spans = ()
    relations: Relations = ()

    @classmethod
    def of(cls, layer: Layer) -> Self:
        """Return the edit that makes any layer hold what `layer` holds."""
        return cls().inverse(layer)

    def touched(self, layer: Layer) -> Touched:
        """Return what it writes: everything."""
        return Touched(whole_layer=True)


class LoadLayer(_WholeLayerEdit):
    """Puts other content in the place of all that a layer holds: what an import does."""

    title: ClassVar[str] = "Import spans"
    kind: Literal["load_layer"] = "load_layer"


class GoBack(_WholeLayerEdit):
    """Gives a layer the content that it had at an earlier time."""

    title: ClassVar[str] = "Go back"
    kind: Literal["go_back"] = "go_back"
