"""The player's JavaScript: its types are those of Python's contract, and its modules keep the types that they state."""

import shutil
import subprocess
from pathlib import Path

import pytest

from geo.player import PLAYER
from geo.view.types_js import types_js

OPTIONS = (
    "--noEmit --allowJs --checkJs --strict --target es2022 --module es2022 --moduleResolution node "
    "--lib es2022,dom,dom.iterable"
)
needs_tsc = pytest.mark.skipif(shutil.which("tsc") is None, reason="tsc is not installed; `make setup` installs it")


def told(*modules: Path) -> str:
    """Return what the type checker says of some modules."""
    command = ["tsc", *OPTIONS.split(), *map(str, modules)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_types_are_those_of_the_contract():
    """To change them: change geo/view/contract.py, then `make docs`."""
    assert (PLAYER / "types.js").read_text("utf-8") == types_js()


@needs_tsc
def test_the_modules_keep_the_types_that_they_state():
    modules = sorted(PLAYER.glob("*.js"))
    assert modules
    assert told(*modules) == ""


WRONG = {
    "stage.say('sell', null);": "sell",
    "stage.say('commit', 1);": "Expected 1 arguments",
    "stage.on('panel', (panel) => panel === 'nowhere');": "no overlap",
    "component.setStateValue('seen', { t: null });": "missing the following properties",
    "component.setTriggerValue('correct', true);": "correct",
    "stage.view.events[0].date;": "'date' does not exist",
    "h('span', { clas: 'note' });": "'clas'",
}


@needs_tsc
def test_a_wrong_event_message_field_or_attribute_is_found(tmp_path: Path):
    module = tmp_path / "wrong.js"
    head = (
        f"import {{ h }} from '{PLAYER}/dom.js';\n"
        f"/** @param {{import('{PLAYER}/stage.js').Stage}} stage\n"
        f" *  @param {{import('{PLAYER}/streamlit.js').Component}} component */\n"
        "export function wrong(stage, component) {\n"
    )
    module.write_text(head + "\n".join(WRONG) + "\n}\n")
    found = told(module).split("wrong.js(")
    for line, why in enumerate(WRONG.values(), start=head.count("\n") + 1):
        assert any(said.startswith(f"{line},") and why in said for said in found), (line, found)
