"""By whose rules spans of a label are found and read, and links of a relation proposed.

A label set says it by name (`core.labels.Label.rules`); "" is for the rules of the label's own
name, of which there may be none: then the general ones serve.
"""

from typing import NamedTuple

from annotator.core.labels import Label, RelationType


class Rules(NamedTuple):
    """Rules that may be chosen, by the name that a label set keeps, and what they do."""

    name: str
    description: str

    @property
    def title(self) -> str:
        """The name as shown."""
        return self.name.replace("_", " ").capitalize()


def choices_of(part: Label | RelationType) -> tuple[Rules, ...]:
    """Return the rules that a label or a relation may have, the general ones last."""
    # What finds and links takes a moment to load, which no start-up should wait for.
    from annotator.find import FINDERS
    from annotator.link import LINKERS

    infos = (rules.INFO for rules in (FINDERS if isinstance(part, Label) else LINKERS))
    return tuple(Rules(info.name, info.description) for info in infos)


def in_force(part: Label | RelationType) -> Rules:
    """Return the rules that serve a label or a relation, whether by its name or as chosen."""
    from annotator.find import finder_for
    from annotator.link import linker_for

    name = part.rules or part.name
    info = finder_for(name).INFO if isinstance(part, Label) else linker_for(name).INFO
    return Rules(info.name, info.description)
