"""A form for the values of a span or an article: a line each, those of little use hidden."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from annotator.app.attributes import Field
from annotator.core.labels import Attribute, spoken
from annotator.core.ranges import Range
from annotator.ui.panels.around import NAMES, VALUES, Around, titled
from annotator.ui.panels.editing import Draft
from annotator.ui.panels.value_row import Means, ValuePart, ValueRow, hints_of, paired
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import counted, tr


class ValueForm(QWidget):
    """Lines for some attributes, made once and used for every span that has them.

    Core attributes come first and are always shown, the others where they have a value or a person
    wants all. `pointed` carries the code points that the value in hand was read from, 0 and 0 for
    none; `left` leads back to the article.
    """

    left = Signal()
    pointed = Signal(int, int)

    def __init__(
        self,
        attributes: Sequence[Attribute],
        around: Around,
        means: Means,
        *,
        shows_all: bool = False,
    ) -> None:
        super().__init__()
        self._means = means
        self._shown = ""
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._told = Range(0, 0)
        in_order = sorted(attributes, key=lambda attribute: not attribute.is_core)
        self.shows_all = shows_all or not any(attribute.is_core for attribute in attributes)
        self._can_hide = not self.shows_all
        self.rows = tuple(self._row(name, members, around) for name, members in paired(in_order))
        self._parts = {part.attribute.name: part for row in self.rows for part in row.parts}
        self._foreign: list[_Foreign] = []
        self._build()

    def _row(self, name: str, members: Sequence[Attribute], around: Around) -> ValueRow:
        hints = hints_of(name, members)
        parts = [
            ValuePart(attribute, around, self._means, self, hint=hint)
            for attribute, hint in zip(members, hints, strict=True)
        ]
        for part in parts:
            part.left.connect(self.left)
            part.pointed.connect(self._on_pointed)
            part.editing.fault_changed.connect(self._fit)
        return ValueRow(name, parts)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, NAMES)
        self._grid.setColumnStretch(1, VALUES)
        for row in self.rows:
            self._put(row.name, row)
        layout.addLayout(self._grid)
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._on_more)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.about = TextLabel(role="faint", factor=SMALL, wraps=True)
        self.about.hide()
        layout.addWidget(self.about)

    def _put(self, name: QWidget, value: QWidget) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, at, 1)

    def part(self, name: str) -> ValuePart:
        """Return the editor of an attribute.

        Raises:
            KeyError: The form has none of that name.
        """
        return self._parts[name]

    # What is shown

    def show_fields(self, fields: Sequence[Field], key: str) -> None:
        """Show values; `key` is of what they are said, and keeps what was typed there."""
        is_new = key != self._shown
        if is_new:
            self._keep_drafts()
            self._shown = key
        for field in fields:
            part = self._parts.get(field.attribute.name)
            if part is not None and field.is_declared:
                draft = self._drafts.pop((key, field.attribute.name), None) if is_new else None
                part.show_field(field, is_new=is_new, draft=draft)
        for row in self.rows:
            row.refresh()
        self._show_foreign([field for field in fields if not field.is_declared])
        self._fit()
        self._on_pointed()

    def _keep_drafts(self) -> None:
        for name, part in self._parts.items():
            draft = part.editing.draft
            if draft is not None:
                said = draft.fault or tr("This is not saved yet.")
                self._drafts[self._shown, name] = draft._replace(fault=said)

    def _fit(self) -> None:
        """Show the lines that are worth it."""
        hidden = 0
        for row in self.rows:
            is_shown = self.shows_all or row.has_something
            hidden += 0 if is_shown else len(row.parts)
            row.show_if(is_shown)
        can_fold = self._can_hide and any(not row.has_something for row in self.rows)
        show_if(self.more, can_fold)
        if can_fold:
            self.more.setText(
                tr("Fewer") if self.shows_all else counted(hidden, "{n} more…", "{n} more…")
            )

    def _show_foreign(self, fields: Sequence[Field]) -> None:
        """Show values that the label set does not know, which can only be taken away."""
        while len(self._foreign) < len(fields):
            row = _Foreign(self._means)
            self._put(row.name, row)
            self._foreign.append(row)
        for at, row in enumerate(self._foreign):
            row.show_field(fields[at] if at < len(fields) else None)

    def _on_more(self) -> None:
        before = {row for row in self.rows if row.isVisibleTo(self)}
        self.shows_all = not self.shows_all
        self._fit()
        first = next((row for row in self.rows if row not in before), None)
        if self.shows_all and first is not None and self.more.hasFocus():
            first.parts[0].editor.setFocus(Qt.FocusReason.TabFocusReason)

    # What the person is at

    @property
    def _in_hand(self) -> ValuePart | None:
        """The value under the pointer, else the one with the focus."""
        parts = self._parts.values()
        under = (part for part in parts if part.editing.is_under_pointer)
        return next(under, self._with_focus)

    @property
    def _with_focus(self) -> ValuePart | None:
        return next((part for part in self._parts.values() if part.editing.has_focus), None)

    def _on_pointed(self) -> None:
        part, focused = self._in_hand, self._with_focus
        read = part.field.read if part is not None else None
        place = read.place if read is not None else Range(0, 0)
        if place != self._told:
            self._told = place
            self.pointed.emit(*place)
        said = (focused.source or focused.attribute.description) if focused is not None else ""
        self.about.show_text(said)
        show_if(self.about, bool(said))

    def rest(self) -> None:
        """Say that nothing of it is in hand any more, as it is shown no longer."""
        if not self._told.is_empty:
            self._told = Range(0, 0)
            self.pointed.emit(0, 0)

    def go_to_first(self) -> None:
        """Go to the first core value that is missing, else to the first of all."""
        parts = [part for row in self.rows if row.isVisibleTo(self) for part in row.parts]
        refused = (part for part in parts if part.editing.fault)
        missing = (part for part in parts if part.attribute.is_core and not part.field.text)
        first = next(refused, next(missing, parts[0] if parts else None))
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Write what was typed and is not written yet."""
        for part in self._parts.values():
            if part.editing.has_focus:
                part.editing.commit()


class _Foreign(QWidget):
    """A value that the label set does not know: shown, and to be taken away."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self._means = means
        self._name = ""
        self.name = TextLabel(role="faint", factor=SMALL, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._value = TextLabel(factor=SMALL, wraps=True)
        layout.addWidget(self._value)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    @cached_property
    def remove(self) -> WordsButton:
        """Takes the value away."""
        button = WordsButton(tr("Remove"), edge="line")
        button.clicked.connect(lambda: self._means.write(self._name, ""))
        return button

    def show_field(self, field: Field | None) -> None:
        """Show a value; None shows nothing."""
        show_if(self, field is not None)
        show_if(self.name, field is not None)
        if field is not None:
            self._name = field.attribute.name
            self.name.show_text(titled(self._name))
            self._value.show_text(field.text)
            self.remove.setAccessibleName(tr("Remove {name}", name=spoken(self._name)))
            self.remove.setToolTip(tr("The label set does not know this value."))
