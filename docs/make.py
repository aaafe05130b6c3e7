# ruff: noqa: INP001 - a script, not a package
"""Write what is generated in the pages of this folder: `make docs`.

In architecture.md the rooms of `geo`: a Mermaid diagram of which uses which, from the imports, and a table of what each
is for, from the docstrings. In cli.md the commands with their options, from the command line's own help. In rules.md
the named rules with their words and examples, in claims.md what follows of some sentences. Each stands between two
comments in its page; a test holds the pages equal to what this writes.
"""

from __future__ import annotations

import json
import re
import tomllib
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import grimp
from typer.main import get_command

from geo import analyse
from geo.claims import claim_forms
from geo.cli import app
from geo.journey import event_rules
from geo.lexicon import rule_words
from geo.text import time_rules
from geo.view import claim_reviews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class NamedRule(Protocol):
    """What every rule has, whatever it reads."""

    @property
    def name(self) -> str:
        """Its dotted name."""

    @property
    def example(self) -> str:
        """A text in which it reads something."""


HERE = Path(__file__).parent
ROOT = HERE.parent
GROUND = "ground"
_PART = re.compile(r"(<!-- made by `make docs`: (?P<name>\w+) -->\n).*?(?=<!-- end of (?P=name) -->)", re.DOTALL)


def _is_room(name: str) -> bool:
    """Whether a module of `geo` is drawn by itself: the packages, and what walks through them."""
    return name in {"corrections", "given", "pipeline"} or (ROOT / "geo" / name / "__init__.py").exists()


def uses() -> dict[str, set[str]]:
    """Return for each room the rooms that it imports; the modules below all rooms are one, the ground floor."""
    graph = grimp.build_graph("geo", cache_dir=None)
    found: dict[str, set[str]] = {GROUND: set()}
    for module in graph.modules - {"geo", "geo.__main__"}:
        room = _room_of(module)
        found.setdefault(room, set())
        for imported in graph.find_modules_directly_imported_by(module) - {"geo"}:
            found[room].add(_room_of(imported))
    return {room: found[room] - {room} for room in sorted(found)}


def _room_of(module: str) -> str:
    room = module.split(".")[1]
    return room if _is_room(room) else GROUND


def reduced(uses: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the arrows without those that others imply: of "a uses b, b uses c, a uses c" the first two."""

    def below(room: str) -> set[str]:
        return uses[room].union(*(below(other) for other in uses[room]))

    return {room: others - set().union(*(below(other) for other in others)) for room, others in uses.items()}


def rooms_diagram() -> str:
    """Return the rooms as a Mermaid flowchart, what is above first."""
    arrows = reduced(uses())
    ground = " · ".join(sorted(path.stem for path in (ROOT / "geo").glob("[a-z]*.py") if not _is_room(path.stem)))
    lines = [f'  {room}["geo.{room}"]' for room in arrows if room != GROUND]
    lines += [f'  {GROUND}["{ground}"]']
    lines += [f"  {room} --> {other}" for room, others in arrows.items() for other in sorted(others)]
    return "\n".join(("```mermaid", "flowchart TD", *lines, "```")) + "\n"


def rooms_table() -> str:
    """Return what each room is for, by the first paragraph of its docstring, in the order of the floors, top first."""
    floors = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][
        0
    ]
    names = [name.strip() for floor in floors["layers"] for name in floor.split("|")]
    rows = [f"| `{name}` | {_first_line(name)} |" for name in names if _is_room(name.removeprefix("geo."))]
    return "\n".join(("| room | what it holds |", "|---|---|", *rows)) + "\n"


def _first_line(module: str) -> str:
    first = (import_module(module).__doc__ or "").strip().split("\n\n")[0]
    return " ".join(first.split()).removesuffix(".")


def commands() -> str:
    """Return the commands of `dateline`, each with what it takes and its examples."""
    return "\n".join(_command(name, command) for name, command in sorted(get_command(app).commands.items()))  # type: ignore[attr-defined] # a group has them


def _command(name: str, command: Any) -> str:
    if hasattr(command, "commands"):
        return "\n".join(_command(f"{name} {sub}", one) for sub, one in sorted(command.commands.items()))
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    usage = " ".join(("dateline", name, *(_metavar(p) for p in arguments)))
    rows = [f"| {_how(p)} | {_what(p)} |" for p in command.params]
    examples, notes = _epilog(command.epilog)
    table = ["\n".join(("| | |", "|---|---|", *rows))] if rows else []
    parts = (f"### `{usage}`", command.help, *table, f"```\n{examples}\n```", *notes)
    return "\n\n".join(parts) + "\n"


def _metavar(parameter: Any) -> str:
    return parameter.metavar or parameter.name.upper()


def _how(parameter: Any) -> str:
    """Return how a parameter is given: its name, or the option with the word that stands for its value."""
    if parameter.param_type_name == "argument":
        return f"`{_metavar(parameter)}`"
    names = sorted(parameter.opts, key=len, reverse=True)
    value = f" {parameter.metavar}" if parameter.metavar else ""
    return ", ".join(f"`{option}{value if option == names[0] else ''}`" for option in names)


def _what(parameter: Any) -> str:
    """Return a parameter's help, with the values it may have and the one it has unless given."""
    default = parameter.default
    if isinstance(default, Enum):
        values = ", ".join(f"`{one.value}`" for one in type(default))
        return f"{parameter.help.removesuffix('.')}: {values}; `{default.value}` unless given."
    shown = f" `{default}` unless given." if default not in (None, False) and parameter.show_default else ""
    needed = " Must be given." if parameter.required and parameter.param_type_name == "option" else ""
    return f"{parameter.help}{shown}{needed}"


def _epilog(text: str) -> tuple[str, list[str]]:
    """Return the examples of a command's help, a line each, and the paragraphs after them."""
    paragraphs = [part.strip() for part in text.split("\n\n")]
    examples = [part for part in paragraphs if part.startswith("dateline ")]
    return "\n".join(examples), [p for p in paragraphs if p not in examples and p != "Examples:"]


def rules_table(rules: Iterable[NamedRule]) -> str:
    """Return rules with what they read, and an example."""
    rows = [f"| `{rule.name}` | {_says(rule.name)} | {rule.example.replace('|', '&#124;')} |" for rule in rules]
    return "\n".join(("| rule | reads | example |", "|---|---|---|", *rows)) + "\n"


def _says(rule: str) -> str:
    words = rule_words(rule)
    return words.says if words else ""


WORKED = (
    "Vladivostok, situated approximately 425 miles (680 kilometers) north of Pyongyang, is a port.",
    "Kherson lies 450 km south of Kyiv.",
    "Lyon is 420 km from Paris.",
    "Lyon is 243 km from Paris.",
    "Kherson lies 450 km north of Kyiv.",
    "Odesa lies 440 kilometres (220 miles) from Kyiv.",
    "Marseille lies more than 300 km from Lyon.",
    "Rotterdam is 50 km from the border of Belgium.",
    "He drove 465 km from Paris to Lyon.",
    "The train covered 700 km from Pyongyang to Vladivostok.",
    "The train from Paris to Lyon took two hours.",
    "The ministers met at a villa 25 km south of Rome.",
)
"""The sentences of which docs/claims.md says what follows."""


def worked_examples() -> str:
    """Return sentences with what a dossier says of their claims."""
    rows = []
    for sentence in WORKED:
        dossier = analyse(sentence, published="2023-09-12")
        for claim in dossier.claims:
            review = json.loads(claim_reviews(dossier, (claim,)))["@graph"][0]
            rating = review["reviewRating"].get("ratingValue", "none")
            rows.append(f"| {sentence} | {claim.headline} | {rating} | {claim.conclusion} |")
    return "\n".join(("| sentence | headline | rating | conclusion |", "|---|---|---|---|", *rows)) + "\n"


PARTS: dict[str, Callable[[], str]] = {
    "diagram": rooms_diagram,
    "rooms": rooms_table,
    "commands": commands,
    "times": lambda: rules_table(time_rules()),
    "events": lambda: rules_table(event_rules()),
    "claims": lambda: rules_table(claim_forms()),
    "worked": worked_examples,
}
PAGES = ("architecture.md", "claims.md", "cli.md", "rules.md")


def renewed(page: str) -> str:
    """Return a page with its generated parts made anew; KeyError for a part that is not known."""
    return _PART.sub(lambda part: f"{part[1]}\n{PARTS[part['name']]()}\n", page)


def main() -> None:
    """Write the pages."""
    for name in PAGES:
        path = HERE / name
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
