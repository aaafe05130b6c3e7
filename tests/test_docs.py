"""The pages: nothing that a user or a contributor can use is missing from them, and nothing they name is missing.

After datasette's test_docs.py: a command, a format, a setting or a make target that no page names fails here, and so do
a path, a name in code or a link that leads nowhere, and a generated part that is out of date (`make docs` renews it).
"""

from __future__ import annotations

import ast
import importlib.util
import re
import tomllib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from geo.cli import app
from geo.dashboard import SETTINGS
from geo.export import FORMATS

if TYPE_CHECKING:
    from geo.model import Dossier

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "data/README.md", "benchmarks/README.md")
    for path in ROOT.glob(pattern)
)
# Decisions tell of the day on which they were made: what they name may be gone.
PRESENT = [page for page in PAGES if page.parent.name != "decisions"]
FOLDERS = (".ci", ".streamlit", "benchmarks", "data", "docs", "geo", "requirements", "seeds", "tests")
OURS = (".css", ".csv", ".js", ".npz", ".py", ".toml")
"""Endings that a file of the project has where a page names it without its folder; others may be a user's."""

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_TARGETS = re.compile(r"^\.PHONY: (.+)$", re.MULTILINE)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@cache
def spans(page: Path) -> list[str]:
    """Return what stands in a page in code font, within its sentences."""
    return [" ".join(span.split()) for span in _SPAN.findall(_FENCE.sub("", page.read_text("utf-8")))]


@cache
def code(page: Path) -> str:
    """Return all that stands in a page as code."""
    return "\n".join([*_FENCE.findall(page.read_text("utf-8")), *spans(page)])


def is_named(words: str) -> bool:
    """Whether a page has these words in its code."""
    return any(re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", code(page)) for page in PAGES)


@cache
def files() -> frozenset[str]:
    """Return the files and folders of the project, as paths from its root."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return frozenset(str(path.relative_to(ROOT)) for path in [*found, *ROOT.iterdir()])


@cache
def sources() -> frozenset[str]:
    """Return every word of the project's code and data files that say what they are."""
    kept = [ROOT / name for name in files() if name.endswith((*OURS, ".json", ".toml", ".txt", "Makefile"))]
    small = [
        path
        for path in kept
        if path.parts[-2] not in {"geoparse", "presence", "journeys", "basemap", "tests"} and path.suffix != ".npz"
    ]
    return frozenset(word for path in small for word in re.findall(r"\w+", path.read_text("utf-8")))


def make_targets() -> set[str]:
    return {name for names in _TARGETS.findall((ROOT / "Makefile").read_text("utf-8")) for name in names.split()}


@pytest.mark.parametrize("command", sorted(get_command(app).commands))
def test_a_command_is_named(command: str):
    assert is_named(f"dateline {command}")


@pytest.mark.parametrize("format_", ["json", *FORMATS])
def test_an_export_format_is_named(format_: str):
    assert f"| `{format_}` |" in (ROOT / "docs" / "cli.md").read_text("utf-8")


def environment_variables() -> set[str]:
    """Return the variables of the environment that the package reads."""
    found = set()
    for path in (ROOT / "geo").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            read = ast.unparse(node) if isinstance(node, ast.Call | ast.Subscript) else ""
            if re.match(r"os\.(environ|getenv)\b", read):
                found |= set(re.findall(r"['\"]([A-Z][A-Z0-9_]+)['\"]", read))
    return found


def test_a_variable_of_the_environment_is_named():
    variables = environment_variables()
    assert {"DATELINE_HOME", "DATELINE_DEBUG"} <= variables, "they are found at all"
    assert {name for name in variables if not is_named(name)} == set()


def test_a_setting_of_the_dashboard_is_named():
    settings = {re.sub(r"^(theme\.(?:light|dark))\..*", r"\1", name) for name in SETTINGS}
    assert {name for name in settings if not is_named(name)} == set()


def test_a_make_target_is_named_and_so_is_what_can_be_set():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert {target for target in make_targets() if not is_named(f"make {target}")} == set()
    assert {name for name in re.findall(r"^(\w+) \?=", makefile, re.MULTILINE) if not is_named(name)} == set()


def test_a_warning_of_routing_is_named():
    codes = {
        code_
        for path in (ROOT / "geo" / "routing").glob("*.py")
        for code_ in re.findall(r'Notice\(code="([\w-]+)"', path.read_text("utf-8"))
    }
    assert {code_ for code_ in codes if f"`{code_}`" not in (ROOT / "docs" / "routing.md").read_text("utf-8")} == set()


def test_an_import_contract_is_told():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    names = {c["name"] for c in contracts if not c["name"].endswith(" has a door")}
    assert {name for name in names if f"| {name} |" not in told} == set()


@pytest.mark.parametrize("page", PRESENT, ids=name_of)
def test_a_make_target_that_a_page_names_is_one(page: Path):
    named = re.findall(r"(?<![\w.-])make ((?:[A-Z]+=\S+ )*)([a-z][a-z-]*)", code(page))
    assert {target for _, target in named} - make_targets() == set()


def paths_in(page: Path) -> set[str]:
    """Return the paths of the project that a page names as code; in its examples only those with a folder of ours."""
    inline = [word.strip(",;:()\"'") for span in spans(page) for word in span.split()]
    words = inline + [word.strip("\"'") for word in code(page).split()]
    with_folder = {word for word in words if "/" in word and word.split("/")[0] in FOLDERS}
    return with_folder | {word for word in inline if word.endswith(OURS) and not re.search(r"[={]", word)}


@pytest.mark.parametrize("page", PRESENT, ids=name_of)
def test_a_path_that_a_page_names_exists(page: Path):
    """From the root or from the page's own folder; a bare name anywhere; `*` stands for any."""
    home = str(page.parent.relative_to(ROOT))
    missing = set()
    for path in paths_in(page):
        bare = path.rstrip("/")
        places = [bare, f"{home}/{bare}", *([f"*/{bare}"] if "/" not in bare else [])]
        if not any(fnmatch(file, place) for file in files() for place in places):
            missing.add(path)
    assert missing == set()


@pytest.mark.parametrize("page", PRESENT, ids=name_of)
def test_a_module_that_a_page_names_exists(page: Path):
    """`geo.places` is a module, `geo.places.learn_homes` is a word of one."""
    missing = set()
    for dotted in {word for span in spans(page) for word in re.findall(r"\bgeo(?:\.\w+)+", span)}:
        *parents, last = dotted.split(".")
        module = "/".join([*parents, last])
        holder = next(
            (f for f in ("/".join(parents) + ".py", "/".join(parents) + "/__init__.py") if f in files()), None
        )
        is_word = holder is not None and re.search(rf"\b{last}\b", (ROOT / holder).read_text("utf-8"))
        if not (f"{module}.py" in files() or module in files() or is_word):
            missing.add(dotted)
    assert missing == set()


@pytest.mark.parametrize("page", PRESENT, ids=name_of)
def test_a_name_in_code_font_is_one_in_the_code(page: Path):
    """Of names that can be nothing else: with an underscore, with a capital inside, or called."""
    named = {span for span in spans(page) if re.fullmatch(r"[A-Za-z_][\w.]*(?:\(\))?", span)}
    words = {
        word for span in named for word in re.findall(r"\w+", span) if re.search(r"_|[a-z][A-Z]", word) or "(" in span
    }
    assert words - sources() == set()


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page's headings get from GitHub."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(_FENCE.sub("", page.read_text("utf-8")))
    }


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_relative_link_leads_somewhere(page: Path):
    broken = set()
    for target in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        leads_to = (page.parent / path).resolve() if path else page
        if not leads_to.exists() or (anchor and anchor not in anchors(leads_to)):
            broken.add(target)
    assert broken == set()


def test_the_article_that_is_walked_through_reads_as_told(seed: Dossier):
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for count in (
        f"{len(seed.article.text.encode()):,} bytes",
        f"{len(seed.mentions)} mentions of {len(seed.places)} places",
        f"{len(seed.times)} `TimeRef`",
        f"{len(seed.events)} events",
        f"{len(seed.travellers)} travellers",
        *(f"{leg.path_km:.0f} km" for leg in seed.routes[0].legs),
        f"{seed.claims[0].measured_km} km between the {seed.claims[0].measured_between}",
    ):
        assert count in told


def load_maker():
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_parts_are_those_of_the_code():
    """Run `make docs` to renew them."""
    maker = load_maker()
    parts = 0
    for name in maker.PAGES:
        page = (ROOT / "docs" / name).read_text("utf-8")
        parts += page.count("<!-- made by `make docs`: ")
        assert maker.renewed(page) == page, f"docs/{name} is out of date: run `make docs`"
    assert parts == len(maker.PARTS)


def test_an_arrow_that_others_imply_is_left_out():
    maker = load_maker()
    assert maker.reduced({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {"a": {"b"}, "b": {"c"}, "c": set()}
    assert maker.renewed("<!-- made by `make docs`: rooms -->\nold\n<!-- end of rooms -->").count("geo.text") >= 1
