"""What a label's key or chip means: tag, relabel, or choose the label that sticks."""

from annotator.app.session import Session


class Tagging:
    """Uses labels, and remembers which one was used last: the one "chosen in the bar"."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chosen = ""

    @property
    def chosen(self) -> str:
        """The label used last, the first of the set before any was."""
        labels = self._session.label_set
        known = labels.find(self._chosen) if self._chosen else None
        return known.name if known else labels.labels[0].name

    def use(self, label_name: str) -> None:
        """Tag the selection or relabel the picked span; with neither, change what sticks.

        Raises:
            AnnotatorError: It could not be done; nothing has changed.
        """
        session = self._session
        has_object = session.picked is not None or not session.selection.is_empty
        self._chosen = label_name
        if session.sticky_label and not has_object:
            session.toggle_sticky(label_name)
        else:
            session.tag(label_name)

    def use_number(self, number: int) -> None:
        """Use the label that stands at `number`, from 1; nothing where the set has fewer.

        Raises:
            AnnotatorError: It could not be done; nothing has changed.
        """
        labels = self._session.label_set.labels
        if number <= len(labels):
            self.use(labels[number - 1].name)

    def toggle_sticky(self) -> None:
        """Tag each selection at once with the chosen label, or no longer."""
        self._session.toggle_sticky(self._session.sticky_label or self.chosen)
