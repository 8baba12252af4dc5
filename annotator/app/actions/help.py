"""The help menu. Finding out what there is."""

from annotator.app.actions.base import Action

HELP_ACTIONS: tuple[Action, ...] = (
    Action(
        id="palette",
        title="&Do Anything…",
        help="Find any action by typing some letters of its name, and do it.",
        menu="help",
        keys=("Ctrl+K",),
        icon="mdi6.console-line",
    ),
    Action(
        id="show_help",
        title="&Help",
        help="Read what the program does, page by page, or search it.",
        menu="help",
        keys=("F1",),
        icon="mdi6.help-circle-outline",
    ),
    Action(
        id="tour",
        title="&Tour",
        help="Learn the program in a minute, by doing, on the sample project.",
        menu="help",
        icon="mdi6.map-marker-path",
    ),
    Action(
        id="show_keys",
        title="&Keyboard Shortcuts",
        help="Show every action with its keys.",
        menu="help",
        keys=("?", "Shift+F1"),
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
