"""What is wrong with a label set that a person wrote, all of it and with its place.

`LabelSet` itself refuses only what no part of the program could work with, so that every set that
was ever stored still loads. A set that somebody writes, in a file or in a dialog, has to keep the
rules here too. To add a rule: write a function of the set's plain data that yields faults and name
it in `RULES`; it must bear data of any shape, since all faults are told together.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, get_args

from annotator.core.label_shape import Place, as_list, as_object, faults_of_shape, plain
from annotator.core.labels import Attribute, Label, LabelSet, RelationType
from annotator.core.marked import MarkError, read_marked
from annotator.core.problems import Problem, Severity
from annotator.core.records import ValueType


class LabelFault(NamedTuple):
    """One thing that is wrong with a label set.

    `place` leads to it through the plain data: ("labels", 2, "attributes", 0, "choices").
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def where(self) -> str:
        """The place as a person writes it: "labels[2].attributes[0].choices"."""
        parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.place)
        return "".join(parts).removeprefix(".")

    def problem(self, path: str = "", line: int = 0) -> Problem:
        """Return it as a problem of a file; `line` is 0 where it is unknown."""
        return Problem(
            code=self.code,
            message=f"{self.where}: {self.message}" if self.place else self.message,
            severity=self.severity,
            path=path,
            line=line,
            hint=self.hint,
        )


_Object = dict[str, Any]
Rule = Callable[[_Object], Iterator[LabelFault]]
_Item = tuple[Place, _Object]

_CHOICES = ("choice", "choices")
_NO_LINKS = "Only spans have attributes that are links: declare a relation instead."


def faults_of(data: object, taken: Mapping[str, str] | None = None) -> tuple[LabelFault, ...]:
    """Return all that is wrong with a label set given as plain data, in the set's order.

    Args:
        data: Dictionaries, lists, texts and numbers, as from a file or from `model_dump`.
        taken: The keys of actions in capitals, and what each action is called. A label may have
            such a key, but it does not tag with it: that is a warning.
    """
    cleaned, broken = plain(data)
    found = [LabelFault(*fault) for fault in (*broken, *faults_of_shape(cleaned))]
    label_set = as_object(cleaned) or {}
    for rule in RULES:
        found += rule(label_set)
    found += _keys_that_are_taken(label_set, taken or {})
    return tuple(sorted(found, key=lambda fault: _order(fault.place)))


def is_sound(faults: tuple[LabelFault, ...]) -> bool:
    """Whether none of the faults stands in the way of using the set."""
    return all(fault.severity == "warning" for fault in faults)


# What the data holds, whatever else it holds


def _items(owner: _Object, name: str, place: Place = ()) -> Iterator[_Item]:
    """Yield each object of a list with its place."""
    for at, value in enumerate(as_list(owner.get(name))):
        item = as_object(value)
        if item is not None:
            yield (*place, name, at), item


def _texts(owner: _Object, name: str) -> list[str]:
    return [text for text in as_list(owner.get(name)) if isinstance(text, str)]


def _text(owner: _Object, name: str) -> str:
    found = owner.get(name)
    return found if isinstance(found, str) else ""


def _declaring(data: _Object) -> Iterator[tuple[str, Place, _Object]]:
    """Yield all that declares attributes: what it is in words, its place and itself."""
    for place, label in _items(data, "labels"):
        yield f"the label “{_text(label, 'name')}”", place, label
    for place, relation in _items(data, "relations"):
        yield f"the relation “{_text(relation, 'name')}”", place, relation
    yield "the document", (), data


def _attributes(data: _Object) -> Iterator[_Item]:
    for _, place, item in _owned(data):
        yield place, item


def _owned(data: _Object) -> Iterator[tuple[str, Place, _Object]]:
    """Yield each attribute: what it is in words, its place and itself."""
    for owner, place, declaring in _declaring(data):
        for at, item in _items(declaring, "attributes", place):
            yield f"the attribute “{_text(item, 'name')}” of {owner}", at, item


# Rules


def names_are_words(data: _Object) -> Iterator[LabelFault]:
    """Names have letters, and no line breaks or spaces around them."""
    named = (*_items(data, "labels"), *_items(data, "relations"), *_attributes(data))
    for place, item in named:
        name = _text(item, "name")
        if name and not name.strip():
            yield LabelFault((*place, "name"), "name_empty", "The name is empty.")
        elif name != name.strip():
            message = f"The name {name!r} has a space before or behind it."
            yield LabelFault((*place, "name"), "name_spaced", message, "Leave it out.")
        elif any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in name):
            message = f"The name {name!r} has a sign that is no part of a line of text."
            yield LabelFault((*place, "name"), "name_unprintable", message, "Leave it out.")


def names_differ(data: _Object) -> Iterator[LabelFault]:
    """No two labels, relations or attributes of one owner have a name in common."""
    yield from _doubled(_items(data, "labels"), "label", "of the set")
    yield from _doubled(_items(data, "relations"), "relation", "of the set")
    for owner, place, item in _declaring(data):
        yield from _doubled(_items(item, "attributes", place), "attribute", f"of {owner}")


def _doubled(items: Iterator[_Item], kind: str, of: str) -> Iterator[LabelFault]:
    seen: dict[str, str] = {}
    for place, item in items:
        name = _text(item, "name")
        other = seen.get(name.casefold(), "")
        seen.setdefault(name.casefold(), name)
        if not name or not other:
            continue
        message = f"Another {kind} {of} is called “{other}”."
        if name != other:
            message = f"“{name}” and the {kind} “{other}” {of} differ in capitals only."
        hint = "Give it another name, or make one of both."
        yield LabelFault((*place, "name"), f"doubled_{kind}", message, hint)


def keys_are_letters(data: _Object) -> Iterator[LabelFault]:
    """A key is one letter or sign that no other label has."""
    seen: dict[str, str] = {}
    for place, label in _items(data, "labels"):
        key, name = _text(label, "key"), _text(label, "name")
        if len(key) != 1:
            continue
        place = (*place, "key")
        is_doubled, other = key.casefold() in seen, seen.get(key.casefold(), "")
        seen.setdefault(key.casefold(), name)
        if key.isdigit():
            message = f"The key {key} is a number, and those go by the order of the labels."
            yield LabelFault(place, "key_is_number", message, "Take a letter.")
        elif not key.isprintable() or key.isspace() or unicodedata.combining(key):
            message = f"The key {key!r} is none that can be seen."
            yield LabelFault(place, "key_unprintable", message, "Take a letter.")
        elif is_doubled:
            message = f"The key {key.upper()} is that of “{other}” too."
            yield LabelFault(place, "doubled_key", message, "Give one of them another.")


def _keys_that_are_taken(data: _Object, taken: Mapping[str, str]) -> Iterator[LabelFault]:
    for place, label in _items(data, "labels"):
        key = _text(label, "key")
        if len(key) == 1 and key.upper() in taken and not key.isdigit():
            message = f"{key.upper()} is the key for “{taken[key.upper()]}”, so it does not tag."
            hint = "Take another, or give that action another key in the settings."
            yield LabelFault((*place, "key"), "key_is_taken", message, hint, "warning")


def choices_can_be_made(data: _Object) -> Iterator[LabelFault]:
    """Choices are given where something is to be chosen, each once, and nowhere else."""
    for words, place, attribute in _owned(data):
        kind, choices = attribute.get("type", "string"), _texts(attribute, "choices")
        place = (*place, "choices")
        words = words[:1].upper() + words[1:]
        if kind in _CHOICES and not attribute.get("choices"):
            message = f"{words} has the type {kind}, but nothing to choose from."
            yield LabelFault(place, "no_choices", message, "List its choices.")
        elif kind in get_args(ValueType) and kind not in _CHOICES and attribute.get("choices"):
            message = f"{words} has choices, but the type {kind}."
            hint = "Give it the type choice or choices, or leave them out."
            yield LabelFault(place, "choices_unused", message, hint)
        seen: set[str] = set()
        for at, choice in enumerate(choices):
            if not choice.strip():
                message = f"{words} has a choice that is empty."
                yield LabelFault((*place, at), "choice_empty", message, "Leave it out.")
            elif choice in seen:
                message = f"{words} has the choice “{choice}” twice."
                yield LabelFault((*place, at), "doubled_choice", message, "Leave one out.")
            seen.add(choice)


def links_go_from_spans(data: _Object) -> Iterator[LabelFault]:
    """Only a span's attributes are links to spans."""
    of_relations = (
        item
        for place, relation in _items(data, "relations")
        for item in _items(relation, "attributes", place)
    )
    for place, attribute in (*of_relations, *_items(data, "attributes")):
        if attribute.get("type") == "link":
            message = f"The attribute “{_text(attribute, 'name')}” cannot be a link."
            yield LabelFault((*place, "type"), "link_elsewhere", message, _NO_LINKS)


def relations_join_labels(data: _Object) -> Iterator[LabelFault]:
    """A relation goes from labels of the set to labels of the set, each named once."""
    named = (_text(label, "name") for _, label in _items(data, "labels"))
    names = dict.fromkeys(filter(None, named))
    folded = {name.casefold(): name for name in reversed(names)}
    for place, relation in _items(data, "relations"):
        name = _text(relation, "name")
        for end, words in (("heads", "from"), ("tails", "to")):
            joined = _texts(relation, end)
            if relation.get(end) == []:
                message = f"The relation “{name}” goes {words} no label."
                hint = f"List the labels of the spans that it goes {words}."
                yield LabelFault((*place, end), "relation_without_end", message, hint)
            seen: set[str] = set()
            for at, label in enumerate(joined):
                there = (*place, end, at)
                if label not in names:
                    message = f"The relation “{name}” goes {words} “{label}”, which is no label."
                    meant = folded.get(label.casefold())
                    hint = f"Write “{meant}”." if meant else _listed(names)
                    yield LabelFault(there, "unknown_label", message, hint)
                elif label in seen:
                    message = f"The relation “{name}” goes {words} “{label}” twice."
                    yield LabelFault(there, "doubled_end", message, "Leave it out once.")
                seen.add(label)


_MOST_NAMED = 20


def _listed(names: Mapping[str, object]) -> str:
    more = " …" if len(names) > _MOST_NAMED else ""
    return f"There are {', '.join(islice(names, _MOST_NAMED))}{more}."


def examples_are_marked(data: _Object) -> Iterator[LabelFault]:
    """Braces in examples fit together."""
    for place, label in _items(data, "labels"):
        for where, example in _items(label, "examples", place):
            try:
                read_marked(_text(example, "text"))
            except MarkError as fault:
                hint = f"Look at character {fault.offset + 1} of it."
                yield LabelFault((*where, "text"), "bad_braces", str(fault), hint, "warning")


RULES: tuple[Rule, ...] = (
    names_are_words,
    names_differ,
    keys_are_letters,
    choices_can_be_made,
    links_go_from_spans,
    relations_join_labels,
    examples_are_marked,
)


_RECORDS = (Attribute, Label, RelationType, LabelSet)
_NAMES = dict.fromkeys(name for record in _RECORDS for name in record.model_fields)
_LISTS = ("examples", "labels", "relations", "attributes")
_ORDER = {name: at for at, name in enumerate((*(n for n in _NAMES if n not in _LISTS), *_LISTS))}


def _order(place: Place) -> tuple[tuple[int, str], ...]:
    """Return what brings places into the order in which a set is written."""
    return tuple(
        (part, "") if isinstance(part, int) else (_ORDER.get(part, len(_ORDER)), part)
        for part in place
    )
