from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.article_facts import ArticleFacts
from annotator.app.publication import day_of_source
from annotator.app.session import Session
from annotator.core.labels import DEFAULT_LABEL_SET, Attribute
from annotator.core.records import Source
from annotator.errors import EditError, ValueFaultError
from annotator.store.store import Store
from tests.factories import NOW, make_document

TEXT = "Two soldiers were killed on Sunday. They had been there since Monday."
SOURCE = Source(published_at="2023-03-06T00:00:00.000Z")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An article of 6 March 2023, and one of which nobody knows when it was published."""
    path = tmp_path / "news.annotator"
    documents = [
        (make_document(TEXT, id="d0", source=SOURCE), ()),
        (make_document("Talks on Sunday.", id="d1"), ()),
    ]
    with Store.create(
        path, name="news", label_set=DEFAULT_LABEL_SET, project_id="p", now=NOW
    ) as store:
        store.import_documents(documents, at=NOW)
    session = Session(clock=lambda: NOW)
    session.open(path)
    yield session
    session.close()


@pytest.fixture
def facts(session: Session) -> ArticleFacts:
    return ArticleFacts(session)


def tag_date(session: Session, words: str) -> str:
    start = session.text.index(words)
    session.select(start, start + len(words))
    session.tag("date")
    assert session.picked is not None
    return session.picked.id


def value_of(session: Session, span_id: str) -> str:
    assert session.layer is not None
    span = session.layer.span(span_id)
    assert span is not None
    return span.attribute("value")


# The day of publication


def test_the_source_says_when_the_article_was_published(facts: ArticleFacts) -> None:
    assert (facts.published, facts.published_by_source) == ("2023-03-06", "2023-03-06")
    assert not facts.is_published_changed


def test_where_the_source_does_not_say_it_the_day_is_unknown(
    session: Session, facts: ArticleFacts
) -> None:
    session.show(1)

    assert facts.published == ""


def test_another_day_has_the_dates_read_anew_in_one_step(
    session: Session, facts: ArticleFacts
) -> None:
    span_id = tag_date(session, "Sunday")
    assert value_of(session, span_id) == "2023-03-05"

    facts.write_published("2023-03-13")

    assert value_of(session, span_id) == "2023-03-12"
    assert (facts.published, facts.is_published_changed) == ("2023-03-13", True)
    session.undo()
    assert value_of(session, span_id) == "2023-03-05"
    assert facts.published == "2023-03-06"


def test_a_day_makes_dates_readable_that_were_not(session: Session, facts: ArticleFacts) -> None:
    session.show(1)
    span_id = tag_date(session, "Sunday")

    facts.write_published("2023-03-06")

    assert value_of(session, span_id) == "2023-03-05"


def test_nothing_gives_back_what_the_source_says(session: Session, facts: ArticleFacts) -> None:
    facts.write_published("2023-03-13")

    facts.write_published("")

    assert facts.published == "2023-03-06"
    assert not facts.is_published_changed


def test_the_day_of_the_source_counts_as_unchanged(facts: ArticleFacts) -> None:
    facts.write_published("2023-03-13")

    facts.write_published("2023-03-06")

    assert not facts.is_published_changed


def test_the_same_day_is_no_step(session: Session, facts: ArticleFacts) -> None:
    before = session.layer

    facts.write_published(" 2023-03-06 ")

    assert session.layer is before


@pytest.mark.parametrize("text", ["2023-03", "2023", "last week", "2023-02-29", "2023-03-05/.."])
def test_what_is_no_day_is_refused_with_a_sentence(
    session: Session, facts: ArticleFacts, text: str
) -> None:
    before = session.layer

    with pytest.raises(ValueFaultError):
        facts.write_published(text)

    assert session.layer is before


@pytest.mark.parametrize(
    ("published_at", "day"),
    [
        ("2023-03-06T22:15:00.000Z", "2023-03-06"),
        ("2023-03-06/2023-03-06", "2023-03-06"),
        ("2023-03-06/2023-03-09", ""),
        ("2023-03/..", ""),
        ("", ""),
    ],
)
def test_a_source_gives_a_day_or_none(published_at: str, day: str) -> None:
    assert day_of_source(Source(published_at=published_at)) == day


# Labels of the document


def test_the_fields_are_those_that_the_label_set_declares(facts: ArticleFacts) -> None:
    assert [field.attribute.name for field in facts.fields] == ["genre", "relevant"]


def test_a_document_label_is_written_and_taken_back(facts: ArticleFacts) -> None:
    genre = facts.fields[0].attribute

    facts.write(genre, "Statement")
    assert facts.fields[0].text == "statement"

    facts.write(genre, "")
    assert facts.fields[0].text == ""


def test_a_label_that_the_set_does_not_offer_is_refused(facts: ArticleFacts) -> None:
    with pytest.raises(ValueFaultError, match="poem"):
        facts.write(facts.fields[0].attribute, "poem")


def test_labels_and_the_day_do_not_disturb_each_other(facts: ArticleFacts) -> None:
    facts.write(facts.fields[1].attribute, "yes")
    facts.write_published("2023-03-13")

    assert (facts.fields[1].text, facts.published) == ("yes", "2023-03-13")


# Note and flag


def test_a_note_on_the_article_is_written(facts: ArticleFacts) -> None:
    facts.write_note("  a press release\n")

    assert facts.note == "a press release"


def test_an_article_is_flagged_and_taken_up_again(session: Session, facts: ArticleFacts) -> None:
    facts.toggle_flag()
    assert facts.is_flagged

    facts.toggle_flag()
    assert session.layer is not None
    assert session.layer.status == "in_progress"


def test_without_an_article_nothing_can_be_said(tmp_path: Path) -> None:
    facts = ArticleFacts(Session())

    with pytest.raises(EditError, match="No document"):
        facts.write(Attribute(name="genre"), "report")
    assert (facts.published, facts.published_by_source, facts.note) == ("", "", "")
