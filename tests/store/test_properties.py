from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.records import Document, Layer
from annotator.store.store import Store
from tests import strategies
from tests.factories import NOW, make_document
from tests.store.projects import content, create, faults, perform, redo, undo

AUTHORS = ("ada", "zoe")
TEXT = "Baku’s 👩‍💻\u2028🇹🇷 e\u0301\ufffe𝄞"

Layers = dict[str, Layer]


class Line:
    """An author's steps and where they are on it, held in memory."""

    def __init__(self, documents: list[Document], author_id: str) -> None:
        start = {d.id: Layer(document_id=d.id, author_id=author_id) for d in documents}
        self.states: list[Layers] = [start]
        self.at = 0

    @property
    def layers(self) -> Layers:
        return self.states[self.at]

    @property
    def moves(self) -> list[str]:
        return ["edit", *["undo"] * (self.at > 0), *["redo"] * (self.at < len(self.states) - 1)]

    def add(self, layer: Layer) -> None:
        self.states[self.at + 1 :] = [{**self.layers, layer.document_id: layer}]
        self.at += 1


def assert_holds(store: Store, lines: dict[str, Line]) -> None:
    for author_id, line in lines.items():
        stored = {name: content(store.layer(name, author_id)) for name in line.layers}
        assert stored == {name: content(layer) for name, layer in line.layers.items()}


@settings(max_examples=30)
@given(data=st.data())
def test_any_steps_undone_and_redone_leave_on_disk_what_they_leave_in_memory(
    data: st.DataObject,
):
    documents = [make_document(TEXT, id=name) for name in ("d1", "d2")]
    lines = {author_id: Line(documents, author_id) for author_id in AUTHORS}

    with TemporaryDirectory() as folder:
        path = Path(folder) / "news.annotator"
        with create(path, documents) as store:
            for _ in range(data.draw(st.integers(1, 12))):
                author_id = data.draw(st.sampled_from(AUTHORS))
                move(data, store, lines[author_id], author_id)
            assert_holds(store, lines)

        with Store.open(path) as store:
            assert_holds(store, lines)
            assert faults(store) == []


def move(data: st.DataObject, store: Store, line: Line, author_id: str) -> None:
    """Take one step in any direction that is open, on disk and in memory."""
    direction = data.draw(st.sampled_from(line.moves))
    if direction == "edit":
        name = data.draw(st.sampled_from(sorted(line.layers)))
        layer, edits = line.layers[name], []
        for _ in range(data.draw(st.integers(1, 3))):
            edits.append(data.draw(strategies.edits(layer, TEXT)))
            layer = edits[-1].apply(layer)
        perform(store, *edits, on=name, by=author_id)
        line.add(layer)
    elif direction == "undo":
        undo(store, by=author_id)
        line.at -= 1
    else:
        redo(store, by=author_id)
        line.at += 1


@settings(max_examples=30)
@given(data=st.data())
def test_any_layers_imported_are_exported_equal(data: st.DataObject):
    texts = data.draw(st.lists(strategies.texts(min_pieces=1), min_size=1, max_size=4))
    items = [
        (document, tuple(_own(data, document, author_id) for author_id in authors))
        for document, authors in (
            (make_document(text, id=f"d{n}"), data.draw(st.sampled_from(((), AUTHORS, ("zoe",)))))
            for n, text in enumerate(texts)
        )
    ]

    with TemporaryDirectory() as folder, create(Path(folder) / "news.annotator") as store:
        store.import_documents(items, at=NOW)

        assert list(store.export_items()) == items
        assert faults(store) == []


def _own(data: st.DataObject, document: Document, author_id: str) -> Layer:
    layer = data.draw(strategies.layers(document.text))
    return layer.model_copy(update={"document_id": document.id, "author_id": author_id})
