"""The only ways a layer changes. Each edit is a record that knows its inverse.

An edit carries everything it needs, its time stamp too, so that applying it is a pure function
and the log of edits can be replayed years later. `revision`, `seconds` and the layer's own time
stamps are bookkeeping of the store and not touched here.

* `spans`, `relations`, `layer` the edits, by what they change
* `labels` the edits that a change of the label set makes of many spans or relations
* `base` what they share

Every edit has `kind` (its name in the log), `title` (what undo calls it), `touches` (what a panel
has to draw again), `apply(layer)`, `inverse(layer)` and `touched(layer)`, each given the layer
*before* it. To add one: write the class and name it in `Edit`; the shared tests, the log and undo
follow from that.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter

from annotator.core.edits.base import Touched
from annotator.core.edits.labels import RelabelRelations, RelabelSpans
from annotator.core.edits.layer import GoBack, LoadLayer, SetDocumentAttributes, SetNote, SetStatus
from annotator.core.edits.relations import AddRelation, RemoveRelation, SetRelationAttributes
from annotator.core.edits.spans import (
    AddSpan,
    MoveSpan,
    RelabelSpan,
    RemoveSpan,
    SetAttributes,
    SetSpanNote,
)

__all__ = [
    "EDIT",
    "AddRelation",
    "AddSpan",
    "Edit",
    "GoBack",
    "LoadLayer",
    "MoveSpan",
    "RelabelRelations",
    "RelabelSpan",
    "RelabelSpans",
    "RemoveRelation",
    "RemoveSpan",
    "SetAttributes",
    "SetDocumentAttributes",
    "SetNote",
    "SetRelationAttributes",
    "SetSpanNote",
    "SetStatus",
    "Touched",
]

Edit = Annotated[
    AddSpan
    | RemoveSpan
    | RelabelSpan
    | RelabelSpans
    | MoveSpan
    | SetAttributes
    | SetSpanNote
    | AddRelation
    | RemoveRelation
    | RelabelRelations
    | SetRelationAttributes
    | SetStatus
    | SetNote
    | SetDocumentAttributes
    | LoadLayer
    | GoBack,
    Field(discriminator="kind"),
]
"""Any edit; `EDIT.validate_json` reads one back from the log."""

EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
