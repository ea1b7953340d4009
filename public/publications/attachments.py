"""The file of a document: what it is, how large, and the answer that hands it out."""

import dataclasses
import datetime
import hashlib
import re
from typing import cast

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag

from common import file_types
from publications.models import Document

_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
LONGEST_NAME = 120


@dataclasses.dataclass(frozen=True, slots=True)
class Attachment:
    """``size`` in bytes. ``format`` as people call it: "PDF"."""

    format: str
    size: int
    media_type: str
    modified_at: datetime.datetime
    download_name: str


def attachment_of(document: Document) -> Attachment | None:
    """None where no file is attached, and where the store has lost it."""
    if not document.file:
        return None
    file_name = str(document.file.name)
    kind = file_types.by_name(file_name)
    try:
        size = document.file.size
        modified_at = document.file.storage.get_modified_time(file_name)
    except OSError:
        return None
    name = " ".join(_NOT_IN_FILE_NAMES.sub(" ", document.title).split())
    name = name[:LONGEST_NAME].strip(" .")
    return Attachment(kind.label, size, kind.media_type, modified_at, name + kind.suffix)


def download(
    request: HttpRequest, document: Document, attachment: Attachment
) -> HttpResponseBase | None:
    """The file, or 304 where the reader has it. None: it vanished from the store meanwhile."""
    modified = int(attachment.modified_at.timestamp())
    seen = f"{document.file.name} {attachment.size} {modified}"
    etag = quote_etag(hashlib.sha256(seen.encode()).hexdigest()[:32])
    headers = _headers(attachment, etag, modified)
    # A stream, so that nobody counts the bytes of a body that HEAD does not have.
    kind = attachment.media_type
    bare = cast(HttpResponse, StreamingHttpResponse((), content_type=kind, headers=headers))
    answer = get_conditional_response(request, etag, modified, bare)
    if answer is not bare or request.method == "HEAD":
        return answer
    try:
        file = document.file.open("rb")
    except OSError:
        return None
    name = attachment.download_name
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind, headers=headers)


def _headers(attachment: Attachment, etag: str, modified: int) -> dict[str, str]:
    return {
        "Content-Length": str(attachment.size),
        "Content-Disposition": str(content_disposition_header(True, attachment.download_name)),
        "ETag": etag,
        "Last-Modified": http_date(modified),
        # Without it a browser may run what it takes a file for.
        "X-Content-Type-Options": "nosniff",
    }
