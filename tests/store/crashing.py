"""Edits a project in processes that are killed, and prints what they lost or broke, as JSON.

    python -m tests.store.crashing FOLDER ROUNDS SEED

What is needed is imported once, here; each round forks. A child writes the state of the project to
a journal of its own after each operation that was reported saved. When it was killed, the project
must open to write, be in that state or exactly one operation further, and have no fault.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.core.edits import AddSpan, RemoveSpan, SetNote, SetStatus
from annotator.core.records import Span
from annotator.store.store import Store
from tests.factories import NOW, TEXT, make_document
from tests.store.projects import create, faults, make_documents, perform, redo, undo

ROUNDS_A_PROJECT = 10
LONGEST_LIFE_MS = 80
OF_WORKING = 0.8
IMPORTED = 20
DOCUMENTS = ("d1", "d2")

State = dict[str, Any]


def state_of(store: Store) -> State:
    """All that an operation may change; each changes one of these values."""
    layers = {name: store.layer(name, "me").model_dump(mode="json") for name in DOCUMENTS}
    return {**layers, "documents": store.document_count(), "value": store.value("number")}


def operations(store: Store, chance: random.Random) -> list[Callable[[], object]]:
    """What can be done now."""
    on, number = chance.choice(DOCUMENTS), chance.getrandbits(48)
    start = chance.randrange(len(TEXT) - 1)
    span = Span(id=f"s{number}", label="actor", start=start, end=start + 1, text=TEXT[start])
    new = [(make_document(id=f"x{number}-{n}"), ()) for n in range(IMPORTED)]
    found: list[Callable[[], object]] = [
        lambda: perform(store, AddSpan(span=span), SetStatus(status="in_progress"), on=on),
        lambda: perform(store, SetNote(note=str(number)), on=on),
        lambda: store.import_documents(new, at=NOW),
        lambda: store.set_value("number", str(number)),
    ]
    if spans := store.layer(on, "me").spans:
        found.append(lambda: perform(store, RemoveSpan(span_id=spans[0].id), on=on))
    if store.undoable("me"):
        found.append(lambda: undo(store))
    if store.redoable("me"):
        found.append(lambda: redo(store))
    return found


def work(project: Path, journal: Path, ready: int, chance: random.Random) -> None:
    """Edit for ever, writing down what was saved."""
    out = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Store.open(project) as store:
        while True:
            os.write(out, json.dumps(state_of(store)).encode() + b"\n")
            possible = operations(store, chance)
            os.write(ready, b".")
            chance.choice(possible)()


def kill_while_working(project: Path, journal: Path, chance: random.Random) -> None:
    """Let a child work for a moment of random length, one in five while it still opens."""
    is_ready, ready = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(project, journal, ready, random.Random(chance.getrandbits(32)))
        finally:
            os._exit(1)
    os.close(ready)
    if chance.random() < OF_WORKING:
        os.read(is_ready, 1)
    time.sleep(chance.uniform(0, LONGEST_LIFE_MS) / 1000)
    os.kill(child, signal.SIGKILL)
    os.close(is_ready)
    if not os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        raise SystemExit("a child ended by itself")


def saved_states(journal: Path) -> list[State]:
    """Return what was reported saved; a line that the kill cut off was not."""
    if not journal.exists():
        return []
    return [json.loads(line) for line in journal.read_bytes().split(b"\n")[:-1]]


def is_next(before: State, after: State) -> bool:
    """Whether one state is the other, or one operation further."""
    changed = [name for name in before if before[name] != after[name]]
    if len(changed) > 1:
        return False
    for name in set(changed) & set(DOCUMENTS):
        return after[name]["revision"] == before[name]["revision"] + 1
    return after["documents"] - before["documents"] in (0, IMPORTED)


def run(folder: Path, rounds: int, chance: random.Random) -> dict[str, object]:
    """Kill `rounds` children; return how much they saved, and the rounds that went wrong."""
    saved, lost, broken = 0, [], []
    before: State = {}
    for number in range(rounds):
        project = folder / f"{number // ROUNDS_A_PROJECT}.annotator"
        if number % ROUNDS_A_PROJECT == 0:
            with create(project, make_documents(len(DOCUMENTS))) as store:
                before = state_of(store)
        journal = folder / f"{number}.journal"
        kill_while_working(project, journal, chance)
        states = saved_states(journal)
        saved += max(len(states) - 1, 0)
        with Store.open(project) as store:
            after = state_of(store)
            if not is_next(states[-1] if states else before, after):
                lost.append(number)
            if found := faults(store):
                broken.append([number, *found])
        before = after
    return {"saved": saved, "lost": lost, "broken": broken}


if __name__ == "__main__":
    report = run(Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3])))
    sys.stdout.write(json.dumps(report))
