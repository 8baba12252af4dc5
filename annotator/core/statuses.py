"""How far the work on a document has come.

Apart from `records`, so that reading it costs no pydantic.
"""

from typing import Literal

Status = Literal["todo", "in_progress", "done", "flagged", "skipped", "rejected"]

STATUS_TITLES: dict[Status, str] = {
    "todo": "to do",
    "in_progress": "in progress",
    "done": "done",
    "flagged": "flagged",
    "skipped": "skipped",
    "rejected": "rejected",
}

STATUSES: tuple[Status, ...] = tuple(STATUS_TITLES)
"""All of them, in the order in which people meet them."""
