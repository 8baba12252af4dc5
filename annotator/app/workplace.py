"""The open project of one window: its settings and modes, and telling what has changed."""

from collections.abc import Callable
from pathlib import Path

from annotator.app import settings as settings_file
from annotator.app.clock import new_id, now
from annotator.app.opened import OpenDocument, OpenProject
from annotator.app.remembered import Remembered
from annotator.app.selection import Selection
from annotator.app.settings import Settings
from annotator.core.changes import Changes
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.core.records import Record
from annotator.errors import EditError, LockedError, ReadOnlyError
from annotator.store.store import Store

Listener = Callable[[Changes], None]
NOWHERE = -1
"""The place that a person points at who points at none."""


class Progress(Record):
    """How many of the project's documents are done."""

    done: int = 0
    total: int = 0


class Workplace:
    """The project that is open in one window. Nothing in it is slow but opening one."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        settings_path: Path | None = None,
        clock: Callable[[], str] = now,
        ids: Callable[[], str] = new_id,
    ) -> None:
        self.settings = settings or Settings()
        self.notice = ""
        self.sticky_label = ""
        self.shows_documents = True
        self.shows_details = True
        self.is_busy = False
        self._settings_path = settings_path
        self._clock = clock
        self._ids = ids
        self._listeners: list[Listener] = []
        self._leaving: list[Callable[[], None]] = []
        self._project: OpenProject | None = None
        self._view: OpenDocument | None = None
        self._present: OpenDocument | None = None
        """The document in view as it is now, while it is looked at as it once was."""
        self._selection = Selection()
        self._pointed = NOWHERE
        self._means_pick = False
        self.remembered = Remembered()
        """What was said of the same words before, in this project."""

    # Telling

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _changed(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)

    def before_leaving(self, call: Callable[[], None]) -> None:
        """Call `call` before the project that is open is closed, while it can be written to."""
        self._leaving.append(call)

    def announce(self, changes: Changes) -> None:
        """Tell every listener that something kept beside the session is different."""
        self._changed(changes)

    def tell(self, notice: str) -> None:
        """Show a sentence in the status bar until the next one; "" clears it."""
        if notice != self.notice:
            self.notice = notice
            self._changed(Changes.NOTICE)

    def moment(self) -> str:
        """Return the time now, as records have it."""
        return self._clock()

    def new_id(self) -> str:
        """Return an id that nothing has yet."""
        return self._ids()

    # The project

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    @property
    def is_read_only(self) -> bool:
        """Whether the project may be looked at but not changed."""
        return self._project is not None and self._project.store.is_read_only

    @property
    def can_edit(self) -> bool:
        """Whether a change would be taken now."""
        is_free = self.is_open and not self.is_read_only and not self.is_busy
        return is_free and not self.is_looking_back

    @property
    def is_looking_back(self) -> bool:
        """Whether the document in view is shown as it was at an earlier time."""
        return self._present is not None

    @property
    def store(self) -> Store | None:
        """What jobs read and write; None where no project is open."""
        return None if self._project is None else self._project.store

    @property
    def path(self) -> Path | None:
        """The project's file."""
        return None if self._project is None else Path(self._project.store.path)

    @property
    def project_name(self) -> str:
        """The project's name, "" where none is open."""
        return "" if self._project is None else self._project.store.info.name

    @property
    def label_set(self) -> LabelSet:
        """The project's labels; the default ones where none is open."""
        return DEFAULT_LABEL_SET if self._project is None else self._project.label_set

    @property
    def document_count(self) -> int:
        """How many documents the project has."""
        return 0 if self._project is None else self._project.document_count

    @property
    def progress(self) -> Progress:
        """How many documents this author has done."""
        if self._project is None:
            return Progress()
        done = self._project.status_counts.get("done", 0)
        return Progress(done=done, total=self._project.document_count)

    def open(self, path: Path) -> None:
        """Open a project, for looking only where another window or process is writing to it.

        Raises:
            StoreError: It cannot be opened; what was open before still is.
        """
        notice = ""
        try:
            store = Store.open(path)
        except (LockedError, ReadOnlyError) as error:
            store = Store.open(path, read_only=True)
            notice = f"Opened for reading only: {error.message}"
        self._adopt(store)
        self.tell(notice)

    def create(self, path: Path, *, label_set: LabelSet = DEFAULT_LABEL_SET) -> None:
        """Make an empty project and open it.

        Raises:
            StoreError: It cannot be made there.
        """
        project_id, at = self._ids(), self._clock()
        self._adopt(
            Store.create(path, name=path.stem, label_set=label_set, project_id=project_id, now=at)
        )

    def _adopt(self, store: Store) -> None:
        """Work on `store` from now on; where it cannot be read, stay with what was open."""
        try:
            project = OpenProject(store, self.author_id, self._clock)
            view = project.load(project.last_position)
        except BaseException:
            store.close()
            raise
        self._leave()
        self._project, self._view, self._present = project, view, None
        self.remembered = Remembered()
        self.tell("")
        self._changed(Changes.ALL)

    def _leave(self) -> None:
        if self._project is not None:
            for call in self._leaving:
                call()
            self._project.store.close()
        self._project = self._view = self._present = None
        self._selection = Selection()
        self._pointed = NOWHERE

    def close(self) -> None:
        """Close the project; everything in it is saved already."""
        self._leave()
        self._changed(Changes.ALL)

    def _need_project(self) -> OpenProject:
        if self._project is None:
            raise EditError("No project is open.")
        return self._project

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that a job begins or ends to write to the project, so that edits have to wait."""
        self.is_busy = is_busy
        self._changed(Changes.MODE)

    def look_again(self) -> None:
        """Take in what a job has added to the project."""
        project = self._need_project()
        project.label_set = project.store.label_set()
        if self.label_set.find(self.sticky_label) is None:
            self.sticky_label = ""
        project.count()
        self._view, self._present = project.load(max(self.position, 0)), None
        self._changed(Changes.ALL & ~Changes.PROJECT)

    # Settings and modes

    @property
    def author_id(self) -> str:
        """Who makes the spans."""
        return self.settings.author

    @property
    def snaps(self) -> bool:
        """Whether selections take whole words."""
        return self.settings.snap_to_words

    def change_settings(self, **values: object) -> None:
        """Apply and save settings.

        Raises:
            SettingsError: A value is outside its limits, or the file cannot be written.
        """
        new = settings_file.changed(self.settings, **values)
        is_other_author = new.author != self.author_id
        self.settings = new
        if is_other_author and self._project is not None:
            self._project = OpenProject(self._project.store, new.author, self._clock)
            self._view, self._present = self._project.load(self.position), None
            self._selection = Selection()
        self._changed(Changes.ALL if is_other_author else Changes.SETTINGS | Changes.MODE)
        if self._settings_path is not None:
            settings_file.save(self.settings, self._settings_path)

    def toggle_sticky(self, label_name: str) -> None:
        """Tag each selection at once with this label, or no longer."""
        self.sticky_label = "" if self.sticky_label == label_name else label_name
        self._changed(Changes.MODE)

    def toggle_documents(self) -> None:
        """Show or hide the document list."""
        self.shows_documents = not self.shows_documents
        self._changed(Changes.MODE)

    def toggle_details(self) -> None:
        """Show or hide the panel about the picked span."""
        self.shows_details = not self.shows_details
        self._changed(Changes.MODE)

    # The document in view

    @property
    def position(self) -> int:
        """The document's place in the project, from 0; -1 where none is in view."""
        return -1 if self._view is None else self._view.position

    def _need_view(self) -> OpenDocument:
        if self._view is None:
            raise EditError("No document is in view.")
        return self._view
