"""The manual: what the program does and by which keys, to read beside the work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from annotator.app.keys import KeyMap
from annotator.app.manual import ManualPage, matching, pages
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.labels import TextLabel, letters, show_if
from annotator.ui.widgets.markdown import MarkdownView
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import tr

_BETWEEN_PX = 2
_LIST = 24
"""The width of the list of pages, in letters."""


class HelpDialog(QDialog):
    """Pages of the manual, and a field that searches all of them.

    Args:
        key_map: The person's own keys, which stand in the text.
        page: The page that is shown first, by its name.
    """

    def __init__(
        self, key_map: KeyMap, parent: QWidget | None = None, *, page: str = "first-steps"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._all = pages(key_map)
        self._found: tuple[ManualPage, ...] = ()
        self.search = SearchField(tr("Search the manual"))
        self.list = QListWidget()
        self.text = MarkdownView(tr("Manual"))
        self._nothing = TextLabel(tr("No page has these words."), role="faint")
        self._build()
        self._choose("")
        self.list.setCurrentRow([each.id for each in self._all].index(page))
        self.text.setFocus()

    def _build(self) -> None:
        self.list.setProperty("role", "pages")
        self.list.setAccessibleName(tr("Pages of the manual"))
        self.list.setFixedWidth(letters(_LIST))
        self.list.setSpacing(_BETWEEN_PX)
        self.list.currentRowChanged.connect(self._on_row)
        self.search.textEdited.connect(self._choose)
        self.search.left_downwards.connect(self.list.setFocus)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._nothing)
        side.addWidget(self.list, 1)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(side)
        columns.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addLayout(columns, 1)
        layout.addWidget(closing_buttons(self))
        open_at(self, width=116, height=40)

    def _choose(self, words: str) -> None:
        """List the pages that have these words."""
        shown = self._found[self.list.currentRow()].id if self.list.currentRow() >= 0 else ""
        self._found = matching(self._all, words)
        self.list.clear()
        self.list.addItems([page.title for page in self._found])
        show_if(self._nothing, not self._found)
        ids = [page.id for page in self._found]
        self.list.setCurrentRow(ids.index(shown) if shown in ids else 0)
        if words.strip():
            self.text.find(words.split()[0])

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self.text.show_text(self._found[row].text)
