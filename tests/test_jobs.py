"""Work beside the page: it tells how far it is, is stopped, fails alone, and ends when its reader leaves."""

from __future__ import annotations

from threading import Event

import pytest

from geo.dashboard import jobs
from geo.dashboard.jobs import Job
from geo.dashboard.work import duration_words, size_words
from geo.errors import InputError

LONG = 10


def test_a_job_tells_its_step_and_share_and_gives_what_it_made():
    told: Job[str] = Job("Reading")

    def work(job: Job[str]) -> str:
        job.progress("Placing the names")
        job.advance(0.5)
        job.advance(0.2)
        return "made"

    assert told.start(work).wait(LONG)
    assert (told.step, told.share, told.made, told.error) == ("Placing the names", 0.5, "made", None)


def test_a_stopped_job_ends_at_its_next_step():
    begun, stopped = Event(), Event()
    job: Job[str] = Job("Reading")

    def work(told: Job[str]) -> str:
        begun.set()
        stopped.wait(LONG)
        told.advance(0.5)
        raise AssertionError("it went on")

    job.start(work)
    begun.wait(LONG)
    job.stop()
    stopped.set()
    assert job.wait(LONG)
    assert (job.made, job.error) == (None, "Stopped.")


@pytest.mark.parametrize(("error", "said"), [(InputError("No text."), "No text."), (KeyError("x"), "a fault of ours")])
def test_what_fails_says_so_and_ends(error, said):
    def work(_job: Job[str]) -> str:
        raise error

    job: Job[str] = Job("Reading")
    assert job.start(work).wait(LONG)
    assert said in str(job.error)


def test_work_whose_reader_has_left_is_stopped(monkeypatch):
    monkeypatch.setattr(jobs, "_LEFT_S", 0.2)
    there = [True]
    job: Job[str] = Job("Reading", present=lambda: there[0])

    def work(told: Job[str]) -> str:
        while True:
            told.advance(0.1)
            Event().wait(0.01)

    job.start(work)
    assert not job.wait(0.5)
    there[0] = False
    assert job.wait(LONG)
    assert (job.made, job.error) == (None, "Stopped.")


def test_sizes_and_durations_are_said_in_words():
    assert size_words(2_000) == "2 kB"
    assert size_words(300_000) == "300 kB, about a minute"
    assert [duration_words(s) for s in (2, 12, 30, 70, 200)] == [
        "5 seconds", "10 seconds", "half a minute", "a minute", "3 minutes",
    ]  # fmt: skip
