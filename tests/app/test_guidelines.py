from pathlib import Path

import orjson
import pytest

from annotator.app.guideline_draft import Draft, DraftExample
from annotator.app.guidelines import Guidelines, add_example, change_guideline
from annotator.app.jobs.exporting import ExportOptions, export_file
from annotator.app.session import Session
from annotator.app.tagging import Tagging
from annotator.core.label_changes import begin, change_label, remove_label
from annotator.core.label_guidelines import Guideline, guideline_of
from annotator.core.labels import Example, Label
from annotator.errors import LabelError, ReadOnlyError
from tests.app.conftest import NOW

NEW = Guideline(description="Who acts.", text="**Who** acts.", examples=(Example(text="{A} b."),))


@pytest.fixture
def guidelines(session: Session) -> Guidelines:
    return Guidelines(session, Tagging(session))


def label(session: Session, name: str = "actor") -> Label:
    return session.label_set.label(name)


def tag(session: Session, words: str, label_name: str) -> None:
    start = session.text.index(words)
    session.select(start, start + len(words))
    session.tag(label_name)


def exported_version(session: Session, path: Path) -> str:
    assert session.store is not None
    export_file(session.store, path, ExportOptions(), now=NOW)
    record = orjson.loads(path.read_bytes().splitlines()[0])
    return record["provenance"]["guideline_version"]


# Which label


def test_the_label_in_hand_is_that_of_the_picked_span(
    session: Session, guidelines: Guidelines
) -> None:
    tag(session, "Sunday", "date")

    assert guidelines.label_in_hand.name == "date"


def test_without_a_span_it_is_the_label_that_was_used_last(session: Session) -> None:
    tagging = Tagging(session)
    tagging.stick("claim")

    assert Guidelines(session, tagging).label_in_hand.name == "claim"


# Changing


def test_a_change_is_one_step_and_a_new_version(session: Session) -> None:
    change_guideline(session, "actor", NEW)

    assert guideline_of(label(session)) == NEW
    assert session.label_set.version == "2"
    assert session.undo_title == "Change the guideline of actor"


def test_a_change_is_told(session: Session) -> None:
    change_guideline(session, "actor", NEW)

    assert session.notice == "The guideline of Actor is version 2 now."


def test_undo_brings_the_text_and_the_version_back(session: Session) -> None:
    before = session.label_set
    change_guideline(session, "actor", NEW)

    session.undo()

    assert session.label_set == before


def test_redo_brings_the_change_again(session: Session) -> None:
    change_guideline(session, "actor", NEW)
    session.undo()

    session.redo()

    assert (guideline_of(label(session)), session.label_set.version) == (NEW, "2")


def test_a_version_that_was_taken_back_is_never_given_to_another_text(session: Session) -> None:
    change_guideline(session, "actor", NEW)
    session.undo()

    change_guideline(session, "date", NEW)

    assert session.label_set.version == "3"


def test_saving_what_is_there_already_is_no_step(session: Session) -> None:
    is_changed = change_guideline(session, "actor", guideline_of(label(session)))

    assert not is_changed
    assert (session.undo_title, session.label_set.version) == ("", "1")


def test_spans_stay_as_they_are(session: Session) -> None:
    tag(session, "Sunday", "date")
    spans, picked = session.spans, session.picked

    change_guideline(session, "date", NEW)

    assert (session.spans, session.picked) == (spans, picked)


def test_exports_name_the_version_in_force(session: Session, tmp_path: Path) -> None:
    change_guideline(session, "actor", NEW)

    assert exported_version(session, tmp_path / "new.jsonl") == "2"

    session.undo()

    assert exported_version(session, tmp_path / "old.jsonl") == "1"


def test_a_change_stays_when_the_project_is_opened_again(
    session: Session, project_path: Path
) -> None:
    change_guideline(session, "actor", NEW)
    session.close()

    session.open(project_path)

    assert guideline_of(label(session)) == NEW


def test_a_project_that_is_open_for_reading_only_is_not_changed(
    session: Session, project_path: Path
) -> None:
    other = Session()
    other.open(project_path)

    with pytest.raises(ReadOnlyError):
        change_guideline(other, "actor", NEW)

    assert other.label_set == session.label_set
    other.close()


# Drafts


def test_a_draft_is_saved(session: Session, guidelines: Guidelines) -> None:
    draft = Draft.of("actor", guideline_of(label(session)))

    guidelines.save(draft.model_copy(update={"text": "New."}))

    assert label(session).guideline == "New."


def test_a_draft_with_faults_is_refused_and_nothing_changes(
    session: Session, guidelines: Guidelines
) -> None:
    draft = Draft.of("actor", NEW).model_copy(update={"examples": (DraftExample(text="{A"),)})

    with pytest.raises(LabelError, match="does not end"):
        guidelines.save(draft)

    assert session.label_set.version == "1"


def test_what_was_written_elsewhere_meanwhile_is_saved_with_it(
    session: Session, guidelines: Guidelines
) -> None:
    draft = Draft.of("date", guideline_of(label(session, "date")))
    tag(session, "Sunday", "date")
    add_example(session, is_right=True)

    guidelines.save(draft.model_copy(update={"text": "New."}))

    assert label(session, "date").guideline == "New."
    assert "killed on {Sunday}" in label(session, "date").examples[-1].text


def test_a_label_is_known_by_the_name_that_it_got_meanwhile(
    session: Session, guidelines: Guidelines
) -> None:
    player = label(session).model_copy(update={"name": "player"})
    session.change_labels(change_label(begin(session.label_set), "actor", player))

    assert guidelines.present_name("actor") == "player"
    assert guidelines.present_name("claim") == "claim"


def test_a_label_that_is_gone_has_no_name(session: Session, guidelines: Guidelines) -> None:
    session.change_labels(remove_label(begin(session.label_set), "date"))

    assert guidelines.present_name("date") == ""


def test_a_draft_is_kept_in_the_project_for_its_author(
    session: Session, guidelines: Guidelines, project_path: Path
) -> None:
    draft = Draft.of("actor", NEW).model_copy(update={"examples": (DraftExample(text="{A"),)})
    guidelines.keep_draft(draft)
    session.close()

    session.open(project_path)

    assert guidelines.kept_draft() == draft
    guidelines.keep_draft(None)
    assert guidelines.kept_draft() is None


def test_a_draft_that_cannot_be_read_is_none(session: Session, guidelines: Guidelines) -> None:
    assert session.store is not None
    session.store.set_value(f"guideline:{session.author_id}", '{"from": "the future"}')

    assert guidelines.kept_draft() is None


# Examples from the article


def test_the_picked_span_becomes_an_example_in_its_sentence(session: Session) -> None:
    tag(session, "two soldiers", "actor")

    add_example(session, is_right=True)

    example = label(session).examples[-1]
    assert example.text == "Baku's ministry said {two soldiers} were killed on Sunday."
    assert example.is_right
    assert session.undo_title == "Add an example of actor"


def test_it_is_told_where_an_example_went(session: Session) -> None:
    tag(session, "two soldiers", "actor")

    add_example(session, is_right=False)

    assert session.notice == "Added as a wrong example of Actor, in version 2."
    assert not label(session).examples[-1].is_right


def test_a_right_example_shows_the_other_spans_of_its_label(session: Session) -> None:
    tag(session, "Sunday", "date")
    tag(session, "Baku's ministry", "actor")
    tag(session, "two soldiers", "actor")

    add_example(session, is_right=True)

    written = label(session).examples[-1].text
    assert written == "{Baku's ministry} said {two soldiers} were killed on Sunday."


def test_a_wrong_example_marks_only_the_span_that_is_wrong(session: Session) -> None:
    tag(session, "Baku's ministry", "actor")
    tag(session, "two soldiers", "actor")

    add_example(session, is_right=False)

    written = label(session).examples[-1].text
    assert written == "Baku's ministry said {two soldiers} were killed on Sunday."


def test_an_example_that_is_there_already_is_not_added_again(session: Session) -> None:
    tag(session, "two soldiers", "actor")
    add_example(session, is_right=True)

    add_example(session, is_right=True)

    assert session.label_set.version == "2"
    assert session.notice == "This is a right example of Actor already."


def test_undo_takes_an_example_away_and_leaves_the_span(session: Session) -> None:
    tag(session, "two soldiers", "actor")
    before = session.label_set
    add_example(session, is_right=True)

    session.undo()

    assert session.label_set == before
    assert [span.text for span in session.spans] == ["two soldiers"]


def test_without_a_span_nothing_is_added(session: Session) -> None:
    add_example(session, is_right=True)

    assert session.label_set.version == "1"


# Versions


def test_versions_tell_what_each_changed(session: Session, guidelines: Guidelines) -> None:
    tag(session, "two soldiers", "actor")
    add_example(session, is_right=True)
    change_guideline(session, "claim", NEW)
    change_guideline(session, "actor", NEW)

    versions = guidelines.versions("actor")

    assert [version.version for version in versions] == ["4", "2", "1"]
    assert [version.changed for version in versions[1:]] == [("examples",), ()]
    assert versions[0].by == session.author_id
