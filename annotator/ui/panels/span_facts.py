"""What is told of a span and of a document: names and values, in words."""

from PySide6.QtCore import QDateTime, QLocale, Qt

from annotator.core.records import Document, Layer, Span
from annotator.ui.wording import counted, tr

_LONGEST_QUOTE = 280


def quoted(text: str) -> str:
    """Return a span's text on one line, its middle left out where it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    half = _LONGEST_QUOTE // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def facts_of_span(span: Span) -> tuple[tuple[str, str], ...]:
    """Return what is known of a span, as names and values; offsets are code points."""
    length = counted(span.end - span.start, "{n} character", "{n} characters")
    return (
        (tr("Place"), f"{span.start:,}–{span.end:,} · {length}"),
        (tr("Made by"), span.created_by + _origin(span)),
        (tr("When"), spoken_moment(span.updated_at or span.created_at)),
        (tr("Note"), span.note),
        *((a.name.replace("_", " ").capitalize(), a.value) for a in span.attributes),
    )


def _origin(span: Span) -> str:
    if span.origin == "human":
        return ""
    score = f", {span.score:.2f}" if span.score < 1 else ""
    return f" ({span.origin}{score})"


def facts_of_document(document: Document, layer: Layer) -> tuple[tuple[str, str], ...]:
    """Return what is known of a document, as names and values."""
    source = document.source
    return (
        (tr("Id"), document.id),
        (tr("Publisher"), source.publisher),
        (tr("Author"), source.author),
        (tr("Published"), source.published_at.replace("T00:00:00.000Z", "").split("/")[0]),
        (tr("Language"), spoken_language(document.language)),
        (tr("File"), source.name),
        (tr("Note"), layer.note or document.note),
        *((a.name.replace("_", " ").capitalize(), a.value) for a in document.attributes),
    )


def links_of(span: Span, layer: Layer) -> tuple[str, ...]:
    """Return the relations that begin or end at a span, one line each."""
    lines: list[str] = []
    for relation in layer.relations:
        name = relation.label.replace("_", " ")
        head, tail = layer.span(relation.head), layer.span(relation.tail)
        if relation.head == span.id and tail is not None:
            lines.append(f"{name} → {quoted(tail.text)}")
        elif relation.tail == span.id and head is not None:
            lines.append(f"{name} of ← {quoted(head.text)}")
    return tuple(lines)


def spoken_moment(when: str) -> str:
    """Return a moment in this machine's time zone, as "23 Nov 2026, 10:00"; "" for none."""
    moment = QDateTime.fromString(when, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not moment.isValid():
        return ""
    return QLocale(QLocale.Language.English).toString(moment, "d MMM yyyy, HH:mm")


def spoken_language(tag: str) -> str:
    """Return a language's English name for its BCP 47 tag; the tag itself where Qt has none."""
    language = QLocale(tag).language()
    if tag == "und":
        return ""
    if language == QLocale.Language.C:
        return tag
    return QLocale.languageToString(language)
