"""Opens what lies over the window: dialogs, the palette, the search."""

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from annotator.app.ask import Ask
from annotator.app.session import Session
from annotator.app.timing import Timing
from annotator.ui.actions import ActionSet
from annotator.ui.appearance import Appearance
from annotator.ui.article import Article
from annotator.ui.beside import Beside
from annotator.ui.bridge import SessionBridge
from annotator.ui.desk import Desk
from annotator.ui.guard import Guard
from annotator.ui.tasks import Runner

if TYPE_CHECKING:
    from annotator.app.jobs import ImportReport
    from annotator.app.keys import KeyMap
    from annotator.ui.dialogs.search import SearchWindow
    from annotator.ui.indexing import Indexing
    from annotator.ui.palette import Palette
    from annotator.ui.tour_card import TourCard


class Parts(Protocol):
    """What dialogs need of the window, which is their parent."""

    session: Session
    bridge: SessionBridge
    ask: Ask
    tasks: Runner
    guard: Guard
    desk: Desk
    article: Article
    appearance: Appearance
    timing: Timing
    actions_: ActionSet
    beside: Beside

    def trigger(self, action_id: str) -> None: ...
    def go_to_article(self) -> None: ...


class Openers:
    """One for each window; `window` and `parts` are that window."""

    def __init__(self, window: QWidget, parts: Parts) -> None:
        self._window = window
        self._parts = parts
        self._tour: TourCard | None = None

    def key_map(self) -> "KeyMap":
        """Return the person's own keys in this project."""
        session = self._parts.session
        return session.settings.key_map(session.label_set)

    def settings(self, page: str = "General") -> None:
        """Show what can be set, one of its pages first."""
        from annotator.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._parts.bridge, self._parts.guard, self._window, page=page).open()

    def label_set(self) -> None:
        """Show the labels and relations, to change them and what has them in one step."""
        from annotator.ui.dialogs.label_set import LabelSetDialog

        parts = self._parts
        LabelSetDialog(parts.bridge, parts.ask, parts.tasks, parts.guard, self._window).open()

    def export(self) -> None:
        """Ask what to export, and do it."""
        from annotator.ui.dialogs.export import ExportDialog

        parts = self._parts
        ExportDialog(parts.session, parts.ask, parts.tasks, parts.guard, self._window).open()

    def import_report(self, report: "ImportReport") -> None:
        """Show what an import could not take."""
        from annotator.ui.dialogs.import_report import ImportReportDialog

        parts = self._parts
        dialog = ImportReportDialog(report, self._window)
        dialog.labels_wanted.connect(lambda: parts.guard.run(parts.desk.add_labels_and_import))
        dialog.open()

    def help(self) -> None:
        """Show the manual."""
        from annotator.ui.dialogs.help import HelpDialog

        HelpDialog(self.key_map(), self._window).open()

    def keys(self) -> None:
        """Show every action with its keys."""
        from annotator.ui.dialogs.keys import KeysDialog

        KeysDialog(self._parts.session, self._window, change=lambda: self.settings("Keys")).open()

    def tag_again(self, *, is_everywhere: bool = False) -> None:
        """List the other places with the picked span's text, to tag them at once."""
        from annotator.ui.dialogs.tag_again import TagAgainDialog

        parts = self._parts
        TagAgainDialog(
            parts.bridge, parts.tasks, parts.guard, self._window, is_everywhere=is_everywhere
        ).open()

    def time(self) -> None:
        """Show how long the work has taken, today and by day."""
        from annotator.ui.dialogs.time import TimeDialog

        theme = self._parts.appearance.theme
        if theme is not None:
            TimeDialog(self._parts.timing, theme, self._window).open()

    def about(self) -> None:
        """Show the version and where files are kept."""
        from annotator.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()

    def palette(self) -> None:
        """Find any action by typing some letters of its name."""
        self._palette.open()

    @cached_property
    def _palette(self) -> "Palette":
        """The palette: one for the window, as it remembers what was used lately."""
        from annotator.ui.palette import Palette

        parts = self._parts
        return Palette(parts.actions_, self.key_map, parts.trigger, self._window)

    def search(self) -> None:
        """Search all articles and spans, at first for what is selected or picked."""
        session, span = self._parts.session, self._parts.session.picked
        words = span.text if span else session.text[slice(*session.selection)]
        self._search_window.open_on(words)

    @cached_property
    def _search_window(self) -> "SearchWindow":
        """The window to search from: one, as it keeps what was looked for."""
        from annotator.ui.dialogs.search import SearchWindow

        parts = self._parts
        return SearchWindow(parts.bridge, parts.tasks, parts.guard, self.indexing, self._window)

    @cached_property
    def indexing(self) -> "Indexing":
        """What makes the index of the texts; made when it is first needed."""
        from annotator.ui.indexing import Indexing

        return Indexing(self._parts.bridge, self._parts.tasks, self._window)

    # The tour

    def tour(self) -> None:
        """Open the sample project and show the first step at the foot of the article."""
        from annotator.ui.tour_card import TourCard

        self.end_tour()
        self._parts.desk.open_sample()
        self._parts.beside.show("details")
        self._tour = TourCard(self._parts.bridge)
        self._tour.ended.connect(self.end_tour)
        foot = self._parts.article.page.layout()
        assert foot is not None
        foot.addWidget(self._tour)

    def end_tour(self) -> None:
        """Take the tour's card away."""
        if self._tour is not None:
            self._tour.deleteLater()
            self._tour = None
            self._parts.go_to_article()
