"""The label set: which labels there are, what they say, and which relations join them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import chain, cycle
from typing import Annotated, Self

from pydantic import Field, model_validator

from annotator.core.guidelines import EXAMPLES, GUIDELINES
from annotator.core.records import Record, ValueType
from annotator.errors import LabelError

FLAG = "uncertain"
"""The attribute that flags a span where it is "true": a second look is wanted. Any span may."""
PUBLISHED = "published"
"""The attribute of a document that says on which day it was published, whatever its source says."""


def spoken(name: str) -> str:
    """Return the name of an attribute, of one of its choices or of a relation, in words."""
    return name.replace("_", " ")


class Attribute(Record):
    """A value that spans of a label may carry. `choices` is for the types choice and choices."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    type: ValueType = "string"
    choices: tuple[str, ...] = ()
    is_core: bool = False
    description: str = ""


class Example(Record):
    """A sentence that shows how a label is used, or how it is not.

    In `text` the span stands between braces: "Rebels {killed three policemen} and fled." A brace
    that is part of the sentence has a backslash before it.
    """

    text: Annotated[str, Field(min_length=1)]
    is_right: bool = True
    note: str = ""
    """Why, in a few words."""


class Label(Record):
    """What a span may be called.

    `hue` is an OKLCH angle in degrees, of which each theme makes its colours; `key` is one letter
    that tags with it, besides its number in the set. `description` is a sentence or two, shown
    where there is little room; `guideline` is Markdown and says it all.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    key: Annotated[str, Field(max_length=1)] = ""
    hue: Annotated[int, Field(ge=0, lt=360)] = 245
    description: str = ""
    guideline: str = ""
    examples: tuple[Example, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    rules: str = ""
    """By which label's rules it is found and read, as "actor"; "" for those of its own name."""

    @property
    def title(self) -> str:
        """The name as shown: a lower-case name gets a capital."""
        return self.name.capitalize() if self.name.islower() else self.name


class RelationType(Record):
    """A link that may go from spans of the `heads` labels to spans of the `tails` labels."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    description: str = ""
    attributes: tuple[Attribute, ...] = ()
    rules: str = ""
    """By which relation's rules it is proposed, as "speaker"; "" for those of its own name."""


class LabelSet(Record):
    """The labels of a project, in the order of their number keys, under a name and a version."""

    id: Annotated[str, Field(min_length=1, max_length=200)] = "conflict-news"
    version: str = "1"
    labels: Annotated[tuple[Label, ...], Field(min_length=1)]
    relations: tuple[RelationType, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    """Attributes of a document, not of a span."""

    @model_validator(mode="after")
    def _names_and_keys_are_unique(self) -> Self:
        for what, values in (
            ("label", [label.name.casefold() for label in self.labels]),
            ("key", [label.key.casefold() for label in self.labels if label.key]),
            ("relation", [relation.name.casefold() for relation in self.relations]),
        ):
            twice = sorted(value for value, times in Counter(values).items() if times > 1)
            if twice:
                raise ValueError(f"the {what} {twice[0]!r} stands twice in label set {self.id!r}")
        return self

    @model_validator(mode="after")
    def _relations_join_known_labels(self) -> Self:
        names = {label.name for label in self.labels}
        for relation in self.relations:
            unknown = sorted({*relation.heads, *relation.tails} - names)
            if unknown:
                raise ValueError(f"relation {relation.name!r} joins unknown label {unknown[0]!r}")
        return self

    @cached_property
    def _by_folded_name(self) -> dict[str, Label]:
        return {label.name.casefold(): label for label in self.labels}

    def find(self, name: str) -> Label | None:
        """Return the label called `name` without regard to case, None where there is none."""
        return self._by_folded_name.get(name.casefold())

    def label(self, name: str) -> Label:
        """Return the label called `name` without regard to case.

        Raises:
            LabelError: The set has no such label.
        """
        found = self.find(name)
        if found is None:
            known = ", ".join(label.name for label in self.labels)
            raise LabelError(f"The label set has no label {name!r}.", hint=f"It has {known}.")
        return found

    def rules_of(self, name: str) -> str:
        """Return by which label's rules spans of a label are found and read."""
        found = self.find(name)
        return name if found is None else found.rules or found.name

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the set's JSON: two sets with the same digest are the same set."""
        return sha256(self.model_dump_json().encode("utf-8")).hexdigest()

    def with_labels(self, names: tuple[str, ...]) -> "LabelSet":
        """Return the set with labels of these names added, each in a hue not yet used.

        Raises:
            ValueError: A name stands twice then, or is empty.
        """
        hues = free_hues(label.hue for label in self.labels)
        added = tuple(Label(name=name, hue=hue) for name, hue in zip(names, hues, strict=False))
        return LabelSet.model_validate(self.model_dump() | {"labels": (*self.labels, *added)})


_SPREAD_HUES = tuple((95 + index * 137) % 360 for index in range(360))
"""Every hue once, each a golden angle (in whole degrees) from the one before it: far from it."""


def free_hues(used: Iterable[int]) -> Iterator[int]:
    """Yield hues for new labels without end: first those that are not used yet."""
    taken = set(used)
    return chain((hue for hue in _SPREAD_HUES if hue not in taken), cycle(_SPREAD_HUES))


def _choice(name: str, *choices: str, description: str = "", is_core: bool = True) -> Attribute:
    return Attribute(
        name=name, type="choice", choices=choices, is_core=is_core, description=description
    )


def _examples(label: str) -> tuple[Example, ...]:
    return tuple(Example(text=t, is_right=r, note=n) for t, r, n in EXAMPLES[label])


_ACTOR = Label(
    name="actor",
    key="A",
    hue=245,
    description=(
        "Who acts, speaks, is spoken to or is harmed: a state, force, group, institution or person,"
        " named or described. Leave out the article and a closing possessive; never a pronoun."
    ),
    guideline=GUIDELINES["actor"],
    examples=_examples("actor"),
    attributes=(
        _choice(
            "type",
            "state",
            "state_forces",
            "rebel",
            "militia",
            "external_forces",
            "civilian",
            "organisation",
            "person",
            "other",
        ),
        Attribute(name="canonical", is_core=True, description="One name for all its mentions."),
        Attribute(name="country", description="ISO 3166 alpha-3 code."),
        Attribute(name="code", description="A code of the project's own."),
    ),
)

_CLAIM = Label(
    name="claim",
    key="C",
    hue=305,
    description=(
        "What the article says that somebody said: content only, quoted or told, without the"
        " speaker and the word of saying. Quotation marks at its edges belong to it."
    ),
    guideline=GUIDELINES["claim"],
    examples=_examples("claim"),
    attributes=(
        _choice(
            "act",
            "assert",
            "deny",
            "accuse",
            "demand",
            "threaten",
            "promise",
            "announce",
            "assess",
            "claim_responsibility",
        ),
        _choice("quote", "direct", "mixed", "indirect"),
        Attribute(name="cue", description="The word of saying, as printed."),
        _choice("cue_type", "neutral", "distancing", "factive", is_core=False),
        _choice("polarity", "positive", "negative", is_core=False),
        Attribute(name="speaker_implicit", type="boolean"),
    ),
)

_CASUALTY = Label(
    name="casualty",
    key="K",
    hue=38,
    description=(
        "The shortest stretch with the number, the people harmed and the word for the harm."
        " Killer, place, time and cause stay outside unless they stand in the middle."
    ),
    guideline=GUIDELINES["casualty"],
    examples=_examples("casualty"),
    attributes=(
        Attribute(
            name="effect",
            type="choices",
            choices=("killed", "injured", "missing", "captured", "displaced", "unspecified"),
            is_core=True,
        ),
        Attribute(name="count_min", type="integer", is_core=True, description="At least so many."),
        Attribute(name="count_max", type="integer", is_core=True, description="At most so many."),
        Attribute(
            name="count_text", description="The number as printed: “dozens”, “at least two”."
        ),
        Attribute(name="approximate", type="boolean"),
        Attribute(name="negated", type="boolean"),
        _choice("modality", "actual", "possible", "hypothetical", is_core=False),
        Attribute(name="cumulative", type="boolean", description="A running total."),
        Attribute(name="victim_group"),
    ),
)

_DATE = Label(
    name="date",
    key="D",
    hue=165,
    description=(
        "Any expression that answers when, how long or how often. Without its preposition and"
        " article: in “since 1991” the span is “1991”."
    ),
    guideline=GUIDELINES["date"],
    examples=_examples("date"),
    attributes=(
        _choice("timex_type", "DATE", "TIME", "DURATION", "SET"),
        Attribute(name="value", is_core=True, description="ISO 8601, in the manner of TIMEX3."),
        _choice("bound", "since", "until", "before", "after", is_core=False),
        _choice("mod", "START", "MID", "END", "APPROX", is_core=False),
    ),
)

DEFAULT_LABEL_SET = LabelSet(
    labels=(_ACTOR, _CLAIM, _CASUALTY, _DATE),
    attributes=(
        _choice(
            *("genre", "report", "statement", "analysis", "opinion", "other"),
            description="What kind of text it is; a press release is a statement.",
            is_core=False,
        ),
        Attribute(name="relevant", type="boolean", description="It reports on a conflict event."),
    ),
    relations=(
        RelationType(
            name="speaker",
            heads=("claim",),
            tails=("actor",),
            description="Who says it; for a pronoun, the nearest name before.",
        ),
        RelationType(
            name="addressee",
            heads=("claim",),
            tails=("actor",),
            description="Who is spoken to, asked or accused.",
        ),
        RelationType(
            name="continues",
            heads=("claim",),
            tails=("claim",),
            description="The first part of the quotation that this is the next part of.",
        ),
        RelationType(
            name="victim",
            heads=("casualty",),
            tails=("actor",),
            description="Who was harmed; usually inside the casualty.",
        ),
        RelationType(
            name="perpetrator",
            heads=("casualty",),
            tails=("actor",),
            description="Who did it, only where the text says so.",
            attributes=(Attribute(name="alleged", type="boolean"),),
        ),
        RelationType(
            name="occurred_on",
            heads=("casualty", "claim"),
            tails=("date",),
            description="The day of the event, not of the report.",
        ),
    ),
)
"""What a new project starts with."""
