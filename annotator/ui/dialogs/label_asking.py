"""What has to be asked while labels are changed: what spans become, files, leaving."""

from collections.abc import Sequence
from pathlib import Path

from annotator.app.ask import Ask, FileKind
from annotator.app.label_draft import LabelDraft
from annotator.app.label_effects import told
from annotator.app.label_sets import change_to, read_file, undecided
from annotator.app.settings import Settings
from annotator.core.label_mapping import NOTHING
from annotator.core.labels import LabelSet
from annotator.store.label_use import Use
from annotator.ui.dialogs.label_list import Kind
from annotator.ui.wording import tr

FILES = FileKind(title=tr("Labels"), patterns=("*.yaml", "*.yml", "*.json"))


class LabelAsking:
    """Asks about a draft, and takes files into it.

    Args:
        draft: What is worked on.
        ask: Puts the questions.
        settings: Whose keys those of a file may clash with.
    """

    def __init__(self, draft: LabelDraft, ask: Ask, settings: Settings) -> None:
        self._draft = draft
        self._ask = ask
        self._settings = settings

    # Names

    def removal(self, kind: Kind, name: str) -> str | None:
        """Return what spans or links become whose label or relation goes.

        "" where they are removed or there are none, None where it shall not go.
        """
        use = self._use(kind, name)
        if not use.items:
            return NOTHING
        return self._becomes(kind, name, use, self._others(kind, name))

    def merging(self, kind: Kind, name: str) -> str | None:
        """Return into which other a label or relation is merged, None for none."""
        others = self._others(kind, name)
        has = _told(kind, self._use(kind, name))
        row = self._ask.choose(
            tr("Merge {name} into which?", name=name),
            others,
            detail=tr("{name} has {has}; they get the other\u2019s name.", name=name, has=has),
        )
        return None if row is None else others[row]

    def _becomes(self, kind: Kind, name: str, use: Use, others: Sequence[str]) -> str | None:
        them = tr("Remove the links") if kind == "relation" else tr("Remove the spans")
        become = [tr("They become {name}", name=other) for other in others]
        row = self._ask.choose(
            tr("{name} has {has}. What becomes of them?", name=name, has=_told(kind, use)),
            [*become, them],
            detail=tr("Nothing is done before the labels are applied; undo takes it back."),
        )
        if row is None:
            return None
        return others[row] if row < len(others) else NOTHING

    def _use(self, kind: Kind, name: str) -> Use:
        use = self._draft.use
        return use.of_relation(name) if kind == "relation" else use.of_label(name)

    def _others(self, kind: Kind, name: str) -> list[str]:
        label_set = self._draft.label_set
        return [other for other in _names(kind, label_set) if other != name]

    # Files

    def take_file(self) -> None:
        """Ask for a file and put its labels in the place of the draft's.

        Raises:
            FormatError: It cannot be read at all.
            LabelError: Its labels cannot take the place.
        """
        paths = self._ask.open_paths(tr("Import labels"), (FILES,))
        if not paths:
            return
        found = read_file(paths[0], self._settings)
        if found.label_set is None:
            told_ = "\n".join(problem.sentence for problem in found.problems)
            self._ask.tell(tr("These labels cannot be used."), detail=told_)
            return
        becomes = self._decided(found.label_set)
        if becomes is not None:
            other, use = found.label_set, self._draft.stored_use
            self._draft.perform(lambda change: change_to(change, other, use, becomes))

    def _decided(self, other: LabelSet) -> dict[str, str] | None:
        """Ask what becomes of each label and relation in use that another set lacks."""
        use = self._draft.use
        open_ = undecided(self._draft.label_set, other, use)
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("label", open_.labels),
            ("relation", open_.relations),
        )
        becomes: dict[str, str] = {}
        for kind, names in kinds:
            for name in names:
                new = self._becomes(kind, name, self._use(kind, name), _names(kind, other))
                if new is None:
                    return None
                becomes[name] = new
        return becomes

    def write_file(self, folder: Path) -> None:
        """Ask where, and write the draft's labels there.

        Raises:
            ExportError: It cannot be written.
            FormatError: The ending is none of a label set.
        """
        from annotator.formats.label_set_file import SUFFIXES, write

        label_set = self._draft.label_set
        suggested = folder / f"{label_set.id}{SUFFIXES[0]}"
        path = self._ask.save_path(tr("Export labels"), suggested, (FILES,))
        if path is None:
            return
        whole = path if path.suffix else path.with_suffix(SUFFIXES[0])
        # The dialog has asked about the name as it was typed only.
        if whole == path or not whole.exists() or self._replacing(whole):
            write(label_set, whole, replace=True)

    def _replacing(self, path: Path) -> bool:
        question = tr("{name} is there already. Replace it?", name=path.name)
        return self._ask.confirm(question, detail=str(path.parent), yes=tr("Replace"))

    # Leaving

    def discarding(self) -> bool:
        """Return whether what was done may be lost."""
        done = "\n".join(effect.sentence for effect in self._draft.effects)
        return self._ask.confirm(
            tr("Leave the labels as they were?"), detail=done, yes=tr("Discard the changes")
        )


def _names(kind: Kind, label_set: LabelSet) -> list[str]:
    if kind == "relation":
        return [relation.name for relation in label_set.relations]
    return [label.name for label in label_set.labels]


def _told(kind: Kind, use: Use) -> str:
    return told(use, tr("link"), tr("links")) if kind == "relation" else told(use)
