"""Brings places of the article into sight while a window lies over it."""

from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from annotator.core.ranges import Range

_CONTEXT = 160
"""How many code points stay above a place that the article is scrolled to."""


class ArticleView(Protocol):
    """What is asked of the view of the article."""

    @property
    def scroll_offset(self) -> int: ...
    def set_scroll_offset(self, offset: int) -> None: ...
    def point_of(self, offset: int) -> QPoint: ...
    def viewport(self) -> QWidget: ...
    def setFocus(self) -> None: ...


def is_in_sight(view: ArticleView, place: Range, above: QWidget) -> bool:
    """Return whether a place is in view and not under the window `above`."""
    viewport, at = view.viewport(), view.point_of(place.start)
    is_covered = above.frameGeometry().contains(viewport.mapToGlobal(at))
    return viewport.rect().contains(at) and not is_covered


def scroll_to(view: ArticleView, place: Range) -> None:
    """Bring a place to the top of the view, with some of what stands before it."""
    view.set_scroll_offset(max(0, place.start - _CONTEXT))
