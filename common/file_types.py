"""The kinds of files that documents come in, told by content and by ending."""

import codecs
import dataclasses
import zipfile
from pathlib import PurePath
from typing import IO, Final


@dataclasses.dataclass(frozen=True, slots=True)
class FileType:
    """``label`` is what a reader is told: "PDF"."""

    suffix: str
    label: str
    media_type: str


_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."

PDF: Final = FileType(".pdf", "PDF", "application/pdf")
TEXT: Final = FileType(".txt", "TXT", "text/plain; charset=utf-8")
CSV: Final = FileType(".csv", "CSV", "text/csv; charset=utf-8")
# The folder that tells one kind of Office Open XML from another.
_OFFICE_FOLDERS: Final = {
    "word/": FileType(".docx", "DOCX", f"{_OFFICE}wordprocessingml.document"),
    "xl/": FileType(".xlsx", "XLSX", f"{_OFFICE}spreadsheetml.sheet"),
    "ppt/": FileType(".pptx", "PPTX", f"{_OFFICE}presentationml.presentation"),
}
_OPEN_DOCUMENTS: Final = {
    f"{_OPEN_DOCUMENT}text": FileType(".odt", "ODT", f"{_OPEN_DOCUMENT}text"),
    f"{_OPEN_DOCUMENT}spreadsheet": FileType(".ods", "ODS", f"{_OPEN_DOCUMENT}spreadsheet"),
    f"{_OPEN_DOCUMENT}presentation": FileType(".odp", "ODP", f"{_OPEN_DOCUMENT}presentation"),
}
KNOWN: Final = {
    kind.suffix: kind
    for kind in (PDF, TEXT, CSV, *_OPEN_DOCUMENTS.values(), *_OFFICE_FOLDERS.values())
}
# Anything else is handed out as bytes that no browser opens by itself.
OTHER: Final = FileType("", "", "application/octet-stream")

_BLOCK: Final = 64 * 1024
_LONGEST_MEDIA_TYPE: Final = 100


def by_name(name: str) -> FileType:
    """By the ending alone; ``OTHER`` for one that is not known."""
    suffix = PurePath(name).suffix.lower()
    return KNOWN.get(suffix) or dataclasses.replace(OTHER, suffix=suffix, label=suffix[1:].upper())


def fits_its_name(stream: IO[bytes], name: str) -> bool:
    """Whether the content is of a known kind, and of the one that the ending promises."""
    kind = by_name(name)
    if kind in (TEXT, CSV):
        return _is_text(stream)
    return kind is not OTHER and _by_content(stream) == kind


def _by_content(stream: IO[bytes]) -> FileType | None:
    stream.seek(0)
    start = stream.read(8)
    if start.startswith(b"%PDF-"):
        return PDF
    return _of_archive(stream) if start.startswith(b"PK\x03\x04") else None


def _of_archive(stream: IO[bytes]) -> FileType | None:
    """Reads the list of members and at most one short of them, so no archive can swell."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            if names[:1] == ["mimetype"]:
                with archive.open("mimetype") as member:
                    declared = member.read(_LONGEST_MEDIA_TYPE).decode("ascii", "replace")
                return _OPEN_DOCUMENTS.get(declared.strip())
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    folders = (folder for folder in _OFFICE_FOLDERS if any(n.startswith(folder) for n in names))
    return next((_OFFICE_FOLDERS[folder] for folder in folders), None)


def _is_text(stream: IO[bytes]) -> bool:
    """UTF-8 to the last byte, without NUL."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := stream.read(_BLOCK):
            if "\0" in decoder.decode(block):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
