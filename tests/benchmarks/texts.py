"""Articles of any size, made of sentences of our own; the same number gives the same text."""

import json
from collections.abc import Iterator
from pathlib import Path

_SENTENCES = (
    "The border ministry said on Monday that two soldiers were killed near the ford.",
    "Residents of the river district reported shelling late on Sunday.",
    "A spokeswoman added that no order to fire had been given to the northern patrol.",
    "At least three farm workers died when a mine went off under their lorry.",
    "The monitors have counted fewer breaches since the autumn of last year.",
)


def text_of(characters: int) -> str:
    """Return a text of about that length, in paragraphs of about sixty words."""
    paragraph = " ".join(_SENTENCES)
    count = max(1, round(characters / (len(paragraph) + 2)))
    return "\n\n".join(f"{number}. {paragraph}" for number in range(count))[: max(characters, 100)]


def spread(characters: int, count: int) -> list[tuple[int, int, str]]:
    """Return `count` ranges with labels, spread over a text of that length, some nested."""
    pitch = characters // count
    labels = ("actor", "claim", "casualty", "date")
    ranges = [
        (number * pitch, number * pitch + (90 if number % 4 == 1 else 14), labels[number % 4])
        for number in range(count)
    ]
    return [(start, min(end, characters), label) for start, end, label in ranges]


def articles(count: int) -> Iterator[dict[str, object]]:
    """Yield plain records of about 2,500 characters with twelve spans each."""
    body = text_of(2480)
    ranges = spread(len(body), 12)
    for number in range(count):
        text = f"Article {number:07}. {body}"
        shift = len(text) - len(body)
        spans = [{"start": s + shift, "end": e + shift, "label": label} for s, e, label in ranges]
        yield {"id": f"a{number:07}", "title": f"Article {number:07}", "text": text, "spans": spans}


def short_articles(count: int) -> Iterator[dict[str, object]]:
    """Yield plain records of one sentence without spans."""
    for number in range(count):
        yield {"id": f"s{number:07}", "text": f"Note {number:07}: {_SENTENCES[number % 5]}"}


def write_jsonl(path: Path, records: Iterator[dict[str, object]]) -> Path:
    """Write records a line each."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return path
