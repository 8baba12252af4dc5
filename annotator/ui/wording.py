"""Words that the window shows: every literal in `ui` goes through here."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from annotator.core.direction import runs_right_to_left


def tr(text: str, **fields: object) -> str:
    """Return `text` in the person's language, with `{name}` fields filled in.

    `text` has to be a literal, or the collector of translations cannot see it.
    """
    shown = QCoreApplication.translate("annotator", text)
    return shown.format(**fields) if fields else shown


def counted(number: int, one: str, many: str) -> str:
    """Return `one` or `many`, both holding `{n}`, with the number set in groups of three.

    >>> counted(1, "{n} span", "{n} spans"), counted(2514, "{n} span", "{n} spans")
    ('1 span', '2,514 spans')
    """
    return tr(one if number == 1 else many, n=f"{number:,}")


def left_to_right(sentence: str) -> str:
    r"""Return a sentence of ours so that it runs as ours do, whatever words it quotes first.

    Qt goes by the first letter: one Arabic word in front would turn the whole sentence round, with
    its full stop at the left.

    >>> left_to_right("“الثلاثاء” has no type.")[0] == "\N{LEFT-TO-RIGHT MARK}"
    True
    """
    return f"\N{LEFT-TO-RIGHT MARK}{sentence}" if runs_right_to_left(sentence) else sentence


def spoken_moment(when: str) -> str:
    """Return a moment in this machine's time zone, as "23 Nov 2026, 10:00"; "" for none."""
    moment = QDateTime.fromString(when, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not moment.isValid():
        return ""
    return QLocale(QLocale.Language.English).toString(moment, "d MMM yyyy, HH:mm")
