"""What every editor of a value may ask of where it stands, and what all of them share."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt

from annotator.core.labels import spoken
from annotator.errors import ValueFaultError
from annotator.ui.guard import Guard
from annotator.ui.wording import tr

ROLE = "value"
"""The role of a field in the style sheet."""

CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

NAMES, VALUES = 5, 8
"""How the width of a card is shared between names and what stands beside them."""


class Around(NamedTuple):
    """What an editor may ask of where it stands."""

    completions: Callable[[str], Sequence[str]] = lambda _name: ()
    """Values that an attribute was given before, by its name."""
    words_of: Callable[[str], str] = lambda _span_id: ""
    """The words of a span by its id, "" where there is none."""
    quote: Callable[[int, int], str] = lambda _start, _end: ""
    """What the article says between two code points."""
    choose: Callable[[str, Callable[[str], object]], object] = lambda _name, _take: None
    """Lets a click choose a span for an attribute by its name; its id is taken."""


def titled(name: str) -> str:
    """Return the name of an attribute as a caption has it."""
    words = spoken(name)
    return words[:1].upper() + words[1:]


def named_with(name: str, words: str) -> str:
    """Return an attribute with its value, as a screen reader says a button that holds both.

    >>> named_with("of_actor", "Police"), named_with("of_actor", "")
    ('Of actor: Police', 'Of actor')
    """
    return f"{titled(name)}: {words}" if words else titled(name)


def refusal(guard: Guard, call: Callable[[], object]) -> str:
    """Write a value by `call`; return why it is refused, as a sentence, "" where it is not."""
    refused: list[str] = []

    def write() -> None:
        try:
            call()
        except ValueFaultError as error:
            refused.append(f"{error.message} {error.hint}".rstrip())

    if not guard.run(write):
        refused.append(tr("This could not be saved."))
    return "".join(refused)
