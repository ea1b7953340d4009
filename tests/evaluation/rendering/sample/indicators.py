"""Global indicators: every verdict, every kind of missing value, a broken series."""

from common.figures import ValueStatus
from publications.evaluation.snapshot.schema import (
    GlobalRow,
    Series,
    SeriesPoint,
    ValueRef,
    Verdict,
)
from tests.evaluation.rendering.sample.book import SampleBook


def global_rows(book: SampleBook) -> tuple[GlobalRow, ...]:
    def value(key: str, year: str, amount: str | None, **more: object) -> ValueRef:
        status = ValueStatus.REPORTED if amount else ValueStatus.NOT_AVAILABLE
        territory = str(more.pop("territory", "Vzorov"))
        rank = str(more.pop("rank", ""))
        figure = book.number(
            f"global:{key}:{year}:{territory}",
            f"{key}, {territory} {year}",
            amount,
            status=status,
            unit=str(more.pop("unit", "")),
            places=int(str(more.pop("places", 0))),
            approximate=bool(more.pop("approximate", False)),
        )
        rank_id = ""
        if rank:
            rank_id = book.number(f"rank:{key}:{year}", f"{key}, pořadí {year}", rank)
        return ValueRef(
            territory=territory,
            period_label=year,
            figure=figure,
            rank=rank_id,
            rank_scope="v ČR" if rank else "",
        )

    def series(key: str, amounts: dict[str, str | None], territory: str = "Vzorov") -> Series:
        points = tuple(
            SeriesPoint(
                period=year,
                period_label=year,
                figure=value(key, year, amount, territory=territory).figure,
                breaks_series=year == "2024",
            )
            for year, amount in amounts.items()
        )
        return Series(territory=territory, points=points)

    return (
        GlobalRow(
            key="index",
            name="Index sociálního vyloučení",
            baseline=(value("index", "2021", "21"),),
            current=(value("index", "2025", "19"),),
            target_text="Méně než 16",
            target_year=2027,
            verdict=Verdict(state="on_course", reason="Index klesá, cíle ještě nedosáhl."),
            series=(series("index", {"2021": "21", "2022": "21", "2023": "20", "2025": "19"}),),
        ),
        GlobalRow(
            key="nouze",
            name="Počet domácností v bytové nouzi",
            baseline=(value("nouze", "2020", "3100", approximate=True),),
            current=(value("nouze", "2025", None),),
            target_text="Pokles o 500",
            target_year=2027,
            verdict=Verdict(state="cannot_tell", reason="Aktuální hodnota není k dispozici."),
            series=(),
            note="Sčítání domácností se plánuje na rok 2027.",
        ),
        GlobalRow(
            key="exekuce",
            name="Podíl osob v exekuci (přepočten na obyvatelstvo 15–64 let)",
            unit="%",
            baseline=(
                value("exekuce", "2021", "13.45", unit="%", places=2),
                value("exekuce", "2021", "9.2", unit="%", places=1, territory="kraj"),
            ),
            current=(
                value("exekuce", "2025", "12.3", unit="%", places=1),
                value("exekuce", "2025", "8.7", unit="%", places=1, territory="kraj"),
            ),
            target_text="Pokles pod krajskou hodnotu",
            target_year=2027,
            verdict=Verdict(
                state="off_course", reason="Podíl zůstává 3,6 procentního bodu nad krajem."
            ),
            series=(
                series("exekuce-rada", {"2021": "13", "2023": "12", "2024": "14", "2025": "12"}),
                series("exekuce-rada", {"2021": "9", "2023": "9", "2025": "8"}, "kraj"),
            ),
            comment="Pokles v celém kraji je **rychlejší** než ve městě.\n\n- rostou nájmy\n- "
            "přibývá dlužníků mezi mladými dospělými",
        ),
        GlobalRow(
            key="kriminalita",
            name="Index kriminality",
            baseline=(value("kriminalita", "2021", "174.1", places=1, rank="2"),),
            current=(value("kriminalita", "2025", "150.0", places=1, rank="9"),),
            target_text="Pokles v pořadí krajských měst",
            target_year=2027,
            verdict=Verdict(state="met", reason="Město kleslo z 2. na 9. místo."),
            series=(series("kriminalita-rada", {"2021": "174", "2025": "150"}),),
        ),
    )
