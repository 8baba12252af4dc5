"""The label set: add, rename, merge and remove labels, and declare what they say.

What is done is a draft until it is applied, which is one step of undo. The foot says what that will
do to spans, or what contradicts itself so that it cannot be applied.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from annotator.app.ask import Ask
from annotator.app.label_draft import LabelDraft
from annotator.app.label_effects import told
from annotator.core import label_changes as changes
from annotator.core.label_changes import LabelChange
from annotator.core.label_mapping import Renames
from annotator.core.label_versions import with_next_version
from annotator.core.labels import Attribute, Label, RelationType
from annotator.errors import LabelError
from annotator.store.label_use import LabelUse, Use
from annotator.ui.appearance import Appearance
from annotator.ui.bridge import SessionBridge
from annotator.ui.dialogs.label_asking import LabelAsking
from annotator.ui.dialogs.label_frame import LabelFrame
from annotator.ui.dialogs.label_job import LabelJob
from annotator.ui.dialogs.label_list import Entry, Kind
from annotator.ui.dialogs.part_editor import PartEditor
from annotator.ui.guard import Guard
from annotator.ui.tasks import Handle, Runner
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.wording import tr

_UNCOUNTABLE = tr(
    "What has each label could not be counted, so nothing can be applied. Cancel and open the"
    " labels again to count once more."
)


class _Window(Protocol):
    """What is asked of the window, beside that it is a widget."""

    appearance: Appearance


class LabelSetDialog(LabelFrame):
    """A list of labels and relations, and the fields of the one that is chosen.

    Args:
        bridge: Of the session whose labels they are.
        ask: Asks what spans become whose label goes, and for files.
        tasks: Counts and changes.
        guard: Tells what went wrong.
    """

    def __init__(
        self, bridge: SessionBridge, ask: Ask, tasks: Runner, guard: Guard, parent: QWidget
    ) -> None:
        appearance = cast("_Window", parent).appearance
        super().__init__(appearance.theme or LIGHT, parent)
        session, store = bridge.session, bridge.session.store
        assert store is not None
        self._session = session
        self._ask = ask
        self._tasks = tasks
        self._guard = guard
        self._counting: Handle | None = None
        self._appearance = appearance
        self.draft = LabelDraft(session.label_set, session.settings, store.labels.values)
        self._asking = LabelAsking(self.draft, ask, session.settings)
        self.job = LabelJob(session, tasks, guard)
        self._kind: Kind = "label"
        self._name = self.draft.label_set.labels[0].name
        self._is_refused = False
        self._is_uncountable = False
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        self.list.entry_reached.connect(self._on_reached)
        self.list.moved.connect(self._on_moved)
        self.list.renaming_asked.connect(lambda: self._editor.focus_name())
        self.list.removal_asked.connect(self._remove)
        self.add_label.clicked.connect(lambda: self._add("label"))
        self.add_relation.clicked.connect(lambda: self._add("relation"))
        self.merge.clicked.connect(self._merge)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self._take_back)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._take_back)
        self.label.edited.connect(self._edit_label)
        self.relation.edited.connect(self._edit_relation)
        self.whole.edited.connect(self._edit_set)
        self.whole.attributes_edited.connect(self._edit_document)
        for editor in (self.label, self.relation, self.whole):
            editor.typing.connect(self._on_typing)
        self.load.clicked.connect(self._import)
        self.save.clicked.connect(self._export)
        self.leave.clicked.connect(self.reject)
        self.apply.clicked.connect(self._apply)
        self._appearance.changed.connect(self._on_theme_changed)

    # Counting

    def open(self) -> None:
        """Open, and count meanwhile what has each label."""
        super().open()
        self.list.setFocus()
        store = self._session.store
        assert store is not None
        self._counting = self._tasks.run(
            lambda _progress, _cancelled: store.labels.use(),
            done=self._on_counted,
            failed=self._on_not_counted,
        )

    def _on_counted(self, use: LabelUse) -> None:
        self.draft.count(use)
        self._refresh()

    def _on_not_counted(self, error: BaseException) -> None:
        self._is_uncountable = True
        self._refresh()
        self._guard.present(error)

    # Drawn from the draft

    @property
    def _editor(self) -> PartEditor:
        editors: dict[Kind, PartEditor] = {"label": self.label, "relation": self.relation}
        return editors.get(self._kind, self.whole)

    def _refresh(self) -> None:
        """Show all of the draft; where what was chosen is gone, the first label."""
        self.rows.show_entries(self._entries())
        self.fit_list()
        if self.rows.row_of(self._kind, self._name) < 0:
            self._kind, self._name = "label", self.draft.label_set.labels[0].name
        self.list.choose(self._kind, self._name)
        self._show_current()
        self._show_state()

    def _entries(self) -> Sequence[Entry]:
        label_set, use = self.draft.label_set, self.draft.use
        labels = (
            Entry("label", x.name, x.title, x.key.upper(), use.of_label(x.name).items, x.hue, at)
            for at, x in enumerate(label_set.labels)
        )
        relations = [
            Entry("relation", r.name, r.name, uses=use.of_relation(r.name).items)
            for r in label_set.relations
        ]
        return (
            Entry("caption", "", tr("Labels")),
            *labels,
            *((Entry("caption", "", tr("Relations")), *relations) if relations else ()),
            Entry("caption", "", tr("All of it")),
            Entry("set", "", tr("Set and articles")),
        )

    def _show_current(self) -> None:
        label_set, use = self.draft.label_set, self.draft.use
        if self._kind == "label":
            label = label_set.label(self._name)
            hues = {other.hue: other.title for other in label_set.labels if other != label}
            place = label_set.labels.index(label)
            self.label.show_label(
                label, place, used=self._told(use.of_label(label.name)), hues=hues
            )
        elif self._kind == "relation":
            relation = next(r for r in label_set.relations if r.name == self._name)
            names = [label.name for label in label_set.labels]
            has = self._told(use.of_relation(relation.name), tr("link"), tr("links"))
            self.relation.show_relation(relation, names, used=has)
        else:
            self.whole.show_set(label_set)
        self.pages.setCurrentWidget(self._editor)

    def _told(self, use: Use, one: str = tr("span"), many: str = tr("spans")) -> str:
        if self.draft.is_counted:
            return told(use, one, many)
        return tr("Not counted") if self._is_uncountable else tr("Counting …")

    def _show_state(self) -> None:
        """Show what the draft would do or why it cannot, and what can be done to it."""
        draft, label_set = self.draft, self.draft.label_set
        like = {"label": len(label_set.labels), "relation": len(label_set.relations)}
        number = like.get(self._kind, 0)
        is_idle = not self.job.is_running
        is_free = is_idle and draft.is_counted
        self.remove.setEnabled(is_free and (number > 1 or self._kind == "relation"))
        self.merge.setEnabled(is_free and number > 1)
        self.back.setEnabled(is_idle and draft.can_take_back)
        self.apply.setEnabled(is_free and draft.can_be_applied)
        self.summary.show_state(draft.faults, draft.effects if draft.is_counted else ())
        if self._is_uncountable:
            self.summary.say(_UNCOUNTABLE)
        elif not draft.is_counted and not draft.change.is_empty:
            self.summary.say(tr("Counting what has each label …"))

    def _on_typing(self) -> None:
        """Let what is typed be applied as it is: that takes it over first."""
        self.apply.setEnabled(self.draft.is_counted and not self.job.is_running)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.list.set_theme(theme)
        self.label.set_theme(theme)
        self._refresh()

    # What the person does

    def _on_reached(self, kind: Kind, name: str) -> None:
        if self._is_settled():
            self._kind, self._name = kind, name
            self._refresh()
        else:
            self.list.choose(self._kind, self._name)

    def _is_settled(self) -> bool:
        """Take what is typed and not told yet; return whether it could be taken."""
        self._is_refused = False
        self._editor.commit()
        return not self._is_refused

    def _perform(
        self, make: Callable[[LabelChange], LabelChange], *, part: str = "", name: str = ""
    ) -> bool:
        """Change the draft; return whether it was taken.

        Args:
            make: Goes on from the change so far.
            part: The field that says why it was not.
            name: What is chosen then, where that is another.
        """
        try:
            self.draft.perform(make)
        except LabelError as error:
            self._is_refused = True
            self._show_current()
            self._show_state()
            self._editor.refuse(part, f"{error.message} {error.hint}".rstrip())
            return False
        self._name = name or self._name
        self._refresh()
        return True

    def _edit_label(self, label: Label, names: Renames) -> None:
        old, name = self.draft.label_set.label(self._name), self._name
        self._perform(
            lambda change: changes.change_label(change, name, label, attribute_names=names),
            part=_part(old.name != label.name, is_key=old.key != label.key),
            name=label.name,
        )

    def _edit_relation(self, relation: RelationType, names: Renames) -> None:
        name = self._name
        self._perform(
            lambda change: changes.change_relation(change, name, relation, attribute_names=names),
            part=_part(name != relation.name),
            name=relation.name,
        )

    def _edit_set(self, name: str, version: str) -> None:
        self._perform(
            lambda change: changes.change_set(change, set_id=name, version=version), part="name"
        )

    def _edit_document(self, attributes: tuple[Attribute, ...], names: Renames) -> None:
        self._perform(
            lambda change: changes.change_document_attributes(
                change, attributes, attribute_names=names
            ),
            part="attributes",
        )

    def _on_moved(self, kind: Kind, name: str, place: int) -> None:
        move = changes.move_label if kind == "label" else changes.move_relation
        self._kind = kind
        self._perform(lambda change: move(change, name, place), name=name)

    def _add(self, kind: Kind) -> None:
        if not self._is_settled():
            return
        name = self.draft.add_label() if kind == "label" else self.draft.add_relation()
        self._kind, self._name = kind, name
        self._refresh()
        self._editor.focus_name()

    def _remove(self) -> None:
        if not self._is_settled() or not self.remove.isEnabled():
            return
        kind, name = self._kind, self._name
        into = self._asking.removal(kind, name)
        if into is None:
            return
        if into:
            self._merge_into(into)
            return
        gone = changes.remove_label if kind == "label" else changes.remove_relation
        neighbour = self._neighbour(kind, name)
        self._perform(lambda change: gone(change, name), name=neighbour)
        self.list.setFocus()

    def _neighbour(self, kind: Kind, name: str) -> str:
        label_set = self.draft.label_set
        parts = label_set.labels if kind == "label" else label_set.relations
        names = [part.name for part in parts]
        at = names.index(name)
        return (names[at + 1 :] or names[:at] or [""])[0 if names[at + 1 :] else -1]

    def _merge(self) -> None:
        if self._is_settled():
            into = self._asking.merging(self._kind, self._name)
            if into:
                self._merge_into(into)

    def _merge_into(self, into: str) -> None:
        name = self._name
        merge = changes.merge_label if self._kind == "label" else changes.merge_relation
        self._perform(lambda change: merge(change, name, into), name=into)
        self.list.setFocus()

    def _parts(self) -> list[tuple[Kind, str]]:
        """Return the names of all labels, then of all relations."""
        label_set = self.draft.label_set
        labels: list[tuple[Kind, str]] = [("label", label.name) for label in label_set.labels]
        return labels + [("relation", relation.name) for relation in label_set.relations]

    def _take_back(self) -> None:
        if self.job.is_running:
            return
        is_at_button = self.back.hasFocus()
        before = self._parts()
        self.draft.take_back()
        back = [part for part in self._parts() if part not in before]
        if back:
            # What was renamed, merged or removed is what one wants to see again.
            self._kind, self._name = back[0]
        self._refresh()
        if is_at_button and not self.back.isEnabled():
            # Qt would give the focus to whatever comes next.
            self.list.setFocus()

    def _import(self) -> None:
        if self._is_settled():
            self._guard.run(self._asking.take_file)
            self._refresh()

    def _export(self) -> None:
        path = self._session.path
        assert path is not None
        if self._is_settled():
            self._guard.run(lambda: self._asking.write_file(path.parent))

    # Applying

    def _apply(self) -> None:
        if self._is_settled() and self.draft.can_be_applied:
            self.job.run(
                self._versioned(),
                self.draft.affected,
                began=lambda: self.show_running(is_running=True),
                advanced=self.show_progress,
                ended=self._on_applied,
            )

    def _versioned(self) -> LabelChange:
        """Return the change with the next version, unless the person has given it one."""
        change, store = self.draft.change, self._session.store
        if store is None or change.after.version != change.before.version:
            return change
        return with_next_version(change, store.labels.used_versions())

    def _on_applied(self, *, is_done: bool) -> None:
        self.show_running(is_running=False)
        if is_done:
            title = self.draft.change.title
            super().done(QDialog.DialogCode.Accepted)
            self._session.tell(tr("{title}: done. Undo takes it back.", title=title))
        else:
            self.summary.say(tr("Nothing was changed."))

    def show_running(self, *, is_running: bool) -> None:
        super().show_running(is_running=is_running)
        self._show_state()

    # Leaving

    def reject(self) -> None:
        """Leave, but lose nothing unasked; while it is being applied, only stop that."""
        if self.job.is_running:
            self.job.cancel()
            return
        if self._is_settled() and (self.draft.change.is_empty or self._asking.discarding()):
            super().reject()

    def done(self, result: int) -> None:
        """Close; what is counted is not waited for."""
        if self._counting is not None:
            self._counting.drop()
        super().done(result)


def _part(is_name: bool, *, is_key: bool = False) -> str:
    """Return the field that a change was made in."""
    if is_name:
        return "name"
    return "key" if is_key else "attributes"
