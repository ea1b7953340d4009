"""Annex A."""

from publications.evaluation.snapshot.schema import (
    FundedArea,
    FundedProject,
    Funding,
    Total,
)
from tests.evaluation.rendering.sample.book import SampleBook
from tests.evaluation.rendering.sample.plan import LONG_TITLE


def funding_of(book: SampleBook) -> Funding:
    def money(entry_id: str, label: str, amount: str) -> str:
        return book.number(entry_id, label, amount, unit="Kč", places=2)

    number = "CZ.03.02.01/00/22_018/0001145"
    project = FundedProject(
        measures=(f"1.1.1.1 {LONG_TITLE}", "1.1.1.3 Výzkum potřeb domácností"),
        title="Byty pro začátek",
        holder="Město Vzorov",
        registration_number=number,
        budget=money(f"budget:{number}", "Byty pro začátek", "14964994.80"),
        call="018 OPZ+",
        source_note="V tabulce je projekt uveden dvakrát.",
    )
    return Funding(
        areas=(
            FundedArea(
                code="1",
                name="Bydlení",
                projects=(project,),
                subtotal=money("budget:area:1", "Rozpočet oblasti 1", "14964994.80"),
            ),
        ),
        by_call=(
            Total(label="018 OPZ+", figure=money("budget:call:018", "018 OPZ+", "14964994.8")),
        ),
        by_programme=(Total(label="OPZ+", figure=money("budget:p:opzp", "OPZ+", "14964994.8")),),
        total=money("budget:total", "Rozpočet všech projektů", "14964994.80"),
        project_count=book.number("budget:projects", "Počet projektů", "1"),
    )
