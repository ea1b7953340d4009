"""Bytes to text, refusing what is not a data file a person wrote."""

import codecs
from pathlib import Path

from portal_data.problems import InvalidPortalDataError, Place, Problem

MAX_BYTES = 5 * 1024 * 1024


def unreadable(name: str, reason: str, line: int = 0) -> InvalidPortalDataError:
    return InvalidPortalDataError([Problem(Place(name, line), reason)])


def read_text(path: Path, name: str) -> str:
    """The file as text without a byte order mark, line ends as ``\\n``."""
    try:
        with path.open("rb") as stream:
            # One byte more than allowed tells a large file from one that just fits.
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(name, f"soubor nejde přečíst ({error.strerror})") from error
    if len(data) > MAX_BYTES:
        raise unreadable(
            name, f"soubor je větší než {MAX_BYTES // 1024**2} MB; rozdělte ho na několik"
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise unreadable(
            name,
            f"soubor není v kódování UTF-8: bajt 0x{data[error.start]:02X} na pozici {error.start}"
            " do něj nepatří (uložte ho znovu jako UTF-8)",
            line,
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise unreadable(name, "soubor obsahuje znak NUL, není to textový soubor", line)
    if not text.strip():
        raise unreadable(name, "soubor je prázdný")
    return text.replace("\r\n", "\n").replace("\r", "\n")
