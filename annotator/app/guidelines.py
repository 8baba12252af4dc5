"""What labels mean, as the label set says it: looked up, changed, and as it was before."""

from annotator.app.guideline_draft import Draft
from annotator.app.session import Session
from annotator.app.tagging import Tagging
from annotator.core.excerpts import marked_sentence
from annotator.core.label_changes import begin, change_label
from annotator.core.label_guidelines import (
    Guideline,
    GuidelineVersion,
    guideline_of,
    guideline_versions,
    with_guideline,
)
from annotator.core.label_versions import with_next_version
from annotator.core.labels import Example, Label
from annotator.core.records import Span
from annotator.errors import LabelError

_DRAFT = "guideline:"
"""What the fact of a project is called, with the author's id, that holds an open draft."""


class Guidelines:
    """The guidelines of the project that is open in one window."""

    def __init__(self, session: Session, tagging: Tagging) -> None:
        self._session = session
        self._tagging = tagging

    @property
    def label_in_hand(self) -> Label:
        """The label of the picked span, else the one used last."""
        session = self._session
        picked = session.label_set.find(session.picked.label) if session.picked else None
        return picked or session.label_set.label(self._tagging.chosen)

    def present_name(self, name: str) -> str:
        """Return what a label is called by now, "" where it is gone."""
        session = self._session
        known = session.label_set.find(name)
        if known is None and session.store is not None:
            known = session.label_set.find(session.store.labels.gone_names().label(name))
        return known.name if known else ""

    def save(self, draft: Draft) -> bool:
        """Make a draft the guideline of its label, as one step; return whether it was another.

        Raises:
            LabelError: An example's braces do not fit, or the label is gone.
            StoreError: It could not be written; nothing has changed.
        """
        if draft.faults:
            _, message, _ = draft.faults[0]
            raise LabelError(message, hint="Mend the examples first.")
        now = guideline_of(self._session.label_set.label(draft.label))
        return change_guideline(self._session, draft.label, draft.rebased(now).guideline)

    def versions(self, name: str) -> tuple[GuidelineVersion, ...]:
        """Return each guideline that a label has had in this project, the newest first.

        Raises:
            StoreError: They cannot be read.
        """
        store = self._session.store
        return () if store is None else guideline_versions(name, store.labels.history())

    # A draft that is still open when the project is closed

    def keep_draft(self, draft: Draft | None) -> None:
        """Keep a draft in the project for the next time, or none any more."""
        store = self._session.store
        said = "" if draft is None else draft.model_dump_json()
        if store is not None and not store.is_read_only and store.value(self._fact) != said:
            store.set_value(self._fact, said)

    def kept_draft(self) -> Draft | None:
        """Return the draft that this author left open; None where there is none."""
        store = self._session.store
        said = "" if store is None else store.value(self._fact)
        try:
            return Draft.model_validate_json(said) if said else None
        except ValueError:
            # Another version of the program has written it.
            return None

    @property
    def _fact(self) -> str:
        return f"{_DRAFT}{self._session.author_id}"


def change_guideline(session: Session, name: str, guideline: Guideline) -> bool:
    """Give a label another guideline as one step; return whether it was another.

    The label set gets the next version that no set of the project has had.

    Raises:
        LabelError: There is no such label.
        StoreError: It could not be written; nothing has changed.
    """
    label_set, store = session.label_set, session.store
    label = label_set.label(name)
    change = change_label(begin(label_set), label.name, with_guideline(label, guideline))
    if change.is_empty or store is None:
        return False
    session.change_labels(with_next_version(change, store.labels.used_versions()))
    session.tell(f"The guideline of {label.title} is version {session.label_set.version} now.")
    return True


def add_example(session: Session, *, is_right: bool) -> None:
    """Take the picked span in its sentence as an example of its label, as one step.

    Spans of the same label in the sentence are marked in a right one; in a wrong one they may
    well be right.

    Raises:
        StoreError: It could not be written; nothing has changed.
    """
    span = session.picked
    label = session.label_set.find(span.label) if span else None
    if span is None or label is None:
        return
    kind = "right" if is_right else "wrong"
    example = Example(text=_sentence(session, span, marks_others=is_right), is_right=is_right)
    if any((e.text, e.is_right) == (example.text, is_right) for e in label.examples):
        session.tell(f"This is a {kind} example of {label.title} already.")
        return
    guideline = guideline_of(label)
    new = guideline.model_copy(update={"examples": (*guideline.examples, example)})
    change_guideline(session, label.name, new)
    version = session.label_set.version
    session.tell(f"Added as a {kind} example of {label.title}, in version {version}.")


def _sentence(session: Session, span: Span, *, marks_others: bool) -> str:
    others = session.spans if marks_others else ()
    same = (s.place for s in others if s.label == span.label and s.id != span.id)
    return marked_sentence(session.text, span.place, same)
