"""The bar of labels above the article: what can be tagged, and by which key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from annotator.core.changes import Changes
from annotator.core.labels import Label
from annotator.ui.actions import cap_text, key_text
from annotator.ui.bridge import SessionBridge
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.widgets.chip import Chip, ChipColors
from annotator.ui.widgets.flow_layout import FlowLayout
from annotator.ui.wording import tr

_NUMBERED = 9
_BETWEEN_PX = 8


class LabelBar(QFrame):
    """A chip for each label of the set; a sticky one is marked. At the right, "Done, next".

    `label_used` carries a label's name, `label_held` that of a label that should stick.
    """

    label_used = Signal(str)
    label_held = Signal(str)
    finish_requested = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        *,
        modes: tuple[QAction, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = bridge.session
        self._theme: Theme = LIGHT
        self.setProperty("role", "bar")
        self.chips: dict[str, Chip] = {}
        self._shown: tuple[Label, ...] = ()
        self.finish = Chip(tr("Done, next"))
        self.finish.setAccessibleName(tr("Mark done and open the next one"))
        self.finish.clicked.connect(self.finish_requested)
        self._build(modes)
        bridge.watch(self._refresh_labels, Changes.PROJECT | Changes.LABELS)
        bridge.watch(self._refresh_keys, Changes.PROJECT | Changes.LABELS | Changes.SETTINGS)
        bridge.watch(self._refresh_modes, Changes.PROJECT | Changes.MODE | Changes.DOCUMENT)

    def _build(self, modes: tuple[QAction, ...]) -> None:
        self.mode_buttons = {action.objectName(): _mode_button(action) for action in modes}
        ends = (*self.mode_buttons.values(), self.finish)
        self._flow_host = QWidget()
        self._flow = FlowLayout(self._flow_host, gap_px=_BETWEEN_PX, trailing=len(ends))
        for end in ends:
            self._flow.addWidget(end)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow_host.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 7)
        layout.addWidget(self._flow_host, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the words of the modes where they would push labels into a second row."""
        words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self.mode_buttons.values():
            button.setToolButtonStyle(words)
        if self._one_row_px > self.width():
            for button in self.mode_buttons.values():
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    @property
    def _one_row_px(self) -> int:
        return self._flow.sizeHint().width() + 3 * _BETWEEN_PX

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._theme = theme
        for place, label in enumerate(self._shown):
            self.chips[label.name].set_colors(_colors(label, place, theme))

    def _refresh_labels(self, _changes: Changes) -> None:
        labels = self._session.label_set.labels
        if labels == self._shown:
            return
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = labels
        self.chips = {
            label.name: self._chip(label, number) for number, label in enumerate(labels, 1)
        }
        self._flow_host.updateGeometry()
        self._fit()

    def _chip(self, label: Label, number: int) -> Chip:
        chip = Chip(label.title, colors=_colors(label, number - 1, self._theme))
        chip.setObjectName(f"label_{label.name}")
        chip.setAccessibleName(tr("Tag {label}", label=label.title))
        chip.clicked.connect(lambda *_, name=label.name: self.label_used.emit(name))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(
            lambda *_, name=label.name: self.label_held.emit(name)
        )
        self._flow.add_before_trailing(chip)
        return chip

    def _refresh_keys(self, _changes: Changes) -> None:
        key_map = self._session.settings.key_map(self._session.label_set)
        for number, label in enumerate(self._shown, 1):
            keys = key_map.keys(f"tag_{number}") if number <= _NUMBERED else ()
            chip = self.chips[label.name]
            chip.set_key(cap_text(keys[0]) if keys else "")
            chip.setToolTip(_tip(label, keys))
        finish = key_map.keys("finish_and_next")
        self.finish.set_key(cap_text(finish[0]) if finish else "")
        self._fit()

    def _refresh_modes(self, _changes: Changes) -> None:
        session = self._session
        can_edit = session.can_edit and session.document is not None
        self.finish.setEnabled(can_edit)
        for name, chip in self.chips.items():
            chip.setEnabled(can_edit)
            sticks = name == session.sticky_label
            chip.set_on(is_on=sticks)
            chip.setAccessibleDescription(_STICKS if sticks else "")


def _mode_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    side = button.fontMetrics().height()
    button.setIconSize(QSize(side, side))
    return button


def _colors(label: Label, place: int, theme: Theme) -> ChipColors:
    colors = theme.label_colors(label.hue, place)
    return ChipColors(swatch=QColor(colors.edge), edge=colors.edge, ground=colors.fill)


def _tip(label: Label, keys: Sequence[str]) -> str:
    shown = tr(" or ").join(key_text(key) for key in keys)
    head = f"{label.title} ({shown})" if keys else label.title
    return "\n".join(part for part in (head, label.description, _HOLD) if part)


_STICKS = tr("Sticks: each selection is tagged with it at once.")
_HOLD = tr(
    "Click with nothing selected, or right-click, to let it stick: each click on a phrase and each"
    " selection is then tagged at once."
)
