"""Files beside the data that documents attach: checked first, stored once nothing is wrong.

The name in the store says what is inside, so loading the same file again writes nothing, and a file
left behind by a load that was taken back is the one that the next load needs. A file replaced stays
in the store: the history of its document still names it.
"""

import hashlib
from pathlib import Path, PurePosixPath
from typing import Final

from django.core.files import File

from portal_data.problems import InvalidPortalDataError, Place, Problem, ProblemList
from publications.document_files import refusal
from publications.models import Document

# A field of 100 characters holds the folder, this much of the key, the digest and the ending.
_LONGEST_KEY: Final = 60


class AttachmentError(Exception):
    """Why a document cannot have the file it names, in Czech."""


class Attachments:
    """``found``: files of the directory that hold no data, by their path in it."""

    def __init__(self, found: dict[str, Path]) -> None:
        self._found = found
        self._named: set[str] = set()
        self._taken: dict[str, str] = {}  # path in the directory by name in the store

    def take(self, name: str, key: str) -> str:
        """The name under which the document ``key`` will have the file. Nothing is stored yet.

        Raises AttachmentError.
        """
        path = self._path_of(name)
        try:
            with path.open("rb") as stream:
                if reason := refusal(stream, path.name, path.stat().st_size):
                    raise AttachmentError(f"„{name}“: {reason}")
                stream.seek(0)
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise AttachmentError(f"„{name}“ nejde přečíst ({error.strerror})") from error
        file_name = f"{key[:_LONGEST_KEY]}-{digest[:16]}{path.suffix.lower()}"
        stored_as = f"{Document.file.field.upload_to}{file_name}"
        self._taken[stored_as] = PurePosixPath(name).as_posix()
        return stored_as

    def complain_of_unused(self, problems: ProblemList) -> None:
        for name in sorted(self._found.keys() - self._named):
            reason = "neznámý druh souboru; není to .yaml ani .csv a žádný dokument ho nepřikládá"
            problems.add(Problem(Place(name), reason))

    def store(self) -> None:
        """Raises InvalidPortalDataError where the store refuses."""
        storage = Document.file.field.storage
        for stored_as, name in self._taken.items():
            try:
                if storage.exists(stored_as):
                    continue
                with self._found[name].open("rb") as stream:
                    storage.save(stored_as, File(stream))
            except OSError as error:
                reason = f"soubor nejde uložit ({error.strerror})"
                raise InvalidPortalDataError([Problem(Place(name), reason)]) from error

    def _path_of(self, name: str) -> Path:
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or "\\" in name:
            raise AttachmentError(f"„{name}“ nevede dovnitř adresáře s daty")
        self._named.add(pure.as_posix())
        found = self._found.get(pure.as_posix())
        if found is None:
            raise AttachmentError(f"soubor „{name}“ v adresáři není, nebo ho nelze přiložit")
        return found
