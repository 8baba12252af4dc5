"""What is being written into a guideline: half done, while others may write to it too."""

from typing import NamedTuple

from annotator.core.label_guidelines import Guideline
from annotator.core.labels import Example
from annotator.core.marked import MarkError, read_marked
from annotator.core.records import Record


class DraftExample(Record):
    """An example as it is written: its braces may not fit yet, or its sentence be missing."""

    text: str = ""
    is_right: bool = True
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it, so that it goes without saying."""
        return not self.text.strip() and not self.note.strip()


class DraftFault(NamedTuple):
    """What is wrong with an example: which, counted from 0, why, and at which code point."""

    row: int
    message: str
    offset: int


class Draft(Record):
    """A guideline in the making. `base` is what it was when it was begun, or last looked at."""

    label: str
    base: Guideline
    description: str
    text: str
    examples: tuple[DraftExample, ...]

    @classmethod
    def of(cls, label: str, guideline: Guideline) -> "Draft":
        """Return a draft in which nothing is written yet."""
        return cls(
            label=label,
            base=guideline,
            description=guideline.description,
            text=guideline.text,
            examples=_written(guideline.examples),
        )

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost with it."""
        written = tuple(example for example in self.examples if not example.is_empty)
        return self.model_copy(update={"examples": written}) != Draft.of(self.label, self.base)

    @property
    def faults(self) -> tuple[DraftFault, ...]:
        """What has to be mended before it can be saved."""
        found = (_fault(row, example) for row, example in enumerate(self.examples))
        return tuple(fault for fault in found if fault is not None)

    @property
    def guideline(self) -> Guideline:
        """What it says; examples without a sentence are left out."""
        return Guideline(
            description=self.description,
            text=self.text,
            examples=tuple(
                Example(text=example.text, is_right=example.is_right, note=example.note)
                for example in self.examples
                if example.text.strip()
            ),
        )

    def contests(self, now: Guideline) -> bool:
        """Return whether a text was written here that was written otherwise elsewhere meanwhile."""
        return any(
            getattr(now, part) not in (getattr(self.base, part), getattr(self, part))
            and getattr(self, part) != getattr(self.base, part)
            for part in ("description", "text")
        )

    def rebased(self, now: Guideline) -> "Draft":
        """Return the draft with what has been written elsewhere meanwhile.

        What was written here stays as it is; of the examples each is looked at by itself.
        """
        old, new = _written(self.base.examples), _written(now.examples)
        kept = tuple(example for example in self.examples if example in new or example not in old)
        added = tuple(example for example in new if example not in old and example not in kept)
        return Draft(
            label=self.label,
            base=now,
            description=_last(self.base.description, self.description, now.description),
            text=_last(self.base.text, self.text, now.text),
            examples=kept + added,
        )


def _written(examples: tuple[Example, ...]) -> tuple[DraftExample, ...]:
    return tuple(DraftExample(text=e.text, is_right=e.is_right, note=e.note) for e in examples)


def _last(base: str, mine: str, now: str) -> str:
    return now if mine == base else mine


def _fault(row: int, example: DraftExample) -> DraftFault | None:
    if example.is_empty:
        return None
    if not example.text.strip():
        return DraftFault(row, "The sentence is missing.", 0)
    try:
        read_marked(example.text)
    except MarkError as fault:
        return DraftFault(row, fault.message, fault.offset)
    return None
