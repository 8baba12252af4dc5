"""One relation of the picked span: the links that are there, and what is proposed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from annotator.app.attributes import fields_of
from annotator.app.linking import Link, Slot
from annotator.core.labels import Attribute, spoken
from annotator.core.records import Span
from annotator.ui.panels.around import NAMES, VALUES, Around, titled
from annotator.ui.panels.sign import Sign
from annotator.ui.panels.span_facts import quoted
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.panels.value_row import Means, ValuePart
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import SMALL, TextLabel, show_if
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import tr

_WORDS = 64
"""How much of a target's text is shown, in code points."""

_BAR_PX = 3


class LinkMeans(NamedTuple):
    """What the list does with what a person means."""

    pick: Callable[[str], object]
    """Picks a span by its id."""
    confirm: Callable[[str], object]
    """Links what is proposed in the slot of a relation."""
    turn_to: Callable[[str], object]
    """Makes the slot of a relation the current one."""
    remove: Callable[[str], bool]
    """Removes a link by its id; returns whether it is gone."""
    write: Callable[[str, Attribute, str], str]
    """Gives an attribute of a link a value; returns why it is refused, "" where it is not."""
    leave: Callable[[], object]
    """Leads back to the article."""


class LinkRow(QWidget):
    """A link that is there: the words of its target, what is said of it, and what removes it.

    What is yes or no is a switch; all else has a line of `form`, made when a link first needs it.
    """

    def __init__(self, means: LinkMeans) -> None:
        super().__init__()
        self._means = means
        self._span_id = self._relation_id = ""
        self.switches: list[Switch] = []
        self.form: ValueForm | None = None
        self._attributes: tuple[Attribute, ...] = ()
        self.target = WordsButton(bold=True)
        self.target.setToolTip(tr("Pick this span"))
        self.target.clicked.connect(lambda: means.pick(self._span_id))
        self.remove = Sign("mdi6.close")
        self.remove.setToolTip(tr("Remove this link"))
        self.remove.clicked.connect(self._on_remove)
        line = QHBoxLayout()
        line.setSpacing(3)
        line.addWidget(self.target)
        line.addStretch(1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        # Beside the words, a switch would have its own broken where a name is long.
        self._below = FlowLayout(gap_px=3)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(line)
        self._rows.addLayout(self._below)

    def show_link(self, link: Link, attributes: Sequence[Attribute]) -> None:
        """Show a link with the attributes that its relation may have."""
        valued = tuple(attribute for attribute in attributes if attribute.type != "boolean")
        self._leave_for(link, valued)
        self._span_id, self._relation_id = link.span.id, link.relation.id
        words, name = quoted(link.span.text, _WORDS), spoken(link.relation.label)
        self.target.show_words(words)
        self.target.setAccessibleName(f"{titled(name)}: {words}")
        self.remove.setAccessibleName(tr("Remove {name}: {words}", name=name, words=words))
        kinds = [attribute for attribute in attributes if attribute.type == "boolean"]
        while len(self.switches) < len(kinds):
            switch = Switch(self._means)
            self._below.addWidget(switch)
            self.switches.append(switch)
        for at, switch in enumerate(self.switches):
            show_if(switch, at < len(kinds))
            if at < len(kinds):
                switch.show_state(kinds[at], link)
        self._show_values(link, valued)

    def _leave_for(self, link: Link, attributes: tuple[Attribute, ...]) -> None:
        """Be done with what was typed at the link before, as long as it is the one written to."""
        if link.relation.id != self._relation_id:
            self.commit()
        if self.form is not None and attributes != self._attributes:
            # Hiding takes the focus from an editor, which then writes what it holds.
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _show_values(self, link: Link, attributes: tuple[Attribute, ...]) -> None:
        switched = {switch.name for switch in self.switches if not switch.isHidden()}
        values = [value for value in link.relation.attributes if value.name not in switched]
        fields = fields_of(attributes, values)
        if self.form is None and fields:
            self._attributes = attributes
            self.form = self._make_form()
        if self.form is not None:
            self.form.show_fields(fields, link.relation.id)
            show_if(self.form, bool(fields))
            self._name_editors(link)

    def _name_editors(self, link: Link) -> None:
        """Say of which link each value is: another may have the same ones."""
        words = quoted(link.span.text, _WORDS)
        for part in self._parts:
            editor = part.editor
            name = f"{titled(link.relation.label)} {spoken(part.attribute.name)}: {words}"
            # A button has no value besides its name.
            value = editor.text() if isinstance(editor, WordsButton) and editor.typed else ""
            editor.setAccessibleName(f"{name}: {value}" if value else name)

    @property
    def _parts(self) -> list[ValuePart]:
        rows = self.form.rows if self.form is not None else ()
        return [part for row in rows for part in row.parts]

    def _make_form(self) -> ValueForm:
        means = Means(self._write, lambda _name: None)
        form = ValueForm(self._attributes, Around(), means, shows_all=True)
        form.setContentsMargins(0, 3, 0, 2)
        form.left.connect(self._means.leave)
        self._rows.addWidget(form)
        return form

    def _write(self, name: str, typed: str) -> str:
        known = (attribute for attribute in self._attributes if attribute.name == name)
        return self._means.write(self._relation_id, next(known, Attribute(name=name)), typed)

    def _on_remove(self) -> None:
        if self._means.remove(self._relation_id):
            # What was refused cannot be said of a link that is gone.
            for part in self._parts:
                part.editing.give_back()

    def commit(self) -> None:
        """Write what was typed and is not written yet."""
        if self.form is not None:
            self.form.commit()


class Switch(WordsButton):
    """An attribute of a link that is true or not."""

    def __init__(self, means: LinkMeans) -> None:
        super().__init__(edge="line")
        self.setCheckable(True)
        self._attribute: Attribute | None = None
        self._relation_id = ""
        self._means = means
        self.clicked.connect(self._on_clicked)

    @property
    def name(self) -> str:
        """The attribute by its name, "" before one was shown."""
        return self._attribute.name if self._attribute else ""

    def show_state(self, attribute: Attribute, link: Link) -> None:
        """Show whether an attribute of a link is true."""
        self._attribute, self._relation_id = attribute, link.relation.id
        value = next((a for a in link.relation.attributes if a.name == attribute.name), None)
        is_on, name = value is not None and value.value == "true", spoken(attribute.name)
        self.setChecked(is_on)
        self.show_words(f"✓ {name}" if is_on else name)
        words = quoted(link.span.text, _WORDS)
        self.setAccessibleName(f"{titled(link.relation.label)} {name}: {words}")
        self.setToolTip(attribute.description or tr("Say whether this is {name}", name=name))

    def _on_clicked(self, is_on: bool) -> None:
        if self._attribute is not None:
            self._means.write(self._relation_id, self._attribute, "yes" if is_on else "")


class SlotBox(QWidget):
    """A relation by its name, its links, and what would be linked next, in dashes.

    The one that keys are about has a bar at its side.
    """

    def __init__(self, means: LinkMeans) -> None:
        super().__init__()
        self._kind = ""
        self._is_current = False
        self.name = WordsButton()
        self.name.clicked.connect(lambda: means.turn_to(self._kind))
        self.rows: list[LinkRow] = []
        self.proposal = WordsButton(edge="dashed")
        self.proposal.clicked.connect(lambda: means.confirm(self._kind))
        self.nothing = TextLabel(role="faint", factor=SMALL, wraps=True)
        self._means = means
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(_BAR_PX + 3, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setColumnStretch(0, NAMES)
        grid.setColumnStretch(1, VALUES)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(3)
        left, top = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop
        self._inside.addWidget(self.proposal, 0, left)
        self._inside.addWidget(self.nothing, 0, left)
        grid.addWidget(self.name, 0, 0, left | top)
        grid.addLayout(self._inside, 0, 1)

    def show_slot(self, slot: Slot, proposed: Span | None, key_text: str) -> None:
        """Show what is linked and proposed; the key stands beside a proposal that it confirms."""
        self._kind = slot.kind.name
        name = titled(slot.kind.name)
        self.name.show_words(name, is_faint=not slot.is_current)
        self.name.setAccessibleName(tr("Relation {name}", name=name))
        self.name.setAccessibleDescription(tr("Keys are about this one") * slot.is_current)
        self.name.setToolTip(slot.kind.description)
        self._show_links(slot)
        self._show_proposal(slot, proposed, key_text if slot.is_current else "")
        is_empty = not slot.links and proposed is None
        self.nothing.show_text(_why_empty(slot) if is_empty else "")
        show_if(self.nothing, is_empty)
        if slot.is_current != self._is_current:
            self._is_current = slot.is_current
            self.update()

    def commit(self) -> None:
        """Write what was typed of a link and is not written yet."""
        for row in self.rows:
            row.commit()

    def _show_links(self, slot: Slot) -> None:
        while len(self.rows) < len(slot.links):
            row = LinkRow(self._means)
            self._inside.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for at, row in enumerate(self.rows):
            show_if(row, at < len(slot.links))
            if at < len(slot.links):
                row.show_link(slot.links[at], slot.kind.attributes)

    def _show_proposal(self, slot: Slot, proposed: Span | None, key_text: str) -> None:
        if proposed is not None and slot.proposed is not None:
            words, name = quoted(proposed.text, _WORDS), spoken(slot.kind.name)
            said = [spoken(what) for what, value in slot.proposed.attributes if value == "true"]
            self.proposal.show_words(" · ".join((words, *said)), key_text=key_text)
            self.proposal.setAccessibleName(tr("Link {name}: {words}", name=name, words=words))
            rule = slot.proposed.rule
            self.proposal.setToolTip(tr("Link this span: {rule}", rule=rule))
            self.proposal.setAccessibleDescription(rule)
        show_if(self.proposal, proposed is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_current:
            with QPainter(self) as painter:
                bar = QRect(0, 1, _BAR_PX, self.height() - 2)
                place = QStyle.visualRect(self.layoutDirection(), self.rect(), bar)
                painter.fillRect(place, self.palette().color(QPalette.ColorRole.Accent))


def _why_empty(slot: Slot) -> str:
    if slot.targets:
        return "–"
    wanted = tr(" or ").join(spoken(label) for label in slot.kind.tails)
    return tr("no {wanted} here", wanted=wanted)
