"""When an action is possible or checked: named, documented functions of the session.

`actions.Action.when` and `.checked` name them; nobody enables anything by hand.
"""

from collections.abc import Callable

from annotator.app.session import Session
from annotator.core.labels import FLAG
from annotator.core.records import Status

Condition = Callable[[Session], bool]


def always(session: Session) -> bool:
    """At any time."""
    return True


def project_is_open(session: Session) -> bool:
    """A project is open."""
    return session.is_open


def can_edit(session: Session) -> bool:
    """A project is open and takes changes."""
    return session.can_edit


def can_edit_or_no_project(session: Session) -> bool:
    """The project takes changes, or there is none and one would be made."""
    return session.can_edit or not session.is_open


def document_is_open(session: Session) -> bool:
    """A document is in view."""
    return session.document is not None


def can_edit_document(session: Session) -> bool:
    """A document is in view and takes changes."""
    return session.can_edit and session.document is not None


def can_tag(session: Session) -> bool:
    """A document is in view that takes changes; the selection is looked at when the key comes."""
    return can_edit_document(session)


def can_edit_span(session: Session) -> bool:
    """A span is picked and takes changes."""
    return session.can_edit and session.picked is not None


def can_link(session: Session) -> bool:
    """A span is picked that takes changes, and a relation may begin at its label."""
    span = session.picked
    heads = (kind.heads for kind in session.label_set.relations)
    return can_edit_span(session) and span is not None and any(span.label in h for h in heads)


def span_is_flagged(session: Session) -> bool:
    """The picked span is flagged as uncertain."""
    return session.picked is not None and session.picked.attribute(FLAG) == "true"


def can_move_ends(session: Session) -> bool:
    """A span is picked that takes changes, or text is selected."""
    return can_edit_span(session) or (session.picked is None and not session.selection.is_empty)


def can_edit_spans(session: Session) -> bool:
    """The article has spans and takes changes."""
    return session.can_edit and bool(session.spans)


def has_spans(session: Session) -> bool:
    """The article has spans."""
    return bool(session.spans)


def something_is_selected(session: Session) -> bool:
    """Text is selected, or a span is picked."""
    return session.picked is not None or not session.selection.is_empty


def something_can_widen(session: Session) -> bool:
    """A span is picked that takes changes, or an article is in view in which text is selected."""
    return session.document is not None and (session.can_edit or session.picked is None)


def can_undo(session: Session) -> bool:
    """This author has a step to take back."""
    return session.can_edit and bool(session.undo_title)


def can_redo(session: Session) -> bool:
    """This author has a step that was taken back last."""
    return session.can_edit and bool(session.redo_title)


def has_next_document(session: Session) -> bool:
    """The list has a document behind the one in view."""
    return session.is_open and session.neighbour(1) >= 0


def has_previous_document(session: Session) -> bool:
    """The list has a document before the one in view."""
    return session.is_open and session.neighbour(-1) >= 0


def has_filter(session: Session) -> bool:
    """Something is typed into the filter of the document list."""
    return bool(session.filter_text.strip())


def can_keep_filter(session: Session) -> bool:
    """Something is typed into the filter, and the project takes changes."""
    return session.can_edit and has_filter(session)


def is_sorted_backwards(session: Session) -> bool:
    """The document list is turned round."""
    return session.order.is_descending


def label_is_sticky(session: Session) -> bool:
    """A label tags each selection at once."""
    return bool(session.sticky_label)


def selection_snaps(session: Session) -> bool:
    """Selections take whole words."""
    return session.snaps


def documents_are_shown(session: Session) -> bool:
    """The document list is shown."""
    return session.shows_documents


def details_are_shown(session: Session) -> bool:
    """The panel about the picked span is shown."""
    return session.shows_details


def _status_is(status: Status) -> Condition:
    def condition(session: Session) -> bool:
        return session.layer is not None and session.layer.status == status

    condition.__doc__ = f"The document in view has the status {status}."
    return condition


def _is_sorted_by(by: str) -> Condition:
    def condition(session: Session) -> bool:
        return session.order.by == by

    condition.__doc__ = f"The document list is sorted by “{by}”."
    return condition


def _theme_is(theme: str) -> Condition:
    def condition(session: Session) -> bool:
        return session.settings.theme == theme

    condition.__doc__ = f"The theme setting is {theme}."
    return condition


CONDITIONS: dict[str, Condition] = {
    condition.__name__: condition
    for condition in (
        always,
        project_is_open,
        can_edit,
        can_edit_or_no_project,
        document_is_open,
        can_edit_document,
        can_tag,
        can_edit_span,
        can_link,
        span_is_flagged,
        can_move_ends,
        can_edit_spans,
        has_spans,
        something_is_selected,
        something_can_widen,
        can_undo,
        can_redo,
        has_next_document,
        has_previous_document,
        has_filter,
        can_keep_filter,
        is_sorted_backwards,
        label_is_sticky,
        selection_snaps,
        documents_are_shown,
        details_are_shown,
    )
} | {
    "is_todo": _status_is("todo"),
    "is_in_progress": _status_is("in_progress"),
    "is_done": _status_is("done"),
    "is_flagged": _status_is("flagged"),
    "is_skipped": _status_is("skipped"),
    "is_rejected": _status_is("rejected"),
    "is_sorted_by_import": _is_sorted_by("import"),
    "is_sorted_by_title": _is_sorted_by("title"),
    "is_sorted_by_length": _is_sorted_by("length"),
    "is_sorted_by_spans": _is_sorted_by("spans"),
    "is_sorted_by_status": _is_sorted_by("status"),
    "theme_is_system": _theme_is("system"),
    "theme_is_light": _theme_is("light"),
    "theme_is_dark": _theme_is("dark"),
    "theme_is_contrast": _theme_is("contrast"),
}
