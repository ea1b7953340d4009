"""The Czech words of the document for states, verdicts, severities and kinds of change.

The document is Czech by content (``meta.language``), whatever language the reader's interface
has, so its words are not looked up through gettext.
"""

from collections.abc import Mapping
from typing import Any, Final

from publications.evaluation.snapshot.schema import (
    ChangeKind,
    MeasureStateName,
    Severity,
    VerdictName,
)

STATES: Final[dict[MeasureStateName, str]] = {
    "completed": "Dokončeno",
    "in_progress": "V realizaci",
    "planned": "Plánováno",
    "not_implemented": "Nerealizováno",
}

STATE_MEANINGS: Final[dict[MeasureStateName, str]] = {
    "completed": "opatření skončilo a bylo splněno",
    "in_progress": "opatření běží; čtverečky jsou zprávy přijaté z očekávaných",
    "planned": "opatření má začít",
    "not_implemented": "opatření se nekoná, nenašel se realizátor nebo peníze",
}

VERDICTS: Final[dict[VerdictName, str]] = {
    "met": "Splněno",
    "on_course": "Na dobré cestě",
    "off_course": "Mimo očekávání",
    "cannot_tell": "Nelze určit",
}

VERDICT_MEANINGS: Final[dict[VerdictName, str]] = {
    "met": "poslední hodnota cíle dosáhla",
    "on_course": "hodnota se k cíli přibližuje",
    "off_course": "hodnota se cíli vzdaluje nebo stojí",
    "cannot_tell": "chybí hodnota, cíl nebo srovnatelná řada",
}

KINDS: Final[dict[str, str]] = {
    "project": "projektová aktivita",
    "non_project": "neprojektová aktivita",
}

SEVERITIES: Final[dict[Severity, str]] = {
    "error": "Chyba",
    "warning": "Varování",
    "note": "Poznámka",
}

CHANGES: Final[dict[ChangeKind, str]] = {
    "real_change": "Skutečná změna",
    "late_correction": "Pozdější oprava",
    "changed_target": "Změna cíle",
    "changed_method": "Změna metody",
    "missing_data": "Chybějící údaj",
    "new_figure": "Nový údaj",
    "dropped_figure": "Údaj se přestal sledovat",
}

BY_KIND: Final[Mapping[str, Mapping[Any, str]]] = {
    "states": STATES,
    "verdicts": VERDICTS,
    "kinds": KINDS,
    "severities": SEVERITIES,
    "changes": CHANGES,
}
