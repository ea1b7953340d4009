"""Whole editions: a rich one and one of a plan that nobody has filled in yet."""

import datetime
from decimal import Decimal

from publications.evaluation.snapshot import Snapshot
from publications.evaluation.snapshot.ledger import Figure
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.schema import (
    Abbreviation,
    AdvisoryProgrammeSection,
    EventRow,
    Funding,
    Meta,
    Month,
    SourceRef,
)
from tests.evaluation.rendering.sample.book import SampleBook
from tests.evaluation.rendering.sample.indicators import global_rows
from tests.evaluation.rendering.sample.money import funding_of
from tests.evaluation.rendering.sample.plan import areas
from tests.evaluation.rendering.sample.texts import comparison, findings, texts


def meta(**changes: object) -> Meta:
    values: dict[str, object] = {
        "plan_key": "vzorov-2024",
        "plan_title": "Plán sociálního začleňování města Vzorov",
        "plan_period": "2024–2027",
        "municipality": "Město Vzorov",
        "action_plan_title": "Akční plán I",
        "year": 2025,
        "title": "Průběžné vyhodnocení II",
        "subtitle": "Plán sociálního začleňování města Vzorov 2024–2027",
        "issued_label": "Květen 2026",
        "edition": "1.0",
        "cut_off": datetime.date(2026, 4, 30),
        "corrections_until": datetime.date(2026, 5, 15),
        "small_count_threshold": 5,
    }
    return Meta.model_validate(values | changes)


def empty_snapshot(**changes: object) -> Snapshot:
    """A plan that nobody has filled in yet."""
    book = LedgerBuilder()
    zero = book.enter(
        "budget:total",
        label="Celkový rozpočet projektů",
        figure=Figure(amount=Decimal(0), places=2, unit="Kč"),
        formula="Součet rozpočtů všech projektů přílohy A.",
    )
    count = book.enter(
        "budget:projects",
        label="Počet projektů",
        figure=Figure(amount=Decimal(0)),
        formula="Počet projektů přílohy A.",
    )
    values: dict[str, object] = {
        "meta": meta(),
        "sources": (),
        "abbreviations": (),
        "texts": (),
        "global_indicators": (),
        "months": (),
        "advisory_programmes": (),
        "funding": Funding(areas=(), by_call=(), by_programme=(), total=zero, project_count=count),
        "areas": (),
        "findings": (),
        "ledger": book.close(),
    }
    return Snapshot.model_validate(values | changes)


def rich_snapshot(**changes: object) -> Snapshot:
    book = SampleBook()
    rows = global_rows(book)
    plan_areas = areas(book)
    funding = funding_of(book)
    values: dict[str, object] = {
        "meta": meta(),
        "sources": (
            SourceRef(
                key="akcni-plan",
                title="Akční plán I města Vzorov",
                publisher="Město Vzorov",
                published_label="březen 2024",
                file_name="akcni-plan.pdf",
                url="https://example.org/akcni-plan.pdf",
            ),
        ),
        "abbreviations": (
            Abbreviation(short="NNO", full="Nestátní nezisková organizace"),
            Abbreviation(short="OPZ+", full="Operační program Zaměstnanost plus"),
        ),
        "texts": texts(),
        "global_indicators": rows,
        "months": (
            Month(
                number=1,
                events=(
                    EventRow(
                        title="Setkání pracovní skupiny",
                        summary="Sešli se zástupci 7 organizací.",
                        date_label="15. 1. 2025",
                        place="Vzorov, radnice",
                        is_highlight=True,
                    ),
                ),
            ),
            Month(number=12, events=(EventRow(title="Kulatý stůl", date_label="prosinec"),)),
        ),
        "advisory_programmes": (
            AdvisoryProgrammeSection(
                title="Práce s daty",
                summary="Město si vybralo poradenství k datovému skladu.",
                outputs=("datový sklad", "manuál pro uživatele"),
            ),
        ),
        "funding": funding,
        "areas": plan_areas,
        "findings": findings(),
        "comparison": comparison(),
        "ledger": book.book.close(),
    }
    return Snapshot.model_validate(values | changes)
