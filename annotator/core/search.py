"""How words that a person types are compared with words that a project holds."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` as it is compared: without case, width and ligature differences.

    Spaces are kept. The Turkish i, with and without its dot, counts as the common one, since the
    case of neither survives folding. Folding never serves for offsets: it may change the length.

    >>> fold("ＡＢ Straße")
    'ab strasse'
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded.replace("i\u0307", "i").replace("ı", "i")
