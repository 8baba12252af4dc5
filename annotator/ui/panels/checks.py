"""The checks of the article in view: what may be wrong or forgotten, live."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.findings import Findings
from annotator.app.spanning import Direction
from annotator.checks import Finding, Mend, check_of
from annotator.core.changes import Changes
from annotator.ui.actions import cap_text
from annotator.ui.bridge import SessionBridge
from annotator.ui.checking import Checking
from annotator.ui.guard import Guard
from annotator.ui.panels.check_foot import CheckFoot, Offer
from annotator.ui.panels.check_list import CheckList
from annotator.ui.panels.check_rows import CheckRows
from annotator.ui.tasks import Runner
from annotator.ui.theme import Theme
from annotator.ui.widgets.labels import SMALL, ElidedLabel, TextLabel, letters
from annotator.ui.wording import counted, tr

if TYPE_CHECKING:
    from annotator.core.edits import Edit

_AT = Changes.PICK | Changes.SELECTION | Changes.SETTINGS | Changes.MODE


class ChecksPanel(QFrame):
    """Lists the findings of the article by kind, goes to them and mends them.

    It looks a moment after the last change, by a job; a look that is overtaken is dropped.
    `count_changed` carries how many findings there are; `left` says that the person wants to go on
    in the article.
    """

    count_changed = Signal(int)
    left = Signal()

    def __init__(self, bridge: SessionBridge, tasks: Runner, guard: Guard) -> None:
        super().__init__()
        self._session = bridge.session
        self._tasks = tasks
        self._guard = guard
        self.findings = Findings(bridge.session)
        self.count = 0
        self._row_after = -1
        self.setProperty("role", "side")
        self.setAccessibleName(tr("Checks"))
        self.setMinimumWidth(letters(26))
        self.rows = CheckRows(self)
        self.list = CheckList(self.rows)
        self.setFocusProxy(self.list)
        self.foot = CheckFoot()
        self.summary = ElidedLabel(role="faint", factor=SMALL)
        self.nothing = TextLabel(role="faint", wraps=True)
        self.menu_button = QToolButton()
        self._checking = Checking(self.findings, bridge, tasks, guard, self)
        self._build()
        self._connect(bridge)

    def _build(self) -> None:
        self.menu_button.setText(tr("Rules ▾"))
        self.menu_button.setAccessibleName(tr("Rules that are checked"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.menu_button)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.menu_button.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 4)
        head.addWidget(self.summary, 1)
        head.addWidget(self.menu_button)
        room = QWidget()
        self._pages = QStackedLayout(room)
        self._pages.addWidget(self.list)
        self._pages.addWidget(_page_of(self.nothing))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(room, 1)
        layout.addWidget(self.foot)
        self.foot.hide()

    def _connect(self, bridge: SessionBridge) -> None:
        self.list.finding_reached.connect(self._on_reached)
        self.list.finding_ignored.connect(self._ignore)
        self.list.left.connect(self.left)
        self.foot.mend_chosen.connect(self._on_mend_chosen)
        self.foot.all_chosen.connect(self._on_all_chosen)
        self.foot.ignore_chosen.connect(self.ignore)
        self.foot.restore_chosen.connect(self._on_restore_chosen)
        self._checking.looked.connect(self._show_findings)
        bridge.watch_late(lambda _changes: self._show_current(), _AT)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.list.set_theme(theme)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_findings()

    def _show_findings(self) -> None:
        findings, ignored = self.findings.findings, self.findings.ignored
        if len(findings) != self.count:
            self.count = len(findings)
            self.count_changed.emit(self.count)
        if not self.isVisible():
            return
        self.rows.show_findings(self._session.text, findings, ignored)
        is_empty = not findings and not ignored
        self._pages.setCurrentIndex(1 if is_empty else 0)
        self._lead_keys_to(self.menu_button if is_empty else self.list)
        self.nothing.show_text(self._why_nothing())
        self.summary.setText(
            counted(len(findings), "{n} finding", "{n} findings") if findings else ""
        )
        self._go_on_in_list()
        self._show_current()

    def _lead_keys_to(self, part: QWidget) -> None:
        """Have a part get the panel's keys, now where the one that had them is shown no more."""
        before = self.focusProxy()
        if part is before:
            return
        # What is not shown yet has no focus, but would be given it with its window.
        has_keys = before is not None and self.window().focusWidget() is before
        self.setFocusProxy(part)
        if has_keys:
            part.setFocus()

    def _why_nothing(self) -> str:
        if self._session.is_looking_back:
            return tr("What the article was is not checked, only what it is.")
        if self._session.document is None:
            return tr("No article is in view.")
        if not self.findings.is_fresh:
            return tr("Looking…")
        return tr("Nothing to mend in this article.")

    def _go_on_in_list(self) -> None:
        """Go to what has come into the place of a finding that was mended in the list."""
        if self._row_after >= 0 and self.list.hasFocus():
            self.list.show_row(self._row_after)
            line = self.list.line
            if line is not None:
                self.findings.go_to(line.finding)
        self._row_after = -1

    def _show_current(self) -> None:
        if not self.isVisible():
            return
        current = self.findings.current
        if current is None and self.list.line is not None and self.list.line.is_ignored:
            self._show_foot(self.list.line.finding, is_ignored=True)
            return
        if current is not None:
            self.rows.open(current.check)
        if current is not None or not self.list.hasFocus():
            self.list.show_finding(current)
        self._show_foot(current)

    def _show_foot(self, finding: Finding | None, *, is_ignored: bool = False) -> None:
        mends = () if finding is None or is_ignored else self.findings.mends(finding)
        every = sum(
            finding is not None and f.check == finding.check for f in self.findings.findings
        )
        can_edit = self._session.can_edit
        key_map = self._session.settings.key_map(self._session.label_set)
        keys = [key_map.keys(action) for action in ("mend_finding", "ignore_finding")]
        caps = [cap_text(some[0]) if some else "" for some in keys]
        offer = Offer(mends, every, is_ignored, can_edit)
        self.foot.show_finding(finding, offer, mend_key=caps[0], ignore_key=caps[1])
        self._fit_foot()
        # What has only now come to be shown is measured rightly once Qt has laid it out.
        QTimer.singleShot(0, self, self._fit_foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        self.foot.fit(self.width(), self.height() // 2)

    # What the person means

    def go(self, direction: Direction) -> None:
        """Go to the next finding of the article, or to the one before."""
        self.findings.go(direction)

    def mend(self) -> None:
        """Mend the finding that the person is at, in the likeliest way."""
        self._row_after = self.list.currentIndex().row()
        self.findings.mend_current()

    def ignore(self) -> None:
        """Say that the finding that the person is at is no problem."""
        current = self.findings.current
        if current is None:
            self._session.tell(tr("There is nothing to ignore at this place."))
        else:
            self._ignore(current)

    def _ignore(self, finding: Finding) -> None:
        self._row_after = self.list.currentIndex().row()
        if self._guard.run(lambda: self.findings.ignore(finding)):
            self._show_findings()

    def _on_restore_chosen(self) -> None:
        line = self.list.line
        if line is not None and self._guard.run(lambda: self.findings.restore(line.finding)):
            self._show_findings()

    def _on_reached(self, finding: Finding) -> None:
        self.findings.go_to(finding)
        self._show_current()

    def _on_mend_chosen(self, mend: Mend) -> None:
        current = self.findings.current
        if current is not None:
            self._row_after = self.list.currentIndex().row()
            self._guard.run(lambda: self.findings.mend(current, mend))

    def _on_all_chosen(self) -> None:
        current = self.findings.current
        mending = self.findings.mending_all(current.check) if current is not None else None
        if mending is None:
            self._session.tell(tr("The article is being checked."))
            return
        layer = self._session.layer

        def on_done(made: "tuple[tuple[Edit, ...], int]") -> None:
            self._guard.run(lambda: self.findings.mend_all(*made, layer))

        self._tasks.run(
            lambda _progress, _cancelled: mending(), done=on_done, failed=self._guard.present
        )

    # Rules

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        current = self.findings.current
        if current is not None:
            info = check_of(current.check).info
            off = menu.addAction(tr("Turn off “{title}”", title=info.title.replace("&", "&&")))
            off.triggered.connect(lambda *_: self.turn(info.id, is_on=False))
            menu.addSeparator()
        menu.addAction(tr("All rules…")).triggered.connect(lambda *_: self.show_rules())

    def turn(self, check_id: str, *, is_on: bool) -> None:
        """Turn a check on or off in this project."""
        info = check_of(check_id).info
        if self._guard.run(lambda: self.findings.turn(info, is_on=is_on)):
            self._show_findings()
            self._checking.look_soon()

    def show_rules(self) -> None:
        """Show every rule with its switch."""
        from annotator.ui.panels.check_rules import CheckRulesDialog

        dialog = CheckRulesDialog(
            self.findings.switches, can_edit=not self._session.is_read_only, parent=self
        )
        dialog.turned.connect(lambda check_id, is_on: self.turn(check_id, is_on=is_on))
        dialog.open()


def _page_of(label: TextLabel) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(14, 12, 14, 12)
    layout.addWidget(label)
    layout.addStretch(1)
    return page
