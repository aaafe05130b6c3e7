"""What the workers of test_workers.py can be asked for, in place of reading articles."""

from __future__ import annotations

import os
import time

from geo.errors import InputError


def prepare() -> None:
    print("this must not reach the answers")  # noqa: T201 - as a library may


def tell(teller, words):
    teller.progress("Beginning")
    teller.advance(0.5)
    time.sleep(0.3)
    return os.getpid(), words


def hang(teller):
    teller.advance(0.1)
    while True:
        time.sleep(0.01)


def hoard(_teller):
    return len([bytes(50_000_000) + b"." for _ in range(100)])


def die(_teller):
    os._exit(9)


def refuse(_teller):
    raise InputError("The text is empty.")


def fail(_teller):
    raise KeyError("x")


TASKS = {"tell": tell, "hang": hang, "hoard": hoard, "die": die, "refuse": refuse, "fail": fail}
