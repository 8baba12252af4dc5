"""Which theme is worn: the one that is set, or the one that the system asks for.

With it goes the palette of labels that is set.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

from annotator.app.settings import ThemeChoice
from annotator.core.changes import Changes
from annotator.ui.bridge import SessionBridge
from annotator.ui.style import dress
from annotator.ui.theme import CONTRAST, DARK, LIGHT, THEMES, Theme


class Appearance(QObject):
    """Dresses the program and follows the setting and the system while it runs.

    `changed` carries the new `Theme`, after the palette and the style sheet are in place.
    """

    changed = Signal(object)

    def __init__(
        self, app: QApplication, bridge: SessionBridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._session = bridge.session
        self.theme: Theme | None = None
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        bridge.watch(lambda _changes: self._dress(), Changes.SETTINGS)

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._dress()

    def _dress(self) -> None:
        settings = self._session.settings
        theme = theme_for(settings.theme, self._app.styleHints())
        theme = theme.with_palette(settings.label_palette)
        if theme != self.theme:
            self.theme = theme
            dress(self._app, theme)
            self.changed.emit(theme)


def theme_for(choice: ThemeChoice, hints: QStyleHints) -> Theme:
    """Return the theme of a setting; "system" reads what the system prefers."""
    if choice != "system":
        return THEMES[choice]
    if _system_wants_contrast(hints):
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _system_wants_contrast(hints: QStyleHints) -> bool:
    """Read the preference where this version of Qt knows of it (6.10 and newer)."""
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
