"""Projects of a few texts for tests of what a person does with them."""

from itertools import count
from pathlib import Path

from annotator.app.session import Session
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.store.store import Store
from tests.factories import NOW, make_document


def session_on(path: Path, *texts: str) -> Session:
    """A session on a new project of these texts, the first of them in view; to be closed."""
    documents = [(make_document(text, id=f"d{n}"), ()) for n, text in enumerate(texts)]
    with Store.create(
        path, name="texts", label_set=DEFAULT_LABEL_SET, project_id="p1", now=NOW
    ) as store:
        store.import_documents(documents, at=NOW)
    numbers = count(1)
    session = Session(clock=lambda: NOW, ids=lambda: f"s{next(numbers)}")
    session.open(path)
    return session
