"""A file store in which a file is either there whole or not there at all."""

import os
import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

PART_SUFFIX = ".part"


@deconstructible(path="common.whole_files.WholeFileStorage")
class WholeFileStorage(FileSystemStorage):
    """Writes beside the target, flushes to the disk and moves: no reader meets half a file.

    Object stores (S3) behave so by themselves; with one of them this class is not needed.
    A process killed while writing leaves ``.<name>.<random>.part`` behind, never ``<name>``.
    """

    def _save(self, name: str, content: File[bytes]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name}.", suffix=PART_SUFFIX
        )
        try:
            with os.fdopen(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
                if self.file_permissions_mode is not None:
                    os.fchmod(file.fileno(), self.file_permissions_mode)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(target)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        _flush_directory(target.parent)
        return str(target.relative_to(self.location).as_posix())


def _flush_directory(directory: Path) -> None:
    """Without this the move itself may be lost with the power."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
