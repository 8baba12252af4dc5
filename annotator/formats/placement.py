"""Puts the spans of a record on its text: offsets carried over, texts and labels compared."""

from collections import Counter

from annotator.core.canonical import CanonicalText, to_canonical
from annotator.core.labels import LabelSet
from annotator.core.offsets import OffsetMap
from annotator.core.records import Span
from annotator.formats.faults import Faults

_SHOWN = 60
"""How many code points of a text a message quotes."""

_LABEL_LENGTH = 200


class RecordText:
    """A record's text as it came, as it is stored, and the way from one to the other.

    `changes` are all that were made, those before the text came here last. `is_unchanged` where
    its offsets are those of the stored text.
    """

    def __init__(self, raw: str, changes: tuple[str, ...], faults: Faults) -> None:
        self.raw = raw
        self.canonical: CanonicalText = to_canonical(raw)
        self.changes = (*self.canonical.changes, *changes)
        self._length = len(raw)
        self.is_unchanged = not self.canonical.changes
        if not self.canonical.text:
            faults.refuse("text_empty", "The text is empty.")
        if self.changes and (changes or self.canonical.has_replacements):
            faults.warn(
                "characters_replaced",
                "NUL characters or halves of surrogate pairs were replaced by U+FFFD.",
            )

    def placed(
        self, start: int, end: int, given: str | None, number: int, faults: Faults
    ) -> tuple[int, int, str] | None:
        """Return start, end and text of a span in the stored text; None where it is refused.

        `start` and `end` are code points of the text as it came; `given` is the text that the
        file says is there, None where it says nothing; `number` counts the spans from 1.
        """
        if not 0 <= start < end <= self._length:
            self._refuse_range(start, end, number, faults)
            return None
        found = self.raw[start:end]
        if self.is_unchanged and (given is None or given == found):
            return start, end, found
        first, last = self.canonical.from_raw(start), self.canonical.from_raw(end)
        stored = self.canonical.text[first:last]
        if given is not None and given not in (found, stored):
            faults.refuse(
                "span_text_differs",
                f"Span {number} says {given[:_SHOWN]!r}, but from {start} to {end} the text is"
                f" {found[:_SHOWN]!r}.",
                hint=self._unit_hint(start, end, given),
            )
            return None
        if not stored:
            faults.refuse(
                "span_empty",
                f"Span {number} covers only characters that are not stored: {found!r}.",
            )
            return None
        return first, last, stored

    def _refuse_range(self, start: int, end: int, number: int, faults: Faults) -> None:
        where = f"Span {number} goes from {start} to {end}"
        if start == end:
            faults.refuse("span_empty", f"{where}, so it is empty.")
        elif start > end:
            faults.refuse("span_inverted", f"{where}: it ends before it begins.")
        else:
            faults.refuse(
                "span_outside_text", f"{where}, but the text has {self._length} characters."
            )

    def _unit_hint(self, start: int, end: int, given: str) -> str:
        offsets = OffsetMap(self.raw)
        if self.raw[offsets.from_utf16(start) : offsets.from_utf16(end)] == given:
            return "These offsets count UTF-16 units; they have to count code points."
        if self.raw.encode("utf-8")[start:end] == given.encode("utf-8", "replace"):
            return "These offsets count bytes; they have to count code points."
        return ""


class LabelNames:
    """Finds the label set's own spelling of the label names in a file.

    `known` has the spellings found so far, each with the label set's.
    """

    def __init__(self, label_set: LabelSet, *, add_labels: bool) -> None:
        self._label_set = label_set
        self._adds = add_labels
        self.known: dict[str, str] = {}
        self._added: dict[str, str] = {}

    def name_of(self, given: object, number: int, faults: Faults) -> str | None:
        """Return the name as the label set, or a record before, spells it.

        None where span `number` (from 1) is refused because the name is unknown or none at all.
        """
        if not isinstance(given, str) or not 0 < len(given) <= _LABEL_LENGTH:
            faults.refuse(
                "bad_label",
                f"Span {number} has no label that could be read.",
                hint=f"Give it one of: {self._listed()}.",
            )
            return None
        name = self.known.get(given) or self._find(given)
        if name is None:
            faults.refuse(
                "unknown_label",
                f"Span {number} has the label {given[:_SHOWN]!r}, which the label set does not"
                " have.",
                hint=f"It has {self._listed()}. Other labels come in where that is asked for.",
            )
        return name

    def _find(self, given: str) -> str | None:
        label = self._label_set.find(given)
        if label is None and not self._adds:
            return None
        name = label.name if label else self._added.setdefault(given.casefold(), given)
        self.known[given] = name
        return name

    def _listed(self) -> str:
        return ", ".join(label.name for label in self._label_set.labels)


def reading_order(span: Span) -> tuple[int, int, str]:
    """Return `Span.order`, without the cost of a property for each of 120,000."""
    return span.start, -span.end, span.id


def refuse_repeated(what: str, ids: list[str], faults: Faults) -> None:
    """Note each id that stands more than once among the spans or relations of a record."""
    if len(set(ids)) == len(ids):
        return
    for name, times in Counter(ids).items():
        if times > 1:
            faults.refuse(
                "duplicate_id", f"The {what} id {name!r} stands {times} times in the record."
            )
