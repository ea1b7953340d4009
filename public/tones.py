"""Area colours: tone 1 to 6 by the order of an area in its plan; a seventh begins anew."""

from common.palette import AREAS


def tone_of(index: int) -> int:
    """The tone of the area at ``index`` (from 0), for ``class="area area--3"``."""
    return index % len(AREAS) + 1
