"""Whether claims are found and rightly judged: `python benchmarks/claims.py [FILE …] [--pairs N] [--list]`.

FILEs are labelled texts (`claim_scores.py`), by default all in `benchmarks/claims`: those of `*_tuned.jsonl` were read
while the rules were made, those of `*_apart.jsonl` were not. Beside Dateline stands a plain reader (`plain_claims.py`).
`--pairs` distances between random cities are stated in twenty forms each, as they are and off (`claim_pairs.py`). Exits
with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from claim_pairs import OFF, draw
from claim_scores import Tally, count, read_texts
from plain_claims import read_plainly

from geo import analyse

FOLDER = Path(__file__).with_name("claims")
RIGHT_GOAL, FOUND_GOAL, WAVED_GOAL = 0.97, 0.95, 1
SEED = 11


def main() -> int:
    """Print the figures of each group of texts, of the plain reader beside them, and of the random pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.jsonl")))
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--list", action="store_true", help="print every fault")
    options = parser.parse_args()
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in options.files:
        groups["apart" if path.stem.endswith("_apart") else "tuned"].append(path)
    missed = False
    for name, paths in sorted(groups.items()):
        ours, plain = Tally(), Tally()
        for path in paths:
            for labelled in read_texts(path):
                dossier = analyse(labelled["text"], published=labelled.get("published"), title="", source="")
                count(ours, labelled, dossier)
                count(plain, labelled, read_plainly(dossier))
        print(f"{name}: {', '.join(path.name for path in paths)}")
        _print("  Dateline", ours)
        _print("  the plain reader", plain)
        if options.list:
            print(*(f"    {text_id}  {fault}" for text_id, fault in ours.faults), sep="\n")
        missed |= _misses(ours)
    return int(missed | _pairs(options.pairs, listed=options.list))


def _print(name: str, tally: Tally) -> None:
    claims, texts = max(1, tally.claims), max(1, tally.texts)
    print(
        f"{name}: texts wholly right {tally.wholly / texts:.3f} of {tally.texts}, claims right "
        f"{tally.right / claims:.3f} and found {tally.found / claims:.3f} of {tally.claims}, true or fair ones "
        f"contradicted {tally.accused}, false ones supported {tally.waved_through}, judged though no claims "
        f"{tally.judged_alike} of {tally.looked_alike}; {dict(tally.others)}"
    )


def _misses(tally: Tally) -> bool:
    return (
        tally.wholly < RIGHT_GOAL * tally.texts
        or tally.found < FOUND_GOAL * tally.claims
        or tally.accused > 0
        or tally.waved_through > WAVED_GOAL
    )


def _pairs(pairs: int, *, listed: bool) -> bool:
    """Print how often sentences on random pairs get which verdict; return whether one is on the wrong side."""
    tally: Counter[tuple[str, str]] = Counter()
    wrong = []
    for stated in draw(pairs, SEED):
        dossier = analyse(stated.text, published="2023-09-12", title="", source="")
        verdict = dossier.claims[0].verdict if dossier.claims else "not found"
        tally["true" if stated.true else f"off by {OFF:.0%}", verdict] += 1
        if stated.is_wrong(dossier):
            wrong.append(stated.text)
    print(f"random pairs: {dict(tally)}; on the wrong side {len(wrong)} (goal 0)")
    if listed:
        print(*(f"    {text}" for text in wrong), sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
