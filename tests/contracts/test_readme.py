import re
from pathlib import Path

from annotator.app.help import filled
from annotator.cli.help import pages

README = Path(__file__).parents[2] / "README.md"


def test_every_table_of_the_readme_is_what_the_program_says() -> None:
    text = README.read_text(encoding="utf-8")
    generated = {name: page for name, page in pages().items() if f"<!-- {name} -->" in text}

    assert filled(text, generated) == text, "run: annotator help --write README.md"


def test_the_readme_stays_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 250


def test_every_picture_of_the_readme_is_there() -> None:
    text = README.read_text(encoding="utf-8")

    pictures = re.findall(r'(?:src|srcset)="([^"]+)"', text)

    assert pictures
    assert [picture for picture in pictures if not (README.parent / picture).is_file()] == []
