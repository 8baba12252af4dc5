"""Makes the project that is kept in the tests for each version of the tables.

    python -m tests.store.stored_projects FILE

It was run once for each version by the program of that version, and the file is kept as it came
out: `tests/data/projects/v001.annotator` is of version 1. Run it again only for a new version.
"""

import sys
from pathlib import Path

from annotator.core.edits import (
    AddRelation,
    AddSpan,
    MoveSpan,
    RemoveSpan,
    SetDocumentAttributes,
    SetNote,
    SetRelationAttributes,
    SetStatus,
)
from annotator.core.label_changes import begin, change_label
from annotator.core.records import AttributeValue, Source
from annotator.store.activity import Work
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_layer, make_relation, make_span
from tests.store.projects import create, perform, redo, undo

DOCUMENTS = (
    make_document(id="d1", title="At the bridge", language="en", split="train", note="first"),
    make_document(
        "قتل جنديان يوم الأحد. 👩‍💻",
        id="d2",
        title="عند الجسر",
        language="ar",
        attributes=(AttributeValue(name="topic", value="border"),),
        source=Source(name="a.txt", format="text", encoding="utf-8", newline="crlf"),
    ),
    make_document("İki asker öldü.", id="d3", title="Köprüde", language="tr"),
)
IMPORTED = make_layer(DOCUMENTS[0], author_id="gold", status="done", revision=3, seconds=61.5)
GENRE = AttributeValue(name="genre", type="choice", value="report")
COUNT = AttributeValue(name="count_min", type="integer", value="2")


def make(path: Path) -> None:
    """Make a project with every kind of row: steps done, undone, redone and dropped, imports."""
    with create(path, DOCUMENTS) as store:
        store.import_documents(
            [(DOCUMENTS[0], (IMPORTED,))], at=NOW, author_kinds={"gold": "adjudicator"}
        )
        _annotate(store)
        store.save_label_set(store.label_set().with_labels(("place",)), now=NOW)
        store.set_value("position:me", "1")


def _annotate(store: Store) -> None:
    casualty = make_span("two soldiers were killed", id="s1", label="casualty", attributes=(COUNT,))
    perform(store, AddSpan(span=casualty), SetStatus(status="in_progress"))
    perform(store, AddSpan(span=make_span("soldiers", id="s2")))
    perform(store, AddRelation(relation=make_relation("s1", "s2", id="r1")))
    perform(store, MoveSpan(span_id="s2", start=21, end=34, text="two soldiers "))
    undo(store)
    perform(store, SetNote(note="look again"))
    undo(store)
    redo(store)
    perform(store, SetStatus(status="flagged"), on="d3")
    perform(store, SetDocumentAttributes(attributes=(GENRE,)))
    perform(store, SetRelationAttributes(relation_id="r1", attributes=(COUNT,)))
    labels = store.label_set()
    renamed = labels.label("date").model_copy(update={"name": "day"})
    store.labels.change("me", change_label(begin(labels), "date", renamed), at=NOW)
    store.add_work("me", 0, "2026-03-09", Work(seconds=61.5, keys=40, clicks=3, spans=2))
    perform(store, RemoveSpan(span_id="s1"))
    undo(store)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
