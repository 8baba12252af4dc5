"""What was said of the same words before: one name for all mentions.

Only labels whose spans mean somebody or something that is named again carry values from mention to
mention: those with an attribute called `canonical`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from annotator.core.labels import LabelSet
from annotator.core.records import AttributeValue, Span
from annotator.core.search import fold

IDENTITY = "canonical"
"""The attribute that names what several spans mention."""


class Remembered:
    """Values by the words that they were said of. Grows by `take`, which any edit may call."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, str], dict[str, AttributeValue]] = {}
        self._used: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def take(self, spans: Iterable[Span], label_set: LabelSet) -> None:
        """Remember what spans say; what comes later counts more."""
        named = {label.name for label in label_set.labels if is_named(label_set, label.name)}
        for span in spans:
            if not span.attributes or span.label not in named:
                continue
            said = {value.name: value for value in span.attributes if _is_carried(value)}
            if said:
                words = (span.label, fold(span.text))
                self._by_words[words] = {**self._by_words.get(words, {}), **said}
            for value in said.values():
                self._used[value.name][value.value] += 1

    def come_after(self, earlier: "Remembered") -> None:
        """Take in what was said earlier; what is here already counts more."""
        for words, said in earlier._by_words.items():
            self._by_words[words] = {**said, **self._by_words.get(words, {})}
        for name, used in earlier._used.items():
            self._used[name].update(used)

    def values_of(self, label: str, words: str) -> tuple[AttributeValue, ...]:
        """Return what was said last of a span with these words and this label."""
        return tuple(self._by_words.get((label, fold(words)), {}).values())

    def used(self, name: str) -> tuple[str, ...]:
        """Return the values that an attribute was given before, the most used first."""
        return tuple(value for value, _ in self._used[name].most_common())


def is_named(label_set: LabelSet, label: str) -> bool:
    """Whether a label's spans are mentions of what is named again elsewhere."""
    found = label_set.find(label)
    return found is not None and any(a.name == IDENTITY for a in found.attributes)


def _is_carried(value: AttributeValue) -> bool:
    """Whether a value says something of what is named: a person's, or one that was carried."""
    return not value.is_parsed or value.name == IDENTITY
