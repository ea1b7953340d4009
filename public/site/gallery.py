"""Made-up content for the gallery: one example of what each component is given."""

import datetime
from typing import Any, Final

import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.verdicts import Course, Verdict
from measures.models import MeasureState
from projects.models import ImplementationReport, Project
from public.impact_lines import ImpactLine
from public.lists.columns import Head
from public.lists.filtering import PublicFilter, filter_fields
from public.lists.paging import PageLink
from public.pages import Crumb
from public.tones import tone_of
from publications.models import Page
from sources.models import SourceDocument

ROWS: Final = "public/site/_example_rows.html"


class ExampleFilter(PublicFilter):
    q = django_filters.CharFilter(label=_("Text"), help_text=_("Part of a title"))
    stav = django_filters.ChoiceFilter(
        label=_("State"), choices=MeasureState.State.choices, empty_label=_("any")
    )
    rok = django_filters.NumberFilter(label=_("Year"), max_value=2100)


def examples() -> dict[str, Any]:
    """By the names that the components read; where two read one name, the gallery renames it."""
    here = reverse("site:components")
    fields = list(filter_fields(ExampleFilter({"q": "byt", "rok": "dávno"}, Page.objects.none())))
    return {
        "crumbs": [Crumb("Plán sociálního začleňování", here), Crumb("Opatření 1.1.1.1")],
        "fields": fields,
        "failed_fields": [field for field in fields if field.errors],
        "list_url": here,
        "is_filtered": True,
        "sort_text": "",
        "caption": _("Measures by code"),
        "columns": [
            Head(_("Measure"), False, here, "ascending"),
            Head(_("State"), False),
            Head(_("Budget"), True, here),
        ],
        "rows_template": ROWS,
        "page_links": [PageLink(1, here), PageLink(2, here), PageLink(), PageLink(9, here)],
        "page_number": 2,
        "previous_url": here,
        "next_url": here,
        "exports": [{"label": kind, "url": here} for kind in ("CSV", "XLSX", "ODS")],
        "count_text": "52",
        "impacts": _impacts(here),
        "record": Page(
            source=SourceDocument(key="priklad", title="Průběžné vyhodnocení za rok 2023"),
            source_place="tabulka 3",
        ),
        "states": [
            *MeasureState.State.values,
            *(value for value in Project.Stage.values if value not in MeasureState.State.values),
            *ImplementationReport.State.values,
            "overdue",
        ],
        "verdicts": [course.value for course in Course],
        "counts": {"completed": 4, "in_progress": 7, "planned": 3, "not_implemented": 1},
        "tones": [tone_of(index) for index in range(6)],
        "structured": {"@context": "https://schema.org", "@type": "WebPage"},
        "markdown": "Odstavec s **důrazem** a [odkazem](/).\n\n- první\n- druhá\n\n> Citace.",
    }


def _impacts(url: str) -> list[ImpactLine]:
    reached = Verdict(Course.ON_COURSE, "Splněno 60 % cíle, přijato 50 % očekávaných zpráv.")
    return [
        ImpactLine(
            name="Počet osob, které získaly bydlení",
            unit="osob",
            text="39",
            as_of=datetime.date(2023, 12, 31),
            target_text="nejméně 65",
            verdict=reached,
            url=url,
        )
    ]
