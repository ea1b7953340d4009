"""The PDF files of editions: their names, and the removal of those nobody refers to.

A name carries the claim under which it was written, so two attempts never write the same file, and
a file without a live claim and without an edition that refers to it is known to be left over.
"""

import re
import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from publications.evaluation.building.claim import Claim
from publications.evaluation.models import Edition
from publications.evaluation.models.edition import PDF_FOLDER

_TOKEN = re.compile(r"-([0-9a-f]{32})\.pdf")


def store_pdf(*, claim: Claim, edition: Edition, pdf: bytes) -> str:
    """Write the file whole and return its name in the storage."""
    name = f"{edition.file_stem}-{claim.token.hex}.pdf"
    return default_storage.save(f"{PDF_FOLDER}/{name}", ContentFile(pdf))


def delete_left_over() -> list[str]:
    """Delete what killed workers, replaced builds and deleted editions left; return the names."""
    # First the folder, then the table: a file written in between is not in the list.
    written = _claims_by_name()
    claims = set(Edition.objects.filter(claim__isnull=False).values_list("claim", flat=True))
    kept = set(Edition.objects.exclude(pdf="").values_list("pdf", flat=True))
    left_over = [name for name, by in written.items() if name not in kept and by not in claims]
    for name in left_over:
        default_storage.delete(name)
    return left_over


def _claims_by_name() -> dict[str, uuid.UUID]:
    """The stored files, also unfinished parts, with the claim each was written under."""
    if not default_storage.exists(PDF_FOLDER):
        return {}
    _folders, files = default_storage.listdir(PDF_FOLDER)
    return {
        f"{PDF_FOLDER}/{file}": uuid.UUID(found[1])
        for file in files
        if (found := _TOKEN.search(file))
    }
