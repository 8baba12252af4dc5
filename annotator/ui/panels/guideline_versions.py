"""The versions of a label's guideline: which changed what, and each as it was."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from annotator.core.label_guidelines import GuidelineVersion, guideline_of
from annotator.core.labels import Label, LabelSet
from annotator.ui.panels.example_row import MakeSpanText
from annotator.ui.panels.guideline_page import GuidelinePage
from annotator.ui.theme import Theme
from annotator.ui.widgets.foot import foot_of
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
        self._label: tuple[Label, LabelSet] | None = None
        self._family = ""
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addWidget(ScrollColumn(self.page, tr("Guideline as it was")), 1)
        layout.addWidget(foot_of(self.again, self.back))

    def show_versions(
        self,
        versions: Sequence[GuidelineVersion],
        label: Label,
        label_set: LabelSet,
        *,
        family: str = "",
        can_edit: bool = True,
    ) -> None:
        """List the versions of a label's guideline; the chosen one stays so where it is there."""
        before = self._chosen
        is_same = versions == self.shown and self._label == (label, label_set)
        self._label, self._family, self._can_edit = (label, label_set), family, can_edit
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
        if chosen is None or self._label is None:
            return
        label, label_set = self._label
        self.page.show_guideline(
            chosen.guideline, label, label_set, family=self._family, has_facts=False
        )
        is_other = chosen.guideline != guideline_of(label)
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
