"""`dateline serve`: where it listens, and that the page is set the same however it is started."""

from __future__ import annotations

import re
import socket
import tomllib
from pathlib import Path

import pytest

from geo.cli.serve import choose_port
from geo.dashboard.examples import examples
from geo.dashboard.headers import content_security_policy, index_html
from geo.dashboard.plain import plain
from geo.dashboard.settings import SETTINGS
from geo.errors import InputError


def test_a_taken_port_is_refused_by_number_and_passed_over_by_default():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"Port {port} on 127.0.0.1 is not free"):
            choose_port("127.0.0.1", port)
    assert choose_port("127.0.0.1", port) == port
    assert choose_port("127.0.0.1", None) >= 8501


def test_streamlit_run_and_serve_are_set_alike():
    root = Path(__file__).parent.parent
    config = tomllib.loads((root / ".streamlit" / "config.toml").read_text("utf-8"))

    def flat(table: dict, prefix: str = "") -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in table.items():
            found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
        return found

    assert flat(config) == SETTINGS


def test_the_first_example_is_the_train_and_all_have_their_text():
    assert next(iter(examples())) == "armoured-train"
    assert all(example.text().strip() for example in examples().values())
    assert str(examples()["armoured-train"].published) == "2023-09-12"


def test_the_policy_knows_every_inline_script():
    assert index_html().count("<script>") == content_security_policy().count("'sha256-")
    assert "unsafe-eval" not in content_security_policy()


def test_markdown_is_shown_as_it_was_typed():
    assert plain("![a](b) :red[c] $d$") == r"\!\[a\]\(b\) \:red\[c\] \$d\$"
    for address in ("https://a.example/b", "www.a.example", "me@a.example", "HTTP://A.example"):
        assert plain(address).replace("\\", "").replace("\u2060", "") == address
        assert not re.search(r"://|www\\?\.|\w\\?@", plain(address), re.IGNORECASE)
