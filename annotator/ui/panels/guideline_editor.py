"""A guideline as it is written: shortly, in Markdown, and by examples."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.app.guideline_draft import Draft
from annotator.core.label_guidelines import Guideline
from annotator.core.labels import Label, LabelSet
from annotator.ui.panels.example_list import ExampleList
from annotator.ui.panels.section import ink
from annotator.ui.panels.text_field import TextField
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.fitted_markdown import FittedMarkdown
from annotator.ui.widgets.foot import foot_of
from annotator.ui.widgets.labels import SMALL, Caption, TextLabel, show_if
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import counted, tr

_TITLE = 1.25
_HINT = tr("Markdown: **bold**, *slanted*, “- ” before the points of a list, “# ” for a heading.")


class GuidelineEditor(QWidget):
    """Holds one draft. `save_wanted` and `cancel_wanted` say what is to become of it."""

    save_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft.of("", Guideline())
        self._label: tuple[Label, LabelSet] | None = None
        self._theme: Theme = LIGHT
        self._counts_faults = False
        self.name = TextLabel(bold=True, factor=_TITLE, wraps=True)
        self.notice = TextLabel(role="faint", factor=SMALL, wraps=True)
        self.obstacle = TextLabel(role="error", factor=SMALL, wraps=True)
        self.warning = TextLabel(role="error", factor=SMALL, wraps=True)
        self.description = TextField(tr("In short"), least=2, most=8)
        self.text = TextField(tr("Guideline in Markdown"), least=8, most=24)
        self.preview_button = WordsButton(tr("Preview"), edge="line")
        self.preview = FittedMarkdown(tr("How the guideline will look"))
        self.hint = TextLabel(_HINT, role="faint", factor=SMALL, wraps=True)
        self.examples = ExampleList()
        self.save = QPushButton(tr("Save"))
        self.cancel = QPushButton(tr("Cancel"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.preview_button.setCheckable(True)
        self.setFocusProxy(self.text)
        self.preview.hide()
        inside = QWidget()
        inside.setProperty("role", "side")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(14, 4, 14, 14)
        rows.setSpacing(8)
        for row in (self.name, self.notice):
            rows.addWidget(row)
        rows.addWidget(Caption(tr("In short"), wraps=True))
        rows.addWidget(self.description)
        rows.addWidget(self._head())
        for row in (self.text, self.preview, self.hint):
            rows.addWidget(row)
        rows.addWidget(Caption(tr("Examples"), wraps=True))
        rows.addWidget(self.examples)
        rows.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._column = ScrollColumn(inside, tr("Guideline to be written"))
        layout.addWidget(self._column, 1)
        for row in (self.obstacle, self.warning):
            row.setContentsMargins(14, 4, 14, 4)
            row.hide()
            layout.addWidget(row)
        layout.addWidget(foot_of(self.save, self.cancel))

    def _head(self) -> QWidget:
        head = QWidget()
        beside = QHBoxLayout(head)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(Caption(tr("Guideline"), wraps=True), 1)
        beside.addWidget(self.preview_button)
        return head

    def _connect(self) -> None:
        self.save.clicked.connect(lambda *_: self.save_wanted.emit())
        self.cancel.clicked.connect(lambda *_: self.cancel_wanted.emit())
        self.preview_button.toggled.connect(self._on_preview)
        self.examples.faults_wanted.connect(self._show_faults)
        self.examples.reached.connect(self._bring_into_view)
        self._wanted: QWidget | None = None
        self._column.verticalScrollBar().rangeChanged.connect(lambda *_: self._on_grown())
        for field in (self.description, self.text):
            field.moved.connect(lambda field=field: self._bring_into_view(field))
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.save_wanted)

    # What is written

    @property
    def draft(self) -> Draft:
        """What is written by now."""
        return self._draft.model_copy(
            update={
                "description": self.description.typed,
                "text": self.text.typed,
                "examples": self.examples.examples,
            }
        )

    def begin(self, draft: Draft) -> None:
        """Write at a draft from now on."""
        self.preview_button.setChecked(False)
        self.warn("")
        self._show(draft)
        self._column.verticalScrollBar().setValue(0)

    def go_to_text(self) -> None:
        """Go to the guideline's text, at its beginning."""
        self.text.setFocus()
        self._bring_into_view(self.text)

    def show_label(self, label: Label, label_set: LabelSet) -> None:
        """Show of which label it is, by the name that it has now."""
        self._label = (label, label_set)
        self._draft = self._draft.model_copy(update={"label": label.name})
        self.name.show_text(label.title)
        ink(self.name, label, label_set, self._theme)
        self.notice.show_text(
            tr("This page stays on {label} until you save or cancel.", label=label.title)
        )

    def take_in(self, now: Guideline) -> None:
        """Take over what was written elsewhere meanwhile; what is written here stays."""
        mine = self.draft
        if now == mine.base:
            return
        if mine.contests(now):
            self.warn(
                tr(
                    "This text was changed elsewhere meanwhile. Saving puts yours in its place;"
                    " the other is kept among the versions."
                )
            )
        self._show(mine.rebased(now))

    def show_obstacle(self, sentence: str) -> None:
        """Say why it cannot be saved now; "" where it can."""
        self.obstacle.show_text(sentence)
        show_if(self.obstacle, bool(sentence))
        self.save.setEnabled(not sentence)

    def warn(self, sentence: str) -> None:
        """Say something that should be known before it is saved; "" for nothing."""
        self._counts_faults = False
        self.warning.show_text(sentence)
        show_if(self.warning, bool(sentence))

    def tell_faults(self) -> None:
        """Say what has to be mended first, and go to it."""
        faults = self.draft.faults
        self._count_faults(len(faults))
        self.examples.tell_all(faults)

    def _show_faults(self) -> None:
        faults = self.draft.faults
        self.examples.show_faults(faults)
        if self._counts_faults:
            self._count_faults(len(faults))

    def _count_faults(self, number: int) -> None:
        told = counted(
            number,
            "{n} example has to be mended first.",
            "{n} examples have to be mended first.",
        )
        self.warn(told if number else "")
        self._counts_faults = number > 0

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        self.description.show_text(draft.description)
        self.text.show_text(draft.text)
        self.examples.show_examples(draft.examples)

    def _bring_into_view(self, part: QWidget) -> None:
        """Scroll to the caret in a field, or to a part; once it has its place."""
        self._wanted = part
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def _on_grown(self) -> None:
        """Scroll again where the fields have got their places only now."""
        if self._wanted is not None and self._wanted.hasFocus():
            self._scroll_to(self._wanted)

    def _scroll_to(self, part: QWidget) -> None:
        inside = self._column.widget()
        if inside is None or not isinstance(part, QPlainTextEdit):
            self._column.ensureWidgetVisible(part, 0, self.fontMetrics().height())
            return
        part.ensureCursorVisible()
        caret = part.viewport().mapTo(inside, part.cursorRect().center())
        # Half a line to either side: in a small window there is room for little more.
        self._column.ensureVisible(caret.x(), caret.y(), 0, part.cursorRect().height() // 2 + 2)

    def _on_preview(self, is_on: bool) -> None:
        self.preview_button.show_words(tr("Write on") if is_on else tr("Preview"))
        if is_on:
            self.preview.show_text(self.text.typed)
        show_if(self.preview, is_on)
        show_if(self.text, not is_on)
        show_if(self.hint, not is_on)
        self.setFocusProxy(self.preview if is_on else self.text)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.examples.set_theme(theme)
        if self._label is not None:
            ink(self.name, *self._label, theme)
