"""Values of the picked span, written into the fields of the panel as a practised person would."""

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.labels import Attribute
from annotator.core.values import choices_of, text_of_value, value_of_text
from annotator.ui.panels.around import spoken
from annotator.ui.panels.choices_editor import ChoicesEditor
from annotator.ui.panels.line_editor import LineEditor
from annotator.ui.panels.value_editors import ChoiceEditor, ValueEditor
from annotator.ui.panels.value_form import ValueForm
from annotator.ui.window import MainWindow
from tests.benchmarks.filling_plans import letters_to
from tests.benchmarks.hand import Hand

_MOST_TABS = 60


class MismatchError(Exception):
    """The window came to something else than was wanted."""


class Fields:
    """Writes values by a hand: goes to the panel, from field to field, and back."""

    def __init__(self, window: MainWindow, hand: Hand, *, with_mouse: bool) -> None:
        self._panel = window.beside.details
        self._view = window.article.view
        self._hand = hand
        self._with_mouse = with_mouse

    def write(self, values: Mapping[str, str]) -> None:
        """Give attributes of the picked span other values, "" for those to be taken away.

        Raises:
            MismatchError: A field did not take what was typed.
        """
        form = self._form
        if not self._with_mouse:
            self._hand.press("V")
        in_order = [part.attribute for row in form.rows for part in row.parts]
        for attribute in in_order:
            if attribute.name in values:
                self._enter(form, attribute.name)
                self._fill(form.part(attribute.name).editor, attribute, values[attribute.name])
        self._leave()

    @property
    def _form(self) -> ValueForm:
        form = self._panel.span.form
        assert form is not None
        return form

    def turn(self, box: int, row: int, number: int) -> None:
        """Turn a switch of a link: the relation, which of its links, and which switch."""
        if not self._with_mouse:
            self._hand.press("V")
        self._go_to(self._panel.links.boxes[box].rows[row].switches[number])
        if not self._with_mouse:
            self._hand.press("Space")
            self._leave()

    def _leave(self) -> None:
        """Go back to the article, which also means what was typed. A click needs no going back."""
        focused = QApplication.focusWidget()
        is_field = focused in _editors(self._form)
        is_meant = self._with_mouse and not isinstance(focused, LineEditor)
        if focused is not self._view and not is_meant:
            self._hand.press("Return" if is_field else "Esc")

    def _enter(self, form: ValueForm, name: str) -> None:
        editor = form.part(name).editor
        if not editor.isVisible():
            self._go_to(form.more)
            if not self._with_mouse:
                self._hand.press("Space")
        if not self._with_mouse:
            self._go_to(editor)

    def _go_to(self, widget: QWidget) -> None:
        """Click a widget of the panel, or press Tab until it has the focus.

        Raises:
            MismatchError: Tab does not lead there.
        """
        if self._with_mouse:
            self._hand.click_on(widget)
            return
        editors = _editors(self._form)
        here = QApplication.focusWidget()
        is_before = here in editors and widget in editors[: editors.index(here)]
        for _ in range(_MOST_TABS):
            if widget.hasFocus():
                return
            self._hand.press("Shift+Tab" if is_before else "Tab")
        raise MismatchError(f"Tab does not lead to {widget.accessibleName()!r}.")

    # Filling in

    def _fill(self, editor: ValueEditor, attribute: Attribute, wanted: str) -> None:
        value = value_of_text(attribute, wanted) if wanted else None
        if isinstance(editor, ChoiceEditor):
            self._choose(editor, text_of_value(value) if value else "")
        elif isinstance(editor, ChoicesEditor):
            self._tick(editor, choices_of(value.value) if value else ())
        else:
            self._type(editor, text_of_value(value) if value else "")
        if value is not None and editor.typed not in (value.value, text_of_value(value)):
            raise MismatchError(f"{attribute.name} took {editor.typed!r}, not {wanted!r}.")

    def _type(self, editor: QWidget, text: str) -> None:
        if self._with_mouse:
            self._hand.click_on(editor)
            self._hand.press("Ctrl+A")
        if text:
            self._hand.write(text)
        else:
            self._hand.press("Del")

    def _choose(self, editor: ChoiceEditor, choice: str) -> None:
        if self._with_mouse:
            self._hand.click_on(editor)
            view, row = editor.view(), max(0, editor.findData(choice))
            place = view.visualRect(view.model().index(row, 0)).center()
            self._hand.click_on(view.viewport(), place)
        elif choice:
            titles = [editor.itemText(row) for row in range(1, editor.count())]
            self._hand.write(letters_to(spoken(choice), titles))
        else:
            self._hand.press("Del")

    def _tick(self, editor: ChoicesEditor, wanted: tuple[str, ...]) -> None:
        turned = sorted(set(choices_of(editor.typed)) ^ set(wanted))
        if self._with_mouse:
            self._hand.click_on(editor)
            for entry in editor.menu.actions():
                if entry.data() in turned:
                    self._hand.click_on(editor.menu, editor.menu.actionGeometry(entry).center())
            self._hand.press("Return")
        else:
            for choice in turned:
                self._hand.write(choice[0])


def _editors(form: ValueForm) -> list[QWidget]:
    return [part.editor for row in form.rows for part in row.parts]
