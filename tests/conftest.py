"""The example article and its dossier, analysed once for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo.model import Dossier

SEED = Path(__file__).parent.parent / "seeds" / "000_d73f2120bc69e7cf.txt"
SEED_PUBLISHED = "2023-09-12"


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests' store out of the user's own."""
    os.environ["DATELINE_HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed(seed_text: str) -> Dossier:
    from geo import analyse

    return analyse(seed_text, published=SEED_PUBLISHED)
