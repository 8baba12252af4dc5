"""What is tagged how in a whole project: texts of spans, with the labels that they have."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from annotator.checks.phrases import Phrasebook
from annotator.core.records import Layer


class Tagged(NamedTuple):
    """A text that is tagged somewhere, with one of its labels."""

    text: str
    label: str
    times: int
    """How many spans have just this text and this label."""


class Memory:
    """Counts of tagged texts. Nothing changes once it is made, so any thread may ask it.

    What one document has given may be left out (`without`), so that its own spans do not count as
    what is tagged elsewhere.
    """

    def __init__(self, tagged: Iterable[Tagged] = ()) -> None:
        self._counts: dict[str, tuple[tuple[str, int], ...]] = {}
        self._own: Mapping[str, Counter[str]] = {}
        for text, label, times in tagged:
            # Tuples, as most texts have one label and there are very many texts.
            self._counts[text] = (*self._counts.get(text, ()), (label, times))

    def without(self, layer: Layer) -> "Memory":
        """Return the memory without what the spans of a layer, which is part of it, have given."""
        own: dict[str, Counter[str]] = {}
        for span in layer.spans:
            own.setdefault(span.text, Counter())[span.label] += 1
        other = Memory()
        other._counts, other._own = self._counts, own
        vars(other)["phrases"] = self.phrases
        return other

    @cached_property
    def phrases(self) -> Phrasebook:
        """Finds the texts that are tagged anywhere in another text."""
        return Phrasebook(self._counts)

    def labels_of(self, text: str) -> Counter[str]:
        """Return how often a text is tagged with which labels, elsewhere."""
        found: Counter[str] = Counter()
        for label, times in self._counts.get(text, ()):
            found[label] += times
        return found - self._own.get(text, Counter())


EMPTY = Memory()
"""The memory of a project with nothing in it."""
