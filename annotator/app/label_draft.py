"""A label set while a person works on it: nothing of it counts before it is applied."""

from collections.abc import Callable, Iterable

from annotator.app.label_effects import Effect, Values, effects_of
from annotator.app.label_sets import faults_in, use_after
from annotator.app.settings import Settings
from annotator.core import label_changes as changes
from annotator.core.label_changes import LabelChange
from annotator.core.label_faults import LabelFault, is_sound
from annotator.core.label_mapping import Owner
from annotator.core.labels import Label, LabelSet, RelationType, free_hues
from annotator.store.label_use import LabelUse, Use


class LabelDraft:
    """The change so far, what is wrong with it and what it would do.

    Every change raises a LabelError where the set could not be used at all then; the draft stays.

    Args:
        label_set: The set in use.
        settings: Whose keys a label's key may clash with.
        values: Counts what has a value of an attribute.
    """

    def __init__(self, label_set: LabelSet, settings: Settings, values: Values) -> None:
        self.change: LabelChange = changes.begin(label_set)
        self._settings = settings
        self._count = values
        self._counted: dict[tuple[Owner, str], Use] = {}
        self._past: list[LabelChange] = []
        self._use: LabelUse | None = None

    # What it is

    @property
    def label_set(self) -> LabelSet:
        """The set as it is in the draft."""
        return self.change.after

    @property
    def is_counted(self) -> bool:
        """Whether it is known what has which label."""
        return self._use is not None

    @property
    def use(self) -> LabelUse:
        """What would have each label and each relation's name of the draft."""
        return use_after(self.change, self.stored_use)

    def count(self, use: LabelUse) -> None:
        """Say what has each label and relation of the set in use."""
        self._use = use

    @property
    def stored_use(self) -> LabelUse:
        """What has each label and relation of the set in use."""
        return self._use or LabelUse()

    @property
    def faults(self) -> tuple[LabelFault, ...]:
        """What is wrong with it, the errors first."""
        found = faults_in(self.label_set, self._settings)
        return tuple(sorted(found, key=lambda fault: fault.severity == "warning"))

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What it would do."""
        return effects_of(self.change, self.stored_use, self._values)

    def _values(self, owner: Owner, attribute: str) -> Use:
        key = (owner, attribute)
        if key not in self._counted:
            self._counted[key] = self._count(owner, attribute)
        return self._counted[key]

    @property
    def can_be_applied(self) -> bool:
        """Whether it changes something and contradicts itself nowhere."""
        return self.is_counted and not self.change.is_empty and is_sound(self.faults)

    @property
    def affected(self) -> int:
        """How many spans and links it would change."""
        mapping, use = self.change.mapping, self.stored_use
        labels = sum(use.of_label(old).items for old, _ in mapping.labels)
        return labels + sum(use.of_relation(old).items for old, _ in mapping.relations)

    @property
    def can_take_back(self) -> bool:
        """Whether something was done to it."""
        return bool(self._past)

    # What is done to it

    def perform(self, make: Callable[[LabelChange], LabelChange]) -> None:
        """Go on from the change so far.

        Raises:
            LabelError: The set could not be used then.
        """
        new = make(self.change)
        if new != self.change:
            self._past.append(self.change)
            self.change = new

    def take_back(self) -> None:
        """Take back what was done last."""
        if self._past:
            self.change = self._past.pop()

    def add_label(self) -> str:
        """Add a label in a colour of its own; return its name."""
        labels = self.label_set.labels
        name = _free("label", (label.name for label in labels))
        hue = next(free_hues(label.hue for label in labels))
        self.perform(lambda change: changes.add_label(change, Label(name=name, hue=hue)))
        return name

    def add_relation(self) -> str:
        """Add a relation from the first label to the first; return its name."""
        name = _free("relation", (relation.name for relation in self.label_set.relations))
        first = (self.label_set.labels[0].name,)
        relation = RelationType(name=name, heads=first, tails=first)
        self.perform(lambda change: changes.add_relation(change, relation))
        return name


def _free(word: str, names: Iterable[str]) -> str:
    """Return the first of "label 1", "label 2" … that is no name yet."""
    taken = {name.casefold() for name in names}
    number = next(n for n in range(1, len(taken) + 2) if f"{word} {n}" not in taken)
    return f"{word} {number}"
