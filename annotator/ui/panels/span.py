"""The panel at the right: the picked span and its guideline, else the article's facts."""

from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.core.changes import Changes
from annotator.core.labels import Label, LabelSet
from annotator.core.records import Document, Layer, Span
from annotator.ui.bridge import SessionBridge
from annotator.ui.panels.span_facts import (
    facts_of_document,
    facts_of_span,
    links_of,
    quoted,
)
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.facts import Facts
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel, letters, show_if
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.wording import tr

_WATCHED = (
    Changes.PROJECT
    | Changes.LABELS
    | Changes.DOCUMENT
    | Changes.SPANS
    | Changes.STATUS
    | Changes.PICK
)


class SpanPanel(QFrame):
    """What is known of the picked span; without one, of the article and of all labels."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._theme: Theme = LIGHT
        self._is_stale = True
        self.setProperty("role", "side")
        self.setMinimumWidth(letters(26))
        self.setAccessibleName(tr("Details"))
        # Two pages, not one whose parts come and go: Qt takes milliseconds for each that comes.
        self._span = _SpanSection()
        self._span_guideline = _GuidelineSection()
        self._article = _ArticleSection()
        self._guidelines = _GuidelineSection()
        self._pages = (
            _page(self._span, self._span_guideline),
            _page(self._article, self._guidelines),
        )
        self._build()
        bridge.watch_late(self._on_changed, _WATCHED)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "side")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(14, 12, 14, 14)
        for page in self._pages:
            layout.addWidget(page)
            page.hide()
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(inside, tr("Details")))

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The names and values that are shown."""
        shown = self._span if self._session.picked is not None else self._article
        return shown.facts.facts

    @property
    def guideline(self) -> str:
        """What the shown guideline says."""
        shown = self._span_guideline if self._session.picked is not None else self._guidelines
        return shown.text

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self._on_changed(_WATCHED)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _on_changed(self, _changes: Changes) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        session = self._session
        span, layer, document = session.picked, session.layer, session.document
        label_set = session.label_set
        if span is not None and layer is not None:
            label = label_set.find(span.label)
            self._span.show_span(span, layer, label_set, self._theme)
            self._span_guideline.show_labels((label,) if label else (), label_set, self._theme)
        else:
            if document is not None and layer is not None:
                self._article.show_article(document, layer)
            show_if(self._article, document is not None)
            self._guidelines.show_labels(label_set.labels, label_set, self._theme)
        show_if(self._pages[0], span is not None)
        show_if(self._pages[1], span is None)


def _page(*sections: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(20)
    for section in sections:
        layout.addWidget(section)
    return page


class _Section(QWidget):
    """A caption and a card."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.caption = Caption(title, wraps=True)
        self.card = Card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.caption)
        layout.addWidget(self.card)


class _SpanSection(_Section):
    """The picked span: its label, its text, where it is, who made it, its attributes."""

    def __init__(self) -> None:
        super().__init__(tr("Span"))
        self._label = Caption(role="ink", wraps=True)
        self._text = TextLabel(bold=True, wraps=True)
        self.facts = Facts()
        self._links = TextLabel(wraps=True, factor=SMALL)
        for row in (self._label, self._text, self.facts, self._links):
            self.card.add(row)

    def show_span(self, span: Span, layer: Layer, label_set: LabelSet, theme: Theme) -> None:
        label = label_set.find(span.label)
        self._label.show_text(label.title if label else span.label)
        if label is not None:
            _ink(self._label, label, label_set, theme)
        self._text.show_text(quoted(span.text))
        self.facts.show_facts(facts_of_span(span))
        links = links_of(span, layer)
        self._links.show_text("\n".join(links))
        show_if(self._links, bool(links))


class _ArticleSection(_Section):
    """What is known of the document."""

    def __init__(self) -> None:
        super().__init__(tr("Article"))
        self.facts = Facts()
        self.card.add(self.facts)
        hint = TextLabel(
            tr("Click a span, or press Tab, to see it here."),
            role="faint",
            factor=SMALL,
            wraps=True,
        )
        self.card.add(hint)

    def show_article(self, document: Document, layer: Layer) -> None:
        self.facts.show_facts(facts_of_document(document, layer))


class _GuidelineSection(_Section):
    """What a label is for; all labels where no span is picked."""

    def __init__(self) -> None:
        super().__init__(tr("Guideline"))
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        self._labels: tuple[Label, ...] = ()
        self._theme: Theme | None = None

    @property
    def text(self) -> str:
        return "\n".join(label.description for label in self._labels)

    def show_labels(self, labels: tuple[Label, ...], label_set: LabelSet, theme: Theme) -> None:
        labels = tuple(label for label in labels if label.description)
        if labels == self._labels and theme == self._theme:
            return
        self._labels, self._theme = labels, theme
        show_if(self, bool(labels))
        while len(self._rows) < len(labels):
            self._add_row()
        for at, (title, description) in enumerate(self._rows):
            is_shown = at < len(labels)
            if is_shown:
                title.show_text(labels[at].title)
                _ink(title, labels[at], label_set, theme)
                description.show_text(labels[at].description)
            show_if(title, is_shown and len(labels) > 1)
            show_if(description, is_shown)
        single = f" · {labels[0].title}" if len(labels) == 1 else ""
        self.caption.setText(tr("Guideline") + single)

    def _add_row(self) -> None:
        title = Caption(role="ink", wraps=True)
        description = TextLabel(wraps=True, factor=SMALL)
        self.card.add(title)
        self.card.add(description)
        self._rows.append((title, description))


def _ink(title: TextLabel, label: Label, label_set: LabelSet, theme: Theme) -> None:
    """Write `title` in the label's colour."""
    ink = theme.label_colors(label.hue, label_set.labels.index(label)).ink
    palette = QPalette(title.palette())
    if palette.color(QPalette.ColorRole.WindowText) != ink:
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        title.setPalette(palette)
