"""A disk that is full from a write on: SQLite's calls to the system, and new files and folders of Python, are refused.

A full disk still lets one write where a file has been before. So what makes a file longer is refused with ENOSPC, and
what is written where there was something goes through. Nothing of this needs rights, or a disk of its own.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import errno
import math
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES: Final = """
    xOpen xDelete xAccess xFullPathname xDlOpen xDlError xDlSym xDlClose xRandomness xSleep xCurrentTime xGetLastError
    xCurrentTimeInt64 xSetSystemCall xGetSystemCall xNextSystemCall
"""
_WRITE: Final = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, use_errno=True)
_PWRITE: Final = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64, use_errno=True
)
_OPEN: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_int, use_errno=True)


class _Vfs(ctypes.Structure):
    """SQLite's sqlite3_vfs."""

    _fields_ = (
        ("iVersion", ctypes.c_int), ("szOsFile", ctypes.c_int), ("mxPathname", ctypes.c_int),
        ("pNext", ctypes.c_void_p), ("zName", ctypes.c_char_p), ("pAppData", ctypes.c_void_p),
        *((name, ctypes.c_void_p) for name in _NAMES.split()),
    )  # fmt: skip


def _makes_a_file(path: object, _mode: object, flags: int) -> bool:
    return isinstance(path, str | bytes | os.PathLike) and bool(flags & os.O_CREAT) and not os.path.lexists(path)


class Disk:
    """The one disk of this process: how much may still be written, and how many writes were asked for.

    Raises OSError where this Python's SQLite cannot be reached: then nothing can be tried.
    """

    def __init__(self) -> None:
        self.left = math.inf
        self.asked = 0
        self._watched = False
        self._free = shutil.disk_usage
        self._calls: list[Any] = []  # SQLite holds them
        self._take_over()
        sys.addaudithook(self._hear)
        shutil.disk_usage = self._usage  # type: ignore[assignment]

    @contextmanager
    def full_after(self, writes: float) -> Iterator[None]:
        """Let so many writes through until the block ends."""
        self.left, self.asked, self._watched = writes, 0, True
        try:
            yield
        finally:
            self.left, self._watched = math.inf, False

    @property
    def is_full(self) -> bool:
        """Whether a write was refused."""
        return self.left < 0

    def _room(self) -> bool:
        """Count a write that takes room; return whether there is any."""
        if not self._watched:
            return True
        self.asked += 1
        self.left -= 1
        return self.left >= 0

    def _hear(self, event: str, given: tuple[Any, ...]) -> None:
        """Refuse new files and folders of Python's own, where the disk is full."""
        takes_room = event == "os.mkdir" or (event == "open" and _makes_a_file(*given))
        if takes_room and not self._room():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))

    def _usage(self, path: Any) -> Any:
        usage = self._free(path)
        return usage._replace(free=0) if self.is_full else usage

    def _take_over(self) -> None:
        library = ctypes.CDLL(_sqlite3.__file__)
        try:
            find = library.sqlite3_vfs_find
        except AttributeError as error:
            raise OSError("this Python's SQLite cannot be reached, so no full disk can be played") from error
        find.restype, find.argtypes = ctypes.POINTER(_Vfs), [ctypes.c_char_p]
        vfs = find(None)
        get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(_Vfs), ctypes.c_char_p)(vfs.contents.xGetSystemCall)
        put = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Vfs), ctypes.c_char_p, ctypes.c_void_p)(
            vfs.contents.xSetSystemCall
        )
        for name, kind, ours in (
            (b"write", _WRITE, self._write), (b"pwrite", _PWRITE, self._pwrite), (b"pwrite64", _PWRITE, self._pwrite),
            (b"open", _OPEN, self._open),
        ):  # fmt: skip
            if get(vfs, name):
                call = kind(ours)
                self._calls.append(call)
                if put(vfs, name, ctypes.cast(call, ctypes.c_void_p)):
                    raise OSError(f"SQLite does not let its {name.decode()} be replaced")

    def _write(self, file: int, data: int, size: int) -> int:
        return self._pwrite(file, data, size, os.lseek(file, 0, os.SEEK_CUR), moves=True)

    def _pwrite(self, file: int, data: int, size: int, at: int, *, moves: bool = False) -> int:
        if at + size > os.fstat(file).st_size and not self._room():
            # The first that finds no room may still write a part, as a disk does whose last block it is.
            size = size // 2 if self.left == -1 else 0
            if not size:
                ctypes.set_errno(errno.ENOSPC)
                return -1
        try:
            raw = ctypes.string_at(data, size)
            return os.write(file, raw) if moves else os.pwrite(file, raw, at)
        except OSError as error:
            ctypes.set_errno(error.errno or errno.EIO)
            return -1

    def _open(self, path: bytes, flags: int, mode: int) -> int:
        try:
            return os.open(path, flags, mode)  # which the audit hook hears
        except OSError as error:
            ctypes.set_errno(error.errno or errno.EIO)
            return -1
