"""Everything a person can trigger, declared once.

Menus, the context menu, the shortcut sheet, the command palette, README and the tests read this
table; `ui/handlers.py` maps each id to a function, and `conditions.py` says when it is possible.
Keys are written as Qt writes them portably; "Ctrl" is the command key on a Mac.
"""

from typing import Literal

from annotator.core.records import Record

Menu = Literal["file", "edit", "document", "spans", "view", "help"]

MENU_TITLES: dict[Menu, str] = {
    "file": "&File",
    "edit": "&Edit",
    "document": "&Document",
    "spans": "&Spans",
    "view": "&View",
    "help": "&Help",
}


class Action(Record):
    """One thing a person can trigger.

    `when` names a function in `conditions`; `icon` a glyph of the icon font; `keys` are
    alternatives, the first of which menus show. `checked` names a condition that is its state.
    `text_only` keys work while the article has the focus, so that typing elsewhere is typing.
    """

    id: str
    title: str
    help: str
    menu: Menu
    keys: tuple[str, ...] = ()
    when: str = "always"
    icon: str = ""
    checked: str = ""
    text_only: bool = False
    group: int = 0
    """Actions of one menu with different numbers are parted by a line."""


def _tag_action(number: int) -> Action:
    return Action(
        id=f"tag_{number}",
        title=f"Tag with label {number}",
        help=f"Tag the selection, or relabel the picked span, with label {number} of the set.",
        menu="spans",
        keys=(str(number),),
        when="can_tag",
        text_only=True,
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        id="new_project",
        title="&New Project…",
        help="Make an empty project file.",
        menu="file",
        keys=("Ctrl+N",),
        icon="mdi6.file-plus-outline",
    ),
    Action(
        id="open",
        title="&Open…",
        help="Open a project, or articles, of which a project is made.",
        menu="file",
        keys=("Ctrl+O",),
        icon="mdi6.folder-open-outline",
    ),
    Action(
        id="open_sample",
        title="Open &Sample Project",
        help="Open a fresh copy of the sample project.",
        menu="file",
        icon="mdi6.school-outline",
    ),
    Action(
        id="import",
        title="&Import Articles…",
        help="Add articles and their spans from files to this project.",
        menu="file",
        keys=("Ctrl+I",),
        when="can_edit",
        icon="mdi6.import",
        group=1,
    ),
    Action(
        id="import_folder",
        title="Import &Folder…",
        help="Add all articles of a folder and its subfolders to this project.",
        menu="file",
        when="can_edit",
        icon="mdi6.folder-arrow-down-outline",
        group=1,
    ),
    Action(
        id="paste_article",
        title="&Paste as Article",
        help="Add the text on the clipboard to this project as an article.",
        menu="file",
        keys=("Ctrl+Shift+V",),
        when="can_edit_or_no_project",
        icon="mdi6.content-paste",
        group=1,
    ),
    Action(
        id="export",
        title="&Export…",
        help="Write documents and their spans to a JSONL file.",
        menu="file",
        keys=("Ctrl+E",),
        when="project_is_open",
        icon="mdi6.export",
        group=1,
    ),
    Action(
        id="close_project",
        title="&Close Project",
        help="Close this project and show the welcome page.",
        menu="file",
        keys=("Ctrl+W",),
        when="project_is_open",
        icon="mdi6.close",
        group=2,
    ),
    Action(
        id="quit",
        title="&Quit",
        help="Close the window; everything is saved already.",
        menu="file",
        keys=("Ctrl+Q",),
        icon="mdi6.power",
        group=2,
    ),
    Action(
        id="undo",
        title="&Undo",
        help="Take back your last change, in whichever document it was.",
        menu="edit",
        keys=("Ctrl+Z",),
        when="can_undo",
        icon="mdi6.undo",
    ),
    Action(
        id="redo",
        title="&Redo",
        help="Do again what was taken back.",
        menu="edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        when="can_redo",
        icon="mdi6.redo",
    ),
    Action(
        id="copy",
        title="&Copy",
        help="Copy the selected text, or that of the picked span.",
        menu="edit",
        keys=("Ctrl+C",),
        when="something_is_selected",
        icon="mdi6.content-copy",
        text_only=True,
        group=1,
    ),
    Action(
        id="filter_documents",
        title="&Filter Documents",
        help="Go to the field that filters the document list.",
        menu="edit",
        keys=("Ctrl+F",),
        when="project_is_open",
        icon="mdi6.magnify",
        group=1,
    ),
    Action(
        id="settings",
        title="&Settings…",
        help="Change the reading face, theme, snapping and your name.",
        menu="edit",
        keys=("Ctrl+,",),
        icon="mdi6.cog-outline",
        group=2,
    ),
    Action(
        id="finish_and_next",
        title="&Done, Next",
        help="Mark this document done and open the next one to do.",
        menu="document",
        keys=("Ctrl+Return", "Ctrl+Enter"),
        when="can_edit_document",
        icon="mdi6.check-circle-outline",
    ),
    Action(
        id="next_document",
        title="&Next Document",
        help="Open the next document of the list.",
        menu="document",
        keys=("Ctrl+Down",),
        when="has_next_document",
        icon="mdi6.arrow-down",
        group=1,
    ),
    Action(
        id="previous_document",
        title="&Previous Document",
        help="Open the previous document of the list.",
        menu="document",
        keys=("Ctrl+Up",),
        when="has_previous_document",
        icon="mdi6.arrow-up",
        group=1,
    ),
    Action(
        id="next_todo",
        title="Next &to Do",
        help="Open the next document that is not done, skipped, rejected or flagged.",
        menu="document",
        keys=("Ctrl+Shift+Down",),
        when="document_is_open",
        icon="mdi6.arrow-down-circle-outline",
        group=1,
    ),
    Action(
        id="mark_todo",
        title="Mark T&o Do",
        help="Set this document's status to “to do”.",
        menu="document",
        when="can_edit_document",
        icon="mdi6.circle-outline",
        checked="is_todo",
        group=2,
    ),
    Action(
        id="mark_in_progress",
        title="Mark &In Progress",
        help="Set this document's status to “in progress”.",
        menu="document",
        when="can_edit_document",
        icon="mdi6.circle-half-full",
        checked="is_in_progress",
        group=2,
    ),
    Action(
        id="mark_done",
        title="&Mark Done",
        help="Set this document's status to “done” and stay here.",
        menu="document",
        when="can_edit_document",
        icon="mdi6.check-circle",
        checked="is_done",
        group=2,
    ),
    Action(
        id="mark_flagged",
        title="Mark &Flagged",
        help="Set this document's status to “flagged”, to come back to it.",
        menu="document",
        keys=("Ctrl+G",),
        when="can_edit_document",
        icon="mdi6.flag-outline",
        checked="is_flagged",
        group=2,
    ),
    Action(
        id="mark_skipped",
        title="Mark S&kipped",
        help="Set this document's status to “skipped”.",
        menu="document",
        when="can_edit_document",
        icon="mdi6.debug-step-over",
        checked="is_skipped",
        group=2,
    ),
    Action(
        id="mark_rejected",
        title="Mark &Rejected",
        help="Set this document's status to “rejected”: not fit for training.",
        menu="document",
        when="can_edit_document",
        icon="mdi6.cancel",
        checked="is_rejected",
        group=2,
    ),
    *(_tag_action(number) for number in range(1, 10)),
    Action(
        id="next_span",
        title="Pick &Next Span",
        help="Pick the next span of the article.",
        menu="spans",
        keys=("Tab",),
        when="has_spans",
        icon="mdi6.arrow-right",
        text_only=True,
        group=1,
    ),
    Action(
        id="previous_span",
        title="Pick &Previous Span",
        help="Pick the previous span of the article.",
        menu="spans",
        keys=("Shift+Tab", "Backtab"),
        when="has_spans",
        icon="mdi6.arrow-left",
        text_only=True,
        group=1,
    ),
    Action(
        id="let_go",
        title="&Let Go",
        help="Unpick the span and clear the selection.",
        menu="spans",
        keys=("Esc",),
        when="document_is_open",
        icon="mdi6.selection-off",
        text_only=True,
        group=1,
    ),
    Action(
        id="remove_span",
        title="&Remove Span",
        help="Remove the picked span.",
        menu="spans",
        keys=("Del", "Backspace"),
        when="can_edit_span",
        icon="mdi6.delete-outline",
        text_only=True,
        group=2,
    ),
    Action(
        id="start_left",
        title="Move Start &Out",
        help="Move the picked span's start to the word before.",
        menu="spans",
        keys=("Alt+Shift+Left",),
        when="can_edit_span",
        icon="mdi6.arrow-expand-left",
        text_only=True,
        group=3,
    ),
    Action(
        id="start_right",
        title="Move Start &In",
        help="Move the picked span's start to the next word.",
        menu="spans",
        keys=("Alt+Shift+Right",),
        when="can_edit_span",
        icon="mdi6.arrow-collapse-right",
        text_only=True,
        group=3,
    ),
    Action(
        id="end_left",
        title="Move &End In",
        help="Move the picked span's end to the word before.",
        menu="spans",
        keys=("Alt+Left",),
        when="can_edit_span",
        icon="mdi6.arrow-collapse-left",
        text_only=True,
        group=3,
    ),
    Action(
        id="end_right",
        title="Move En&d Out",
        help="Move the picked span's end to the next word.",
        menu="spans",
        keys=("Alt+Right",),
        when="can_edit_span",
        icon="mdi6.arrow-expand-right",
        text_only=True,
        group=3,
    ),
    Action(
        id="toggle_sticky",
        title="Stick&y Label",
        help="Tag each selection at once with the label chosen in the bar.",
        menu="spans",
        keys=("Ctrl+L",),
        when="can_edit",
        icon="mdi6.pin-outline",
        checked="label_is_sticky",
        group=4,
    ),
    Action(
        id="toggle_snap",
        title="Snap to &Words",
        help="Let selections take whole words; off, they take characters.",
        menu="spans",
        keys=("Ctrl+B",),
        icon="mdi6.magnet",
        checked="selection_snaps",
        group=4,
    ),
    Action(
        id="zoom_in",
        title="Zoom &In",
        help="Make the article's text larger.",
        menu="view",
        keys=("Ctrl++", "Ctrl+="),
        icon="mdi6.magnify-plus-outline",
    ),
    Action(
        id="zoom_out",
        title="Zoom &Out",
        help="Make the article's text smaller.",
        menu="view",
        keys=("Ctrl+-",),
        icon="mdi6.magnify-minus-outline",
    ),
    Action(
        id="zoom_reset",
        title="&Actual Size",
        help="Give the article's text its usual size again.",
        menu="view",
        keys=("Ctrl+0",),
        icon="mdi6.magnify",
    ),
    Action(
        id="theme_system",
        title="Theme: &System",
        help="Follow the system's light or dark theme.",
        menu="view",
        icon="mdi6.theme-light-dark",
        checked="theme_is_system",
        group=1,
    ),
    Action(
        id="theme_light",
        title="Theme: &Light",
        help="Dark text on light ground.",
        menu="view",
        icon="mdi6.white-balance-sunny",
        checked="theme_is_light",
        group=1,
    ),
    Action(
        id="theme_dark",
        title="Theme: &Dark",
        help="Light text on dark ground.",
        menu="view",
        icon="mdi6.weather-night",
        checked="theme_is_dark",
        group=1,
    ),
    Action(
        id="theme_contrast",
        title="Theme: High &Contrast",
        help="White text on black ground, strong edges.",
        menu="view",
        icon="mdi6.contrast-circle",
        checked="theme_is_contrast",
        group=1,
    ),
    Action(
        id="toggle_documents",
        title="Document Lis&t",
        help="Show or hide the document list.",
        menu="view",
        keys=("F9",),
        icon="mdi6.page-layout-sidebar-left",
        checked="documents_are_shown",
        group=2,
    ),
    Action(
        id="toggle_details",
        title="Detail &Panel",
        help="Show or hide the panel about the picked span.",
        menu="view",
        keys=("Shift+F9",),
        icon="mdi6.page-layout-sidebar-right",
        checked="details_are_shown",
        group=2,
    ),
    Action(
        id="full_screen",
        title="&Full Screen",
        help="Use the whole screen, or the window again.",
        menu="view",
        keys=("F11",),
        icon="mdi6.fullscreen",
        group=2,
    ),
    Action(
        id="show_keys",
        title="&Keyboard Shortcuts",
        help="Show every action with its keys.",
        menu="help",
        keys=("F1", "?"),
        icon="mdi6.keyboard-outline",
    ),
    Action(
        id="about",
        title="&About annotator",
        help="Show the version and where the program keeps its files.",
        menu="help",
        icon="mdi6.information-outline",
        group=1,
    ),
)


def by_id(action_id: str) -> Action:
    """Return the action of that id.

    Raises:
        KeyError: There is none.
    """
    return _BY_ID[action_id]


_BY_ID = {action.id: action for action in ACTIONS}
