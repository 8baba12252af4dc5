"""The guideline of the label in hand: read, written, and as it was in other versions."""

from functools import cached_property

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.app.ask import Ask
from annotator.app.guideline_draft import Draft
from annotator.app.guidelines import Guidelines, change_guideline
from annotator.app.tagging import Tagging, why_not
from annotator.core.changes import Changes
from annotator.core.label_guidelines import GuidelineVersion, guideline_of
from annotator.core.labels import Label, LabelSet
from annotator.ui.bridge import SessionBridge
from annotator.ui.guard import Guard
from annotator.ui.panels.example_row import MakeSpanText, SpanLook
from annotator.ui.panels.guideline_editor import GuidelineEditor
from annotator.ui.panels.guideline_head import GuidelineHead
from annotator.ui.panels.guideline_page import GuidelinePage
from annotator.ui.panels.guideline_versions import GuidelineVersions
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.foot import foot_of
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.wording import tr

_WATCHED = (
    Changes.PROJECT
    | Changes.LABELS
    | Changes.DOCUMENT
    | Changes.SPANS
    | Changes.PICK
    | Changes.MODE
    | Changes.SETTINGS
)


class GuidelinePanel(QFrame):
    """Shows what is said of the label of the picked span, else of the one used or chosen last.

    While somebody writes, it stays on the label that is written about, whatever is picked, undone
    or opened; what is not saved when the project is closed is there again when it is opened.

    Args:
        bridge: Tells what has changed.
        tagging: Knows the label that was used last.
        ask: Is asked before something is thrown away.
        guard: Tells what went wrong.
        make_text: Makes what shows a text with spans in it as the article does.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        tagging: Tagging,
        ask: Ask,
        guard: Guard,
        make_text: MakeSpanText,
    ) -> None:
        super().__init__()
        self._session = bridge.session
        self._ask = ask
        self._guard = guard
        self._make_text = make_text
        self._theme: Theme = LIGHT
        self._is_stale = True
        self._in_hand = self._chosen = ""
        self._store: object = None
        self._listed: tuple[str, LabelSet] | None = None
        self.guidelines = Guidelines(bridge.session, tagging)
        self.setProperty("role", "side")
        self.setAccessibleName(tr("Guideline"))
        self.head = GuidelineHead()
        self.page = GuidelinePage(make_text)
        self.edit = QPushButton(tr("Edit"))
        self.show_versions = QPushButton(tr("Versions"))
        self.why_not = TextLabel(role="faint", factor=SMALL, wraps=True)
        self._build()
        self._session.before_leaving(self._on_leaving)
        bridge.watch_late(self._on_changed, _WATCHED)

    def _build(self) -> None:
        self.head.label_chosen.connect(self._on_chosen)
        self.edit.clicked.connect(lambda *_: self.begin_editing())
        self.show_versions.clicked.connect(lambda *_: self.open_versions())
        self.why_not.setContentsMargins(14, 4, 14, 0)
        self._column = ScrollColumn(self.page, tr("Guideline to be read"))
        self._reading = QWidget()
        self._reading.setFocusProxy(self._column)
        rows = QVBoxLayout(self._reading)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for row in (self._column, self.why_not, foot_of(self.edit, self.show_versions)):
            rows.addWidget(row, 1 if row is self._column else 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._pages, 1)
        self._turn_to(self._reading)

    @cached_property
    def editor(self) -> GuidelineEditor:
        """What is written with; made when somebody first does."""
        editor = GuidelineEditor()
        editor.set_theme(self._theme)
        editor.save_wanted.connect(self._on_save)
        editor.cancel_wanted.connect(self._on_cancel)
        self._pages.addWidget(editor)
        return editor

    @cached_property
    def versions(self) -> GuidelineVersions:
        """The versions; made when somebody first looks at them."""
        versions = GuidelineVersions(self._make_text)
        versions.set_theme(self._theme)
        versions.left.connect(self._read_again)
        versions.again_wanted.connect(self._on_again)
        self._pages.addWidget(versions)
        return versions

    @property
    def is_editing(self) -> bool:
        """Whether somebody writes at a guideline."""
        return isinstance(self._pages.currentWidget(), GuidelineEditor)

    @property
    def label(self) -> Label:
        """The label that is shown when nobody writes."""
        chosen = self._session.label_set.find(self._chosen) if self._chosen else None
        return chosen or self.guidelines.label_in_hand

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        self.page.set_theme(theme)
        for at in range(1, self._pages.count()):
            part = self._pages.widget(at)
            if isinstance(part, GuidelineEditor | GuidelineVersions):
                part.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        self._is_stale = True
        if changes & Changes.PROJECT:
            self._take_up()
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        in_hand = self.guidelines.label_in_hand.name
        if in_hand != self._in_hand:
            # Another label in hand counts for more than what was chosen before.
            self._in_hand, self._chosen = in_hand, ""
        if self.is_editing:
            self._refresh_editor()
            return
        self._show_head(self.label, can_choose=True)
        if self._pages.currentWidget() is self._reading:
            self._refresh_page()
        else:
            self._refresh_versions()

    def _show_head(self, label: Label, *, can_choose: bool) -> None:
        session = self._session
        key_map = session.settings.key_map(session.label_set)
        self.head.show_label(label, session.label_set, key_map, can_choose=can_choose)

    @property
    def _look(self) -> SpanLook:
        session = self._session
        return SpanLook(self.label, session.label_set, session.settings.font_family)

    def _refresh_page(self) -> None:
        session, look = self._session, self._look
        self.page.show_guideline(guideline_of(look.label), look)
        self.edit.setEnabled(session.can_edit)
        self.why_not.show_text(why_not(session))
        show_if(self.why_not, bool(self.why_not.text()))

    def _on_chosen(self, name: str) -> None:
        self._chosen = name
        self._refresh()
        self._column.verticalScrollBar().setValue(0)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)

    def _read_again(self) -> None:
        self._turn_to(self._reading)
        self._refresh()
        self.setFocus()

    # Writing

    def begin_editing(self) -> None:
        """Write at the guideline of the label that is shown."""
        label = self.label
        self._write_at(Draft.of(label.name, guideline_of(label)))
        self.editor.go_to_text()

    def _write_at(self, draft: Draft) -> None:
        self.editor.begin(draft)
        self._turn_to(self.editor)
        self._refresh_editor()

    def _refresh_editor(self) -> None:
        """Stay on the label that is written about, by the name that it has now."""
        session, was = self._session, self.editor.draft.label
        label = session.label_set.find(self.guidelines.present_name(was))
        if label is None:
            gone = tr("The label {label} is gone. Take your text elsewhere, or undo.", label=was)
            self.editor.show_obstacle(gone)
            return
        self._show_head(label, can_choose=False)
        self.editor.show_label(label, session.label_set)
        self.editor.take_in(guideline_of(label))
        self.editor.show_obstacle(why_not(session))

    def _on_save(self) -> None:
        draft = self.editor.draft
        if draft.faults:
            self.editor.tell_faults()
            return
        if self._guard.run(lambda: self._save(draft)):
            self._read_again()

    def _save(self, draft: Draft) -> None:
        if not self.guidelines.save(draft):
            self._session.tell(tr("Nothing in this guideline has changed."))
        self.guidelines.keep_draft(None)

    def _on_cancel(self) -> None:
        draft = self.editor.draft
        question = tr("Throw away what you wrote about {label}?", label=draft.label)
        detail = tr("It is not saved yet.")
        yes = tr("Throw it away")
        if draft.is_changed and not self._ask.confirm(question, detail=detail, yes=yes):
            return
        self._guard.run(lambda: self.guidelines.keep_draft(None))
        self._read_again()

    def _on_leaving(self) -> None:
        """Keep what is not saved in the project, which is about to be closed."""
        draft = self.editor.draft if self.is_editing else None
        kept = draft if draft is not None and draft.is_changed else None
        self._guard.run(lambda: self.guidelines.keep_draft(kept))

    def _take_up(self) -> None:
        """Begin with another project: as it was left, if somebody was writing there."""
        if self._session.store is self._store:
            return
        self._store, self._chosen = self._session.store, ""
        self._turn_to(self._reading)
        found: list[Draft | None] = []
        self._guard.run(lambda: found.append(self.guidelines.kept_draft()))
        draft = found[0] if found else None
        if draft is not None and self._session.can_edit:
            self._write_at(draft)

    # Versions

    def open_versions(self) -> None:
        """Show which version changed what."""
        self._listed = None
        self._turn_to(self.versions)
        self._refresh()
        self.setFocus()

    def _refresh_versions(self) -> None:
        session, look = self._session, self._look
        found: list[tuple[GuidelineVersion, ...]] = []
        listed = (look.label.name, session.label_set)
        if listed != self._listed:
            self._guard.run(lambda: found.append(self.guidelines.versions(look.label.name)))
            self._listed = listed
        versions = found[0] if found else self.versions.shown
        self.versions.show_versions(versions, look, can_edit=session.can_edit)

    def _on_again(self, version: GuidelineVersion) -> None:
        name = self.label.name
        if self._guard.run(lambda: change_guideline(self._session, name, version.guideline)):
            self._read_again()
