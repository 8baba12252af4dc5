from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.ledger import Ledger
from annotator.core.edits import (
    AddRelation,
    AddSpan,
    Edit,
    GoBack,
    RelabelSpan,
    RemoveRelation,
    RemoveSpan,
)
from annotator.core.label_changes import LabelChange, begin, change_label, remove_label
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.records import Document, Layer
from annotator.errors import AnnotatorError, EditError, LabelError
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_relation, make_span
from tests.label_strategies import changes

DOCUMENTS = tuple(make_document(id=f"d{n}", title=f"Article {n}") for n in (1, 2))


def create(path: Path) -> Store:
    store = Store.create(path, name="news", label_set=DEFAULT_LABEL_SET, project_id="p", now=NOW)
    store.import_documents([(document, ()) for document in DOCUMENTS], at=NOW)
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create(tmp_path / "news.annotator") as store:
        yield store


class Person:
    """An author at work on a project."""

    def __init__(self, store: Store, author_id: str) -> None:
        self.store = store
        self.id = author_id
        self.ledger = Ledger(store, author_id, lambda: NOW)

    def layer(self, document_id: str = "d1") -> Layer:
        return self.store.layer(document_id, self.id)

    def do(self, *edits: Edit, on: Document = DOCUMENTS[0]) -> Layer:
        return self.ledger.write(on, self.layer(on.id), edits)

    def rename(self, old: str, new: str) -> None:
        self.change(lambda c: _renamed(c, old, new))

    def change(self, make: Callable[[LabelChange], LabelChange]) -> None:
        assert self.ledger.change_labels(make(begin(self.store.label_set())))

    def undo(self) -> None:
        assert self.ledger.undo(self.layer)

    def redo(self) -> None:
        assert self.ledger.redo(self.layer)

    @property
    def labels(self) -> list[str]:
        return [span.label for span in self.layer().spans]


def _renamed(change: LabelChange, old: str, new: str) -> LabelChange:
    label = change.after.label(old).model_copy(update={"name": new})
    return change_label(change, old, label)


@pytest.fixture
def me(store: Store) -> Person:
    return Person(store, "me")


@pytest.fixture
def zoe(store: Store) -> Person:
    return Person(store, "zoe")


BAKU = make_span(id="s1")
SUNDAY = make_span("Sunday", id="s2", label="date")


def test_a_change_of_labels_is_undone_and_redone_like_any_step(me: Person) -> None:
    me.do(AddSpan(span=BAKU))
    me.rename("actor", "player")
    assert me.ledger.undo_title == "Rename actor to player"

    me.undo()
    assert (me.labels, me.ledger.redo_title) == (["actor"], "Rename actor to player")
    me.redo()
    assert (me.labels, me.ledger.undo_title) == (["player"], "Rename actor to player")


def test_what_another_renamed_comes_back_under_its_new_name(me: Person, zoe: Person) -> None:
    zoe.do(AddSpan(span=BAKU))
    zoe.do(RemoveSpan(span_id="s1"))
    me.rename("actor", "player")

    zoe.undo()

    assert zoe.labels == ["player"]
    assert list(me.store.check()) == []


def test_a_span_that_another_renamed_is_taken_back_and_done_again(me: Person, zoe: Person) -> None:
    zoe.do(AddSpan(span=BAKU))
    me.rename("actor", "player")

    zoe.undo()
    zoe.redo()

    assert zoe.labels == ["player"]
    assert list(me.store.check()) == []


def test_an_old_label_comes_back_as_what_it_is_called_now(me: Person, zoe: Person) -> None:
    zoe.do(AddSpan(span=BAKU))
    zoe.do(RelabelSpan(span_id="s1", label="date"))
    me.rename("actor", "player")
    me.rename("player", "agent")

    zoe.undo()

    assert zoe.labels == ["agent"]
    assert list(me.store.check()) == []


def test_a_link_comes_back_under_the_name_that_its_relation_has_now(
    me: Person, zoe: Person
) -> None:
    link = AddRelation(relation=make_relation("s1", "s2", id="r1"))
    zoe.do(AddSpan(span=BAKU), AddSpan(span=SUNDAY), link)
    zoe.do(RemoveRelation(relation_id="r1"))
    me.change(_relation_renamed)

    zoe.undo()

    assert [relation.label for relation in zoe.layer().relations] == ["harmed"]
    assert list(me.store.check()) == []


def _relation_renamed(change: LabelChange) -> LabelChange:
    from annotator.core.label_changes import change_relation

    victim = next(r for r in change.after.relations if r.name == "victim")
    return change_relation(change, "victim", victim.model_copy(update={"name": "harmed"}))


def test_a_label_that_is_gone_is_not_brought_back_and_a_sentence_says_so(
    me: Person, zoe: Person
) -> None:
    zoe.do(AddSpan(span=SUNDAY))
    zoe.do(RemoveSpan(span_id="s2"))
    me.change(lambda change: remove_label(change, "date"))

    with pytest.raises(EditError, match="The label “date”, which this would bring back, is gone"):
        zoe.undo()

    assert zoe.labels == []
    assert zoe.ledger.undo_title == "Remove"


def test_going_back_to_an_earlier_time_takes_the_names_of_today(me: Person) -> None:
    me.do(AddSpan(span=BAKU))
    then = me.layer()
    me.rename("actor", "player")

    me.do(GoBack.of(then))

    assert me.labels == ["player"]
    assert list(me.store.check()) == []
    me.undo()
    me.undo()
    assert me.labels == ["actor"]


def test_a_change_that_is_stopped_leaves_all_as_it_was(me: Person) -> None:
    me.do(AddSpan(span=BAKU))
    change = _renamed(begin(me.store.label_set()), "actor", "player")

    assert not me.ledger.change_labels(change, cancelled=lambda: True)

    assert (me.labels, me.ledger.undo_title) == (["actor"], "Tag actor")


@settings(max_examples=60)
@given(data=st.data())
def test_no_span_is_orphaned_whatever_several_authors_do_and_take_back(data: st.DataObject) -> None:
    numbers = count()
    with TemporaryDirectory() as folder, create(Path(folder) / "news.annotator") as store:
        people = [Person(store, name) for name in ("me", "zoe")]
        for _ in range(data.draw(st.integers(2, 12))):
            _move(data, data.draw(st.sampled_from(people)), numbers)
            assert _orphans(store, store.label_set()) == []
        assert list(store.check()) == []


def _move(data: st.DataObject, person: Person, numbers: Iterator[int]) -> None:
    """Change spans or labels, or take the last step back or do it again."""
    moves = [_tag, _tag, _relabel, _remove, _link, _change, Person.undo, Person.redo, Person.undo]
    move = data.draw(st.sampled_from(moves))
    if move is Person.undo and not person.ledger.undo_title:
        return
    if move is Person.redo and not person.ledger.redo_title:
        return
    try:
        move(person) if move in (Person.undo, Person.redo) else move(data, person, numbers)
    except (EditError, LabelError) as refused:
        _is_a_sentence(refused)


def _is_a_sentence(refused: AnnotatorError) -> None:
    assert refused.message.endswith(".")


def _tag(data: st.DataObject, person: Person, numbers: Iterator[int]) -> None:
    label = data.draw(st.sampled_from(person.store.label_set().labels)).name
    span = make_span("Baku", id=f"s{next(numbers)}", label=label)
    person.do(AddSpan(span=span), on=data.draw(st.sampled_from(DOCUMENTS)))


def _relabel(data: st.DataObject, person: Person, numbers: Iterator[int]) -> None:
    label = data.draw(st.sampled_from(person.store.label_set().labels)).name
    for span in person.layer().spans[:1]:
        person.do(RelabelSpan(span_id=span.id, label=label))


def _remove(data: st.DataObject, person: Person, numbers: Iterator[int]) -> None:
    for span in person.layer().spans[:1]:
        person.do(RemoveSpan(span_id=span.id, label=span.label))


def _link(data: st.DataObject, person: Person, numbers: Iterator[int]) -> None:
    relations, spans = person.store.label_set().relations, person.layer().spans
    if relations and spans:
        name = data.draw(st.sampled_from(relations)).name
        ends = spans[0].id, spans[-1].id
        made = make_relation(*ends, id=f"r{next(numbers)}", label=name)
        person.do(AddRelation(relation=made))


def _change(data: st.DataObject, person: Person, numbers: Iterator[int]) -> None:
    change = data.draw(changes(person.store.label_set(), most=2))
    person.ledger.change_labels(change)


def _orphans(store: Store, label_set: LabelSet) -> list[str]:
    known = {part.name for part in (*label_set.labels, *label_set.relations)}
    return [
        item.label
        for _, own in store.export_items()
        for layer in own
        for item in (*layer.spans, *layer.relations)
        if item.label not in known
    ]
