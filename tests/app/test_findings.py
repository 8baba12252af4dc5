from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from annotator.app.checking import Switches, ignored_in, keep_switches, switches_of
from annotator.app.findings import Findings
from annotator.app.session import Session
from annotator.checks import Finding, check_of
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.errors import EditError
from annotator.store.store import Store
from tests.checks.marked import article
from tests.factories import NOW

FIRST = (
    "{actor:The army} left {actor:Baku,} said {actor:Orlo Tanne}. Baku was silent on {date:Sunday}."
)
SECOND = "{actor:gunmen} and {actor:gunmen} fled."
THIRD = "Then gunmen attacked {actor:Karsa}."

Open = Callable[..., Session]


@pytest.fixture
def open_on(tmp_path: Path) -> Iterator[Open]:
    """Opens a session on articles with spans written into them; missing values are not checked."""
    sessions: list[Session] = []

    def open_session(*marked: str, off: tuple[str, ...] = ("missing_value",)) -> Session:
        path = tmp_path / "checked.annotator"
        with Store.create(
            path, name="checked", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
        ) as store:
            made = [article(text, author_id="annotator") for text in marked]
            items = [
                (
                    document.model_copy(update={"id": f"d{at}"}),
                    (layer.model_copy(update={"document_id": f"d{at}", "revision": 1}),),
                )
                for at, (document, layer) in enumerate(made)
            ]
            store.import_documents(items, at=NOW)
            keep_switches(store, Switches(off=off))
        numbers = count(1)
        session = Session(clock=lambda: NOW, ids=lambda: f"n{next(numbers)}")
        session.change_settings(author="annotator")
        session.open(path)
        sessions.append(session)
        return session

    yield open_session
    for session in sessions:
        session.close()


def looked(session: Session, findings: Findings | None = None) -> Findings:
    """The findings of the article in view, looked for as the window does it."""
    found = findings or Findings(session)
    if found.turn_page():
        remembering = found.remembering()
        assert remembering
        found.remember(remembering(), session.layer)
    looking, layer = found.looking(), session.layer
    assert looking
    assert found.take(looking(lambda: False), layer)
    return found


def of(findings: Findings, check_id: str) -> Finding:
    """The first finding of a check."""
    return next(finding for finding in findings.findings if finding.check == check_id)


def words(session: Session) -> list[str]:
    return [span.text for span in session.spans]


def test_what_was_found_in_another_state_of_the_article_is_not_taken(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = Findings(session)
    looking, layer = findings.looking(), session.layer
    assert looking
    session.set_status("done")

    assert not findings.take(looking(lambda: False), layer)
    assert not findings.is_fresh


def test_a_look_at_a_past_state_finds_nothing(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)
    assert session.layer
    session.look_back(session.layer, "The article as it was.")

    assert findings.looking() is None
    assert findings.findings == ()


def test_the_next_finding_is_the_one_behind_the_caret_and_round_the_end(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)
    places = []
    for _ in range(4):
        findings.go(1)
        places.append(session.picked.text if session.picked else session.selection)

    assert places == ["The army", "Baku,", (37, 41), "The army"]


def test_the_finding_before_is_the_last_one_before_the_caret(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)
    session.select(30, 30)

    findings.go(-1)

    assert session.picked
    assert session.picked.text == "Baku,"


def test_several_findings_of_one_span_are_gone_through(open_on: Open) -> None:
    session = open_on("{actor:the army,} left", off=("missing_value",))
    findings = looked(session)
    gone = []
    for _ in range(3):
        findings.go(1)
        assert findings.current
        gone.append(findings.current.check)

    assert gone == ["punctuation", "leading_word", "punctuation"]


def test_going_where_nothing_is_found_says_so(open_on: Open) -> None:
    session = open_on("{actor:Baku} left.")

    looked(session).go(1)

    assert session.notice == "Nothing to mend in this article."


def test_the_finding_at_the_picked_span_is_mended_as_one_step(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)
    session.pick("s1")

    findings.mend_current()
    mended = words(session)
    session.undo()

    assert mended[1] == "Baku"
    assert words(session)[1] == "Baku,"


def test_nothing_is_mended_in_an_article_that_was_changed_since(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)
    session.pick("s1")
    session.set_status("done")

    findings.mend_current()

    assert words(session)[1] == "Baku,"
    assert session.notice == "The article is being checked."


def test_a_forgotten_place_is_tagged_signed_and_picked(open_on: Open) -> None:
    session = open_on("{actor:Rebels} fled. Then Rebels came back.")
    findings = looked(session)
    findings.go(1)

    findings.mend_current()

    assert session.picked
    assert session.picked.text == "Rebels"
    assert (session.picked.created_by, session.picked.created_at) == ("annotator", NOW)
    assert session.picked.id.startswith("n")
    assert session.picked.attribute("type") == "rebel"


def test_all_places_are_tagged_in_one_step(open_on: Open) -> None:
    session = open_on("{actor:Rebels} fled. Then Rebels came. Then Rebels left.")
    findings = looked(session)
    finding = findings.findings[0]

    findings.mend(finding, findings.mends(finding)[1])
    mended = words(session)
    session.undo()

    assert mended == ["Rebels"] * 3
    assert words(session) == ["Rebels"]


def test_a_missing_value_is_filled_in_from_the_words(open_on: Open) -> None:
    session = open_on("{casualty:At least two soldiers were killed} there.", off=())
    findings = looked(session)
    findings.go(1)

    findings.mend_current()

    (span,) = session.spans
    assert span.attribute("effect") == '["killed"]'
    assert span.attribute("count_min") == "2"
    assert all(value.is_parsed for value in span.attributes)


def test_a_value_that_no_parser_knows_is_left_to_the_person(open_on: Open) -> None:
    session = open_on("{casualty:x} there.", off=())
    findings = looked(session)
    findings.go(1)

    findings.mend_current()

    assert session.spans[0].attributes == ()
    assert session.notice.endswith("Only you know how to mend it.")


def test_a_missing_speaker_is_linked(open_on: Open) -> None:
    session = open_on("{actor:Orlo Tanne} said that {claim:the war was over}.")
    findings = looked(session)
    finding = of(findings, "missing_link")
    titles = [mend.title for mend in findings.mends(finding)]

    findings.mend(finding, findings.mends(finding)[0])

    assert titles == ["Link the speaker “Orlo Tanne”", "Say that no speaker is named"]
    assert session.layer
    ((relation),) = session.layer.relations
    assert (relation.label, relation.head, relation.tail) == ("speaker", "s1", "s0")
    assert (relation.created_by, relation.created_at) == ("annotator", NOW)
    assert findings.mends(finding) == ()


def test_a_claim_of_nobody_says_so(open_on: Open) -> None:
    session = open_on("It is said that {claim:the war was over}.")
    findings = looked(session)
    finding = of(findings, "missing_link")

    findings.mend(finding, findings.mends(finding)[-1])

    assert session.spans[0].attribute("speaker_implicit") == "true"
    assert looked(session, findings).findings == ()


def test_a_span_that_was_moved_says_what_its_words_say_now(open_on: Open) -> None:
    session = open_on("They came on {date:Sunday, March 5, 2023,} again.", off=())
    findings = looked(session)
    finding = of(findings, "missing_value")
    findings.mend(finding, findings.mends(finding)[0])
    finding = of(looked(session, findings), "punctuation")

    findings.mend(finding, findings.mends(finding)[0])

    (span,) = session.spans
    assert span.text == "Sunday, March 5, 2023"
    assert span.attribute("value") == "2023-03-05"


def test_all_findings_of_a_kind_are_mended_in_one_step(open_on: Open) -> None:
    session = open_on("{actor:Baku,} and {actor:Karsa,} and {actor:Larna,} left.")
    findings = looked(session)
    mending, layer = findings.mending_all("punctuation"), session.layer
    assert mending

    findings.mend_all(*mending(), layer)
    mended = words(session)
    session.undo()

    assert mended == ["Baku", "Karsa", "Larna"]
    assert words(session) == ["Baku,", "Karsa,", "Larna,"]


def test_mends_that_need_a_look_are_not_made_for_all(open_on: Open) -> None:
    session = open_on("{actor:Ministry of {actor:Defence}} and {actor:Army of {actor:Karsa}}.")
    findings = looked(session)
    mending, layer = findings.mending_all("nested"), session.layer
    assert mending

    findings.mend_all(*mending(), layer)

    assert len(session.spans) == 4
    assert session.notice == "None of these can be mended without a look at each."


def test_doubles_of_doubles_are_mended_together(open_on: Open) -> None:
    session = open_on("{actor:{actor:{actor:Baku}}} left.")
    findings = looked(session)
    mending, layer = findings.mending_all("duplicate"), session.layer
    assert mending

    findings.mend_all(*mending(), layer)

    assert words(session) == ["Baku"]


def test_what_was_worked_out_for_another_state_is_not_performed(open_on: Open) -> None:
    session = open_on("{actor:Baku,} left.")
    findings = looked(session)
    mending, layer = findings.mending_all("punctuation"), session.layer
    assert mending
    made = mending()
    session.set_status("done")

    findings.mend_all(*made, layer)

    assert words(session) == ["Baku,"]


def test_a_mend_that_no_longer_fits_changes_nothing(open_on: Open) -> None:
    session = open_on("{actor:Baku,} left.")
    findings = looked(session)
    finding = findings.findings[0]
    (mend,) = findings.mends(finding)
    session.pick("s0")
    session.remove_picked()

    with pytest.raises(EditError):
        findings.mend(finding, mend)


def test_a_finding_that_is_no_problem_stays_away_whatever_else_is_edited(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)
    findings.ignore(of(findings, "punctuation"))
    session.pick("s2")
    session.remove_picked()

    again = looked(session, Findings(session))

    assert "punctuation" not in {finding.check for finding in again.findings}
    assert [finding.check for finding in again.ignored] == ["punctuation"]


def test_a_finding_comes_back_where_its_words_are_others(open_on: Open) -> None:
    session = open_on("{actor:the army,} left.")
    findings = looked(session)
    findings.ignore(of(findings, "leading_word"))
    finding = of(findings, "punctuation")
    findings.mend(finding, findings.mends(finding)[0])

    assert [f.check for f in looked(session, findings).findings] == ["leading_word"]


def test_a_ignored_finding_may_be_a_problem_after_all(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)
    before = findings.findings
    findings.ignore(before[0])

    findings.restore(findings.ignored[0])

    assert findings.findings == before
    assert session.store
    assert ignored_in(session.store, "d0") == frozenset()


def test_a_check_is_turned_off_for_the_project(open_on: Open) -> None:
    session = open_on(FIRST)
    findings = looked(session)

    findings.turn(check_of("punctuation").info, is_on=False)

    assert "punctuation" not in {finding.check for finding in findings.findings}
    assert session.store
    assert "punctuation" in switches_of(session.store).off
    assert "punctuation" not in {f.check for f in looked(session, Findings(session)).findings}


def test_what_other_articles_have_tagged_is_known(open_on: Open) -> None:
    session = open_on(THIRD, SECOND)

    assert [f.check for f in looked(session).findings] == ["untagged_in_project"]


def test_the_articles_own_spans_are_not_those_of_others(open_on: Open) -> None:
    session = open_on(SECOND + " Then gunmen attacked {actor:Karsa}.")
    session.pick("s0")
    session.remove_picked()
    session.pick("s1")
    session.remove_picked()
    findings = looked(session)

    assert findings.findings == ()


def test_other_articles_are_read_again_only_after_an_edit(open_on: Open) -> None:
    session = open_on(FIRST, SECOND)
    findings = looked(session)
    session.show_next()
    unedited = findings.turn_page()
    findings.note_edits()

    assert not unedited
    assert findings.turn_page()
