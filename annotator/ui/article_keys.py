"""Keys in the article count by what they type or where they are, and mirror with the text."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from annotator.app.actions import by_id
from annotator.app.keys import KeyMap, is_bare
from annotator.app.refusals import why_refused
from annotator.core.changes import Changes
from annotator.ui.actions import ActionSet
from annotator.ui.article import Article
from annotator.ui.bridge import SessionBridge
from annotator.ui.keyboard import chords, mirrored


class ArticleKeys:
    """Finds the action of a key that is pressed in the article, and triggers it."""

    def __init__(
        self,
        bridge: SessionBridge,
        article: Article,
        actions: ActionSet,
        trigger: Callable[[str], None],
    ) -> None:
        self._session = bridge.session
        self._article = article
        self._actions = actions
        self._trigger = trigger
        self._map = KeyMap()
        article.view.keys = self
        bridge.watch(self._refresh, Changes.SETTINGS | Changes.PROJECT | Changes.LABELS)

    def _refresh(self, _changes: Changes) -> None:
        self._map = self._session.settings.key_map(self._session.label_set)

    def wants(self, event: QKeyEvent) -> bool:
        """Return whether a press is an action's, which is possible now or has to wait."""
        return self._article.hinting.is_active or bool(self._action(event))

    def take(self, event: QKeyEvent) -> None:
        """Trigger the action of a press, or spell a hint by it."""
        if self._article.hinting.is_active:
            self._article.hinting.take(event)
            return
        action_id = self._action(event)
        if action_id and self._actions[action_id].isEnabled():
            self._trigger(action_id)
        elif action_id:
            self._session.tell(why_refused(by_id(action_id).when, self._session))

    def _action(self, event: QKeyEvent) -> str:
        """Return the action of what a press types, or else of its place; "" for none."""
        for chord in chords(event):
            is_mirrored = self._article.view.is_right_to_left
            action_id = self._map.action(mirrored(chord) if is_mirrored else chord)
            if action_id and (is_bare(chord) or by_id(action_id).text_only):
                is_taken = self._actions[action_id].isEnabled() or self._is_refused(action_id)
                return action_id if is_taken else ""
        return ""

    def _is_refused(self, action_id: str) -> bool:
        """Whether a person who presses the key of an action is to hear why it does nothing."""
        return bool(why_refused(by_id(action_id).when, self._session))
