"""The versions of a label's guideline: which changed what, and each as it was."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.label_guidelines import GuidelineVersion, guideline_of
from annotator.ui.panels.example_row import MakeSpanText, SpanLook
from annotator.ui.panels.guideline_page import GuidelinePage
from annotator.ui.theme import Theme
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.two_lines import SECOND_ROLE, TwoLines
from annotator.ui.wording import spoken_moment, tr

_MOST_ROWS = 4
"""How many versions are seen at once; the others are scrolled to."""

_PARTS = {
    "description": tr("in short"),
    "text": tr("text"),
    "examples": tr("examples"),
}


class GuidelineVersions(QWidget):
    """Lists versions, the newest first, and shows the chosen one.

    `again_wanted` carries a version whose text is to be used again; `left` leads back.
    """

    again_wanted = Signal(object)
    left = Signal()

    def __init__(self, make_text: MakeSpanText) -> None:
        super().__init__()
        self.shown: Sequence[GuidelineVersion] = ()
        """The versions that are listed."""
        self._look: SpanLook | None = None
        self._can_edit = True
        self.list = QListWidget()
        self.page = GuidelinePage(make_text)
        self.again = QPushButton(tr("Use this text again"))
        self.back = QPushButton(tr("Back"))
        self.setFocusProxy(self.list)
        self._build()

    def _build(self) -> None:
        delegate = TwoLines()
        delegate.setParent(self.list)
        self.list.setItemDelegate(delegate)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Versions of this guideline"))
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.again.clicked.connect(self._on_again)
        self.back.clicked.connect(lambda *_: self.left.emit())
        inside = QWidget()
        inside.setProperty("role", "side")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        buttons = FlowLayout(gap_px=8)
        for button in (self.again, self.back):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        around = QHBoxLayout()
        around.setContentsMargins(14, 6, 14, 2)
        around.addLayout(buttons)
        rows.addWidget(self.list)
        rows.addLayout(around)
        rows.addWidget(self.page)
        rows.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ScrollColumn(inside, tr("Guideline as it was")))

    def show_versions(
        self,
        versions: Sequence[GuidelineVersion],
        look: SpanLook,
        *,
        can_edit: bool,
    ) -> None:
        """List the versions of a label's guideline; the chosen one stays so where it is there."""
        before = self._chosen
        is_same = versions == self.shown
        self._look, self._can_edit = look, can_edit
        if not is_same:
            self.shown = versions
            self._fill()
            rows = [row for row, version in enumerate(versions) if version == before]
            self.list.setCurrentRow(rows[0] if rows else 0)
        self._show_current()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for row, version in enumerate(self.shown):
            self.list.addItem(_item(version, is_now=row == 0))
        self.list.blockSignals(False)
        rows = min(_MOST_ROWS, max(1, len(self.shown)))
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth())

    @property
    def _chosen(self) -> GuidelineVersion | None:
        row = self.list.currentRow()
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def _show_current(self) -> None:
        chosen = self._chosen
        if chosen is None or self._look is None:
            return
        self.page.show_guideline(chosen.guideline, self._look, has_facts=False)
        is_other = chosen.guideline != guideline_of(self._look.label)
        self.again.setEnabled(self._can_edit and is_other)

    def _on_again(self) -> None:
        if self._chosen is not None:
            self.again_wanted.emit(self._chosen)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.page.set_theme(theme)


def _item(version: GuidelineVersion, *, is_now: bool) -> QListWidgetItem:
    number = tr("Version {version}", version=version.version)
    title = tr("{version}, now", version=number) if is_now else number
    changed = ", ".join(_PARTS[part] for part in version.changed) or tr("as it began")
    second = " · ".join(filter(None, (spoken_moment(version.at), version.by, changed)))
    item = QListWidgetItem(title)
    item.setData(SECOND_ROLE, second)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {second}")
    item.setToolTip(second)
    return item
