"""Lets Tab go through widgets as they stand under each other, whenever they were made."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops_in(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab may stop at inside `root`, in the order of its layouts."""
    layout = root.layout()
    if layout is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from stops_in(widget)
        elif inner is not None:
            yield from _stops_of(inner)


def put_in_order(stops: Sequence[QWidget]) -> None:
    """Let Tab lead from each of these to the next; Qt's own order is that in which they came."""
    for here, following in pairwise(stops):
        QWidget.setTabOrder(here, following)
