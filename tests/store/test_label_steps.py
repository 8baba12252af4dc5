from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.edits import AddRelation, AddSpan, RelabelSpan, RemoveSpan, SetAttributes
from annotator.core.label_changes import (
    LabelChange,
    add_label,
    add_relation,
    begin,
    change_document_attributes,
    change_label,
    change_relation,
    merge_label,
    remove_label,
    remove_relation,
)
from annotator.core.label_mapping import NOTHING, Owner
from annotator.core.labels import Attribute, Example, Label, RelationType
from annotator.core.records import Author, Document, Layer
from annotator.errors import LabelError, ReadOnlyError, StoreError
from annotator.store.label_use import Use
from annotator.store.store import Store
from tests.factories import NOW, make_document, make_layer, make_relation, make_span
from tests.label_strategies import changes
from tests.store.projects import LATER, content, create, faults, perform
from tests.strategies import layers

Make = Callable[[LabelChange], LabelChange]
AUTHORS = ("ada", "me", "zoe")


@pytest.fixture
def worked(store: Store) -> Store:
    """A project on which three authors have worked, each on two documents."""
    items = [
        (
            make_document(id=f"d{n}", title=f"Article {n}"),
            tuple(make_layer(document_id=f"d{n}", author_id=name) for name in AUTHORS),
        )
        for n in (1, 2)
    ]
    store.import_documents(items, at=NOW)
    return store


def renamed(old: str, new: str) -> Make:
    def make(change: LabelChange) -> LabelChange:
        label = change.after.label(old).model_copy(update={"name": new})
        return change_label(change, old, label)

    return make


def change_labels(store: Store, *makers: Make, by: str = "me") -> LabelChange:
    """Do something to the labels in one step."""
    store.add_author(Author(id=by))
    change = begin(store.label_set())
    for make in makers:
        change = make(change)
    assert store.labels.change(by, change, at=NOW)
    return change


def walk(store: Store, act: str, *, by: str = "me") -> bool:
    return store.labels.walk(by, "undo" if act == "undo" else "redo", at=LATER)


def held(store: Store) -> dict[tuple[str, str], Layer]:
    """What all layers hold, without their bookkeeping."""
    return {
        (layer.document_id, layer.author_id): content(layer)
        for _, own in store.export_items()
        for layer in own
    }


def called(store: Store) -> list[str]:
    return sorted({span.label for layer in held(store).values() for span in layer.spans})


def labels(store: Store) -> list[str]:
    return [label.name for label in store.label_set().labels]


# Renaming and merging


def test_a_renamed_label_is_renamed_on_the_spans_of_every_author(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))

    assert called(worked) == ["casualty", "player"]
    assert worked.label_set().find("actor") is None
    assert faults(worked) == []


def test_undo_and_redo_bring_back_spans_and_labels(worked: Store) -> None:
    before, set_before = held(worked), worked.label_set()
    change_labels(worked, renamed("actor", "player"))
    after, set_after = held(worked), worked.label_set()

    assert walk(worked, "undo")
    assert (held(worked), worked.label_set()) == (before, set_before)
    assert walk(worked, "redo")
    assert (held(worked), worked.label_set()) == (after, set_after)
    assert faults(worked) == []


def test_what_was_merged_is_told_apart_again_by_undo(worked: Store) -> None:
    before = held(worked)
    change_labels(worked, lambda change: merge_label(change, "casualty", "actor"))
    assert called(worked) == ["actor"]

    walk(worked, "undo")

    assert held(worked) == before
    assert faults(worked) == []


def test_names_can_be_exchanged(worked: Store) -> None:
    exchange = (renamed("actor", "x"), renamed("casualty", "actor"), renamed("x", "casualty"))

    change_labels(worked, *exchange)

    layer = worked.layer("d1", "zoe")
    assert [span.label for span in layer.spans] == ["actor", "casualty"]


def test_a_renamed_relation_is_renamed_on_every_link(worked: Store) -> None:
    victim = worked.label_set().relations[3]
    before = held(worked)

    change_labels(
        worked,
        lambda c: change_relation(c, "victim", victim.model_copy(update={"name": "harmed"})),
    )

    assert {r.label for layer in held(worked).values() for r in layer.relations} == {"harmed"}
    walk(worked, "undo")
    assert held(worked) == before
    assert faults(worked) == []


def test_the_time_stamps_of_spans_stay_and_the_layers_say_when_it_was(worked: Store) -> None:
    before = worked.layer("d1", "ada")

    change_labels(worked, renamed("actor", "player"))

    after = worked.layer("d1", "ada")
    assert [span.updated_at for span in after.spans] == [span.updated_at for span in before.spans]
    assert (after.revision, after.updated_at) == (before.revision + 1, NOW)


# Removing


def test_a_removed_label_takes_its_spans_and_their_links_along(worked: Store) -> None:
    before = held(worked)

    change_labels(worked, lambda change: remove_label(change, "actor"))

    assert called(worked) == ["casualty"]
    assert all(layer.relations == () for layer in held(worked).values())
    assert faults(worked) == []
    walk(worked, "undo")
    assert held(worked) == before
    assert faults(worked) == []


def test_a_removed_relation_takes_its_links_along(worked: Store) -> None:
    before = held(worked)

    change_labels(worked, lambda change: remove_relation(change, "victim"))

    assert all(layer.relations == () for layer in held(worked).values())
    walk(worked, "undo")
    assert held(worked) == before


def test_steps_of_others_that_fit_no_more_leave_their_line(worked: Store) -> None:
    perform(worked, SetAttributes(span_id="s2", attributes=()), by="zoe")
    perform(worked, RelabelSpan(span_id="s1", label="claim"), by="me")

    change_labels(worked, lambda change: remove_label(change, "actor"))

    assert worked.undo_title("zoe") == ""
    assert worked.undo_title("me") == "Remove actor"
    assert faults(worked) == []


# Attributes


def test_values_follow_an_attribute_with_another_name(worked: Store) -> None:
    value = make_span(attributes=({"name": "type", "type": "choice", "value": "state"},))
    perform(worked, SetAttributes(span_id="s2", attributes=value.attributes), by="zoe")
    before = held(worked)
    actor = worked.label_set().label("actor")
    kind = actor.attributes[0].model_copy(update={"name": "kind"})
    new = actor.model_copy(update={"name": "player", "attributes": (kind, *actor.attributes[1:])})

    change_labels(
        worked, lambda c: change_label(c, "actor", new, attribute_names=(("type", "kind"),))
    )

    span = worked.layer("d1", "zoe").span("s2")
    assert span is not None
    assert (span.label, span.attribute("kind"), span.attribute("type")) == ("player", "state", "")
    assert span.updated_at == before["d1", "zoe"].spans[1].updated_at
    walk(worked, "undo")
    assert held(worked) == before
    assert faults(worked) == []


def test_values_of_documents_follow_too(store: Store) -> None:
    topic = Attribute(name="to\"p'ic\\\t👩‍💻")
    change_labels(store, lambda c: change_document_attributes(c, (topic,)))
    value = {"name": topic.name, "value": "war"}
    store.import_documents(
        [(make_document(id="d1", title="Article 1"), (make_layer(attributes=(value,)),))], at=NOW
    )

    change_labels(
        store,
        lambda c: change_document_attributes(
            c, (Attribute(name="theme"),), attribute_names=((topic.name, "theme"),)
        ),
    )

    assert [value.name for value in store.layer("d1", "me").attributes] == ["theme"]
    assert store.labels.values(Owner("document"), "theme") == Use(items=1, documents=1, authors=1)
    assert faults(store) == []


# Counting


def test_what_has_a_label_is_counted_over_all_authors(worked: Store) -> None:
    use = worked.labels.use()

    assert use.of_label("actor") == Use(items=6, documents=2, authors=3)
    assert use.of_relation("victim") == Use(items=6, documents=2, authors=3)
    assert use.of_label("weapon") == Use()


@pytest.mark.parametrize("name", ["type", 'a"b', "back\\slash", "tab\t", "İş 👩‍💻", "\x07"])
def test_values_of_an_attribute_are_counted(store: Store, name: str) -> None:
    value = {"name": name, "value": '"name":"other"'}
    span = make_span(id="s1", attributes=(value,))
    perform(store, AddSpan(span=span), AddSpan(span=make_span("Sunday", id="s2")))

    assert store.labels.values(Owner("label", "actor"), name).items == 1
    assert store.labels.values(Owner("label", "claim"), name).items == 0
    assert store.labels.values(Owner("label", "actor"), "other").items == 0


# The line of undo


def test_it_is_one_step_on_the_line_of_who_did_it(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"), by="zoe")

    assert worked.undo_title("zoe") == "Rename actor to player"
    assert worked.undo_title("me") == ""
    assert worked.labels.next_size("zoe", "undo") == 6
    assert worked.labels.next_size("me", "undo") is None


def test_a_change_that_no_span_follows_is_a_step_too(store: Store) -> None:
    change_labels(store, lambda change: add_label(change, Label(name="weapon")))

    assert faults(store) == []
    walk(store, "undo")
    assert labels(store) == ["actor", "claim", "casualty", "date"]
    walk(store, "redo")
    assert labels(store)[-1] == "weapon"
    assert faults(store) == []


def test_a_new_step_takes_one_that_was_undone_off_the_line(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    walk(worked, "undo")

    perform(worked, RemoveSpan(span_id="s2"))

    assert worked.labels.next_size("me", "redo") is None
    assert worked.redo_title("me") == ""


def test_it_survives_closing_the_project(worked: Store, path: Path) -> None:
    before = held(worked)
    change_labels(worked, renamed("actor", "player"))
    worked.close()

    with Store.open(path) as again:
        walk(again, "undo")
        assert held(again) == before


def test_another_step_cannot_be_walked_over_as_one_of_these(worked: Store) -> None:
    perform(worked, RemoveSpan(span_id="s2"))

    with pytest.raises(StoreError, match="no change of labels to undo"):
        walk(worked, "undo")


def test_a_change_of_other_labels_than_those_in_use_is_refused(store: Store) -> None:
    change = renamed("actor", "player")(begin(store.label_set()))
    change_labels(store, renamed("claim", "statement"))

    with pytest.raises(LabelError, match="changed by something else"):
        store.labels.change("me", change, at=NOW)

    assert faults(store) == []


def test_a_project_that_is_only_looked_at_is_left_alone(worked: Store, path: Path) -> None:
    change = renamed("actor", "player")(begin(worked.label_set()))
    worked.close()

    with Store.open(path, read_only=True) as looking:
        assert looking.labels.use().of_label("actor").items == 6
        with pytest.raises(ReadOnlyError):
            looking.labels.change("me", change, at=NOW)


# Stopping


def test_it_tells_how_far_it_is(worked: Store) -> None:
    told: list[tuple[int, int]] = []
    change = renamed("actor", "player")(begin(worked.label_set()))

    worked.labels.change("me", change, at=NOW, progress=lambda *at: told.append(at))

    assert told[-1] == (6, 6)


@pytest.mark.parametrize(
    "make", [renamed("actor", "player"), lambda c: remove_label(c, "actor")], ids=["name", "gone"]
)
def test_a_change_that_is_stopped_has_changed_nothing(worked: Store, make: Make) -> None:
    before, set_before = held(worked), worked.label_set()
    change = make(begin(set_before))

    assert not worked.labels.change("me", change, at=NOW, cancelled=lambda: True)

    assert (held(worked), worked.label_set()) == (before, set_before)
    assert worked.undo_title("me") == ""
    assert faults(worked) == []


def test_an_undo_that_is_stopped_has_changed_nothing(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    after = held(worked)

    assert not worked.labels.walk("me", "undo", at=NOW, cancelled=lambda: True)

    assert held(worked) == after
    assert worked.undo_title("me") == "Rename actor to player"


# What others do meanwhile


def test_spans_that_others_have_tagged_since_get_the_old_name_with_undo(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    new = make_span("Sunday", id="s9", label="player")
    perform(worked, AddSpan(span=new), by="zoe")
    perform(worked, AddSpan(span=new), by="zoe", on="d3")

    walk(worked, "undo")

    assert called(worked) == ["actor", "casualty"]
    assert faults(worked) == []


def test_a_label_that_others_have_given_a_span_since_stays_with_undo(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    perform(worked, RelabelSpan(span_id="s2", label="date"), by="zoe")

    walk(worked, "undo")

    span = worked.layer("d1", "zoe").span("s2")
    assert span is not None
    assert span.label == "date"
    assert faults(worked) == []


def test_spans_that_others_have_removed_since_stay_away_with_undo(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    perform(worked, RemoveSpan(span_id="s2"), by="zoe")

    walk(worked, "undo")

    assert worked.layer("d1", "zoe").span("s2") is None
    assert faults(worked) == []


def test_a_removed_span_comes_back_without_a_link_whose_other_end_is_gone(worked: Store) -> None:
    change_labels(worked, lambda change: remove_label(change, "actor"))
    perform(worked, RemoveSpan(span_id="s1"), by="zoe")

    walk(worked, "undo")

    layer = worked.layer("d1", "zoe")
    assert [span.id for span in layer.spans] == ["s2"]
    assert layer.relations == ()
    assert len(worked.layer("d2", "zoe").relations) == 1
    assert faults(worked) == []


def test_an_added_label_that_others_use_stays_with_undo(worked: Store) -> None:
    change_labels(worked, lambda change: add_label(change, Label(name="weapon", key="W")))
    perform(worked, AddSpan(span=make_span("Sunday", id="s9", label="weapon")), by="zoe")

    walk(worked, "undo")

    assert labels(worked) == ["actor", "claim", "casualty", "date", "weapon"]
    assert faults(worked) == []


def test_an_added_relation_that_others_use_stays_with_undo(worked: Store) -> None:
    lead = RelationType(name="leads", heads=("player",), tails=("player",))
    change_labels(worked, renamed("actor", "player"), lambda c: add_relation(c, lead))
    perform(
        worked, AddRelation(relation=make_relation("s2", "s2", id="r9", label="leads")), by="zoe"
    )

    walk(worked, "undo")

    relation = worked.label_set().relations[-1]
    assert (relation.name, relation.heads) == ("leads", ("actor",))
    assert faults(worked) == []


def test_labels_that_an_import_has_added_since_stay_with_undo(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    worked.save_label_set(worked.label_set().with_labels(("place",)), now=NOW)

    walk(worked, "undo")
    assert labels(worked) == ["actor", "claim", "casualty", "date", "place"]
    walk(worked, "redo")
    assert labels(worked) == ["player", "claim", "casualty", "date", "place"]


def test_a_guideline_that_was_written_since_stays_with_undo(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    now = worked.label_set()
    examples = (Example(text="{Rebels} fled."),)
    first = now.labels[0].model_copy(update={"guideline": "# Who", "examples": examples})
    worked.save_label_set(now.model_copy(update={"labels": (first, *now.labels[1:])}), now=NOW)

    walk(worked, "undo")

    actor = worked.label_set().label("actor")
    assert (actor.guideline, actor.examples) == ("# Who", examples)


def test_labels_that_another_author_has_changed_since_are_not_taken_back(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    change_labels(worked, renamed("player", "agent"), by="zoe")
    before = held(worked)

    with pytest.raises(LabelError, match="“player” has been changed or removed since"):
        walk(worked, "undo")

    assert held(worked) == before
    assert worked.undo_title("me") == "Rename actor to player"
    walk(worked, "undo", by="zoe")
    walk(worked, "undo")
    assert called(worked) == ["actor", "casualty"]
    assert faults(worked) == []


def test_an_import_that_replaces_a_layer_leaves_the_step_on_its_line(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    other = make_layer(document_id="d1", author_id="me", spans=(make_span(label="player"),))
    document = make_document(id="d1", title="Article 1")
    worked.import_documents([(document, (other.model_copy(update={"relations": ()}),))], at=NOW)

    walk(worked, "undo")

    assert called(worked) == ["actor", "casualty"]
    assert faults(worked) == []


# The way of names


def test_names_that_are_gone_are_known_with_what_they_became(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    change_labels(worked, renamed("player", "agent"), lambda c: remove_label(c, "date"))

    gone = worked.labels.gone_names()

    assert dict(gone.labels) == {"actor": "agent", "player": "agent", "date": NOTHING}
    assert dict(gone.relations) == {"occurred_on": NOTHING}


def test_a_name_that_came_back_is_not_gone(worked: Store) -> None:
    change_labels(worked, renamed("actor", "player"))
    walk(worked, "undo")

    assert dict(worked.labels.gone_names().labels) == {"player": "actor"}


# Any change


@settings(max_examples=40)
@given(data=st.data())
def test_any_change_of_labels_is_taken_back_and_done_again_exactly(data: st.DataObject) -> None:
    documents = [make_document(id=f"d{n}", title=f"Article {n}") for n in (1, 2)]
    with TemporaryDirectory() as folder, create(Path(folder) / "news.annotator") as store:
        store.import_documents([_worked_on(data, document) for document in documents], at=NOW)
        change = data.draw(changes(store.label_set()))
        states = [(held(store), store.label_set())]
        store.add_author(Author(id="me"))
        store.labels.change("me", change, at=NOW)
        states.append((held(store), store.label_set()))
        assert store.label_set() == change.after
        assert faults(store) == []

        for act, state in (("undo", 0), ("redo", 1), ("undo", 0)):
            walk(store, act)
            assert (held(store), store.label_set()) == states[state]
        assert faults(store) == []


def _worked_on(data: st.DataObject, document: Document) -> tuple[Document, tuple[Layer, ...]]:
    own = [
        data.draw(layers(document.text)).model_copy(
            update={"document_id": document.id, "author_id": author_id}
        )
        for author_id in AUTHORS
        if data.draw(st.booleans())
    ]
    return document, tuple(own)
