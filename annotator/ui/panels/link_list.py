"""The card of relations: what the picked span is linked to, and what it may be."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.actions import by_id
from annotator.app.keys import KeyMap
from annotator.app.linking import Link, Linking, Slot
from annotator.app.session import Session
from annotator.core.labels import Attribute, spoken
from annotator.ui.actions import cap_text, tip
from annotator.ui.guard import Guard
from annotator.ui.panels.around import refusal
from annotator.ui.panels.link_row import LinkMeans, SlotBox
from annotator.ui.panels.section import Section
from annotator.ui.panels.span_facts import quoted
from annotator.ui.widgets.card import rule
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.labels import show_if
from annotator.ui.widgets.words_button import WordsButton
from annotator.ui.wording import tr

_WORDS = 64

_TOOLS: tuple[tuple[str, str], ...] = (
    ("next_target", tr("Next")),
    ("previous_target", tr("Before")),
    ("choose_target", tr("By click")),
    ("next_link_kind", tr("Other kind")),
    ("confirm_links", tr("Link all")),
)
"""Actions that have a button, and what stands on it; the proposal itself is one for `confirm`."""


class LinkList(Section):
    """A box for each relation that may begin at the span, then the links that end there.

    `left` leads back to the article.
    """

    left = Signal()

    def __init__(self, session: Session, linking: Linking, guard: Guard) -> None:
        super().__init__(tr("Relations"))
        self._session = session
        self._linking = linking
        self._guard = guard
        self._means = LinkMeans(
            pick=self._pick,
            confirm=self._confirm,
            turn_to=self._turn_to,
            remove=self._remove,
            write=self._write,
            leave=self.left.emit,
        )
        self.boxes: list[SlotBox] = []
        self.incoming: list[_Incoming] = []
        self._slots = QVBoxLayout()
        self._heads = QVBoxLayout()
        self._line = rule()
        self._host = QWidget()
        self.tools = {action_id: self._tool(action_id, text) for action_id, text in _TOOLS}
        self._build()

    def _build(self) -> None:
        self._slots.setSpacing(6)
        self._heads.setSpacing(2)
        flow = FlowLayout(self._host, gap_px=5)
        for tool in self.tools.values():
            flow.addWidget(tool)
        policy = self._host.sizePolicy()
        policy.setHeightForWidth(True)
        self._host.setSizePolicy(policy)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._slots)
        layout.addLayout(self._heads)
        layout.addWidget(self._line)
        layout.addWidget(self._host)
        self.card.add(inside)

    def _tool(self, action_id: str, text: str) -> WordsButton:
        acts: dict[str, Callable[[], object]] = {
            "next_target": lambda: self._linking.walk(1),
            "previous_target": lambda: self._linking.walk(-1),
            "choose_target": self._linking.begin_choosing,
            "next_link_kind": self._linking.next_kind,
            "confirm_links": self._linking.confirm_all,
        }
        button = WordsButton(text, edge="line")
        action = by_id(action_id)
        button.setAccessibleName(action.title.replace("&", ""))
        button.clicked.connect(lambda: self._run(acts[action_id]))
        return button

    # What is shown

    def refresh(self, key_map: KeyMap) -> None:
        """Show the links of the picked span, and the keys that act on them."""
        slots, incoming = self._linking.slots, self._linking.incoming
        show_if(self, bool(slots or incoming))
        if not slots and not incoming:
            return
        self._show_slots(slots, _key(key_map, "confirm_link"))
        self._show_incoming(incoming)
        self._show_tools(slots, key_map)

    def _show_slots(self, slots: tuple[Slot, ...], key_text: str) -> None:
        layer = self._session.layer
        while len(self.boxes) < len(slots):
            box = SlotBox(self._means)
            self._slots.addWidget(box)
            self.boxes.append(box)
        for at, box in enumerate(self.boxes):
            show_if(box, at < len(slots))
            if at < len(slots):
                target = slots[at].proposed
                proposed = layer.span(target.span_id) if layer and target else None
                box.show_slot(slots[at], proposed, key_text)

    def _show_incoming(self, links: tuple[Link, ...]) -> None:
        while len(self.incoming) < len(links):
            row = _Incoming(self._means)
            self._heads.addWidget(row, 0, Qt.AlignmentFlag.AlignLeft)
            self.incoming.append(row)
        for at, row in enumerate(self.incoming):
            show_if(row, at < len(links))
            if at < len(links):
                row.show_link(links[at])

    def _show_tools(self, slots: tuple[Slot, ...], key_map: KeyMap) -> None:
        current = next((slot for slot in slots if slot.is_current), None)
        proposed = sum(slot.proposed is not None for slot in slots)
        has_others = current is not None and len(current.targets) > (current.at >= 0)
        wanted = {
            "next_target": has_others,
            "previous_target": has_others,
            "choose_target": current is not None,
            "next_link_kind": len(slots) > 1,
            "confirm_links": proposed > 1,
        }
        for action_id, tool in self.tools.items():
            action, keys = by_id(action_id), key_map.keys(action_id)
            tool.show_words(tool.text(), key_text=_key(key_map, action_id))
            tool.setToolTip(tip(action.title, action.help, keys))
            tool.setEnabled(self._session.can_edit)
            show_if(tool, wanted[action_id])
        tools = any(wanted.values())
        show_if(self._host, tools)
        show_if(self._line, tools)

    # What a person means

    def _run(self, call: Callable[[], object]) -> bool:
        """Do what a click asks for; it leaves the focus, so what is typed there comes first."""
        self.commit()
        return self._guard.run(call)

    def _pick(self, span_id: str) -> None:
        self._run(lambda: self._session.pick(span_id))

    def _turn_to(self, kind: str) -> None:
        self._run(lambda: self._linking.turn_to(kind))

    def _remove(self, relation_id: str) -> bool:
        return self._run(lambda: self._linking.remove(relation_id))

    def _confirm(self, kind: str) -> None:
        def confirm() -> None:
            self._linking.turn_to(kind)
            self._linking.confirm()

        self._run(confirm)

    def _write(self, relation_id: str, attribute: Attribute, text: str) -> str:
        return refusal(self._guard, lambda: self._linking.write(relation_id, attribute, text))

    def commit(self) -> None:
        """Write what was typed of a link and is not written yet."""
        for box in self.boxes:
            box.commit()


class _Incoming(WordsButton):
    """A link that ends at the picked span; a click picks the span that it begins at."""

    def __init__(self, means: LinkMeans) -> None:
        super().__init__()
        self._span_id = ""
        self.setToolTip(tr("Pick this span"))
        self.clicked.connect(lambda: means.pick(self._span_id))

    def show_link(self, link: Link) -> None:
        """Show a link from its other end."""
        self._span_id = link.span.id
        name, words = spoken(link.relation.label), quoted(link.span.text, _WORDS)
        self.show_words(tr("{name} of “{words}”", name=name, words=words))


def _key(key_map: KeyMap, action_id: str) -> str:
    keys = key_map.keys(action_id)
    return cap_text(keys[0]) if keys else ""
