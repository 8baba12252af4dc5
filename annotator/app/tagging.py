"""What a label's key or chip means: tag, relabel, or choose the label that sticks."""

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.app.selection import span_on
from annotator.app.session import NOWHERE, Session
from annotator.app.spanning import span_range
from annotator.core import boundaries
from annotator.core.ranges import Range

if TYPE_CHECKING:
    from annotator.app.phrasing import Phrasing


def why_not(session: Session) -> str:
    """Return why no change is taken now, as a sentence; "" where one is."""
    if session.is_read_only:
        return "This project is open for reading only."
    if session.is_busy:
        return "The project is being written to. Wait until that is done."
    if session.is_looking_back:
        return "This is the article as it was. Press Esc to work on it as it is now."
    return ""


class Tagging:
    """Uses labels, and remembers which one was used last: the one "chosen in the bar"."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._chosen = ""
        self._clicked = ""

    @cached_property
    def phrasing(self) -> "Phrasing":
        """Which phrases labels want; its rules are loaded when they are first asked."""
        from annotator.app.phrasing import Phrasing

        return Phrasing(self.session)

    @property
    def chosen(self) -> str:
        """The label that sticks, or else the one used last; the first of the set before any was."""
        labels = self.session.label_set
        name = self.session.sticky_label or self._chosen
        known = labels.find(name) if name else None
        return known.name if known else labels.labels[0].name

    def use(self, label_name: str) -> None:
        """Tag the selection or the phrase that is pointed at, or relabel the picked span.

        Raises:
            AnnotatorError: It could not be done; nothing has changed.
        """
        session = self.session
        self._chosen, self._clicked = label_name, ""
        aim = session.aim if session.settings.point_and_press else NOWHERE
        if aim == NOWHERE:
            session.tag(label_name)
            return
        phrase = self.phrasing.wanted_by(label_name, aim)
        if not phrase.is_empty:
            self._tag_phrase(phrase, label_name)
        elif session.picked is not None:
            session.tag(label_name)
        else:
            session.tell("Point at a word or select some text first, or pick a span.")

    def _tag_phrase(self, phrase: Range, label: str) -> None:
        if self.means_relabel(phrase, label) and self.session.picked is not None:
            self.session.relabel(self.session.picked, label)
        else:
            self.session.tag_range(phrase, label)

    def means_relabel(self, phrase: Range, label: str) -> bool:
        """Return whether tagging `phrase` corrects the label of the span that is picked there.

        Where both labels are likely to want just these words, as a claim that is all casualty,
        both spans are wanted; elsewhere the first key was a slip.
        """
        picked = self.session.picked
        if picked is None or (picked.start, picked.end) != phrase:
            return False
        if span_on(self.session.spans, phrase, label) is not None:
            return False
        return not all(self.phrasing.is_likely(phrase, name) for name in (picked.label, label))

    def use_chip(self, label_name: str) -> None:
        """Do as a click on a label's chip means: tag what is in hand, else let it stick.

        The pointer is at the chip then, not in the text, so no phrase is meant by it. With a span
        in hand that the label has tagged while it stuck, it sticks no longer.

        Raises:
            AnnotatorError: It could not be done; nothing has changed.
        """
        session, picked = self.session, self.session.picked
        self._chosen, self._clicked = label_name, ""
        is_its_own = picked is not None and picked.label == label_name == session.sticky_label
        has_object = picked is not None or not session.selection.is_empty
        if has_object and not is_its_own:
            session.tag(label_name)
        else:
            self.stick(label_name)

    def use_number(self, number: int) -> None:
        """Use the label that stands at `number`, from 1; nothing where the set has fewer.

        Raises:
            AnnotatorError: It could not be done; nothing has changed.
        """
        labels = self.session.label_set.labels
        if number <= len(labels):
            self.use(labels[number - 1].name)

    def click(self, offset: int) -> None:
        """Tag the phrase at a code point with the chosen label, as a click does while one sticks.

        Where that is tagged already, pick what is there. A double or triple click has selected the
        word or the sentence there, and its first click has tagged the phrase: what was meant
        instead takes its place.

        Raises:
            AnnotatorError: It could not be done; nothing has changed.
        """
        session = self.session
        if not session.can_edit:
            session.pick_at(offset)
            session.tell(why_not(session))
        elif self._is_selected_by_clicks(offset):
            self._tag_instead(self.chosen)
        else:
            self._click_phrase(offset, self.chosen)

    def _is_selected_by_clicks(self, offset: int) -> bool:
        text, selection = self.session.text, self.session.selection
        units = (boundaries.word_at(text, offset), boundaries.sentence_at(text, offset))
        return not selection.is_empty and selection in units

    def _tag_instead(self, label: str) -> None:
        """Tag the selection, with the span that the click before has made where there is one."""
        session = self.session
        clicked = session.layer.span(self._clicked) if session.layer and self._clicked else None
        place = span_range(session.text, session.selection, snaps=session.snaps)
        if clicked is None or not place.overlaps(clicked.place):
            session.tag(label)
        elif span_on(session.spans, place, label) in (None, clicked):
            session.pick(clicked.id)
            session.move(clicked, place)
        else:
            session.pick(clicked.id)
            session.remove_picked()
            session.tag_range(place, label)
        self._clicked = session.picked.id if session.picked else ""

    def _click_phrase(self, offset: int, label: str) -> None:
        session = self.session
        phrase = self.phrasing.wanted_by(label, offset)
        self._clicked = ""
        if phrase.is_empty or span_on(session.spans, phrase, label) is not None:
            session.pick_at(offset)
            return
        session.let_go()
        session.point_at(offset)
        self._tag_phrase(phrase, label)
        self._clicked = session.picked.id if session.picked else ""

    def finish_selection(self) -> None:
        """Say that the selection is made: the label that sticks tags it at once.

        Raises:
            AnnotatorError: It could not be done; nothing has changed.
        """
        session, self._clicked = self.session, ""
        if not session.sticky_label or session.selection.is_empty:
            return
        if session.can_edit:
            session.tag(session.sticky_label)
        else:
            session.tell(why_not(session))

    def outline(self, *, is_held: bool) -> Range:
        """Return what the chosen label would take where the person points; empty for nothing.

        Args:
            is_held: Whether Ctrl is held, which shows it for a label that does not stick.
        """
        session = self.session
        is_wanted = session.settings.show_outline and (is_held or session.sticky_label)
        if not is_wanted or session.pointed == NOWHERE or not session.can_edit:
            return Range(0, 0)
        return self.phrasing.wanted_by(self.chosen, session.pointed)

    def toggle_sticky(self) -> None:
        """Tag each selection at once with the chosen label, or no longer."""
        self.stick(self.session.sticky_label or self.chosen)

    def stick(self, label_name: str) -> None:
        """Let a label stick, or no longer, and say what that means."""
        session = self.session
        session.toggle_sticky(label_name)
        title = session.label_set.label(label_name).title
        session.tell(
            f"{title} sticks: click or select what it is to tag. Esc ends that."
            if session.sticky_label
            else f"{title} no longer sticks."
        )

    def let_go(self) -> None:
        """Let go of what is picked or selected, or else of the label that sticks."""
        session = self.session
        if session.is_looking_back:
            session.look_ahead()
        elif session.sticky_label and session.picked is None and session.selection.is_empty:
            self.stick(session.sticky_label)
        else:
            session.let_go()
