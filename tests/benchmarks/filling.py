"""A perfect annotator at the real window: what it takes to say all of spans that are tagged.

`python -m tests.benchmarks.filling [--articles 5] [--by keyboard|mouse] [--every] [--wrong]`

The first articles of the demonstration corpus are imported with what is known of their publication,
and the spans of the gold are tagged in reading order, which is not counted; the parsers read them
on the way. Then what is missing or wrong is filled in, and everything linked, by real key and mouse
events, each span in the cheapest way that the program offers to somebody who knows the gold. Every
key, every key that is held, every letter and click counts. Opening articles and scrolling are left
out, as in `effort`. With `--every` each span is gone to and looked at, whether it needs it or not;
`--wrong` lists what was read wrong.

It ends only when the exported values and relations equal the gold (`tests/data/parse/README.md`).
Canonical names, countries and codes, which the gold does not give, are neither filled in nor
compared. `right` are values that are as they were read, `mended` those that are not; `pure` are
spans of which no value was mended, nor one of their links, and `a pure one` is what such a span
takes, its links and the way to it included.
"""

import argparse
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from annotator.app import jobs
from annotator.app.clock import now
from annotator.core.labels import DEFAULT_LABEL_SET
from annotator.core.ranges import Range
from annotator.store.store import Store
from annotator.ui.window import MainWindow
from tests.benchmarks.filler import PURPOSES, Filler, place_of, said_by, wrong_values
from tests.benchmarks.filling_fields import MismatchError
from tests.benchmarks.filling_gold import Place, Said, differences, of_gold, of_record
from tests.benchmarks.table import Row, show

LIMIT = 1.5
"""Keys a span, where the parsers are right, that filling in may take."""
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "demo_gold.jsonl"
GOLD = Path(__file__).parents[1] / "data" / "parse" / "demo-gold.json"


class Article(NamedTuple):
    """A record as it is imported, and what is to be said of its spans."""

    record: dict[str, Any]
    wanted: Said


@dataclass
class Tally:
    """What filling in came to: spans, values and links, and presses of keys and buttons."""

    spans: int = 0
    values_right: int = 0
    values_mended: int = 0
    links: int = 0
    pure: int = 0
    pure_presses: int = 0
    pointings: int = 0
    presses: Counter[str] = field(default_factory=Counter)
    wrong: tuple[str, ...] = ()
    """What was read wrong, a sentence each."""

    @property
    def a_span(self) -> float:
        """Presses a span."""
        return self.presses.total() / max(1, self.spans)

    @property
    def a_pure_span(self) -> float:
        """Presses a span of which nothing was read wrong."""
        return self.pure_presses / max(1, self.pure)


def summed(tallies: Sequence[Tally]) -> Tally:
    """Return what several articles came to."""
    total = Tally()
    for tally in tallies:
        for name, value in vars(tally).items():
            setattr(total, name, getattr(total, name) + value)
    return total


def gold_articles(most: int | None = None) -> list[Article]:
    """Return the articles that have gold, in its order, without their spans.

    Raises:
        FileNotFoundError: The corpus is not here.
    """
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    with CORPUS.open(encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    bare = {name: {k: v for k, v in records[name].items() if k != "spans"} for name in gold}
    return [Article(bare[name], of_gold(content)) for name, content in gold.items()][:most]


def tag(window: MainWindow, wanted: Said) -> None:
    """Tag every span of the article in view, in reading order."""
    for start, end, label in sorted(wanted.values, key=lambda place: (place.start, -place.end)):
        window.session.tag_range(Range(start, end), label)


def fill(
    window: MainWindow,
    app: Any,  # noqa: ANN401
    wanted: Said,
    *,
    by: str,
    stops_at_all: bool = False,
) -> Tally:
    """Fill in the article in view, whose spans are tagged, and return what that took.

    Raises:
        MismatchError: What the program offers does not lead to what is wanted.
    """
    app.processEvents()
    spans = window.session.spans
    wrong = {place_of(span): wrong_values(span, wanted) for span in spans}
    read = {place_of(span): said_by(span.attributes) for span in spans}
    filler = Filler(window, app, by=by, stops_at_all=stops_at_all)
    filler.fill(wanted)
    mended = sum(map(len, wrong.values()))
    pure = [place for place in wrong if not filler.presses[place]["mending"]]
    said = sum(len({**read[place], **wanted.values[place]}) for place in wrong)
    return Tally(
        spans=len(spans),
        values_right=said - mended,
        values_mended=mended,
        links=len(wanted.ties),
        pure=len(pure),
        pure_presses=sum(filler.presses[place].total() for place in pure),
        pointings=filler.hand.done.pointings,
        presses=sum(filler.presses.values(), Counter()),
        wrong=tuple(_complaints(wrong, read)),
    )


def _complaints(
    wrong: dict[Place, dict[str, str]], read: dict[Place, dict[str, str]]
) -> Iterator[str]:
    for place, values in wrong.items():
        for name, value in values.items():
            got, wanted = read[place].get(name) or "nothing", value or "nothing"
            yield f"{place.label} {place.start}–{place.end}: {name} is {wanted}, read as {got}."


def import_articles(path: Path, articles: Sequence[Article]) -> None:
    """Make a project of articles."""
    source = path.with_suffix(".jsonl")
    lines = (json.dumps(article.record, ensure_ascii=False) for article in articles)
    source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with Store.create(
        path, name="filling", label_set=DEFAULT_LABEL_SET, project_id="p", now=now()
    ) as store:
        jobs.import_files(store, [source], jobs.ImportOptions(author_id="me"), now=now())


def exported(store: Store, target: Path) -> dict[str, Said]:
    """Return what an export of the project says, by document."""
    jobs.export_file(store, target, jobs.ExportOptions(), now=now())
    with target.open(encoding="utf-8") as lines:
        return {record["id"]: of_record(record) for record in map(json.loads, lines)}


def play(
    window: MainWindow,
    app: Any,  # noqa: ANN401
    articles: Sequence[Article],
    *,
    by: str,
    stops_at_all: bool = False,
) -> list[Tally]:
    """Tag and fill in the articles of a window's project and return what filling in each took.

    Raises:
        MismatchError: What is exported is not what was wanted.
    """
    tallies = []
    for position, article in enumerate(articles):
        window.session.show(position)
        tag(window, article.wanted)
        tallies.append(fill(window, app, article.wanted, by=by, stops_at_all=stops_at_all))
    window.beside.details.commit()
    with tempfile.TemporaryDirectory() as name:
        made = exported(window.session.store, Path(name) / "out.jsonl")
    wrong = [
        f"{article.record['id']}: {said}"
        for article in articles
        for said in differences(article.wanted, made[article.record["id"]])
    ]
    if wrong:
        raise MismatchError("\n".join(wrong))
    return tallies


def _measure(articles: Sequence[Article], folder: Path, *, by: str, every: bool) -> list[Tally]:
    """Return what filling in took in a window of its own."""
    from PySide6.QtCore import qInstallMessageHandler

    from annotator.ui.app import application
    from tests.benchmarks.window import open_window

    # Without a screen Qt says of each list and menu what it cannot do with its window.
    qInstallMessageHandler(lambda *_said: None)
    app = application()
    path = folder / "filling.annotator"
    import_articles(path, articles)
    window = open_window(path)
    try:
        return play(window, app, articles, by=by, stops_at_all=every)
    finally:
        window.close()


_HEAD = (
    f"{'article':16}{'spans':>6}{'right':>6}{'mended':>7}{'links':>6}{'presses':>8}{'points':>7}"
    f"{'a span':>8}{'pure':>6}{'a pure one':>11}  "
    + "".join(f"{purpose:>14}" for purpose in PURPOSES)
)
"""Presses are keys and clicks, points how often the mouse was aimed; the last columns are what
presses were for, a span."""


def _line(name: str, tally: Tally) -> str:
    purposes = "".join(f"{tally.presses[p] / max(1, tally.spans):14.2f}" for p in PURPOSES)
    return (
        f"{name:16}{tally.spans:6}{tally.values_right:6}{tally.values_mended:7}{tally.links:6}"
        f"{tally.presses.total():8}{tally.pointings:7}{tally.a_span:8.2f}{tally.pure:6}"
        f"{tally.a_pure_span:11.2f}  {purposes}"
    )


def table(articles: Sequence[Article], tallies: Sequence[Tally]) -> Iterator[str]:
    """Yield a line for each article and one for all."""
    yield _HEAD
    for article, tally in zip(articles, tallies, strict=True):
        yield _line(article.record["id"], tally)
    yield _line("all", summed(tallies))


def main() -> None:
    """Print the table, and the figure beside its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, help="only so many")
    parser.add_argument("--by", choices=("keyboard", "mouse"), default="keyboard")
    parser.add_argument("--every", action="store_true", help="stop at every span")
    parser.add_argument("--wrong", action="store_true", help="list what was read wrong")
    options = parser.parse_args()
    if not CORPUS.is_file():
        raise SystemExit(f"{CORPUS.name} is not at hand: it is looked for in {CORPUS.parent}.")
    articles = gold_articles(options.articles)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        try:
            tallies = _measure(articles, Path(folder), by=options.by, every=options.every)
        except MismatchError as error:
            raise SystemExit(str(error)) from error
    print("\n".join(table(articles, tallies)))
    if options.wrong:
        for article, tally in zip(articles, tallies, strict=True):
            for said in tally.wrong:
                print(f"{article.record['id']}, {said}")
    total = summed(tallies)
    show(
        [
            Row("presses a span where all of it was read right", total.a_pure_span, LIMIT, ""),
            Row("presses a span, mends of wrong values included", total.a_span, LIMIT, ""),
        ]
    )


if __name__ == "__main__":
    main()
