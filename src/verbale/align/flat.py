"""Flat arrays on disk: a header of 64 bytes, then the numbers as they lie in memory, mapped when read.

The header holds magic, version, byte order, item type, length and a CRC-32 of the payload. `map_array` refuses what is
truncated, of another version, of another byte order or no array of verbale's; `verify_array` reads it all and compares
the sum. Files are written under another name and renamed, so that a killed run leaves no half a file.
"""

import struct
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.errors import StoreError

VERSION = 2
"""The number of the layout below; a file of another one is to be built again."""
_MAGIC = b"VERBALE\x00"
_ORDER = 0x01020304
_HEADER = struct.Struct("=8sIIII8sQ24x")  # magic, order, version, item bytes, sum, type, length
_CHUNK = 1 << 22
_REBUILD = "build the archive again from its texts"


def write_array(path: Path, parts: Iterable[NDArray[Any]], dtype: str) -> int:
    """Write the parts one after another as one array; how many numbers it holds. StoreError on a full disk."""
    draft = path.with_suffix(".draft")
    length, checksum = 0, 0
    try:
        with draft.open("wb") as file:
            file.write(bytes(_HEADER.size))
            for part in parts:
                data = np.ascontiguousarray(part, dtype).data.cast("B") if len(part) else b""
                file.write(data)
                checksum = zlib.crc32(data, checksum)
                length += len(part)
            file.seek(0)
            item = np.dtype(dtype).itemsize
            file.write(_HEADER.pack(_MAGIC, _ORDER, VERSION, item, checksum, dtype.encode(), length))
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StoreError(
            f"the index cannot be written: {error.strerror}", str(path), "make room and try again"
        ) from error
    return length


def map_array(path: Path) -> NDArray[Any]:
    """The array of a file, mapped and read-only; StoreError where the file is not whole or not for this machine."""
    dtype, length, _ = _read_header(path)
    if not length:
        return np.empty(0, dtype)
    return np.memmap(path, dtype, "r", _HEADER.size, (length,)).view(np.ndarray)


class FileArray:
    """An array of u4 on disk of which stretches are read, not mapped: what is read now and then stays out of memory."""

    def __init__(self, path: Path) -> None:
        """StoreError as `map_array`."""
        self._dtype, self._length, _ = _read_header(path)
        self._file = path.open("rb", buffering=0)
        self._turn = Lock()

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, stretch: slice) -> NDArray[Any]:
        item = np.dtype(self._dtype).itemsize
        low, high, _ = stretch.indices(self._length)
        with self._turn:
            self._file.seek(_HEADER.size + low * item)
            data = self._file.read(max(high - low, 0) * item)
        return np.frombuffer(data, self._dtype)


def verify_array(path: Path) -> None:
    """Read the whole file and compare its sum; StoreError where it is not what was written."""
    _, _, expected = _read_header(path)
    found = 0
    with path.open("rb") as file:
        file.seek(_HEADER.size)
        while chunk := file.read(_CHUNK):
            found = zlib.crc32(chunk, found)
    if found != expected:
        raise StoreError("the file is not as it was written: its checksum differs", str(path), _REBUILD)


def _read_header(path: Path) -> tuple[str, int, int]:
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size)
        size = path.stat().st_size
    except OSError as error:
        raise StoreError(f"the index file cannot be read: {error.strerror}", str(path), _REBUILD) from error
    if len(head) < _HEADER.size or not head.startswith(_MAGIC):
        raise StoreError("this is no index file of verbale, or it is cut off in its header", str(path), _REBUILD)
    _, order, version, item, checksum, kind, length = _HEADER.unpack(head)
    if order != _ORDER:
        other = "big" if sys.byteorder == "little" else "little"
        raise StoreError(f"the index was built on a {other}-endian machine", str(path), _REBUILD)
    if version != VERSION:
        remedy = "use a newer verbale" if version > VERSION else _REBUILD
        raise StoreError(f"the index has version {version}, this program reads {VERSION}", str(path), remedy)
    if size != _HEADER.size + item * length:
        raise StoreError(
            f"the index file is truncated: {size} bytes, not {_HEADER.size + item * length}", str(path), _REBUILD
        )
    return kind.rstrip(b"\x00").decode(), length, checksum
