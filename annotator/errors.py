"""Every error the program raises on purpose.

    AnnotatorError
    ├── StoreError          a project cannot do what it was asked
    │   ├── TooNewError     written by a newer version of the program
    │   ├── LockedError     another window or process is writing to it
    │   ├── ReadOnlyError   this window may look but not change
    │   └── DamagedError    the file is not whole, or not a project
    ├── FormatError         nothing in a file could be read
    ├── ExportError         a file could not be written
    ├── LabelError          the label set does not have, or does not allow, what was asked
    ├── EditError           an edit does not fit the layer it was applied to
    ├── ValueFaultError     what was written is no value of its attribute
    ├── SearchError         what is looked for cannot be read
    ├── SettingsError       a setting has a value that it cannot have
    └── DisplayError        this machine cannot show a window

Each says what happened, where, and what to do. Anything else that is raised is a bug. A fault in
*data* that does not stop the work is no error but a `core.problems.Problem`.
"""

from pathlib import Path


class AnnotatorError(Exception):
    """A known fault, told to the person in words.

    Attributes:
        message: What happened, one sentence.
        path: The file concerned, "" where there is none.
        line: Its line, counted from 1; 0 where there is none.
        hint: What to do about it, one sentence; "" where nothing can be done.
    """

    def __init__(
        self, message: str, *, path: str | Path = "", line: int = 0, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = str(path)
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        places = (self.path, f"line {self.line}" if self.line else "")
        where = ", ".join(place for place in places if place)
        parts = (f"{where}:" if where else "", self.message, self.hint)
        return " ".join(part for part in parts if part)


class StoreError(AnnotatorError):
    """A project cannot do what it was asked."""


class TooNewError(StoreError):
    """The project was written by a newer version of the program."""


class LockedError(StoreError):
    """Another window or process is writing to the project."""


class ReadOnlyError(StoreError):
    """This window may look at the project but not change it."""


class DamagedError(StoreError):
    """The file is not whole, or is not a project at all."""


class FormatError(AnnotatorError):
    """Nothing in a file could be read."""


class ExportError(AnnotatorError):
    """A file could not be written; whatever stood there before is untouched."""


class LabelError(AnnotatorError):
    """The label set does not have, or does not allow, what was asked."""


class EditError(AnnotatorError):
    """An edit does not fit the layer it was applied to."""


class ValueFaultError(AnnotatorError):
    """What a person has written is no value of the attribute."""


class SearchError(AnnotatorError):
    """What a person looks for cannot be read; the message says where."""


class SettingsError(AnnotatorError):
    """A setting has a value that it cannot have."""


class DisplayError(AnnotatorError):
    """This machine cannot show a window; the command line works all the same."""
