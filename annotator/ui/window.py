"""The window: puts panels, menus and bars together, and holds no logic of its own."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QStatusTipEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.ask import Ask
from annotator.app.attributes import Attributes
from annotator.app.linking import Linking
from annotator.app.projects import Opening
from annotator.app.session import Session
from annotator.app.tagging import Tagging
from annotator.app.timing import Timing
from annotator.core.changes import Changes
from annotator.ui.actions import ActionSet, cap_text, fill_menu_bar
from annotator.ui.appearance import Appearance
from annotator.ui.article import Article
from annotator.ui.article_keys import ArticleKeys
from annotator.ui.beside import Beside
from annotator.ui.bridge import SessionBridge
from annotator.ui.desk import Desk, local_paths
from annotator.ui.guard import Guard
from annotator.ui.handlers import HANDLERS
from annotator.ui.openers import Openers
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.panels.empty import EmptyPage
from annotator.ui.panels.labels import LabelBar
from annotator.ui.panels.status import StatusLine
from annotator.ui.panels.welcome import WelcomePage
from annotator.ui.remembering import Remembering
from annotator.ui.sifter import Sifter
from annotator.ui.tasks import Runner
from annotator.ui.theme import Theme
from annotator.ui.timekeeping import Timekeeper
from annotator.ui.walking import Walking
from annotator.ui.widgets.drop_hint import DropHint
from annotator.ui.widgets.labels import TextLabel, letters
from annotator.ui.widgets.palette_field import PaletteField
from annotator.ui.wording import tr

_NARROW = 132
"""Below this width, in letters of the interface, the article gets the right panel's room."""

_AROUND_MENU = 3
"""The room around a menu's title, in letters."""
_USUAL_SIZE = (1280, 820)
_SMALLEST_SIZE = (720, 480)
_SIDES = (270, 310)


class MainWindow(QMainWindow):
    """One window on one session.

    Args:
        session: What is worked on; closed with the window.
        ask: Answers questions.
        tasks: Runs long jobs.
        state: Where the window's size and place are kept; None forgets them.
    """

    def __init__(
        self, session: Session, *, ask: Ask, tasks: Runner, state: QSettings | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self.ask = ask
        self.tasks = tasks
        self._state = state
        self._side_is_asked = False
        self.bridge = SessionBridge(session, self)
        self.guard = Guard(session, ask, self)
        self.tagging = Tagging(session)
        self.linking = Linking(session)
        self.attributes = Attributes(session)
        self.desk = Desk(session, ask, tasks, self.guard, self)
        self.walking = Walking(session, tasks, self.guard, self)
        self.appearance = Appearance(_application(), self.bridge, self)
        self.article = Article(self.bridge, self.tagging, self.linking, self.guard, self)
        self.actions_ = ActionSet(self.bridge, self.trigger, window=self, article=self.article.view)
        self.article_keys = ArticleKeys(self.bridge, self.article, self.actions_, self.trigger)
        self.timing = Timing(session)
        self.timekeeper = Timekeeper(self.timing, self.bridge, self.guard, self)
        self._remembering = Remembering(self.bridge, self.tasks, self.guard, self)
        self.openers = Openers(self, self)
        self.beside = Beside(
            self.bridge,
            *(self.tagging, self.linking, self.attributes),
            tasks=self.tasks,
            ask=self.ask,
            guard=self.guard,
            parent=self,
        )
        self._build()
        self._connect()
        self._restore()

    # Building

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST_SIZE)
        self.documents = DocumentsPanel(self.bridge, self.actions_)
        self.sifter = Sifter(self.documents, self.bridge, self.tasks, self.ask, self.guard, self)
        self.status = StatusLine(self.bridge)
        self.labels = LabelBar(
            self.bridge,
            modes=(self.actions_["toggle_snap"], self.actions_["toggle_sticky"]),
        )
        self.drop_hint = DropHint(self)
        self._build_menus()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._workspace())
        self.setCentralWidget(self._pages)

    @cached_property
    def welcome(self) -> WelcomePage:
        """What is shown without a project; made when it is first needed."""
        page = WelcomePage(self.bridge)
        page.action_requested.connect(self.trigger)
        page.project_chosen.connect(self.open_path)
        self._pages.addWidget(page)
        return page

    @cached_property
    def empty(self) -> EmptyPage:
        """What stands in the article's place while there is none; made when it is needed."""
        page = EmptyPage(self.bridge)
        page.action_requested.connect(self.trigger)
        self._reading.addWidget(page)
        return page

    def _build_menus(self) -> None:
        fill_menu_bar(self.menuBar(), self.actions_)
        self._name = TextLabel(bold=True)
        self._name.setContentsMargins(12, 0, 8, 0)
        self._field = PaletteField()
        self._field.clicked.connect(lambda: self.trigger("palette"))
        self.menuBar().setCornerWidget(self._field, Qt.Corner.TopRightCorner)
        keyed = Changes.SETTINGS | Changes.PROJECT | Changes.LABELS
        self.bridge.watch(lambda _changes: self._show_palette_key(), keyed)

    def _show_palette_key(self) -> None:
        keys = self.openers.key_map().keys("palette")
        self._field.set_key(cap_text(keys[0]) if keys else "")

    def _workspace(self) -> QWidget:
        self._reading = QStackedWidget()
        self._reading.addWidget(self.article.page)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        for part in (self.documents, self._reading, self.beside.side):
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.labels)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.status)
        return page

    def _connect(self) -> None:
        self.documents.document_chosen.connect(
            lambda position: self.guard.run(lambda: self.session.show(position))
        )
        self.documents.left.connect(self.go_to_article)
        self.beside.left.connect(self._leave_side)
        self.beside.wanted.connect(self._make_room)
        self.beside.source_pointed.connect(self.article.show_source)
        self.labels.label_used.connect(
            lambda name: self.guard.run(lambda: self.tagging.use_chip(name))
        )
        self.labels.label_held.connect(self.tagging.stick)
        self.labels.finish_requested.connect(lambda: self.trigger("finish_and_next"))
        self.article.menu_requested.connect(self._show_menu)
        self.guard.fault_changed.connect(self.status.set_fault)
        self.timekeeper.told.connect(self.status.set_time)
        self.status.stop_requested.connect(self.desk.cancel_job)
        self.desk.job_began.connect(self.status.begin_job)
        self.desk.job_advanced.connect(self.status.advance_job)
        self.desk.job_ended.connect(self.status.end_job)
        self.status.stop_requested.connect(self.walking.cancel)
        self.walking.job_began.connect(self.status.begin_job)
        self.walking.job_advanced.connect(self.status.advance_job)
        self.walking.job_ended.connect(self.status.end_job)
        self.desk.imported.connect(self.openers.import_report)
        self.appearance.changed.connect(self._on_theme_changed)
        self._on_theme_changed(self.appearance.theme)
        self.bridge.watch(self._refresh, Changes.PROJECT | Changes.DOCUMENT | Changes.DOCUMENTS)
        self.bridge.watch(lambda _changes: self._show_sides(), Changes.MODE)
        self.bridge.watch(lambda _changes: self.guard.set_fault(""), Changes.HISTORY)

    # Drawn from the session

    def _refresh(self, changes: Changes) -> None:
        session = self.session
        self._show_pages()
        self._show_name(session.project_name)
        document = session.document
        parts = (
            (document.title or document.id) if document else "",
            session.project_name,
            tr("annotator"),
        )
        self.setWindowTitle(" – ".join(part for part in parts if part))
        if changes & Changes.PROJECT:
            self.guard.set_fault("")
        if document is not None and (changes & Changes.PROJECT or self.hasFocus()):
            self.article.view.setFocus()
        elif changes & Changes.PROJECT:
            self.setFocus()

    def _show_pages(self) -> None:
        """Show what fits; a page that nobody could see yet is not made for it."""
        has_document = self.session.document is not None
        if self.session.is_open:
            self._pages.setCurrentIndex(0)
            self._reading.setCurrentWidget(self.article.page if has_document else self.empty)
        elif self.isVisible():
            self._pages.setCurrentWidget(self.welcome)

    def _show_name(self, name: str) -> None:
        if name != self._name.text():
            self._name.setText(name)
            # A menu bar makes room for what is in its corner only when that is put there.
            self.menuBar().setCornerWidget(self._name, Qt.Corner.TopLeftCorner)
            self._name.setVisible(bool(name))

    def _show_sides(self) -> None:
        """Show the sides that are wanted; where there is room for one only, the one asked for."""
        is_wide = self.width() >= letters(_NARROW)
        is_asked = self._side_is_asked and not is_wide
        self.documents.setVisible(self.session.shows_documents and not is_asked)
        self.beside.side.setVisible(self.session.shows_details and (is_wide or is_asked))

    def _fit_menus(self) -> None:
        """Give the menus the palette's room where there is not enough for both."""
        bar = self.menuBar()
        titles = [action.text().replace("&", "") for action in bar.actions()]
        wanted = sum(bar.fontMetrics().horizontalAdvance(title) for title in titles)
        wanted += len(titles) * letters(_AROUND_MENU) + self._name.sizeHint().width()
        has_room = wanted + self._field.sizeHint().width() <= self.width()
        if self._field.isHidden() == has_room:
            self._field.setVisible(has_room)

    def _on_theme_changed(self, theme: Theme | None) -> None:
        if theme is not None:
            for part in (self.article, self.documents, self.labels, self.beside.side, self.status):
                part.set_theme(theme)

    # What the person does

    def trigger(self, action_id: str) -> None:
        """Do what an action is for; a known error becomes a sentence."""
        self.beside.commit()
        self.guard.run(lambda: HANDLERS[action_id](self))

    def open(self, opening: Opening) -> None:
        """Open what the command line asked for."""
        self.guard.run(lambda: self.desk.open(opening))

    def open_path(self, path: Path) -> None:
        """Open a project."""
        self.open(Opening(project=path))

    def focus_filter(self) -> None:
        """Go to the field that filters the list."""
        if not self.session.shows_documents:
            self.session.toggle_documents()
        self.documents.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.documents.field.selectAll()

    def go_to_article(self) -> None:
        """Give the article its keys, where there is one."""
        if self.session.document is not None:
            self.article.view.setFocus()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number in range(1, 10):
            menu.addAction(self.actions_[f"tag_{number}"])
        menu.addSeparator()
        for action_id in (
            *("widen", "narrow", "tag_again", "edit_values", "edit_note", "flag_span"),
            *("choose_target", "remove_span", "let_go", "copy"),
        ):
            menu.addAction(self.actions_[action_id])
        menu.popup(place)

    def _make_room(self) -> None:
        """Show the right side, in the list's place where there is no room for both."""
        self._side_is_asked = True
        self._show_sides()

    def _leave_side(self) -> None:
        self._side_is_asked = False
        self._show_sides()
        self.go_to_article()

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or the window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QStatusTipEvent):
            self.status.show_hint(event.tip())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc that is of no use where the focus is leads back to the article.
        if event.key() == Qt.Key.Key_Escape:
            self.go_to_article()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_pages()
        self.timekeeper.watch(self.windowHandle())
        # After the first frame: the icon font takes a moment that nobody should wait for.
        QTimer.singleShot(0, self, self.actions_.load_icons)
        self.beside.prepare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sides()
        self._fit_menus()
        self.drop_hint.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.show_text(tr("Drop articles or a project here"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        paths = local_paths(event.mimeData())
        event.acceptProposedAction()
        # The source of the drag waits for an answer, and a question may take long.
        QTimer.singleShot(0, self, lambda: self.guard.run(lambda: self.desk.take(paths)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.beside.close()
        self._remember()
        self.tasks.close()
        self.session.close()
        super().closeEvent(event)

    # Size and place

    def _restore(self) -> None:
        self.resize(*_USUAL_SIZE)
        self._split.setSizes([_SIDES[0], _USUAL_SIZE[0] - sum(_SIDES), _SIDES[1]])
        if self._state is not None:
            for key, restore in (
                ("geometry", self.restoreGeometry),
                ("sides", self._split.restoreState),
            ):
                value = self._state.value(key)
                if isinstance(value, QByteArray):
                    restore(value)

    def _remember(self) -> None:
        if self._state is not None:
            self._state.setValue("geometry", self.saveGeometry())
            self._state.setValue("sides", self._split.saveState())


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
