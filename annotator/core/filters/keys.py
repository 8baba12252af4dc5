"""What a filter can ask for: one table, which parsing, completion and help read.

To add something: a line here, and how it is looked up in `store.conditions` or, where that takes
more than a condition, in `store.filtering`.
"""

from typing import Literal, NamedTuple

from annotator.core.labels import LabelSet
from annotator.core.statuses import STATUSES

Kind = Literal["words", "tag", "choice", "number", "day", "attribute", "order"]
"""What stands behind a key.

`words` any words; `tag` words of which several may be named, parted by commas; `choice` one or
several of what there is; `number` and `day` what is compared; `attribute` a name, alone or with a
value; `order` what to sort by.
"""

Op = Literal[":", "=", "<", "<=", ">", ">="]


class Choice(NamedTuple):
    """A word that a key may have behind it, and what it means."""

    word: str
    help: str = ""


class Key(NamedTuple):
    """One thing that a filter can ask for.

    `example` is a term that a person might type; `noun` is what one of its choices is called, ""
    where they have no name in common.
    """

    name: str
    kind: Kind
    help: str
    example: str
    noun: str = ""
    choices: tuple[Choice, ...] = ()
    stands_for: str = ""
    """The key that it is another word for, "" for none."""

    @property
    def opening(self) -> str:
        """What completion types for it, up to where the value begins."""
        return self.name + (">" if self.is_compared else ":")

    @property
    def is_compared(self) -> bool:
        """Whether it may be less or more than its value."""
        return self.kind in ("number", "day")

    @property
    def is_of_project(self) -> bool:
        """Whether the project, and not the table, says what there is to choose from."""
        return self.noun in ("label", "author", "attribute")

    @property
    def is_split(self) -> bool:
        """Whether commas part several values, one of which is enough."""
        return self.kind in ("tag", "choice")

    @property
    def ops(self) -> tuple[Op, ...]:
        """What may stand between the key and its value."""
        return (":", "=", "<", "<=", ">", ">=") if self.is_compared else (":", "=")


class Known(NamedTuple):
    """The names that a project has, which completion offers and against which typos are seen.

    `me` is the author who looks; `attributes` have their choices with them, none for any value.
    """

    labels: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    me: str = ""

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names that a key may have behind it; none for one of which all is known."""
        by_key = {
            "label": self.labels,
            "author": self.authors,
            "attr": tuple(name for name, _ in self.attributes),
        }
        return by_key.get(key, ())


def known_names(label_set: LabelSet, authors: tuple[str, ...], me: str) -> Known:
    """Return the names of a project that has this label set and these authors' ids."""
    found: dict[str, tuple[str, ...]] = {}
    declared = (*(a for label in label_set.labels for a in label.attributes), *label_set.attributes)
    for attribute in declared:
        others = found.get(attribute.name, ())
        found[attribute.name] = (*others, *(c for c in attribute.choices if c not in others))
    labels = tuple(label.name for label in label_set.labels)
    return Known(labels, tuple(dict.fromkeys((*authors, me))), tuple(found.items()), me)


ME = "me"
"""What the author who looks is called in a filter."""

_STATUSES = tuple(map(Choice, STATUSES))

KEYS: tuple[Key, ...] = (
    Key(
        "title",
        "words",
        "The title holds these words; without a key, words mean the title too.",
        'title:"night shift"',
    ),
    Key("text", "words", "The article holds these words.", 'text:"cease-fire"'),
    Key(
        "status",
        "choice",
        "How far your work on it has come.",
        "status:todo,in_progress",
        noun="status",
        choices=_STATUSES,
    ),
    Key(
        "label", "choice", "You have tagged a span with this label.", "label:casualty", noun="label"
    ),
    Key(
        "author",
        "choice",
        "This author has work on it; “me” are you.",
        "author:me",
        noun="author",
        choices=(Choice(ME, "you"),),
    ),
    Key(
        "has",
        "choice",
        "It has one of these.",
        "-has:note",
        choices=(
            Choice("note", "a note on the article or on a span"),
            Choice("spans", "a span"),
            Choice("flag", "a flag on the article or on a span"),
            Choice("relations", "a relation between spans"),
            Choice("attributes", "a value of an attribute"),
            Choice("date", "a day of publication"),
        ),
    ),
    Key("spans", "number", "How many spans it has.", "spans>20"),
    Key("length", "number", "How many characters it has.", "length<=2500"),
    Key(
        "note", "words", "A note on the article or on a span holds these words.", 'note:"ask Mara"'
    ),
    Key(
        "attr",
        "attribute",
        "The article or a span has this attribute, or this value of it.",
        "attr:count_min>=10",
        noun="attribute",
    ),
    Key("date", "day", "The day on which it was published, or its month or year.", "date:2023-03"),
    Key("lang", "tag", "The language in which it is written, as a tag.", "lang:ar,tr"),
    Key("id", "words", "Its id holds this.", "id:batch-7"),
    Key(
        "is",
        "choice",
        "Another word for “status:”.",
        "is:flagged",
        noun="status",
        choices=_STATUSES,
        stands_for="status",
    ),
    Key(
        "sort",
        "order",
        "The order of the list; with “-” the other way round.",
        "sort:-length",
        noun="order",
        choices=(
            Choice("import", "as they were imported"),
            Choice("title", "by title"),
            Choice("length", "the shortest first"),
            Choice("spans", "those with the fewest spans first"),
            Choice("status", "those to do first"),
        ),
    ),
)

OTHER_WORDS: dict[str, dict[str, str]] = {
    "status": {"doing": "in_progress", "to_do": "todo"},
    "has": {"span": "spans", "notes": "note", "relation": "relations", "attribute": "attributes"},
    "sort": {"position": "import", "span": "spans"},
}
"""What else people write for a choice, by key."""

BY_NAME: dict[str, Key] = {key.name: key for key in KEYS}


def nearest(word: str, names: tuple[str, ...]) -> str:
    """Return the name that a person most likely meant by a misspelt one, "" for none.

    >>> nearest("staus", ("status", "spans"))
    'status'
    """
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in reversed(names)}
    begun = [name for name in folded if len(word) > 1 and name.startswith(word.casefold())]
    close = begun or get_close_matches(word.casefold(), folded, n=1, cutoff=0.55)
    return folded[close[-1]] if close else ""
