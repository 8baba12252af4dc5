"""What stood in a file before, so that nothing stands in it twice."""

from array import array

from annotator.formats.base import Item
from annotator.formats.faults import Faults


class Seen:
    """Remembers each document of a file in some hundred bytes, whatever its length.

    Keeps hashes of 64 bits instead of texts: among a million documents the chance that two are
    mistaken for each other is one in ten million.
    """

    def __init__(self) -> None:
        self._ordinals: dict[int, int] = {}
        self._lines = array("q")
        self._texts = array("q")
        self._authors = array("q")
        self._others: set[int] = set()

    def check(self, item: Item, faults: Faults) -> None:
        """Refuse a document that stood before with another text, or for the same author."""
        document = item.document
        author = hash(item.layers[0].author_id if item.layers else "")
        ordinal = self._ordinals.setdefault(hash(document.id), len(self._lines))
        if ordinal == len(self._lines):
            self._lines.append(item.line)
            self._texts.append(hash(document.text_sha256))
            self._authors.append(author)
        elif self._texts[ordinal] != hash(document.text_sha256):
            faults.refuse(
                "duplicate_id",
                f"Document {document.id!r} stands in line {self._lines[ordinal]} already, with"
                " another text.",
            )
        elif author == self._authors[ordinal] or hash((ordinal, author)) in self._others:
            faults.refuse(
                "duplicate_record",
                f"Document {document.id!r} stands in the file already for the same author, first"
                f" in line {self._lines[ordinal]}.",
            )
        else:
            self._others.add(hash((ordinal, author)))
