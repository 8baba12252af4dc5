"""The findings of the article in view: going through them, mending and ignoring them."""

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.app.checking import Seen, Sight, ignored_in, keep_ignored, keep_switches, look
from annotator.app.lookout import Lookout
from annotator.app.selection import Selection, picking
from annotator.app.session import Session
from annotator.app.spanning import Direction
from annotator.checks import CheckInfo, Finding, Mend, check_of
from annotator.core.edits import AddSpan, Edit
from annotator.core.records import Layer

if TYPE_CHECKING:
    from annotator.app.mending import Bench, Maker


class Findings(Lookout):
    """What the checks say of the article in view, and what a person makes of it.

    Nothing is mended that was found in another state of the article than the one in view.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._current: Finding | None = None

    @property
    def current(self) -> Finding | None:
        """The finding that a person is at: gone to last, or at the picked span or selection."""
        here = [finding for finding in self.findings if self._is_at(finding)]
        last = self._current
        same = (f for f in here if last is not None and f.key == last.key)
        return next(same, here[0] if here else None)

    def _is_at(self, finding: Finding) -> bool:
        """Whether a finding is about what is picked or selected."""
        picked = self._session.picked
        if picked is not None:
            return picked.id in finding.span_ids[:1] or (
                not finding.span_ids and finding.place == (picked.start, picked.end)
            )
        return not finding.span_ids and finding.place == self._session.selection

    # Going

    def go(self, direction: Direction) -> None:
        """Go to the next finding in the text's order, or to the one before; round the end."""
        ordered = sorted(self.findings, key=lambda finding: finding.place)
        if not ordered:
            self._session.tell(self._why_none())
            return
        current = self.current
        if current is not None:
            at = ordered.index(current) + direction
        else:
            at = bisect_left(ordered, self._start, key=lambda finding: finding.start)
            at += min(direction, 0)
        self.go_to(ordered[at % len(ordered)])

    @property
    def _start(self) -> int:
        picked = self._session.picked
        return self._session.selection.start if picked is None else picked.start

    def _why_none(self) -> str:
        return (
            "Nothing to mend in this article." if self.is_fresh else "The article is being checked."
        )

    def go_to(self, finding: Finding) -> None:
        """Pick the span of a finding, or select its place."""
        session, layer = self._session, self._session.layer
        self._current = finding
        span = layer.span(finding.span_ids[0]) if layer and finding.span_ids else None
        if span is not None:
            session.pick(span.id)
        elif finding.end <= len(session.text):
            session.select(finding.start, finding.end)
        session.tell(finding.message)

    # Mending

    def mends(self, finding: Finding) -> tuple[Mend, ...]:
        """Return the ways to mend a finding, the likeliest first."""
        bench = self._bench
        return () if bench is None or not self.is_fresh else bench.mends(finding)

    @property
    def _bench(self) -> "Bench | None":
        from annotator.app.mending import Bench

        session = self._session
        document, layer = session.document, session.layer
        if document is None or layer is None:
            return None
        return Bench(document, layer, session.label_set, session.remembered)

    @property
    def _maker(self) -> "Maker":
        from annotator.app.mending import Maker

        session = self._session
        return Maker(session.author_id, session.moment(), session.new_id)

    def mend_current(self) -> None:
        """Mend the finding that the person is at, in the likeliest way.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        finding = self.current
        mends = self.mends(finding) if finding is not None else ()
        if finding is None or not self.is_fresh:
            none = "There is nothing to mend at this place." if self.is_fresh else self._why_none()
            self._session.tell(none)
        elif mends:
            self.mend(finding, mends[0])
        else:
            self._session.tell(f"{finding.message} Only you know how to mend it.")

    def mend(self, finding: Finding, mend: Mend) -> None:
        """Perform a mend as one step and show what came of it.

        Raises:
            EditError: The article is another now.
            StoreError: It could not be written; nothing has changed.
        """
        bench = self._bench
        if bench is not None:
            edits = bench.ready(mend.edits, self._maker)
            self._session.perform(edits, self._selection_after(finding, edits))
            self._session.tell(f"{mend.title}: done. Undo takes it back.")

    def _selection_after(self, finding: Finding, edits: tuple[Edit, ...]) -> Selection | None:
        added = [edit.span for edit in edits if isinstance(edit, AddSpan)]
        here = next((s for s in added if (s.start, s.end) == finding.place), None)
        return None if here is None else picking(here)

    def mending_all(self, check_id: str) -> Callable[[], tuple[tuple[Edit, ...], int]] | None:
        """Return what makes the edits that mend all findings of a kind; any thread may call it.

        Its answer is for `mend_all`. Only what may be mended without a look at each is. None where
        what was found is not of the article as it is now.
        """
        bench, maker = self._bench, self._maker
        if bench is None or not self.is_fresh:
            return None
        document, label_set = bench.document, bench.label_set
        others, ignored = self._others, self._ignored_of(document.id)
        checks = (check_of(check_id),)

        def find(layer: Layer) -> tuple[Finding, ...]:
            return look(Sight(document, layer, label_set, others, checks, ignored)).findings

        return lambda: bench.with_all(find, maker)

    def mend_all(self, edits: tuple[Edit, ...], number: int, layer: Layer | None) -> None:
        """Perform what `mending_all` has made of a layer, as one step.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        if layer is not self._session.layer:
            self._session.tell("The article has changed meanwhile; nothing was mended.")
        elif not edits:
            self._session.tell("None of these can be mended without a look at each.")
        else:
            self._session.perform(edits)
            self._session.tell(f"Mended {number:,}; undo takes all back.")

    # Ignoring and switching

    def ignore(self, finding: Finding) -> None:
        """Say that a finding is no problem, for good.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self._keep(finding, is_ignored=True)
        self._session.tell("Not a problem here. It is kept at the end of the list, to be restored.")

    def restore(self, finding: Finding) -> None:
        """Say that a finding may be a problem after all.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        self._keep(finding, is_ignored=False)

    def _keep(self, finding: Finding, *, is_ignored: bool) -> None:
        store = self._session.store
        if store is None:
            return
        keys = ignored_in(store, finding.document_id)
        keys = keys | {finding.key} if is_ignored else keys - {finding.key}
        keep_ignored(store, finding.document_id, keys)
        self._ignored = (finding.document_id, keys)
        found = [*self._seen.findings, *self._seen.ignored]
        order = {check.info.id: at for at, check in enumerate(self.switches.checks)}
        found.sort(key=lambda finding: (order.get(finding.check, 0), finding.place))
        self._seen = Seen(
            tuple(finding for finding in found if finding.key not in keys),
            tuple(finding for finding in found if finding.key in keys),
        )

    def turn(self, info: CheckInfo, *, is_on: bool) -> None:
        """Turn a check on or off in this project; the next look knows it.

        Raises:
            StoreError: It could not be written; nothing has changed.
        """
        store = self._session.store
        if store is not None:
            switches = self.switches.turned(info, is_on=is_on)
            keep_switches(store, switches)
            self._switches = switches
            if not is_on:
                kept = tuple(f for f in self._seen.findings if f.check != info.id)
                self._seen = self._seen._replace(findings=kept)
