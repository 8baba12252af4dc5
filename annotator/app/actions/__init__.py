"""Everything a person can trigger, declared once: a table for each menu.

Menus, the context menu, the shortcut sheet, the command palette, README and the tests read this
table; `ui/handlers.py` maps each id to a function, and `conditions.py` says when it is possible.
Keys are written as Qt writes them portably; "Ctrl" is the command key on a Mac.

To add an action: a line in the table of its menu, and one in `ui/handlers.py`.
"""

from annotator.app.actions.base import MENU_TITLES, Action, Menu
from annotator.app.actions.document import DOCUMENT_ACTIONS
from annotator.app.actions.edit import EDIT_ACTIONS
from annotator.app.actions.file import FILE_ACTIONS
from annotator.app.actions.go import GO_ACTIONS
from annotator.app.actions.help import HELP_ACTIONS
from annotator.app.actions.links import LINKS_ACTIONS
from annotator.app.actions.spans import SPANS_ACTIONS
from annotator.app.actions.view import VIEW_ACTIONS

__all__ = ["ACTIONS", "MENU_TITLES", "Action", "Menu", "by_id"]

ACTIONS: tuple[Action, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *DOCUMENT_ACTIONS,
    *GO_ACTIONS,
    *SPANS_ACTIONS,
    *LINKS_ACTIONS,
    *VIEW_ACTIONS,
    *HELP_ACTIONS,
)


def by_id(action_id: str) -> Action:
    """Return the action of that id.

    Raises:
        KeyError: There is none.
    """
    return _BY_ID[action_id]


_BY_ID = {action.id: action for action in ACTIONS}
