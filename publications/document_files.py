"""What may be attached to a document, by whichever way it comes: a form, or the data files."""

from typing import IO, Final

from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile

from common import file_types
from common.czech import format_file_size

MAX_BYTES: Final = 50_000_000
ALLOWED: Final = ", ".join(kind.label for kind in file_types.KNOWN.values())


def refusal(stream: IO[bytes], name: str, size: int) -> str:
    """Why the file cannot be attached, in Czech; empty when it can."""
    if size > MAX_BYTES:
        return f"soubor má {format_file_size(size)}, nejvýš smí mít {format_file_size(MAX_BYTES)}"
    if size == 0:
        return "soubor je prázdný"
    if file_types.by_name(name).media_type == file_types.OTHER.media_type:
        return f"takový druh souboru se nepřikládá; možné jsou: {ALLOWED}"
    if not file_types.fits_its_name(stream, name):
        return "obsah souboru neodpovídá jeho příponě"
    return ""


def validate_file(value: FieldFile) -> None:
    """Of a form's upload; what is stored already was looked at when it came."""
    if getattr(value, "_committed", False):
        return
    if reason := refusal(value.file.file, str(value.name), value.size):
        raise ValidationError(reason[0].upper() + reason[1:] + ".")
