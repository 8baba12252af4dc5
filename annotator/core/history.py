"""A step: edits that are undone and redone as one, perhaps on several documents.

An author's steps form one line through the whole project. The line itself lies in the store,
which keeps it over restarts and without limit; here is what one point on it is.
"""

from collections.abc import Sequence

from annotator.core.edits import Edit
from annotator.core.records import Layer, Record, When


class LayerEdit(Record):
    """An edit, the document it is for, and the edit that takes it back."""

    document_id: str
    edit: Edit
    inverse: Edit


class Step(Record):
    """One point on an author's line of undo. `id` is 0 until the store has given it a number."""

    id: int = 0
    author_id: str
    title: str
    at: When
    edits: tuple[LayerEdit, ...]

    @property
    def forward(self) -> tuple[tuple[str, Edit], ...]:
        """What doing it applies, in order: document ids and edits."""
        return tuple((entry.document_id, entry.edit) for entry in self.edits)

    @property
    def backward(self) -> tuple[tuple[str, Edit], ...]:
        """What undoing it applies, in order: document ids and edits."""
        return tuple((entry.document_id, entry.inverse) for entry in reversed(self.edits))


def do(layer: Layer, edits: Sequence[Edit]) -> tuple[Layer, tuple[LayerEdit, ...]]:
    """Apply edits to one layer; return the layer after them and their entries for a step.

    Raises:
        EditError: One of them does not fit; nothing has happened then.
    """
    entries: list[LayerEdit] = []
    for edit in edits:
        entries.append(
            LayerEdit(document_id=layer.document_id, edit=edit, inverse=edit.inverse(layer))
        )
        layer = edit.apply(layer)
    return layer, tuple(entries)
