"""Names with a few words on each, one under the other: read and copied as one text."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from annotator.ui.widgets.fitted_markdown import FittedMarkdown

_BETWEEN_PX = 7


class FactText(FittedMarkdown):
    """Shows each name in heavier letters over its words, as they are and never as markup."""

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show names and what is said of each."""
        document = self.document()
        document.clear()
        cursor = QTextCursor(document)
        heavy, plain = QTextCharFormat(), QTextCharFormat()
        heavy.setFontWeight(QFont.Weight.DemiBold)
        for at, (name, words) in enumerate(facts):
            block = QTextBlockFormat()
            block.setTopMargin(_BETWEEN_PX if at else 0)
            if at:
                cursor.insertBlock(block)
            cursor.insertText(name, heavy)
            cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(words, plain)
        self.fit()
