"""Structured data: the values of an indicator as a schema.org Dataset."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from plans.models import StrategicPlan


def dataset(
    request: HttpRequest, plan: StrategicPlan, *, name: str, csv_url: str, years: str
) -> dict[str, Any]:
    """``years`` is what its values cover, 2021/2023; empty without any."""
    url = request.build_absolute_uri(request.path)
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": _("Values of the indicator “%(name)s” of the plan %(plan)s.")
        % {"name": name, "plan": plan.title},
        "url": url,
        "inLanguage": "cs",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": plan.municipality.name},
        "spatialCoverage": plan.municipality.name,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": request.build_absolute_uri(csv_url),
        },
    }
    return {**data, "temporalCoverage": years} if years else data
