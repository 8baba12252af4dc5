"""A caption over a card: what the panels at the right are made of."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.core.labels import Label, LabelSet
from annotator.ui.theme import Theme
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.labels import Caption, TextLabel


class Section(QWidget):
    """A caption and a card."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.caption = Caption(title, wraps=True)
        self.card = Card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.caption)
        layout.addWidget(self.card)


def page_of(*sections: QWidget) -> QWidget:
    """Return sections under each other, as one widget to show or hide."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(18)
    for section in sections:
        layout.addWidget(section)
    return page


def ink(title: TextLabel, label: Label, label_set: LabelSet, theme: Theme) -> None:
    """Write `title` in the label's colour."""
    color = theme.label_colors(label.hue, label_set.labels.index(label)).ink
    palette = QPalette(title.palette())
    if palette.color(QPalette.ColorRole.WindowText) != color:
        palette.setColor(QPalette.ColorRole.WindowText, color)
        title.setPalette(palette)
