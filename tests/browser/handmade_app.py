"""The dashboard with the hand-made dossier in place of the pipeline: `python handmade_app.py PORT`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from handmade import handmade

from geo.dashboard import processes, reading
from geo.dashboard.server import make_app
from geo.dashboard.settings import SETTINGS
from geo.workers import Workers


def analyse(text, *, title=None, source=None, published=None, choices=None, job=None, **_more):
    """Stand in for the pipeline; a text that says that it is slow goes on until it is stopped."""
    while "very slow" in text:
        job.advance(0.4)
        time.sleep(0.05)
    dossier = handmade(choices)
    if text.strip() == dossier.article.text.strip():
        return dossier.model_copy(
            update={"article": dossier.article.model_copy(update={"title": title, "source": source})}
        )
    article = dossier.article.model_copy(
        update={"text": text, "title": title, "source": source, "published": published}
    )
    return dossier.model_copy(update={
        "article": article, "mentions": (), "times": (), "events": (), "claims": (), "routes": (), "travellers": (),
    })  # fmt: skip


def corrected(machine, corrections, job=None):
    """Stand in for the pipeline, with names put right."""
    article, names = machine.article, {made.target: made.value for made in corrections if made.kind == "mention.place"}
    return analyse(article.text, title=article.title, source=article.source, choices=names, job=job)


class HandmadeWorkers(Workers):
    """Those that draw know the rules of the hand-made dossier."""

    def __init__(self, *, tasks="geo.workers.reading", **more):
        super().__init__(tasks="handmade_tasks" if tasks == "geo.workers.light" else tasks, **more)


reading.analyse = analyse
reading.corrected = corrected
processes.Workers = HandmadeWorkers
os.environ["PYTHONPATH"] = os.pathsep.join([*sys.path[:2], os.environ.get("PYTHONPATH", "")])
app = make_app()

if __name__ == "__main__":
    app.run(config={**SETTINGS, "server.port": int(sys.argv[1]), "server.address": "127.0.0.1"})
