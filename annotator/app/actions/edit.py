"""The edit menu. Undo, copying, finding and settings."""

from annotator.app.actions.base import Action

EDIT_ACTIONS: tuple[Action, ...] = (
    Action(
        id="undo",
        title="&Undo",
        help="Take back your last change, in whichever document it was.",
        menu="edit",
        keys=("Ctrl+Z", "U"),
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
        help="Change the reading face, theme, snapping, keys and your name.",
        menu="edit",
        keys=("Ctrl+,",),
        icon="mdi6.cog-outline",
        group=2,
    ),
)
