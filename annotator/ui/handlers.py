"""What each action does, one line each.

A known error that a handler raises is shown by `guard.Guard`; everything else is a bug.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from annotator.app.actions import ACTIONS
from annotator.app.attributes import Attributes
from annotator.app.keys import label_number
from annotator.app.linking import Linking
from annotator.app.reading_values import read_article
from annotator.app.session import Session
from annotator.app.settings import Settings
from annotator.app.spanning import Direction, Side, Step
from annotator.app.tagging import Tagging
from annotator.app.unlinked import pick_unlinked
from annotator.core.records import Status
from annotator.ui.article import Article, zoom
from annotator.ui.beside import Beside
from annotator.ui.desk import Desk
from annotator.ui.openers import Openers
from annotator.ui.sifter import Sifter
from annotator.ui.walking import Walking

_USUAL_PT: float = Settings.model_fields["font_size_pt"].default


class Window(Protocol):
    """What handlers need of the window."""

    session: Session
    desk: Desk
    walking: Walking
    tagging: Tagging
    linking: Linking
    attributes: Attributes
    article: Article
    sifter: Sifter
    openers: Openers
    beside: Beside

    def close(self) -> bool: ...
    def focus_filter(self) -> None: ...
    def toggle_full_screen(self) -> None: ...


Handler = Callable[[Window], object]


def copy_selected(session: Session) -> None:
    """Put the selected text, or that of the picked span, on the clipboard."""
    span, document = session.picked, session.document
    start, end = (span.start, span.end) if span else session.selection
    if document is not None and start < end:
        QGuiApplication.clipboard().setText(document.text[start:end])


def _marks(status: Status) -> Handler:
    return lambda window: window.session.set_status(status)


def _tags(number: int) -> Handler:
    return lambda window: window.tagging.use_number(number)


def _moves(side: Side, direction: Direction, step: Step = "word") -> Handler:
    return lambda window: window.session.nudge_edge(side, direction, step)


def _sorts(by: str) -> Handler:
    return lambda window: window.session.sort_by(by)


def _wears(theme: str) -> Handler:
    return lambda window: window.session.change_settings(theme=theme)


def _adds_example(*, is_right: bool) -> Handler:
    def add(window: Window) -> None:
        from annotator.app.guidelines import add_example

        add_example(window.session, is_right=is_right)

    return add


def _toggle_snap(window: Window) -> None:
    window.session.change_settings(snap_to_words=not window.session.snaps)


HANDLERS: dict[str, Handler] = {
    "new_project": lambda window: window.desk.new_project(),
    "open": lambda window: window.desk.ask_and_open(),
    "open_sample": lambda window: window.desk.open_sample(),
    "import": lambda window: window.desk.ask_and_import(),
    "import_folder": lambda window: window.desk.ask_and_import_folder(),
    "paste_article": lambda window: window.desk.paste(),
    "export": lambda window: window.openers.export(),
    "close_project": lambda window: window.desk.close_project(),
    "quit": lambda window: window.close(),
    "undo": lambda window: window.walking.undo(),
    "redo": lambda window: window.walking.redo(),
    "copy": lambda window: copy_selected(window.session),
    "filter_documents": lambda window: window.focus_filter(),
    "filter_again": lambda window: window.sifter.again(),
    "clear_filter": lambda window: window.sifter.set_filter(""),
    "keep_filter": lambda window: window.sifter.ask_name(),
    "kept_filters": lambda window: window.sifter.show_kept(),
    "search": lambda window: window.openers.search(),
    "label_set": lambda window: window.openers.label_set(),
    "settings": lambda window: window.openers.settings(),
    "finish_and_next": lambda window: window.session.finish_and_next(),
    "next_document": lambda window: window.session.show_next(),
    "previous_document": lambda window: window.session.show_previous(),
    "next_todo": lambda window: window.session.show_next_todo(),
    "sort_documents": lambda window: window.sifter.show_sorting(),
    **{f"sort_{by}": _sorts(by) for by in ("import", "title", "length", "spans", "status")},
    "sort_reverse": lambda window: window.session.reverse_order(),
    "mark_todo": _marks("todo"),
    "mark_in_progress": _marks("in_progress"),
    "mark_done": _marks("done"),
    "mark_flagged": _marks("flagged"),
    "mark_skipped": _marks("skipped"),
    "mark_rejected": _marks("rejected"),
    **{a.id: _tags(number) for a in ACTIONS if (number := label_number(a.id))},
    "find_text": lambda window: window.article.find(),
    "find_next": lambda window: window.article.find_beside(1),
    "find_previous": lambda window: window.article.find_beside(-1),
    "next_phrase": lambda window: window.tagging.phrasing.go_to_phrase(1),
    "previous_phrase": lambda window: window.tagging.phrasing.go_to_phrase(-1),
    "show_hints": lambda window: window.article.show_hints(),
    "select_phrase": lambda window: window.tagging.phrasing.select_phrase(),
    "next_span": lambda window: window.session.pick_next(),
    "previous_span": lambda window: window.session.pick_previous(),
    "next_finding": lambda window: window.beside.checks.go(1),
    "previous_finding": lambda window: window.beside.checks.go(-1),
    "mend_finding": lambda window: window.beside.checks.mend(),
    "ignore_finding": lambda window: window.beside.checks.ignore(),
    "let_go": lambda window: window.article.let_go(),
    "remove_span": lambda window: window.session.remove_picked(),
    "widen": lambda window: window.tagging.phrasing.widen(),
    "narrow": lambda window: window.tagging.phrasing.narrow(),
    "edit_values": lambda window: window.beside.edit_values(),
    "read_values": lambda window: read_article(window.session),
    "edit_note": lambda window: window.beside.edit_note(),
    "flag_span": lambda window: window.attributes.toggle_flag(),
    "confirm_link": lambda window: window.linking.confirm(),
    "confirm_links": lambda window: window.linking.confirm_all(),
    "next_target": lambda window: window.linking.walk(1),
    "previous_target": lambda window: window.linking.walk(-1),
    "next_link_kind": lambda window: window.linking.next_kind(),
    "choose_target": lambda window: window.linking.begin_choosing(),
    "edit_article": lambda window: window.beside.edit_article(),
    "edit_article_note": lambda window: window.beside.edit_article_note(),
    "next_open": lambda window: pick_unlinked(window.session, 1),
    "previous_open": lambda window: pick_unlinked(window.session, -1),
    "tag_again": lambda window: window.openers.tag_again(),
    "tag_again_everywhere": lambda window: window.openers.tag_again(is_everywhere=True),
    "add_right_example": _adds_example(is_right=True),
    "add_wrong_example": _adds_example(is_right=False),
    "start_out": _moves("start", -1),
    "start_in": _moves("start", 1),
    "end_in": _moves("end", -1),
    "end_out": _moves("end", 1),
    "start_out_char": _moves("start", -1, "char"),
    "start_in_char": _moves("start", 1, "char"),
    "end_in_char": _moves("end", -1, "char"),
    "end_out_char": _moves("end", 1, "char"),
    "toggle_sticky": lambda window: window.tagging.toggle_sticky(),
    "toggle_snap": _toggle_snap,
    "zoom_in": lambda window: zoom(window.session, 1),
    "zoom_out": lambda window: zoom(window.session, -1),
    "zoom_reset": lambda window: window.session.change_settings(font_size_pt=_USUAL_PT),
    "theme_system": _wears("system"),
    "theme_light": _wears("light"),
    "theme_dark": _wears("dark"),
    "theme_contrast": _wears("contrast"),
    "toggle_documents": lambda window: window.session.toggle_documents(),
    "toggle_details": lambda window: window.session.toggle_details(),
    "show_details": lambda window: window.beside.go_to("details"),
    "show_checks": lambda window: window.beside.go_to("checks"),
    "show_guideline": lambda window: window.beside.go_to("guideline"),
    "show_history": lambda window: window.beside.go_to("history"),
    "show_time": lambda window: window.openers.time(),
    "full_screen": lambda window: window.toggle_full_screen(),
    "palette": lambda window: window.openers.palette(),
    "tour": lambda window: window.openers.tour(),
    "show_help": lambda window: window.openers.help(),
    "show_keys": lambda window: window.openers.keys(),
    "about": lambda window: window.openers.about(),
}
