"""Files that are either there whole or not there at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

PART_SUFFIX = ".part"


def write_whole(path: Path, chunks: Iterable[bytes], *, mode: int = 0o644) -> None:
    """Write beside ``path``, flush to the disk and move: no reader meets half a file.

    A process killed meanwhile leaves ``.<name>.<random>.part`` behind, never ``path``.
    Raises OSError; then there is neither of the two.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.", suffix=PART_SUFFIX
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(chunks)
            os.fchmod(file.fileno(), mode)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    _flush_directory(path.parent)


@deconstructible(path="common.whole_files.WholeFileStorage")
class WholeFileStorage(FileSystemStorage):
    """Django's file store, with whole files only. Object stores (S3) behave so by themselves."""

    def _save(self, name: str, content: "File[bytes]") -> str:
        target = Path(self.path(name))
        mode = self.file_permissions_mode
        write_whole(target, content.chunks(), mode=0o640 if mode is None else mode)
        return target.relative_to(self.location).as_posix()


def _flush_directory(directory: Path) -> None:
    """Without this the move itself may be lost with the power."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
