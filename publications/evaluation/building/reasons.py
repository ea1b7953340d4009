"""Why an edition could not be built, in words for a coordinator."""

import errno

from celery.exceptions import SoftTimeLimitExceeded

from publications.evaluation.errors import EditionError
from publications.evaluation.snapshot.placeholders import UnresolvedPlaceholder
from publications.evaluation.snapshot.store import SnapshotDamaged, SnapshotFromOtherVersion

UNKNOWN = (
    "Při sestavování nastala neočekávaná chyba. Zkuste to znovu; když se to zopakuje, obraťte se "
    "na správce portálu, podrobnosti má v záznamu workeru."
)
NO_SPACE = (
    "V úložišti souborů došlo místo, PDF nebylo kam uložit. Požádejte správce portálu, aby místo "
    "uvolnil, a spusťte sestavení znovu."
)
NOT_WRITABLE = (
    "Do úložiště souborů nelze zapisovat, PDF nebylo kam uložit. Požádejte správce portálu, aby "
    "oprávnění napravil, a spusťte sestavení znovu."
)
TOO_LONG = (
    "Sestavení trvalo příliš dlouho a bylo zastaveno. Zkuste to znovu; když se to zopakuje, "
    "obraťte se na správce portálu."
)

_SAID_IN_CZECH = (EditionError, UnresolvedPlaceholder, SnapshotDamaged, SnapshotFromOtherVersion)
_REASONS = {
    errno.ENOSPC: NO_SPACE,
    errno.EDQUOT: NO_SPACE,
    errno.EFBIG: NO_SPACE,
    errno.EACCES: NOT_WRITABLE,
    errno.EPERM: NOT_WRITABLE,
    errno.EROFS: NOT_WRITABLE,
    errno.ENOTDIR: NOT_WRITABLE,
    errno.EEXIST: NOT_WRITABLE,
}


def is_expected(error: Exception) -> bool:
    """The error says itself what is wrong, so nobody needs its traceback."""
    return isinstance(error, _SAID_IN_CZECH)


def reason_of(error: Exception) -> str:
    """What to tell the coordinator; never empty."""
    if isinstance(error, _SAID_IN_CZECH):
        return str(error) or UNKNOWN
    if isinstance(error, SoftTimeLimitExceeded):
        return TOO_LONG
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0, UNKNOWN)
    return UNKNOWN
