"""Joins the article's view to the session: state goes down, what the person meant goes up."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.linking import Linking
from annotator.app.publication import published_on
from annotator.app.session import Session
from annotator.app.settings import Settings
from annotator.app.spanning import Direction, Side, Unit
from annotator.app.tagging import Tagging
from annotator.core.changes import Changes
from annotator.core.labels import spoken
from annotator.core.ranges import Range
from annotator.core.records import Span
from annotator.ui.bridge import SessionBridge
from annotator.ui.finding import Finding
from annotator.ui.guard import Guard
from annotator.ui.hinting import Hinting
from annotator.ui.reading_ahead import ReadingAhead
from annotator.ui.text.links import ShownLink
from annotator.ui.text.measures import ReadingStyle
from annotator.ui.text.view import TextView
from annotator.ui.theme import Theme

_SMALLEST_PT, _LARGEST_PT = 7.0, 60.0
_SPANS = Changes.SPANS | Changes.PICK | Changes.LABELS
_STYLE = Changes.SETTINGS | Changes.MODE
_TRACED = Changes.AIM | Changes.SELECTION | Changes.PICK | Changes.MODE | Changes.SETTINGS
_LINKED = Changes.LINK | Changes.SPANS | Changes.PICK | Changes.DOCUMENT | Changes.LABELS
_WATCHED = Changes.PROJECT | Changes.DOCUMENT | Changes.SELECTION | _STYLE | _SPANS


class Article(QObject):
    """Shows the session's document in `view`. Each document's scroll position is kept.

    `menu_requested` says where on the screen a menu for the picked span or the selection is wanted.
    """

    menu_requested = Signal(QPoint)

    def __init__(
        self,
        bridge: SessionBridge,
        tagging: Tagging,
        linking: Linking,
        guard: Guard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = TextView()
        self.page = _page_of(self.view)
        self.finding = Finding(self.view, bridge.session, self.page)
        self.hinting = Hinting(self.view, tagging, self._run_guarded)
        self._ahead = ReadingAhead(self.view, tagging, self)
        self._session: Session = bridge.session
        self._tagging = tagging
        self._linking = linking
        self._linked_id = ""
        self._guard = guard
        self._is_held = False
        self._shown_id = ""
        self._scrolled: dict[str, int] = {}
        self._connect()
        bridge.watch(self._refresh, _WATCHED)
        bridge.watch(lambda _changes: self._trace(), _TRACED)
        bridge.watch(lambda _changes: self._ahead.begin(), Changes.MODE | Changes.DOCUMENT)
        bridge.watch(self._refresh_choosing, _LINKED)
        # What ranks targets takes some milliseconds, which a key does not wait for.
        bridge.watch_late(lambda _changes: self._show_links(), _LINKED)

    # State down

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of a theme."""
        self.view.set_theme(theme)
        # Under a style sheet Qt hands a palette that was set down to no child.
        self.view.viewport().setPalette(self.view.palette())

    def _refresh(self, changes: Changes) -> None:
        session, view = self._session, self.view
        if changes & Changes.PROJECT:
            self._scrolled.clear()
            self._shown_id = ""
        if changes & _STYLE:
            view.set_reading(reading_style(session.settings))
            view.set_snaps(session.snaps)
            view.set_tags_by_click(bool(session.sticky_label))
        if session.document is None:
            return
        is_new = self._show_document()
        if is_new or changes & _SPANS:
            picked = session.picked
            view.show_spans(session.spans, picked.id if picked else "", session.label_set)
            if session.layer is not None:
                view.show_published(published_on(session.document.source, session.layer))
        view.show_selection(session.anchor, session.caret)

    def _show_document(self) -> bool:
        """Show the session's document where another was; return whether that was so."""
        document = self._session.document
        if document is None or document.id == self._shown_id:
            return False
        if self._shown_id:
            self._scrolled[self._shown_id] = self.view.scroll_offset
        self.view.show_document(document)
        self._shown_id = document.id
        self.finding.look_again()
        if document.id in self._scrolled:
            self.view.set_scroll_offset(self._scrolled[document.id])
        return True

    def _refresh_choosing(self, changes: Changes) -> None:
        """Say at once what a click means; links that are another span's go at once too."""
        self.view.set_chooses(chooses=self._linking.is_choosing)
        picked = self._session.picked
        if picked is None or picked.id != self._linked_id:
            self.view.show_links(())
        elif changes == Changes.LINK:
            self._show_links()

    def _show_links(self) -> None:
        picked = self._session.picked
        self._linked_id = picked.id if picked else ""
        self.view.show_links(links_of(self._linking, picked) if picked else ())

    def show_source(self, start: int, end: int) -> None:
        """Show from which code points the value in hand was read; equal ends show none."""
        self.view.show_source(Range(start, end))

    # Intents up

    def let_go(self) -> None:
        """End that a click chooses, or else let go of what is picked or selected."""
        if self._linking.is_choosing:
            self._linking.stop_choosing()
        else:
            self._tagging.let_go()

    def _on_pick_requested(self, offset: int) -> None:
        if self._linking.is_choosing:
            self._guard.run(lambda: self._linking.choose_at(offset))
        else:
            self._session.pick_at(offset)

    def _connect(self) -> None:
        view, session = self.view, self._session
        view.range_selected.connect(self._on_range_selected)
        view.selection_made.connect(self._guarded(self._tagging.finish_selection))
        view.span_pick_requested.connect(self._on_pick_requested)
        view.tag_requested.connect(self._on_tag_requested)
        view.hovered.connect(self._on_hovered)
        view.edge_moved.connect(self._on_edge_moved)
        view.let_go_requested.connect(self.let_go)
        view.zoom_requested.connect(lambda steps: self._guard.run(lambda: zoom(session, steps)))
        view.context_requested.connect(self._on_context_requested)

    def _guarded(self, call: Callable[[], object]) -> Callable[[], bool]:
        return lambda: self._guard.run(call)

    def _run_guarded(self, call: Callable[[], object]) -> bool:
        return self._guard.run(call)

    def _on_tag_requested(self, offset: int) -> None:
        self._guard.run(lambda: self._tagging.click(offset))

    def _on_hovered(self, offset: int, is_held: bool) -> None:
        has_turned, self._is_held = is_held != self._is_held, is_held
        self._session.point_at(offset)
        if has_turned:
            self._trace()

    def _trace(self) -> None:
        """Show what the chosen label would take under the pointer."""
        place = self._tagging.outline(is_held=self._is_held)
        self.view.show_trace(place, self._tagging.chosen)

    # Going to places

    def find(self) -> None:
        """Ask for words to find in the article."""
        self.finding.begin()

    def find_beside(self, direction: Direction) -> None:
        """Select the next place of what was looked for, or the one before."""
        self.finding.step(direction)

    def show_hints(self) -> None:
        """Lay letters over the likely phrases in view."""
        self.view.setFocus()
        self.hinting.begin()

    def _on_range_selected(self, anchor: int, caret: int, unit: Unit) -> None:
        self._session.select(anchor, caret, unit=unit)

    def _on_edge_moved(self, span_id: str, side: Side, offset: int) -> None:
        # The view has snapped it already, or left it where Alt asked for single characters.
        self._guard.run(lambda: self._session.move_edge(span_id, side, offset, snaps=False))

    def _on_context_requested(self, offset: int, place: QPoint) -> None:
        """Pick what is under the pointer, unless it is picked or selected already."""
        session = self._session
        if session.document is None:
            return
        picked, selection = session.picked, session.selection
        is_in_hand = (picked is not None and picked.start <= offset < picked.end) or (
            selection.start <= offset < selection.end
        )
        if not is_in_hand:
            session.pick_at(offset)
        self.menu_requested.emit(place)


def _page_of(view: TextView) -> QWidget:
    """Return what shows the article, with room for a bar at its foot."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(view, 1)
    return page


def links_of(linking: Linking, picked: Span) -> tuple[ShownLink, ...]:
    """Return the links of the picked span as they are drawn, with what is proposed."""
    here = picked.place
    found = [
        ShownLink(here, link.span.place, spoken(slot.kind.name), words=link.span.text)
        for slot in linking.slots
        for link in slot.links
    ]
    found += [
        ShownLink(
            link.span.place,
            here,
            spoken(link.relation.label),
            is_incoming=True,
            words=link.span.text,
        )
        for link in linking.incoming
    ]
    slot, proposal = linking.current, linking.proposal
    if slot is not None and proposal is not None:
        name = spoken(slot.kind.name)
        found.append(ShownLink(here, proposal.place, name, is_proposed=True, words=proposal.text))
    return tuple(found)


def zoom(session: Session, steps: int) -> None:
    """Make the article's text larger (or smaller) by so many points."""
    size = min(_LARGEST_PT, max(_SMALLEST_PT, session.settings.font_size_pt + steps))
    session.change_settings(font_size_pt=size)


def reading_style(settings: Settings) -> ReadingStyle:
    """Return how a person likes to read."""
    return ReadingStyle(
        family=settings.font_family,
        size_pt=settings.font_size_pt,
        measure_chars=settings.measure_chars,
        line_spacing=settings.line_spacing,
        show_names=settings.show_names,
    )
