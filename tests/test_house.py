"""The house: what each room offers at its door, and that words are data and functions short (benchmarks/house.py)."""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

import geo

ROOT = Path(__file__).parent.parent
ROOMS = sorted(path.parent.name for path in (ROOT / "geo").glob("*/__init__.py"))
READING = ("intake", "text", "places", "journey", "claims")
MOST_NAMES = 24
LONGEST = 60


@pytest.fixture(scope="module")
def house():
    """The script that counts."""
    spec = importlib.util.spec_from_file_location("house", ROOT / "benchmarks" / "house.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_public_names_of_the_package():
    """To take one away or to rename it breaks somebody's program."""
    assert geo.__all__ == ["Dossier", "analyse", "correct", "redo", "show", "tables", "undo"]
    for name in geo.__all__:
        assert getattr(geo, name) is not None
    with pytest.raises(AttributeError, match="nothing_such"):
        geo.nothing_such  # noqa: B018 - it is asked for


def in_order(name: str) -> tuple[int, str]:
    """As ruff sorts `__all__`: constants, classes, functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_a_door(room: str):
    door = import_module(f"geo.{room}")
    names = door.__all__
    assert list(names) == sorted(set(names), key=in_order)
    assert len(names) <= MOST_NAMES
    assert [name for name in names if not hasattr(door, name)] == []
    assert door.__doc__


@pytest.mark.parametrize("room", ROOMS)
def test_whatever_a_door_brings_in_from_its_room_is_offered_there(room: str):
    door = import_module(f"geo.{room}")
    own = {
        name
        for name, value in vars(door).items()
        if getattr(value, "__module__", "").startswith(f"geo.{room}.") and not name.startswith("_")
    }
    assert own <= set(door.__all__)


def test_no_two_files_of_the_reading_rooms_have_one_name():
    where = defaultdict(list)
    for room in READING:
        for path in (ROOT / "geo" / room).rglob("*.py"):
            if path.name != "__init__.py":
                where[path.name].append(str(path.parent.relative_to(ROOT)))
    assert {name: rooms for name, rooms in where.items() if len(rooms) > 1} == {}


def test_no_function_is_long(house):
    assert [name for lines, name in house.functions() if lines > LONGEST] == []


def test_words_are_data(house):
    left = [f"{path.relative_to(ROOT)}:{line} {' '.join(words[:6])}" for path, line, words in house.left_in_code()]
    assert left == [], "vocabulary stands in data/lexicon"


def test_a_list_of_words_is_seen_wherever_it_stands(house, tmp_path: Path):
    """The count would be worth nothing if it passed one over."""
    (tmp_path / "one.py").write_text(
        'SPLIT = "sun moon star sky cloud rain".split()\n'
        "def f(word):\n"
        '    return word in {"sun", "moon", "star", "sky", "cloud", "rain"}\n'
        'SHORT = ("sun", "moon")\n'
        '__all__ = ["sun", "moon", "star", "sky", "cloud", "rain"]\n'
    )
    assert [line for _, line, _ in house.left_in_code(tmp_path)] == [1, 3]
    assert house.functions(tmp_path) == [(2, "one.py:f")]


def test_the_script_measures_this_house(house):
    assert house.ROOT == ROOT / "geo"
    assert Path(sys.modules["geo"].__file__).parent == ROOT / "geo"
