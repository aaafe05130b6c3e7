"""How the code stands: files and functions by length, and the lists of words that are still code.

A list of words is a literal (a set, list, tuple or dict, or a string that is split) with six plain words or more,
wherever it stands in the rooms that read and on the ground floor. Not counted are patterns, messages (what has
capitals, spaces or signs), names of code (with underscores, dots or digits), the contract's own words (`geo.model`'s
literals), the parser's labels (spaCy's glossary), records (dicts whose values are computed) and `__all__`. The other
rooms write: their words are names of fields and what is shown.
"""

from __future__ import annotations

import ast
import re
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from spacy.glossary import GLOSSARY

from geo import model

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent / "geo"
MOST_WORDS = 5
WRITING = frozenset({"view", "player", "export", "store", "corpus", "dashboard", "cli"})
_PLAIN = re.compile(r"[a-z][a-z'’-]*")
_LITERALS = (ast.Set, ast.List, ast.Tuple, ast.Dict)


def _contract_words(kind: Any) -> Iterator[str]:
    if isinstance(kind, str):
        yield kind
    elif get_origin(kind) is not None:
        for part in get_args(kind):
            yield from _contract_words(part)


CONTRACT = frozenset(word for value in vars(model).values() for word in _contract_words(value))


def plain_words(node: ast.AST) -> list[str]:
    """Return the plain words in the strings of a node."""
    strings = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    is_split = isinstance(node, ast.Call)
    entries = [word for s in strings for word in (s.split() if is_split else [s])]
    return [word for word in entries if _PLAIN.fullmatch(word) and word not in CONTRACT and word not in GLOSSARY]


def _is_word_list(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        method = node.func
        return isinstance(method, ast.Attribute) and method.attr == "split" and isinstance(method.value, ast.Constant)
    if isinstance(node, ast.Dict):
        computed = sum(isinstance(value, (ast.Attribute, ast.Name, ast.Call, ast.IfExp)) for value in node.values)
        return computed * 2 < len(node.values)
    return isinstance(node, _LITERALS)


def _skipped(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(t, ast.Name) and t.id == "__all__" for t in targets) or (
        isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    )


def word_lists(node: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the words of each list of words below a node, the outermost only."""
    for child in ast.iter_child_nodes(node):
        if _skipped(child):
            continue
        if _is_word_list(child) and len(found := plain_words(child)) > MOST_WORDS:
            yield child.lineno, found  # type: ignore[attr-defined] # every literal has one
        else:
            yield from word_lists(child)


def left_in_code(root: Path = ROOT) -> list[tuple[Path, int, list[str]]]:
    """Return the lists of words that stand in code: file, line, words."""
    return [
        (path, line, words)
        for path in sorted(root.rglob("*.py"))
        if path.relative_to(root).parts[0] not in WRITING
        for line, words in word_lists(ast.parse(path.read_text(encoding="utf-8")))
    ]


def functions(root: Path = ROOT) -> list[tuple[int, str]]:
    """Return the length in lines of each function with its name, the longest first."""
    found = [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{path.relative_to(root)}:{node.name}")
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    return sorted(found, key=lambda f: (-f[0], f[1]))


def main() -> None:
    """Print the figures."""
    files = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sorted(ROOT.rglob("*.py"))}
    longest = max(files, key=files.__getitem__)
    lengths = functions()
    lists = left_in_code()
    print(f"files      {len(files)}, median {statistics.median(files.values()):.0f} lines, "
          f"longest {files[longest]} ({longest.relative_to(ROOT)})")  # fmt: skip
    print(f"functions  {len(lengths)}, median {statistics.median(n for n, _ in lengths):.0f} lines, "
          f"longest {lengths[0][0]} ({lengths[0][1]})")  # fmt: skip
    print(f"words      {len(lists)} lists of more than {MOST_WORDS} words in code (goal 0), "
          f"{sum(len(words) for _, _, words in lists)} words")  # fmt: skip
    for path, line, words in lists if "--list" in sys.argv else ():
        print(f"  {path.relative_to(ROOT)}:{line}  {' '.join(words[:8])} …")


if __name__ == "__main__":
    main()
