import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.edits import (
    AddSpan,
    Edit,
    MoveSpan,
    RelabelSpan,
    RemoveSpan,
    SetNote,
    SetSpanNote,
)
from annotator.core.records import Layer
from annotator.errors import EditError
from tests.factories import NOW, make_document, make_layer, make_span
from tests.store.projects import create, make_documents, perform, redo, undo
from tests.strategies import edit_lines


def content(layer: Layer) -> tuple[object, ...]:
    """What a layer holds, without the bookkeeping of the store."""
    return (layer.status, layer.note, layer.attributes, layer.spans, layer.relations)


def test_every_step_of_a_document_is_told_with_its_author_and_time(path: Path) -> None:
    with create(path, make_documents(2)) as store:
        perform(store, AddSpan(span=make_span()))
        perform(store, SetNote(note="look"), by="you")
        perform(store, SetNote(note="elsewhere"), on="d2")

        events = store.events_of("d1")

        assert [(e.title, e.done_by, e.layer_of, e.act) for e in events] == [
            ("Tag actor", "me", "me", "do"),
            ("Change document note", "you", "you", "do"),
        ]
        assert {event.at for event in events} == {NOW}


def test_undo_and_redo_are_told_too(path: Path) -> None:
    with create(path, make_documents(1)) as store:
        perform(store, AddSpan(span=make_span()))
        undo(store)
        redo(store)

        assert [event.act for event in store.events_of("d1")] == ["do", "undo", "redo"]


def test_an_import_is_told_without_a_step(path: Path) -> None:
    document = make_document(id="d1")
    with create(path, [document]) as store:
        store.import_documents([(document, (make_layer(document, author_id="gold"),))], at=NOW)

        (event,) = store.events_of("d1")

        assert (event.act, event.title, event.done_by, event.layer_of) == ("import", "", "", "gold")


def test_several_edits_of_one_step_are_one_event(path: Path) -> None:
    with create(path, make_documents(1)) as store:
        perform(store, AddSpan(span=make_span()), SetNote(note="one step"))

        assert len(store.events_of("d1")) == 1


def test_a_layer_is_seen_as_it_was_behind_each_event(path: Path) -> None:
    with create(path, make_documents(1)) as store:
        tagged = perform(store, AddSpan(span=make_span(id="s1")))
        removed = perform(store, RemoveSpan(span_id="s1"))
        undo(store)

        seen = [content(store.layer_then("d1", "me", e.number)) for e in store.events_of("d1")]

        assert seen == [content(tagged), content(removed), content(tagged)]


@settings(max_examples=30)
@given(edit_lines(), st.data())
def test_any_point_of_a_history_is_the_layer_of_that_time(
    line: tuple[Layer, tuple[Edit, ...]], data: st.DataObject
) -> None:
    _, edits = line
    with tempfile.TemporaryDirectory() as folder:
        document = make_document("Baku’s 👩‍💻 and others went home at night.", id="d1")
        with create(Path(folder) / "p.annotator", [document]) as store:
            layer, told = store.layer("d1", "me"), []
            for edit in edits:
                try:
                    edit.apply(layer)
                except EditError:
                    continue
                layer = perform(store, edit)
                told.append(content(layer))
            events = store.events_of("d1")
            assert len(events) == len(told)
            if events:
                at = data.draw(st.integers(0, len(events) - 1))
                assert content(store.layer_then("d1", "me", events[at].number)) == told[at]


def test_a_step_about_one_span_is_told_with_its_words(path: Path) -> None:
    with create(path, make_documents(1)) as store:
        span = make_span(id="s1")
        perform(store, AddSpan(span=span))
        perform(store, RemoveSpan(span_id="s1"))
        perform(store, SetNote(note="no span"))

        assert [event.words for event in store.events_of("d1")] == [span.text, span.text, ""]


def test_a_step_that_changes_a_span_is_told_with_the_words_it_had_then(path: Path) -> None:
    # An edit of a note, a value or a label names its span and not the words.
    with create(path, make_documents(1)) as store:
        span = make_span(id="s1")
        moved = MoveSpan(span_id="s1", start=span.start, end=span.start + 1, text=span.text[0])
        perform(store, AddSpan(span=span))
        perform(store, SetSpanNote(span_id="s1", note="unsure"))
        perform(store, moved)
        perform(store, RelabelSpan(span_id="s1", label="claim"))
        perform(store, RemoveSpan(span_id="s1"))

        words = [event.words for event in store.events_of("d1")]

    assert words == [span.text, span.text, span.text[0], span.text[0], span.text[0]]


def test_a_step_on_a_span_that_came_with_an_import_is_told_with_its_words(path: Path) -> None:
    (document,) = make_documents(1)
    with create(path, [document]) as store:
        layer = make_layer(document)
        store.import_documents([(document, (layer,))], at=NOW)
        perform(store, SetSpanNote(span_id=layer.spans[0].id, note="unsure"))

        assert [event.words for event in store.events_of("d1")] == ["", layer.spans[0].text]
