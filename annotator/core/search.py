"""How words that a person types are compared with words that a project holds."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` as it is compared: without case, width and ligature differences.

    Spaces are kept. Folding never serves for offsets, since it may change the length.

    >>> fold("ＡＢ Straße")
    'ab strasse'
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()
