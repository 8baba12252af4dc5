"""What a person says to search for: a field, where to look, how, and which labels."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.searching import Kind, SearchQuery
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.text_query import TextQuery
from annotator.ui.theme import Theme
from annotator.ui.widgets.chip import Chip, ChipColors
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import show_if
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.wording import tr


class SearchForm(QWidget):
    """A field with its switches. `edited` says that something else is asked for."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = DEFAULT_LABEL_SET
        self._is_whole = {False: True, True: False}
        self.field = SearchField("")
        self.articles = _switch(tr("&Articles"), tr("Where the texts of articles have it"))
        self.spans = _switch(tr("&Spans"), tr("Which tagged spans have it"))
        self.whole = _switch(tr("&Whole words"), tr("No letter or figure just before or behind"))
        self.case = _switch(tr("Match &case"), tr("Tell capital letters and accents apart"))
        self.expression = _switch(
            tr("&Regular expression"), tr("Look for what an expression describes")
        )
        self.best = _switch(tr("&Best first"), tr("The most relevant articles first"))
        self.chips: dict[str, Chip] = {}
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for button in (self.articles, self.spans):
            top.addWidget(button)
        top.addWidget(self.field, 1)
        self.articles.setChecked(True)
        self.whole.setChecked(True)
        host, self._flow = _flowing()
        for button in (self.whole, self.case, self.expression, self.best):
            self._flow.addWidget(button)
        self._chip_host, self._chip_flow = _flowing()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(host)
        layout.addWidget(self._chip_host)

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _typed: self.edited.emit())
        self.articles.clicked.connect(lambda: self._look_in(is_text=True))
        self.spans.clicked.connect(lambda: self._look_in(is_text=False))
        for button in (self.case, self.best):
            button.clicked.connect(self._on_switched)
        self.whole.clicked.connect(self._on_whole_switched)
        self.expression.clicked.connect(self._on_expression_switched)

    # What is asked for

    @property
    def kind(self) -> Kind:
        """Where to look."""
        return "spans" if self.spans.isChecked() else "articles"

    @property
    def query(self) -> SearchQuery:
        """What is asked for."""
        is_expression = self.expression.isChecked()
        text = TextQuery(
            typed=self.field.text(),
            is_expression=is_expression,
            whole_words=self.whole.isChecked(),
            match_case=self.case.isChecked(),
        )
        is_text = self.kind == "articles"
        return SearchQuery(
            kind=self.kind,
            text=text,
            labels=frozenset() if is_text else self._chosen_labels,
            best_first=is_text and not is_expression and self.best.isChecked(),
        )

    @property
    def _chosen_labels(self) -> frozenset[str]:
        return frozenset(name for name, chip in self.chips.items() if chip.is_on)

    def show_typed(self, typed: str) -> None:
        """Ask for other words."""
        self.field.setText(typed)
        self.edited.emit()

    def show_labels(self, label_set: LabelSet, theme: Theme) -> None:
        """Offer these labels; those that are chosen stay so."""
        chosen = self._chosen_labels
        if label_set.labels != self._labels.labels or not self.chips:
            self._labels = label_set
            self._make_chips(chosen)
        for place, label in enumerate(label_set.labels):
            colors = theme.label_colors(label.hue, place)
            self.chips[label.name].set_colors(ChipColors(colors.edge, colors.edge, colors.fill))

    def _make_chips(self, chosen: frozenset[str]) -> None:
        while (item := self._chip_flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        self.chips = {}
        for label in self._labels.labels:
            chip = Chip(label.title)
            chip.setCheckable(True)
            chip.setAccessibleName(tr("Only {label}", label=label.title))
            chip.setToolTip(tr("Only spans that are {label}", label=label.title))
            chip.setChecked(label.name in chosen)
            chip.set_on(is_on=label.name in chosen)
            chip.clicked.connect(self._toggler(chip))
            self._chip_flow.addWidget(chip)
            self.chips[label.name] = chip
        self._chip_host.updateGeometry()

    def _toggler(self, chip: Chip) -> Callable[[bool], None]:
        def toggle(is_on: bool) -> None:
            chip.set_on(is_on=is_on)
            self.edited.emit()

        return toggle

    # Switching

    def _look_in(self, *, is_text: bool) -> None:
        # Not by a group of buttons: of that, Tab would reach only the one that is on.
        self.articles.setChecked(is_text)
        self.spans.setChecked(not is_text)
        self._on_switched()

    def _on_switched(self) -> None:
        self._show_state()
        self.edited.emit()

    def _on_whole_switched(self, is_on: bool) -> None:
        self._is_whole[self.expression.isChecked()] = is_on
        self.edited.emit()

    def _on_expression_switched(self, is_on: bool) -> None:
        """Take the switch for whole words as it was with the other kind of search."""
        self.whole.setChecked(self._is_whole[is_on])
        self._on_switched()

    def _show_state(self) -> None:
        is_text, is_expression = self.kind == "articles", self.expression.isChecked()
        show_if(self._chip_host, not is_text)
        show_if(self.best, is_text and not is_expression)
        self.field.setPlaceholderText(_placeholder(is_text=is_text, is_expression=is_expression))
        name = tr("Search in articles") if is_text else tr("Search in spans")
        self.field.setAccessibleName(name)


def _placeholder(*, is_text: bool, is_expression: bool) -> str:
    if is_expression:
        return tr("A regular expression")
    if is_text:
        return tr('Words, "a phrase", begin*, -without, one OR other')
    return tr("Words in spans, or name:value of an attribute, author:name")


def _switch(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _flowing() -> tuple[QWidget, FlowLayout]:
    """Return a widget whose parts go on in the next row where one is full."""
    host = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    host.setSizePolicy(policy)
    return host, FlowLayout(host, gap_px=6)
