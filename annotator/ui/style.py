"""The style sheet of the window, made from a theme: cards, fields, menus, scroll bars.

Widgets say what they are by the property `role` ("card", "caption", "faint" …); nothing else of
their look stands outside this file and `theme`.
"""

from dataclasses import asdict
from string import Template

from PySide6.QtWidgets import QApplication

from annotator.ui.theme import Theme, wear

_SHEET = Template("""
QMainWindow, QDialog, QMessageBox { background: $window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $card; color: $text; border: 1px solid $strong_line; padding: 4px 6px; }

QMenuBar { background: $window; border-bottom: ${edge}px solid $line; padding: 3px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenuBar::item:pressed { background: $row; color: $text; }
QMenu { background: $card; border: 1px solid $strong_line; padding: 5px 0; }
QMenu::item { padding: 6px 22px 6px 10px; border: 1px solid transparent; }
QMenu::item:selected { background: $row; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 12px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 10px; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit[role="report"] {
    background: $card; color: $text; border: ${edge}px solid $field_line; border-radius: 6px;
    padding: 5px 8px; placeholder-text-color: $faint;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit[role="report"]:focus {
    border: ${ring}px solid $focus; padding: ${tight_v}px ${tight_h}px;
}
QLineEdit:disabled { color: $disabled; }
QLineEdit[role="value"], QComboBox[role="value"], QPlainTextEdit[role="note"] {
    padding: 2px 6px; border-radius: 5px;
}
QLineEdit[role="value"]:focus, QComboBox[role="value"]:focus, QPlainTextEdit[role="note"]:focus {
    border: ${ring}px solid $focus; padding: ${tight_value_v}px ${tight_value_h}px;
}
QPlainTextEdit[role="note"] { background: $card; color: $text;
    border: ${edge}px solid $field_line; }
QListView[role="completions"] { background: $card; color: $text; border: 1px solid $strong_line;
    outline: none; selection-background-color: $row; selection-color: $text; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; }
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    background: transparent; border: none; width: 1.6em;
}
QComboBox::down-arrow, QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {
    width: 0; height: 0; border-left: 0.3em solid $card; border-right: 0.3em solid $card;
}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { border-top: 0.36em solid $text; }
QAbstractSpinBox::up-arrow { border-bottom: 0.36em solid $text; }
QComboBox QAbstractItemView {
    background: $card; border: 1px solid $strong_line; outline: none;
    selection-background-color: $row; selection-color: $text;
}

QPushButton {
    background: $card; color: $text; border: ${edge}px solid $strong_line; border-radius: 6px;
    padding: 6px 14px; min-height: 1.2em;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $row; }
QPushButton:focus {
    border: ${ring}px solid $focus; padding: ${tight_button_v}px ${tight_button_h}px;
}
QPushButton:disabled { color: $disabled; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:focus { background: $row; color: $text; border-color: $focus; }
QPushButton:default:disabled { background: $hover; color: $disabled; border-color: $line; }

QCheckBox { border: 2px solid transparent; border-radius: 4px; padding: 1px 4px 1px 2px; }
QCheckBox::indicator { width: 1em; height: 1em; }
QCheckBox:focus { border-color: $focus; }
QCheckBox:disabled { color: $disabled; }

QToolButton { background: transparent; color: $faint; border: 2px solid transparent;
    border-radius: 6px; padding: 4px 7px; }
QToolButton::menu-indicator { image: none; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:checked { color: $text; background: $row; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $disabled; }
QToolButton[role="sign"] { padding: 1px; border-radius: 5px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $strong_line; border-radius: 3px; margin: 2px 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $focus; }

QTableView, QListWidget, QTableWidget { background: $card; color: $text; border: none;
    outline: none; selection-background-color: $row; selection-color: $text; }
QListWidget, QTableWidget { border: 2px solid transparent; }
QListWidget:focus, QTableWidget:focus { border-color: $focus; }
QListWidget[role="pages"] { background: $window; border: none; }
QListWidget[role="pages"]::item { padding-left: 8px; border-radius: 5px; }
QListWidget[role="pages"]::item:selected { background: $row; color: $text; }
QListWidget[role="pages"]::item:selected:focus { border: 2px solid $focus; }
QTableWidget::item { padding: 4px 8px; }
QHeaderView::section { background: $window; color: $faint; border: none;
    border-bottom: 1px solid $line; padding: 5px 8px; }
QTextBrowser[role="reading"] { background: $card; color: $text; border: 2px solid transparent;
    border-radius: 8px; selection-background-color: $accent; selection-color: $on_accent; }
QTextBrowser[role="reading"]:focus { border-color: $focus; }
QScrollArea { background: transparent; border: none; }
QScrollArea[role="column"] { border: 2px solid transparent; }
QScrollArea[role="column"]:focus { border-color: $focus; }

[role="window"] { background: $window; }
[role="side"] { background: $window; }
[role="bar"] { background: $card; border-bottom: ${edge}px solid $line; }
[role="foot"] { background: $window; border-top: ${edge}px solid $line; }
[role="surface"] { background: $surface; }
QFrame[role="card"] { background: $card; border: ${edge}px solid $line; border-radius: 8px; }
QFrame[role="rule"] { background: $line; border: none; }
QLabel[role="caption"] { color: $faint; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="error"] { color: $error; }
QLabel[role="key"] { background: $window; color: $faint; border: 1px solid $strong_line;
    border-radius: 4px; padding: 1px 5px; }
QTableView[role="side"] { background: $window; }
QPushButton[role="tile"] { text-align: left; padding: 14px 16px; border-radius: 10px; }
QPushButton[role="link"] { background: transparent; color: $accent; border: 2px solid transparent;
    padding: 2px 4px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $focus; padding: 2px 4px; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet in the colours of `theme`."""
    edge = 2 if theme.name == "contrast" else 1
    ring = 2 * edge
    return _SHEET.substitute(
        asdict(theme),
        edge=edge,
        ring=ring,
        # What has the focus has a wider border; its padding gives that back.
        tight_v=5 - (ring - edge),
        tight_h=8 - (ring - edge),
        tight_value_v=2 - (ring - edge),
        tight_value_h=6 - (ring - edge),
        tight_button_v=6 - (ring - edge),
        tight_button_h=14 - (ring - edge),
    )


def dress(app: QApplication, theme: Theme) -> None:
    """Give every window of the program the look of `theme`."""
    wear(app, theme, style_sheet(theme))
