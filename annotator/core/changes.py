"""What may have changed, as flags: a panel watches those that it draws from."""

from enum import Flag, auto


class Changes(Flag):
    """The parts of a session's state."""

    NONE = 0
    PROJECT = auto()
    """Another project is open, or none."""
    LABELS = auto()
    DOCUMENTS = auto()
    """Documents were added: their number or order is another."""
    DOCUMENT = auto()
    """Another document is in view."""
    SPANS = auto()
    """Spans or relations of the layer in view."""
    STATUS = auto()
    """A document's status or note, and with it the progress."""
    SELECTION = auto()
    """The selected range or the caret."""
    PICK = auto()
    """Which span is picked."""
    LINK = auto()
    """Which link is proposed, and whether a click chooses one."""
    AIM = auto()
    """The place that the person points at."""
    HISTORY = auto()
    """What undo and redo would do."""
    MODE = auto()
    """The sticky label, snapping, whether the session is busy."""
    SETTINGS = auto()
    MATCHES = auto()
    """Which documents the list's filter leaves."""
    NOTICE = auto()
    """A sentence for the status bar."""
    ALL = (
        PROJECT
        | LABELS
        | DOCUMENTS
        | DOCUMENT
        | SPANS
        | STATUS
        | SELECTION
        | PICK
        | LINK
        | AIM
        | HISTORY
        | MODE
        | SETTINGS
        | MATCHES
        | NOTICE
    )
