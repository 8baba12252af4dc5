"""The history of the article in view, and going back to any point of it."""

from annotator.app.session import Session
from annotator.core.records import Record
from annotator.store.store import Event

_ACTS = {"undo": "Undid: {title}", "redo": "Did again: {title}", "import": "Imported"}


class PastEvent(Record):
    """One thing that happened, as it is told to a person."""

    number: int
    """The point in the log just behind it."""
    title: str
    at: str
    """When, as `core.records.When`."""
    who: str
    """Who did it, "" where that was an import."""
    whose: str
    """Whose spans it changed."""
    is_own: bool
    """Whether they are this author's, who alone can go back there."""


class LookingBack:
    """Lists what happened to the article in view, newest first, and shows any point of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def events(self) -> tuple[PastEvent, ...]:
        """Return what happened to the article in view, the newest first.

        Raises:
            StoreError: The history cannot be read.
        """
        session = self._session
        if session.store is None or session.document is None:
            return ()
        events = session.store.events_of(session.document.id)
        return tuple(_told(event, session.author_id) for event in reversed(events))

    def look_at(self, event: PastEvent) -> None:
        """Show the article as it was just behind an event.

        Raises:
            DamagedError: The history cannot be read up to there; what is shown stays.
        """
        session = self._session
        if session.store is None or session.document is None:
            return
        then = session.store.layer_then(session.document.id, event.whose, event.number)
        told = "Esc shows it as it is now." if event.is_own else f"These are {event.whose}’s spans."
        session.look_back(then, f"The article as it was after: {event.title}. {told}")


def _told(event: Event, author_id: str) -> PastEvent:
    words = " ".join(event.words.split())
    title = f"{event.title} “{words}”" if words else event.title
    return PastEvent(
        number=event.number,
        title=_ACTS.get(event.act, "{title}").format(title=title),
        at=event.at,
        who=event.done_by,
        whose=event.layer_of,
        is_own=event.layer_of == author_id,
    )
