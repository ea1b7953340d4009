"""All checks, in the order in which their findings are listed."""

from publications.evaluation.checks.topics import (
    codes,
    control_figures,
    funding,
    global_indicators,
    impact_indicators,
    impact_reports,
    implementers,
    organisations,
    periods,
    printed_measures,
    registration_numbers,
    reports,
    texts,
)

__all__ = [
    "codes",
    "control_figures",
    "funding",
    "global_indicators",
    "impact_indicators",
    "impact_reports",
    "implementers",
    "organisations",
    "periods",
    "printed_measures",
    "registration_numbers",
    "reports",
    "texts",
]
