"""The welcome tour: one minute on the sample project, by doing rather than by reading.

A step is over when the person has done what it asks for, whichever way; or when they go on.
`{action_id}` in a text stands for that action's keys, as in the manual.
"""

from collections.abc import Callable
from typing import NamedTuple

from annotator.app.session import Session
from annotator.core.changes import Changes


class Mark(NamedTuple):
    """What the session was like when a step began."""

    document_id: str = ""
    spans: int = 0
    claims: int = 0
    links: int = 0
    redo: str = ""


def mark_of(session: Session) -> Mark:
    """Return what the session is like now."""
    layer = session.layer
    return Mark(
        document_id="" if session.document is None else session.document.id,
        spans=len(session.spans),
        claims=sum(span.label == "claim" for span in session.spans),
        links=0 if layer is None else len(layer.relations),
        redo=session.redo_title,
    )


class Step(NamedTuple):
    """One thing to do: a title, what to do, and how it is known that it was done."""

    title: str
    text: str
    is_done: Callable[[Mark, Mark], bool] | None = None
    """None where the person says that they go on."""


def _tagged(before: Mark, now: Mark) -> bool:
    return now.spans > before.spans


def _claimed(before: Mark, now: Mark) -> bool:
    return now.claims > before.claims


def _linked(before: Mark, now: Mark) -> bool:
    return now.links > before.links


def _took_back(before: Mark, now: Mark) -> bool:
    return bool(now.redo) and now.redo != before.redo


def _went_on(before: Mark, now: Mark) -> bool:
    return now.document_id != before.document_id


STEPS: tuple[Step, ...] = (
    Step(
        "Tag somebody who acts",
        "Point at a word for somebody, such as a ministry or soldiers, and press {tag_1}."
        " The whole phrase becomes an actor; nothing has to be selected.",
        _tagged,
    ),
    Step(
        "Tag what somebody said",
        "Point into a sentence that somebody has said and press {tag_2}."
        " The claim is what was said, without who said it.",
        _claimed,
    ),
    Step(
        "Look at what it says",
        "Beside the article stand the values of the span, read from its words."
        " Where they are right, leave them alone. {edit_values} goes there to change them.",
    ),
    Step(
        "Link it",
        "What the claim may be linked to is proposed and drawn in the article."
        " {confirm_link} links it, {next_target} proposes another. Tag the speaker before that.",
        _linked,
    ),
    Step(
        "Take it back",
        "{undo} takes back the last change, as often as you like, also tomorrow.",
        _took_back,
    ),
    Step(
        "Go on",
        "{finish_and_next} marks the article done and opens the next one. Everything is saved.",
        _went_on,
    ),
    Step(
        "That is all it takes",
        "{palette} finds anything by a few letters of its name; {show_help} opens the manual.",
    ),
)
"""The whole tour, in order; the last step asks for nothing."""

_LOOKED_THROUGH = 100


def show_untouched(session: Session) -> None:
    """Bring an article into view on which nobody has worked; stay where there is none.

    The longest: somebody says something in it.
    """
    rows = session.rows(range(min(session.document_count, _LOOKED_THROUGH)))
    untouched = [(row.length, -at) for at, row in enumerate(rows) if row.status == "todo"]
    if untouched:
        session.show(-max(untouched)[1])


WATCHED = Changes.PROJECT | Changes.DOCUMENT | Changes.SPANS | Changes.HISTORY
"""What may end a step."""


class Tour:
    """Where a person is on the tour. `at` counts from 0."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.at = 0
        self._before = mark_of(session)

    @property
    def step(self) -> Step:
        """The step to do now."""
        return STEPS[self.at]

    @property
    def is_last(self) -> bool:
        """Whether nothing comes behind it."""
        return self.at == len(STEPS) - 1

    def look(self) -> bool:
        """Go on where the step was done; return whether that was so."""
        done = self.step.is_done
        if done is None or not done(self._before, mark_of(self._session)):
            return False
        self.go(1)
        return True

    def go(self, by: int) -> None:
        """Go on by so many steps, or back."""
        self.at = min(max(self.at + by, 0), len(STEPS) - 1)
        self._before = mark_of(self._session)
