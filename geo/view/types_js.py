"""The player's types, written from the contract as JSDoc: `python -m geo.view.types_js > geo/player/types.js`."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import sys
from typing import TYPE_CHECKING, Final, Literal, get_args, get_origin

from geo import model
from geo.view import contract

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = """/**
 * The shapes that pass between Python and the player. Written from geo/view/contract.py; to change them, change that
 * and run: python -m geo.view.types_js > geo/player/types.js
 */
"""
_SIMPLE: Final = {"str": "string", "int": "number", "float": "number", "bool": "boolean", "object": "unknown"}

Fields = dict[str, ast.expr]


def types_js() -> str:
    """Return the module of the player's types."""
    module = ast.parse(inspect.getsource(contract))
    imported = (alias.name for node in ast.walk(module) if isinstance(node, ast.ImportFrom) for alias in node.names)
    literals = [_comment(f"@typedef {{{_literal(name)}}} {name}") for name in imported if _is_literal(name)]
    return _HEAD + "".join([*literals, *_typedefs(module)]) + "\nexport {};\n"


def _is_literal(name: str) -> bool:
    return get_origin(getattr(model, name, None)) is Literal


def _literal(name: str) -> str:
    return "|".join(json.dumps(value) for value in get_args(getattr(model, name)))


def _typedefs(module: ast.Module) -> Iterator[str]:
    """Yield a typedef for each alias and TypedDict; what begins with an underscore is only there for the others."""
    known: dict[str, Fields] = {"TypedDict": {}}
    for node, after in itertools.pairwise([*module.body, ast.Pass()]):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(args=[_, ast.Dict() as fields])):
                known[name] = _called(fields)
                inner = ", ".join(f"{json.dumps(field)}: {_type(kind)}" for field, kind in known[name].items())
                text = _comment(*_about(after), f"@typedef {{{{{inner}}}}} {name}")
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                text = _comment(*_about(after), f"@typedef {{{_type(value)}}} {name}")
            case ast.ClassDef(name=name, bases=[ast.Name(id=parent)]):
                known[name] = known[parent] | _declared(node)
                about = (ast.get_docstring(node) or "").splitlines()
                lines = [f"@property {{{_type(kind)}}} {field}{_said(kind)}" for field, kind in known[name].items()]
                text = _comment(*about, f"@typedef {{object}} {name}", *lines)
            case _:
                continue
        if not name.startswith("_"):
            yield text


def _about(after: ast.stmt) -> list[str]:
    """Return what is said of an alias, by the string that follows it."""
    match after:
        case ast.Expr(value=ast.Constant(value=str() as about)):
            return inspect.cleandoc(about).splitlines()
    return []


def _declared(node: ast.ClassDef) -> Fields:
    return {
        line.target.id: line.annotation
        for line in node.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
    }


def _called(fields: ast.Dict) -> Fields:
    """Return the fields of a TypedDict that is called, for names that no class body can have: "from"."""
    return {
        ast.literal_eval(key): ast.parse(ast.literal_eval(kind), mode="eval").body
        for key, kind in zip(fields.keys, fields.values, strict=True)
        if key is not None
    }


def _comment(*lines: str) -> str:
    return "\n/**\n" + "".join(f" * {line}".rstrip() + "\n" for line in lines) + " */\n"


def _said(kind: ast.expr) -> str:
    """Return what a field is said to hold."""
    match kind:
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[_, ast.Constant(value=words)])):
            return f" {words!s}"
    return ""


def _type(kind: ast.expr) -> str:
    match kind:
        case ast.Constant(value=value):
            return json.dumps(value)
        case ast.Name(id=name):
            return _SIMPLE.get(name, name)
        case ast.BinOp(left=left, right=right):
            return f"{_type(left)}|{_type(right)}"
        case ast.Subscript(value=ast.Name(id=outer), slice=ast.Tuple(elts=inner)):
            return _generic(outer, inner)
        case ast.Subscript(value=ast.Name(id=outer), slice=inner):
            return _generic(outer, [inner])
    raise NotImplementedError(f"No JavaScript type is known for {ast.unparse(kind)}.")


def _generic(outer: str, inner: list[ast.expr]) -> str:
    match outer:
        case "Annotated":
            return _type(inner[0])
        case "Literal":
            return "|".join(map(_type, inner))
        case "list":
            one = _type(inner[0])
            return f"({one})[]" if "|" in one else f"{one}[]"
        case "tuple":
            return f"[{', '.join(map(_type, inner))}]"
        case "dict":
            return f"Object<string, {_type(inner[1])}>"
    raise NotImplementedError(f"No JavaScript type is known for {outer}.")


if __name__ == "__main__":
    sys.stdout.write(types_js())
