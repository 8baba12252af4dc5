from pathlib import Path

import pytest

from annotator.core.edits import SetStatus
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.records import Author, Layer
from annotator.errors import StoreError
from annotator.store.store import Store
from tests.factories import NOW, make_document
from tests.store.projects import create, make_documents, perform


def test_a_new_project_says_what_it_is(store: Store):
    info = store.info

    assert (info.id, info.name, info.created_at, info.schema_version) == ("p1", "news", NOW, 2)


def test_a_project_says_the_same_when_it_is_opened_again(store: Store, path: Path):
    store.close()

    with Store.open(path) as again:
        assert again.info == store.info


def test_the_last_label_set_saved_is_in_use(store: Store, path: Path):
    wider = DEFAULT_LABEL_SET.with_labels(("place",))
    store.save_label_set(wider, now=NOW)
    store.close()

    with Store.open(path) as again:
        assert again.label_set() == wider


def test_authors_come_in_the_order_they_were_added(store: Store):
    store.add_author(Author(id="zoe"))
    store.add_author(Author(id="gpt", kind="model"))

    assert store.authors() == (Author(id="zoe"), Author(id="gpt", kind="model"))


def test_an_author_added_twice_is_there_once(store: Store):
    store.add_author(Author(id="gold", kind="adjudicator"))
    store.add_author(Author(id="gold"))

    assert store.authors() == (Author(id="gold", kind="adjudicator"),)


def test_what_was_never_remembered_is_empty(store: Store):
    assert store.value("position:me") == ""


def test_a_value_is_remembered_over_a_restart(store: Store, path: Path):
    store.set_value("position:me", "1")
    store.set_value("position:me", "2")
    store.close()

    with Store.open(path) as again:
        assert again.value("position:me") == "2"


def test_a_document_is_found_by_position_and_by_id(store: Store):
    document = store.document(1)

    assert document == make_documents(2)[1]
    assert store.document_by_id("d2") == document
    assert store.position_of("d2") == 1


def test_an_unknown_id_finds_no_document(store: Store):
    assert store.document_by_id("nowhere") is None
    assert store.position_of("nowhere") is None


def test_a_position_behind_the_last_is_an_error(store: Store):
    with pytest.raises(StoreError, match="no document 4"):
        store.document(3)


def test_known_documents_come_with_the_digest_of_their_text(store: Store):
    known = store.known(["d1", "d9"])

    assert known == {"d1": make_document().text_sha256}


def test_a_layer_on_which_nothing_was_done_is_untouched(store: Store):
    assert store.layer("d1", "me") == Layer(document_id="d1", author_id="me")
    assert store.layers("d1") == ()


def test_layers_of_a_document_come_by_author(store: Store):
    zoe = perform(store, SetStatus(status="done"), by="zoe")
    ada = perform(store, SetStatus(status="flagged"), by="ada")

    assert store.layers("d1") == (ada, zoe)


def test_a_store_that_is_closed_says_so(store: Store):
    store.close()

    with pytest.raises(StoreError, match="closed"):
        store.document(0)


def test_closing_twice_does_no_harm(store: Store):
    store.close()
    store.close()


def test_a_closed_project_is_one_file(store: Store, path: Path):
    perform(store, SetStatus(status="done"))
    store.close()

    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_summary_counts_documents_statuses_and_labels(store: Store):
    perform(store, SetStatus(status="done"), by="ada")

    summary = store.summary()

    assert summary.documents == 3
    assert summary.characters == 3 * len(make_document().text)
    assert summary.authors[0].by_status == (("todo", 2), ("done", 1))


def test_a_project_whose_name_has_signs_of_an_address_opens(tmp_path: Path):
    path = tmp_path / "100% of #1? – вести.annotator"
    create(path, make_documents(1)).close()

    with Store.open(path) as store:
        assert store.document_count() == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
