"""Articles read in a process of their own: the same dossier, the same errors, and no language model in the server."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest

from geo.dashboard import reading
from geo.dashboard.jobs import Job
from geo.dashboard.processes import stop_workers
from geo.errors import InputError
from geo.model import Dossier


@pytest.fixture(scope="module", autouse=True)
def _workers_end():
    yield
    stop_workers()


def test_a_dossier_is_the_same_whoever_reads_it_and_corrected_without_reading_again(seed: Dossier, seed_text: str):
    job: Job[Dossier] = Job("Reading")
    assert reading.analyse(seed_text, published=date(2023, 9, 12), job=job) == seed
    assert job.step == "Checking the claims"
    mention = next(m for m in seed.mentions if m.place_id and len(m.candidates) > 1)
    other = mention.candidates[1].place_id
    corrected = reading.analyse(seed_text, published=date(2023, 9, 12), choices={mention.id: other})
    assert next(m for m in corrected.mentions if m.id == mention.id).place_id == other
    assert reading.analyse(seed_text, published=date(2023, 9, 12)) == seed


@pytest.mark.parametrize(("text", "says"), [(" ", "is empty"), ("Der Zug fuhr am Sonntag nach Wien. " * 9, "language")])
def test_what_is_no_article_is_refused_as_ever(text: str, says: str):
    with pytest.raises(InputError, match=says):
        reading.analyse(text)


def test_a_file_is_read_apart_too():
    assert reading.read_file("a.html", b"<title>A train</title><p>Kim left Pyongyang.</p>").title == "A train"
    with pytest.raises(InputError):
        reading.read_file("a.pdf", b"no pdf")


def test_a_stopped_job_leaves_no_worker_busy():
    job: Job[Dossier] = Job("Reading")
    job.start(lambda told: reading.analyse("The train left Pyongyang on Sunday. " * 20_000, job=told))
    while job.step in ("", "Waiting for its turn"):
        time.sleep(0.05)
    job.stop()
    assert job.wait(30)
    assert (job.made, job.error) == (None, "Stopped.")


def test_the_server_loads_no_language_model():
    program = (
        "import sys, geo.dashboard, geo.dashboard.check, geo.dashboard.intake, geo.dashboard.work\n"
        "print(sorted({'spacy', 'lightgbm', 'geo.pipeline', 'geo.places'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert run.stdout.strip() == "[]"
