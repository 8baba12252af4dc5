"""What a project is asked about its labels and what has them, and told about both."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.records import When
from annotator.store.label_turn import Walk, next_size

if TYPE_CHECKING:
    from annotator.core.label_changes import LabelChange
    from annotator.core.label_guidelines import StoredLabels
    from annotator.core.label_mapping import LabelMapping, Owner
    from annotator.store.label_use import LabelUse, Use

# What counts and changes labels is imported where it is used: the window comes up without it.

Connect = Callable[[], AbstractContextManager[Connection]]


class Labels:
    """The part of a store that is about labels.

    A change is one transaction and one step of its author, over the layers of all authors.
    `progress` is told spans, links and layers changed, and their number; `cancelled` is asked now
    and then, and where it says so nothing is changed and the answer is False.

    Args:
        reading: Gives a connection to look with.
        writing: Gives a connection to write with.
        number: Gives what stands for an author.
    """

    def __init__(self, reading: Connect, writing: Connect, number: Callable[[str], int]) -> None:
        self._reading = reading
        self._writing = writing
        self._number = number

    def use(self) -> "LabelUse":
        """Count what has each label and each relation's name."""
        from annotator.store.label_use import use_of

        with self._reading() as connection:
            return use_of(connection)

    def values(self, owner: "Owner", attribute: str) -> "Use":
        """Count what has a value of an attribute of a label, a relation or the document."""
        from annotator.store.label_use import values_of

        with self._reading() as connection:
            return values_of(connection, owner, attribute)

    def gone_names(self) -> "LabelMapping":
        """Return every name that the label set no longer has, with what it has become."""
        from annotator.store.label_history import gone_names

        with self._reading() as connection:
            return gone_names(connection)

    def history(self) -> "tuple[StoredLabels, ...]":
        """Return every label set that the project has used, in order; the last is in use."""
        from annotator.store.label_versions import stored_labels

        with self._reading() as connection:
            return stored_labels(connection)

    def used_versions(self) -> frozenset[str]:
        """Return the version of every label set that the project has used."""
        from annotator.store.label_versions import used_versions

        with self._reading() as connection:
            return used_versions(connection)

    def next_size(self, author_id: str, act: Walk) -> int | None:
        """Return how many layers undo or redo would change the labels of, about.

        None where the author's next step is no change of labels.
        """
        author = self._number(author_id)
        with self._reading() as connection:
            return next_size(connection, author, act)

    def change(
        self,
        author_id: str,
        change: "LabelChange",
        *,
        at: When,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> bool:
        """Use another label set from now on and let spans and links follow.

        The author has to be known to the project.

        Raises:
            LabelError: The set in use is not the one that the change begins with.
        """
        from annotator.store.label_rows import Report, StoppedError
        from annotator.store.label_steps import change_labels

        author, report = self._number(author_id), Report(progress, cancelled)
        with suppress(StoppedError), self._writing() as connection:
            change_labels(connection, author, change, at=at, report=report)
            return True
        return False

    def walk(
        self,
        author_id: str,
        act: Walk,
        *,
        at: When,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> bool:
        """Take the author's last step back or do the next again, which changes the labels.

        Raises:
            LabelError: The labels were changed since by another author.
            StoreError: That step is none that changes the labels.
        """
        from annotator.store.label_rows import Report, StoppedError
        from annotator.store.label_steps import do_again, take_back

        author, report = self._number(author_id), Report(progress, cancelled)
        walked = take_back if act == "undo" else do_again
        with suppress(StoppedError), self._writing() as connection:
            walked(connection, author, at=at, report=report)
            return True
        return False
