"""Reads what all spans of an article say, where they came without values."""

from annotator.app.session import Session


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
    edits = tuple(reader.read_all_again(layer.spans, layer.spans, session.moment()))
    if edits:
        session.perform(edits)
    session.tell(
        f"Read the values of {len(edits):,} spans." if edits else "Every span says what it can."
    )
    return len(edits)
