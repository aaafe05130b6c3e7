"""The player's JavaScript against the types that its JSDoc states."""

import shutil
import subprocess

import pytest

from geo.player.files import PLAYER

OPTIONS = (
    "--noEmit --allowJs --checkJs --strict --target es2022 --module es2022 --moduleResolution node "
    "--lib es2022,dom,dom.iterable"
)


@pytest.mark.skipif(shutil.which("tsc") is None, reason="tsc is not installed; `make setup` installs it")
def test_the_modules_keep_the_types_that_they_state():
    modules = sorted(str(path) for path in PLAYER.glob("*.js"))
    assert modules
    told = subprocess.run(["tsc", *OPTIONS.split(), *modules], capture_output=True, text=True, check=False)
    assert not told.stdout, told.stdout
    assert told.returncode == 0
