"""An evaluation as schema.org tells it: a data set with its files."""

from typing import Any

from django.http import HttpRequest

from public.evaluations.reading import Download, Shown

_MEDIA_TYPES = {"PDF": "application/pdf", "JSON": "application/json", "CSV": "text/csv"}


def dataset(request: HttpRequest, shown: Shown) -> dict[str, Any]:
    edition, evaluation = shown.edition, shown.edition.evaluation
    absolute = request.build_absolute_uri
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{evaluation.name}: {evaluation.plan.title}",
        "description": evaluation.subtitle or evaluation.plan.title,
        "url": absolute(evaluation.get_absolute_url()),
        "identifier": edition.snapshot_sha256,
        "version": edition.number,
        "inLanguage": "cs",
        "temporalCoverage": str(evaluation.year),
        "datePublished": edition.published_at.isoformat() if edition.published_at else None,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": evaluation.plan.municipality.name},
        "distribution": [
            _file(absolute(file.url), file) for file in (shown.pdf, shown.data, *shown.tables)
        ],
    }


def _file(url: str, file: Download) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "encodingFormat": _MEDIA_TYPES[file.kind],
        "contentUrl": url,
        "contentSize": f"{file.size} B",
    }
