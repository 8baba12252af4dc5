"""A perfect annotator at the real window: what it takes to make the spans of a corpus.

`python -m tests.benchmarks.effort CORPUS.jsonl … [--json] [--by best|keyboard|mouse] [--most 5]`

For each gold span the cheapest gesture that the program offers is played by real key and mouse
events; what one gesture does not get right is mended by keys. It ends only when the exported spans
equal the gold. Opening and marking documents and scrolling are left out, here and in the baseline,
which draws each span by hand: one word P 4B K = 1.70 s, longer P B P B K = 2.60 s.

A corpus has a record a line: `{"text", "spans": [{"start", "end", "label"}]}`, in code points.
"""

import argparse
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from annotator.app import jobs
from annotator.app.again import Wanted, hits_in, holding_of
from annotator.app.clock import now
from annotator.core.labels import DEFAULT_LABEL_SET, LabelSet
from annotator.store.store import Store
from tests.benchmarks.finders import Tally, measure, read
from tests.benchmarks.hand import BUTTON_S, KEY_S, POINT_S, Effort, Hand
from tests.benchmarks.plans import Gold, Plan, Planner, extending

ONE_WORD_S = POINT_S + 4 * BUTTON_S + KEY_S
LONGER_S = 2 * POINT_S + 2 * BUTTON_S + KEY_S
_AHEAD = 6
"""How many spans in reading order are looked at for the cheapest: people work onwards."""
_WORTH_S = 0.45
"""About what a span that is tagged along with others would have taken by itself."""


class MismatchError(Exception):
    """The exported spans are not those of the corpus."""


def baseline(text: str, gold: Gold) -> float:
    """Return the seconds that drawing one span by hand takes."""
    return ONE_WORD_S if len(text[gold.start : gold.end].split()) == 1 else LONGER_S


def gold_of(record: dict[str, Any]) -> list[Gold]:
    """Return the spans of a record, each once, in reading order."""
    found = {Gold(s["start"], s["end"], s["label"].casefold()) for s in record["spans"]}
    return sorted(found, key=lambda gold: (gold.start, -gold.end, gold.label))


class Annotator:
    """Makes spans in one window and says what that took, by label."""

    def __init__(self, window: Any, app: Any, *, by: str) -> None:  # noqa: ANN401
        self._window = window
        self._session = window.session
        self._app = app
        self.planner = Planner(window, with_mouse=by != "keyboard", with_keys=by != "mouse")
        self._with_keys = by != "mouse"
        self._with_mouse = by != "keyboard"
        self.by_label: dict[str, Effort] = defaultdict(Effort)

    def tag(self, golds: list[Gold]) -> None:
        """Make all spans of the document in view."""
        view, left = self._window.article.view, list(golds)
        view.setFocus()
        while left:
            self._bring_into_view(left[0])
            near = [gold for gold in left[:_AHEAD] if self._is_in_view(gold)]
            if near or self._with_mouse:
                gold, plan = self.planner.best(near or left[:1])
                effort = self._play(gold, plan)
            else:
                gold = left[0]
                effort = self._play_over_pages(gold)
            left.remove(gold)
            if self._with_keys:
                self._repeat(gold, left, effort)
            self.by_label[gold.label].add(effort)

    def _bring_into_view(self, gold: Gold) -> None:
        if not self._is_in_view(gold):
            self._window.article.view.set_scroll_offset(gold.start)
            self._app.processEvents()

    def _is_in_view(self, gold: Gold) -> bool:
        view = self._window.article.view
        ends = (view.point_of(gold.start).y(), view.point_of(gold.end - 1).y())
        return ends[0] >= 0 and ends[1] < view.viewport().height()

    def _play(self, gold: Gold, plan: Plan) -> Effort:
        hand = Hand(self._window, self._app)
        if plan.drag is not None:
            hand.drag(*plan.drag)
        elif plan.aim >= 0:
            hand.point(plan.aim)
        for key in (*plan.keys, *plan.mends):
            hand.press(key)
        done = self._checked(gold, hand, plan)
        done.exactly = int(not plan.mends and plan.drag is None)
        return done

    def _checked(self, gold: Gold, hand: Hand, plan: object) -> Effort:
        """Return what a hand has done, if it has made just what was wanted."""
        picked = self._session.picked
        made = picked and (picked.start, picked.end, picked.label.casefold())
        if made != tuple(gold):
            raise MismatchError(
                f"{plan} made {made}, not {gold}: {self._session.text[gold.start : gold.end]!r}"
            )
        hand.done.spans, hand.done.baseline_seconds = 1, baseline(self._session.text, gold)
        return hand.done

    def _play_over_pages(self, gold: Gold) -> Effort:
        """Make by keys what is longer than the view: from its first word page by page on."""
        hand, view = Hand(self._window, self._app), self._window.article.view
        keys = self.planner.word_keys(gold.start)
        for key in keys:
            hand.press(key)
        while view.point_of(gold.end - 1).y() >= view.viewport().height():
            hand.press("Shift+PgDown")
        *again, code = _parted(self.planner.word_keys(gold.end - 1))
        for key in (*again, *extending(code), self.planner.number[gold.label]):
            hand.press(key)
        for key in self.planner.mend(gold):
            hand.press(key)
        return self._checked(gold, hand, keys)

    def _repeat(self, gold: Gold, left: list[Gold], effort: Effort) -> None:
        """Tag the other places of the same words too, where putting its ticks right pays."""
        session, picked = self._session, self._session.picked
        wanted = Wanted(picked.text, picked.label)
        hits = hits_in(holding_of(session.document, session.layer), wanted)
        meant = [Gold(*hit.place, gold.label) for hit in hits]
        right = [place for place in meant if place in left]
        turned = [at for at, hit in enumerate(hits) if hit.is_free != (meant[at] in left)]
        # The preview begins at the first place behind the span.
        first = next((at for at, hit in enumerate(hits) if hit.place.start >= picked.end), 0)
        keys = ["R", *_ticking(turned, first), "Return"]
        if len(keys) * KEY_S >= _WORTH_S * len(right):
            return
        hand = Hand(self._window, self._app)
        for key in keys:
            hand.press(key)
        made = {(s.start, s.end, s.label.casefold()) for s in session.spans}
        if {tuple(place) for place in meant} & made != {tuple(place) for place in right}:
            raise MismatchError(f"{keys} made other spans than {right}.")
        self._window.article.view.setFocus()
        for other in right:
            left.remove(other)
            hand.done.spans += 1
            hand.done.baseline_seconds += baseline(session.text, other)
            hand.done.exactly += 1
        effort.add(hand.done)


def _parted(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return what calls the hints of words, and then the letters of one together."""
    calls = 2 if keys[:2] == ("F", "F") else 1
    return (*keys[:calls], "".join(keys[calls:]))


def _ticking(rows: list[int], first: int) -> list[str]:
    """Return the keys that turn the ticks of these rows, from the `first` on and back again."""
    keys: list[str] = []
    at = first
    behind, before = [r for r in rows if r >= first], [r for r in rows if r < first]
    for row in (*behind, *reversed(before)):
        keys += ["Down"] * (row - at) + ["Up"] * (at - row) + ["Space"]
        at = row
    return keys


def labels_of(records: Sequence[dict[str, Any]]) -> LabelSet:
    """Return the default labels and those that a corpus has besides."""
    names = {s["label"].casefold(): s["label"] for r in records for s in r["spans"]}
    known = {label.name.casefold() for label in DEFAULT_LABEL_SET.labels}
    return DEFAULT_LABEL_SET.with_labels(
        tuple(n for f, n in sorted(names.items()) if f not in known)
    )


def _project(folder: Path, records: Sequence[dict[str, Any]]) -> Path:
    path, source = folder / "effort.annotator", folder / "articles.jsonl"
    lines = (
        json.dumps({"id": f"a{number:05}", "text": record["text"]}, ensure_ascii=False)
        for number, record in enumerate(records)
    )
    source.write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8"))
    with Store.create(
        path, name="effort", label_set=labels_of(records), project_id="p", now=now()
    ) as store:
        jobs.import_files(store, [source], jobs.ImportOptions(author_id="me"), now=now())
    return path


def _window(project: Path):
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtTest import QTest

    from annotator.app.ask import ScriptedAsk
    from annotator.app.projects import Opening
    from annotator.app.session import Session
    from annotator.ui.app import application
    from annotator.ui.tasks import InlineTasks
    from annotator.ui.window import MainWindow

    # Without a screen Qt says of each dialog that it cannot pass its size on.
    qInstallMessageHandler(lambda *_said: None)
    app = application()
    window = MainWindow(Session(), ask=ScriptedAsk(), tasks=InlineTasks())
    window.resize(1440, 900)
    window.open(Opening(project=project))
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    app.processEvents()
    return app, window


def _exported(window: Any, folder: Path) -> list[list[Gold]]:  # noqa: ANN401
    target = folder / "out.jsonl"
    jobs.export_file(window.session.store, target, jobs.ExportOptions(), now=now())
    with target.open(encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    count = window.session.document_count
    return [gold_of(records.get(f"a{n:05}", {"spans": []})) for n in range(count)]


def play(records: Sequence[dict[str, Any]], *, by: str, shown: bool = False) -> dict[str, Any]:
    """Make every span of a corpus and return what it took, whole and by label.

    Raises:
        MismatchError: The exported spans are not those of the corpus.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app, window = _window(_project(folder, records))
        annotator = Annotator(window, app, by=by)
        golds = [gold_of(record) for record in records]
        for number, gold in enumerate(golds):
            window.session.show(number)
            app.processEvents()
            if window.session.text != records[number]["text"]:
                raise MismatchError(f"Record {number + 1} has another text in the project.")
            annotator.tag(gold)
            if shown:
                print(f"\r{number + 1}/{len(golds)}", end="", file=sys.stderr, flush=True)
        made = _exported(window, folder)
        window.close()
    equal = {label: _of(made, label) == _of(golds, label) for label in annotator.by_label}
    if made != golds:
        wrong = ", ".join(label for label, is_equal in equal.items() if not is_equal)
        raise MismatchError(f"The exported spans are not those of the corpus: {wrong}.")
    total = Effort()
    for effort in annotator.by_label.values():
        total.add(effort)
    labels = {
        label: _figures(effort) | {"exported_equal": equal[label]}
        for label, effort in sorted(annotator.by_label.items())
    }
    return _figures(total) | {"exported_equal": made == golds, "by": by, "labels": labels}


def _of(golds: list[list[Gold]], label: str) -> list[list[Gold]]:
    return [[gold for gold in document if gold.label == label] for document in golds]


def _figures(effort: Effort) -> dict[str, Any]:
    of = max(1, effort.spans)
    return {
        "spans": effort.spans,
        "keys": effort.keys,
        "clicks": effort.clicks,
        "pointings": effort.pointings,
        "seconds": round(effort.seconds, 2),
        "baseline_seconds": round(effort.baseline_seconds, 2),
        "seconds_a_span": round(effort.seconds / of, 3),
        "share_of_baseline": round(effort.seconds / max(effort.baseline_seconds, 1e-9), 3),
        "one_gesture": round(effort.exactly / of, 3),
    }


_HEAD = (
    f"{'corpus':20}{'by':10}{'label':10}{'spans':>6}{'keys':>6}{'clicks':>7}{'points':>7}"
    f"{'s/span':>8}{'baseline':>9}{'share':>7}{'1 gest.':>8}{'exact':>7}{'overlap':>8}"
)
"""Keys to baseline: a span, of the hand. `exact` and `overlap`: the pointer at a character inside a
gold span and the label's key, 0 to 1."""


def _rows(name: str, result: dict[str, Any], pressed: dict[str, Tally]) -> Iterator[str]:
    for label, row in (*result["labels"].items(), ("all", result)):
        tally = pressed.get(label)
        found = f"{tally.exact:7.2f}{tally.overlap:8.2f}" if tally else ""
        of = row["spans"]
        yield (
            f"{name:20}{result['by']:10}{label:10}{of:6}{row['keys'] / of:6.2f}"
            f"{row['clicks'] / of:7.2f}{row['pointings'] / of:7.2f}"
            f"{row['seconds_a_span']:8.2f}{row['baseline_seconds'] / of:9.2f}"
            f"{row['share_of_baseline']:7.2f}{row['one_gesture']:8.2f}{found}"
        )


def main() -> None:
    """Print the table, or a JSON object for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true", help="print a JSON object a corpus")
    parser.add_argument("--by", choices=("best", "keyboard", "mouse"), default="best")
    parser.add_argument("--most", type=int, help="only so many documents")
    wanted = parser.parse_args()
    if not wanted.json:
        print(_HEAD)
    for path in wanted.corpora:
        records = read(path)[: wanted.most]
        try:
            result = play(records, by=wanted.by, shown=not wanted.json and sys.stderr.isatty())
        except MismatchError as error:
            raise SystemExit(f"{path}: {error}") from error
        pressed = {label: measure(records, label) for label in result["labels"]}
        if wanted.json:
            finders = {label: tally._asdict() for label, tally in pressed.items()}
            print(json.dumps(result | {"finders": finders}), flush=True)
        else:
            print("\n".join(_rows(path.stem, result, pressed)), flush=True)


if __name__ == "__main__":
    main()
