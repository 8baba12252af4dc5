"""Where else in a project the words of a span stand."""

from typing import NamedTuple

from annotator.app.again import Hit, Wanted, hits_in
from annotator.core.progress import Cancelled, Progress, never, no_progress
from annotator.core.search import longest_part
from annotator.store.store import Store

MOST = 20_000
"""So many places are listed: more nobody looks through, and the rest is found the next time."""


class Found(NamedTuple):
    """Places with the words, in the order of the documents."""

    hits: tuple[Hit, ...]
    is_all: bool
    """False where there are more than are listed, or the search was stopped."""


def find_again(
    store: Store,
    author_id: str,
    wanted: Wanted,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
    *,
    most: int = MOST,
) -> Found:
    """Return where a project has the words without the label for an author.

    The database looks through the texts; few of them are in memory at a time.

    Raises:
        StoreError: The project cannot be read.
    """
    hits: list[Hit] = []
    part = longest_part(wanted.words)
    for document in store.holding(author_id, part, progress=progress, cancelled=cancelled):
        hits.extend(hits_in(document, wanted))
        if len(hits) > most:
            return Found(tuple(hits[:most]), is_all=False)
    return Found(tuple(hits), is_all=not cancelled())
