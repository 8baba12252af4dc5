"""Hypothesis strategies: label sets that are sound, and changes of them."""

from typing import get_args

from hypothesis import strategies as st

from annotator.core.label_changes import (
    LabelChange,
    add_label,
    add_relation,
    begin,
    change_document_attributes,
    change_label,
    change_relation,
    merge_label,
    merge_relation,
    move_label,
    move_relation,
    remove_label,
    remove_relation,
)
from annotator.core.labels import Attribute, Example, Label, LabelSet, RelationType
from annotator.core.records import ValueType

NAMES = (
    *("actor", "claim", "casualty", "date", "no", "on", "null", "~", "2024-01-01", "1e3", "0x1f"),
    *("- a", "a: b", "#x", "'", '"', "{", "[", "*a", "&a", "!t", "%", "@", "`", "|", ">", "?"),
    *(
        "Straße",
        "İşçi",
        "актёр",
        "فاعل",
        "行動者",
        "👩‍💻",
        "a\u00a0b",
        "e\u0301",
        "𝄞",
        "12",
        "true",
    ),
)
WORDS = (
    *("", "x", "Say who acts.", " two  spaces ", "no", "# Head\n\n- one\n- two\n", "\ttab", "a\\b"),
    *("line\r\nline", "\n", "\n\n x", "x\n ", "tail\n\n", "\u2028\u2029\x85", "\ufeffmark", "\x07"),
    *(
        "“quoted” 'and' \"more\"",
        "{braces} {{doubled}}",
        "👩‍💻\u200d",
        "فاعل: x",
        "---",
        "...",
        "%YAML",
    ),
)
_KINDS: tuple[ValueType, ...] = get_args(ValueType)
_LETTERS = "ABCDEFGHIJÄЖ阿;"


def _names(most: int, *, least: int = 0) -> st.SearchStrategy[list[str]]:
    """Different names, also by case."""
    return st.lists(st.sampled_from(NAMES), min_size=least, max_size=most, unique_by=str.casefold)


@st.composite
def attributes(draw: st.DrawFn, *, links: bool) -> tuple[Attribute, ...]:
    """Attributes of one owner, of any types."""
    kinds = [kind for kind in _KINDS if links or kind != "link"]
    return tuple(_attribute(draw, name, kinds) for name in draw(_names(3)))


def _attribute(draw: st.DrawFn, name: str, kinds: list[ValueType]) -> Attribute:
    kind = draw(st.sampled_from(kinds))
    choices = draw(_names(3, least=1)) if kind in ("choice", "choices") else ()
    return Attribute(
        name=name,
        type=kind,
        choices=tuple(choices),
        is_core=draw(st.booleans()),
        description=draw(st.sampled_from(WORDS)),
    )


_EXAMPLES = st.builds(
    Example,
    text=st.sampled_from([words for words in WORDS if words]),
    is_right=st.booleans(),
    note=st.sampled_from(WORDS),
)


@st.composite
def label_sets(draw: st.DrawFn) -> LabelSet:
    """Label sets without a fault."""
    names = draw(_names(4, least=1))
    keys = draw(st.permutations(_LETTERS))
    labels = tuple(
        Label(
            name=name,
            key=key if draw(st.booleans()) else "",
            hue=draw(st.integers(0, 359)),
            description=draw(st.sampled_from(WORDS)),
            guideline=draw(st.sampled_from(WORDS)),
            examples=tuple(draw(st.lists(_EXAMPLES, max_size=2))),
            attributes=draw(attributes(links=True)),
        )
        for name, key in zip(names, keys, strict=False)
    )
    ends = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(tuple)
    relations = tuple(
        RelationType(
            name=name,
            heads=draw(ends),
            tails=draw(ends),
            description=draw(st.sampled_from(WORDS)),
            attributes=draw(attributes(links=False)),
        )
        for name in draw(_names(3))
    )
    return LabelSet(
        id=draw(st.sampled_from(NAMES)),
        version=draw(st.sampled_from(("1", "2.0", "no"))),
        labels=labels,
        relations=relations,
        attributes=draw(attributes(links=False)),
    )


@st.composite
def changes(draw: st.DrawFn, label_set: LabelSet, *, most: int = 4) -> LabelChange:
    """Changes of a set by a few steps of any kind."""
    change = begin(label_set)
    for _ in range(draw(st.integers(1, most))):
        change = draw(_step(change))
    return change


def _step(change: LabelChange) -> st.SearchStrategy[LabelChange]:
    several = len(change.after.labels) > 1
    makers = [_add, _rename, _rename_attribute, _add_relation, _rename_of_document]
    makers += [_merge, _remove, _move] * several
    makers += [_rename_relation, _remove_relation] * bool(change.after.relations)
    makers += [_merge_relation] * (len(change.after.relations) > 1)
    return st.sampled_from(makers).flatmap(lambda make: make(change))


def _free(change: LabelChange) -> st.SearchStrategy[str]:
    parts = (*change.after.labels, *change.after.relations)
    taken = {part.name.casefold() for part in parts}
    return st.sampled_from([name for name in NAMES if name.casefold() not in taken])


def _label(change: LabelChange) -> st.SearchStrategy[Label]:
    return st.sampled_from(change.after.labels)


@st.composite
def _add(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    return add_label(change, Label(name=draw(_free(change))))


@st.composite
def _rename(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    label = draw(_label(change))
    new = label.model_copy(update={"name": draw(_free(change))})
    return change_label(change, label.name, new)


@st.composite
def _rename_attribute(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    label = draw(_label(change))
    if not label.attributes:
        return change
    others, names = _renamed(draw, label.attributes)
    new = label.model_copy(update={"attributes": others})
    return change_label(change, label.name, new, attribute_names=names)


def _renamed(
    draw: st.DrawFn, old: tuple[Attribute, ...]
) -> tuple[tuple[Attribute, ...], tuple[tuple[str, str], ...]]:
    """One of the attributes with another name; the last is gone now and then."""
    at = draw(st.integers(0, len(old) - 1))
    taken = {attribute.name.casefold() for attribute in old}
    name = draw(st.sampled_from([n for n in (*NAMES, "type") if n.casefold() not in taken]))
    new = [*old]
    new[at] = old[at].model_copy(update={"name": name})
    if at < len(new) - 1 and draw(st.booleans()):
        new.pop()
    return tuple(new), ((old[at].name, name),)


@st.composite
def _rename_of_document(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    if not change.after.attributes:
        return change
    others, names = _renamed(draw, change.after.attributes)
    return change_document_attributes(change, others, attribute_names=names)


@st.composite
def _merge(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    one, other = draw(st.permutations([label.name for label in change.after.labels]))[:2]
    return merge_label(change, one, other)


@st.composite
def _remove(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    return remove_label(change, draw(_label(change)).name)


@st.composite
def _move(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    place = draw(st.integers(0, len(change.after.labels) - 1))
    return move_label(change, draw(_label(change)).name, place)


@st.composite
def _add_relation(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    ends = (draw(_label(change)).name,), (draw(_label(change)).name,)
    new = RelationType(name=draw(_free(change)), heads=ends[0], tails=ends[1])
    return add_relation(change, new)


@st.composite
def _rename_relation(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    relation = draw(st.sampled_from(change.after.relations))
    new = relation.model_copy(update={"name": draw(_free(change))})
    changed = change_relation(change, relation.name, new)
    return move_relation(changed, new.name, 0)


@st.composite
def _merge_relation(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    one, other = draw(st.permutations([r.name for r in change.after.relations]))[:2]
    return merge_relation(change, one, other)


@st.composite
def _remove_relation(draw: st.DrawFn, change: LabelChange) -> LabelChange:
    return remove_relation(change, draw(st.sampled_from(change.after.relations)).name)
