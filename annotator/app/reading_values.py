"""Reads what all spans of an article say, where they came without values."""

from annotator.app.session import Session
from annotator.core.edits import Edit


def read_article(session: Session) -> int:
    """Give every span of the article in view what its words say, in one step; return how many.

    What a person wrote stays.

    Raises:
        StoreError: It could not be written; nothing has changed.
    """
    from annotator.app.describing import reader_of

    document, layer = session.document, session.layer
    if document is None or layer is None:
        return 0
    reader = reader_of(document, layer, session.label_set, session.remembered)
    at = session.moment()
    read = (
        reader.read_again(span.model_copy(update={"updated_at": at}), layer.spans)
        for span in layer.spans
    )
    edits: tuple[Edit, ...] = tuple(edit for edit in read if edit is not None)
    if edits:
        session.perform(edits)
    session.tell(
        f"Read the values of {len(edits):,} spans." if edits else "Every span says what it can."
    )
    return len(edits)
