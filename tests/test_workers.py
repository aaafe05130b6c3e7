"""Workers: limits said in words, a worker that is ended is replaced, short texts do not wait, nobody is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from geo.errors import DatelineError, InputError
from geo.workers import Workers

HERE = Path(__file__).parent
LONG = 30


class Told:
    """A listener that writes down what it hears and stops when it is told to."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.share = 0.0
        self.stopped = False

    def progress(self, step: str) -> None:
        self.steps.append(step)

    def advance(self, share: float) -> None:
        self.share = max(self.share, share)
        if self.stopped:
            raise InterruptedError


@pytest.fixture
def start(monkeypatch):
    """Return what starts workers on the tasks of these tests."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]))
    made: list[Workers] = []

    def make(count: int = 1) -> Workers:
        made.append(Workers(count, tasks="worker_tasks"))
        return made[-1]

    yield make
    for workers in made:
        workers.stop()


def gone(pid: int) -> bool:
    """Tell whether a process ends within some seconds."""
    for _ in range(LONG * 20):
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def wait_for(tell) -> None:
    for _ in range(LONG * 20):
        if tell():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen")


def test_the_answer_comes_from_another_process_which_says_how_far_it_is(start):
    told = Told()
    workers = start()
    assert workers.run("tell", told, chars=10, words="left") == (workers.pids[0], "left")
    assert workers.pids[0] != os.getpid()
    assert (told.steps, told.share) == (["Beginning"], 0.5)


@pytest.mark.parametrize(
    ("task", "kind", "says"),
    [
        ("refuse", InputError, "The text is empty."),
        ("fail", DatelineError, " could not be read, through a fault of ours (KeyError, logged)"),
        ("die", DatelineError, " was not read to its end: the process that read it ended before (status 9)"),
        pytest.param(
            "hoard", InputError, " took more than the 1.5 GB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no such limit there"),
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("what", ["text", "file"])
def test_what_ends_a_piece_of_work_is_said_and_the_next_is_done(start, task, kind, says, what):
    workers, named = start(), {"text": "This text of 2 kB", "file": "This file"}[what]
    with pytest.raises(kind) as error:
        workers.run(task, Told(), chars=2_000, what=what)
    assert says in str(error.value)
    assert str(error.value).startswith(f"{named}{says}" if task != "refuse" else says)
    assert workers.run("tell", Told(), chars=10, words="next")[1] == "next"


def test_a_text_that_takes_too_long_is_stopped_and_its_worker_replaced(start):
    workers = start()
    before = workers.pids[0]
    with pytest.raises(InputError, match="This text of 300 kB took more than the 1 seconds"):
        workers.run("hang", Told(), chars=300_000, seconds=1)
    assert gone(before)
    assert workers.run("tell", Told(), chars=10, words="next")[0] == workers.pids[0] != before
    with pytest.raises(InputError, match=r"This file took more than the 1 seconds .* Save it as plain text"):
        workers.run("hang", Told(), chars=300_000, what="file", seconds=1)


def test_who_stops_frees_the_worker(start):
    workers, told, errors = start(), Told(), []

    def ask() -> None:
        try:
            workers.run("hang", told, chars=10)
        except InterruptedError as error:
            errors.append(error)

    asking = Thread(target=ask)
    asking.start()
    wait_for(lambda: told.share == 0.1)
    before = workers.pids[0]
    told.stopped = True
    asking.join(LONG)
    assert len(errors) == 1
    assert gone(before)


def test_a_short_text_does_not_wait_for_long_ones(start):
    workers, long_ones = start(2), [Told(), Told()]

    def ask(told: Told) -> None:
        with pytest.raises(InterruptedError):
            workers.run("hang", told, chars=900_000)

    asking = [Thread(target=ask, args=(told,)) for told in long_ones]
    for thread in asking:
        thread.start()
    wait_for(lambda: any(told.share for told in long_ones))
    assert workers.run("tell", Told(), chars=3_000, words="short")[1] == "short"
    assert not all(told.share for told in long_ones)
    for told in long_ones:
        told.stopped = True
    for thread in asking:
        thread.join(LONG)


def test_a_text_goes_to_the_worker_that_has_read_it(start):
    workers = start(2)
    first = [workers.run("tell", Told(), chars=10, article="one", words="")[0]]

    def ask() -> None:
        first.append(workers.run("tell", Told(), chars=10, article="two", words="")[0])

    other = Thread(target=ask)
    told = Told()
    busy = Thread(target=lambda: workers.run("tell", told, chars=10, article="one", words=""))
    busy.start()
    wait_for(lambda: told.share)
    other.start()
    other.join(LONG)
    busy.join(LONG)
    assert first[0] != first[1]
    again = [workers.run("tell", Told(), chars=10, article=text, words="")[0] for text in ("two", "one", "two", "one")]
    assert again == [first[1], first[0]] * 2


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_who_started_it(how, tmp_path):
    program = (
        "from threading import Thread\nfrom geo.workers import Workers\nfrom test_workers import Told\n"
        "workers = Workers(2, tasks='worker_tasks')\nprint(*workers.pids, flush=True)\n"
        "Thread(target=workers.run, args=('hang', Told()), kwargs={'chars': 10}, daemon=True).start()\n"
        "workers.run('hang', Told(), chars=10)"
    )
    path = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    with parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(pids) == 2
        parent.send_signal(how)
        parent.wait(LONG)
    assert all(gone(pid) for pid in pids)


def test_a_long_text_does_not_wait_for_ever_while_short_ones_come(start, monkeypatch):
    monkeypatch.setattr("geo.workers.pool.limit_s", lambda chars: chars / 1000)
    workers, over = start(), Event()

    def keep_asking() -> None:
        while not over.is_set():
            workers.run("tell", Told(), chars=10, words="short", seconds=LONG)

    asking = [Thread(target=keep_asking) for _ in range(3)]
    for thread in asking:
        thread.start()
    try:
        assert workers.run("tell", Told(), chars=1_000, words="long", seconds=LONG)[1] == "long"
    finally:
        over.set()
        for thread in asking:
            thread.join(LONG)
