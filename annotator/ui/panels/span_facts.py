"""What is told of a span and of a document: names and values, in words."""

from PySide6.QtCore import QLocale

from annotator.core.labels import spoken
from annotator.core.records import Document, Span
from annotator.ui.wording import counted, spoken_moment, tr

_LONGEST_QUOTE = 280


def quoted(text: str, most: int = _LONGEST_QUOTE) -> str:
    """Return a text on one line; of more than `most` code points the middle is left out."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    half = most // 2
    # Between words, where there are any.
    head, tail = line[:half].rpartition(" "), line[-half:].partition(" ")
    return f"{head[0] or head[2]} … {tail[2] or tail[0]}"


def about_span(span: Span) -> str:
    """Return where a span is, who made it and when, on one line; offsets are code points."""
    length = counted(span.end - span.start, "{n} character", "{n} characters")
    parts = (
        f"{span.start:,}–{span.end:,}",
        length,
        span.created_by + _origin(span),
        spoken_moment(span.updated_at or span.created_at),
    )
    return " · ".join(filter(None, parts))


def _origin(span: Span) -> str:
    if span.origin == "human":
        return ""
    score = f", {span.score:.2f}" if span.score < 1 else ""
    return f" ({span.origin}{score})"


def facts_of_document(document: Document) -> tuple[tuple[str, str], ...]:
    """Return what is known of a document, as names and values."""
    source = document.source
    return (
        (tr("Id"), document.id),
        (tr("Publisher"), source.publisher),
        (tr("Author"), source.author),
        (tr("Language"), spoken_language(document.language)),
        (tr("File"), source.name),
        (tr("Note"), document.note),
        *((spoken(a.name).capitalize(), a.value) for a in document.attributes),
    )


def spoken_language(tag: str) -> str:
    """Return a language's English name for its BCP 47 tag; the tag itself where Qt has none."""
    language = QLocale(tag).language()
    if tag == "und":
        return ""
    if language == QLocale.Language.C:
        return tag
    return QLocale.languageToString(language)
