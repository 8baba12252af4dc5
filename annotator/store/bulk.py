"""Brings many documents and layers in at once."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, bindparam, select

from annotator.core.edits import LoadLayer, Touched
from annotator.core.records import AuthorKind, Document, Layer, Record, When
from annotator.errors import StoreError
from annotator.store.engine import insert_rows
from annotator.store.listing import document_count
from annotator.store.project import add_authors, author_numbers
from annotator.store.reading import layer as stored_layer
from annotator.store.rows import Row, document_row, layer_row, relation_row, span_row, text_row
from annotator.store.tables import documents, layers, log, relations, spans, texts
from annotator.store.writing import Place, drop_steps_of, text_of_edit, write_layer

Item = tuple[Document, Sequence[Layer]]

_AT_ONCE = 500
"""Documents whose rows are gathered before they are written."""

_KNOWN = (
    select(documents.c.id, documents.c.position, texts.c.text_sha256)
    .join_from(documents, texts)
    .where(documents.c.id.in_(bindparam("ids", expanding=True)))
)
_TAKEN = select(layers.c.position, layers.c.author).where(
    layers.c.position.in_(bindparam("positions", expanding=True))
)
_NOTHING = text_of_edit(LoadLayer())
"""What takes back the import of a layer where there was none."""


class ImportCount(Record):
    """What came in: documents that were not there before, and layers with their spans."""

    documents: int = 0
    layers: int = 0
    spans: int = 0


def import_documents(
    connection: Connection,
    items: Iterable[Item],
    *,
    at: When,
    author_kinds: Mapping[str, AuthorKind],
) -> ImportCount:
    """Append documents with their layers; a document that is there gets the layers only."""
    importer = _Importer(connection, at, author_kinds)
    remaining = iter(items)
    while batch := list(islice(remaining, _AT_ONCE)):
        importer.add(batch)
    return ImportCount(documents=importer.documents, layers=importer.layers, spans=importer.spans)


class _Importer:
    """Turns documents and layers into rows, batch by batch, and counts them."""

    def __init__(
        self, connection: Connection, at: When, author_kinds: Mapping[str, AuthorKind]
    ) -> None:
        self._connection = connection
        self._at = at
        self._kinds = author_kinds
        self._authors = author_numbers(connection)
        self._next = document_count(connection)
        self._known: dict[str, tuple[int, str]] = {}
        self._taken: set[tuple[int, int]] = set()
        self._gathered = _Gathered()
        self.documents = self.layers = self.spans = 0

    def add(self, batch: Sequence[Item]) -> None:
        """Write a batch."""
        self._introduce({layer.author_id for _, given in batch for layer in given})
        ids = list({document.id for document, _ in batch})
        found = self._connection.execute(_KNOWN, {"ids": ids})
        self._known = {row.id: (row.position, row.text_sha256) for row in found}
        positions = [position for position, _ in self._known.values()]
        taken = self._connection.execute(_TAKEN, {"positions": positions})
        self._taken = {(row.position, row.author) for row in taken}
        for document, given in batch:
            position = self._place(document)
            for layer in given:
                self._add_layer(position, layer)
        self._gathered.write(self._connection)

    def _introduce(self, author_ids: set[str]) -> None:
        if not author_ids <= self._authors.keys():
            self._authors = add_authors(self._connection, sorted(author_ids), self._kinds)

    def _place(self, document: Document) -> int:
        """Return the document's position, the next free one where it is new."""
        if document.id not in self._known:
            self._known[document.id] = (self._next, document.text_sha256)
            self._gathered.add_document(self._next, document)
            self._next += 1
            self.documents += 1
        position, sha256 = self._known[document.id]
        if sha256 != document.text_sha256:
            raise StoreError(
                f"Document {document.id!r} is in the project already, with another text.",
                hint="Give it another id to import it.",
            )
        return position

    def _add_layer(self, position: int, layer: Layer) -> None:
        author = self._authors[layer.author_id]
        if (position, author) not in self._taken:
            self._taken.add((position, author))
            self._gathered.add_layer(position, author, layer, self._at)
        elif not self._replace(position, author, layer):
            return
        self.layers += 1
        self.spans += len(layer.spans)

    def _replace(self, position: int, author: int, layer: Layer) -> bool:
        """Put a layer in the place of the one that is there; False where they are equal."""
        self._gathered.write(self._connection)
        old = stored_layer(self._connection, layer.document_id, layer.author_id)
        if old is None or old == layer:
            return False
        revision = max(old.revision + 1, layer.revision)
        layer = layer.model_copy(update={"revision": revision})
        place = Place(position, old.revision)
        write_layer(self._connection, author, layer, place, Touched(whole_layer=True))
        drop_steps_of(self._connection, position, author)
        row = _log_row(position, author, layer, self._at, text_of_edit(LoadLayer.of(old)))
        insert_rows(self._connection, log, [row])
        return True


class _Gathered:
    """Rows that wait to be written, of documents and layers that are not there yet."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {table.name: [] for table in _TABLES}

    def add_document(self, position: int, document: Document) -> None:
        """Gather a document's rows."""
        self._rows["documents"].append(document_row(position, document))
        self._rows["texts"].append(text_row(position, document))

    def add_layer(self, position: int, author: int, layer: Layer, at: When) -> None:
        """Gather a layer's rows, and the one that tells of it in the log."""
        rows = self._rows
        rows["layers"].append(layer_row(position, author, layer))
        rows["spans"].extend([span_row(position, author, span) for span in layer.spans])
        rows["relations"].extend([relation_row(position, author, r) for r in layer.relations])
        rows["log"].append(_log_row(position, author, layer, at, _NOTHING))

    def write(self, connection: Connection) -> None:
        """Write what was gathered, and gather anew."""
        for table in _TABLES:
            insert_rows(connection, table, self._rows[table.name])
            self._rows[table.name] = []


_TABLES = (documents, texts, layers, spans, relations, log)
"""In an order in which what is pointed at comes first."""


def _log_row(position: int, author: int, layer: Layer, at: When, inverse: str) -> Row:
    edit = text_of_edit(LoadLayer.of(layer))
    return (None, "import", position, author, layer.revision, at, edit, inverse)
