"""Files that are written: whole or not at all, and never over the file that is read.

What is written goes to a file beside the target, which takes the target's name when all of it is there; so a run that
fails, or is killed, leaves an older result as it was, and on Linux nothing beside it.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from geo.errors import DatelineError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def no_room(error: BaseException) -> bool:
    """Return whether something could not be written for want of room: on the disk, or for one user, or in one file."""
    return isinstance(error, OSError) and error.errno in _FULL


def require_another_file(source: Path | int, target: Path) -> None:
    """Raise InputError where `target` is the file that is read: by another path, by a link, or open as a descriptor."""
    try:
        read, written = os.stat(source), os.stat(target)  # noqa: PTH116 - a descriptor has no Path
    except OSError:  # one of them is not there, and is told of when it is opened
        return
    if stat.S_ISREG(read.st_mode) and os.path.samestat(read, written):
        raise InputError(f"{target} is the input itself and would be lost. Give the output another name.")


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that becomes `target` when the block ends, and vanishes where it raises.

    A link stays one, and what it leads to is replaced; a device or pipe is written as it is. Raises InputError where
    the file cannot be written.
    """
    try:
        with _written_beside(Path(os.path.realpath(target))) as file:
            yield file
    except DatelineError:  # some are OSErrors too: of whoever writes, not of the file
        raise
    except OSError as error:
        if no_room(error):
            raise InputError(
                f"No room is left for {target} ({error.strerror}): nothing was written. Make room, or name a file on "
                "another disk, and ask again."
            ) from error
        raise InputError(
            f"{target} cannot be written ({error.strerror or error}). Give a file in a folder that exists."
        ) from error


@contextmanager
def _written_beside(target: Path) -> Iterator[IO[bytes]]:
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            yield device
        return
    name = target.parent / f".dateline-{secrets.token_hex(8)}.part"
    handle, is_named = _opened(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            if not is_named:  # src_dir_fd is not needed, but has Python follow the link that /proc has
                os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=handle)
        name.chmod(_mode(target))
        name.replace(target)
    except BaseException:
        with suppress(OSError):
            name.unlink()
        raise


def _opened(name: Path) -> tuple[int, bool]:
    """Return a new file to be written, and whether it has its name already.

    Where the file system can, it has none until it is complete, so that nothing is left of a process that is killed.
    """
    if hasattr(os, "O_TMPFILE") and Path("/proc/self/fd").exists():
        with suppress(OSError):
            return os.open(name.parent, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, 0o600), False
    return os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), True


def _mode(target: Path) -> int:
    """Return the rights that a file has, or those that a new one would get."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
