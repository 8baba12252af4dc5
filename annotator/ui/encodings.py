"""Asks what text files are written in that are not UTF-8."""

from collections.abc import Sequence
from pathlib import Path

from annotator.app.ask import Ask
from annotator.app.encodings import Undecided
from annotator.ui.wording import counted, tr


def chosen_encodings(found: Sequence[Undecided], ask: Ask) -> tuple[tuple[str, str], ...] | None:
    """Ask what files are written in, once for all that look alike; None if the person gave up."""
    alike: dict[str, list[Undecided]] = {}
    for file in found:
        alike.setdefault(file.readings[0].encoding, []).append(file)
    chosen: list[tuple[str, str]] = []
    for files in alike.values():
        name = Path(files[0].path).name
        question = tr("{name} is not in UTF-8. How is it to be read?", name=name)
        if len(files) > 1:
            others = counted(len(files) - 1, "{n} other file", "{n} other files")
            question = tr("{name} and {others} are not in UTF-8.", name=name, others=others)
        readings = files[0].readings
        options = [f"{reading.encoding}   {reading.preview}" for reading in readings]
        taken = ask.choose(question, options)
        if taken is None:
            return None
        chosen += [(file.path, readings[taken].encoding) for file in files]
    return tuple(chosen)
