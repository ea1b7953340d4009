"""pydantic's errors in Czech, as a person who edits the file needs them."""

import difflib
from collections.abc import Iterable

from pydantic_core import ErrorDetails

from portal_data.schema import types

REASONS = {
    "missing": "chybí povinné pole",
    "string_type": "má tu být text",
    "list_type": "má tu být seznam",
    "model_type": "má tu být záznam (pole: hodnota)",
    "model_attributes_type": "má tu být záznam (pole: hodnota)",
    "dict_type": "má tu být záznam (pole: hodnota)",
}

PATTERNS = {
    types.SLUG: "klíč smí mít jen malá písmena bez diakritiky, číslice a spojovníky",
    types.CODE: "kód jsou čísla oddělená tečkami, například 1.1.2",
    types.INDICATOR_CODE: "indikátor se píše kódem cíle a pořadím, například 1.1.1/2",
}


def czech_reason(error: ErrorDetails, known_fields: Iterable[str]) -> str:
    """``known_fields``: of the record that the error is in, for a hint at a misspelt name."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return ("neznámé pole" if len(error["loc"]) > 1 else "neznámý druh záznamů") + _hint(
            str(error["loc"][-1]), known_fields
        )
    if kind == "string_pattern_mismatch":
        reason = PATTERNS.get(context["pattern"], "nemá očekávaný tvar")
        return f"„{error['input']}“: {reason}"
    if kind == "enum":
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return f"neznámá hodnota „{error['input']}“; možné jsou: {allowed}"
    return REASONS.get(kind, error["msg"])


def _hint(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f" (nemělo to být „{close[0]}“?)" if close else ""
