"""What the program knows of a label goes with it when it is renamed."""

from annotator.app.linking import Linking
from annotator.app.session import Session
from annotator.app.tagging import Tagging
from annotator.core.label_changes import begin, change_label, change_relation


def rename(session: Session, name: str, new: str) -> None:
    change = begin(session.label_set)
    label = session.label_set.label(name).model_copy(update={"name": new})
    session.change_labels(change_label(change, name, label))


def test_a_renamed_label_still_takes_the_phrase_that_is_pointed_at(session: Session) -> None:
    rename(session, "casualty", "victims counted")

    session.point_at(session.text.index("killed"))
    Tagging(session).use("victims counted")

    assert [span.text for span in session.spans] == ["two soldiers were killed"]


def test_a_span_of_a_renamed_label_still_says_what_its_words_say(session: Session) -> None:
    rename(session, "casualty", "victims counted")

    session.point_at(session.text.index("killed"))
    Tagging(session).use("victims counted")

    assert session.spans[0].attribute("count_min") == "2"


def test_a_renamed_relation_is_still_proposed(session: Session) -> None:
    tagging = Tagging(session)
    for words, label in (("ministry", "actor"), ("soldiers were", "claim")):
        session.point_at(session.text.index(words) + 1)
        tagging.use(label)
    change = begin(session.label_set)
    relation = next(r for r in session.label_set.relations if r.name == "speaker")
    renamed = relation.model_copy(update={"name": "said by whom"})
    session.change_labels(change_relation(change, "speaker", renamed))
    session.pick(next(span.id for span in session.spans if span.label == "claim"))

    proposal = Linking(session).proposal

    assert proposal is not None
    assert proposal.label == "actor"


def test_a_label_that_is_named_as_before_again_has_its_own_rules(session: Session) -> None:
    rename(session, "date", "day")
    assert session.label_set.label("day").rules == "date"

    rename(session, "day", "Date")

    assert session.label_set.label("date").rules == ""


def test_a_new_label_has_the_rules_of_its_name(session: Session) -> None:
    assert session.label_set.rules_of("actor") == "actor"
    assert session.label_set.rules_of("nobody's") == "nobody's"
