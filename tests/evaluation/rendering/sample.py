"""A made-up edition with what makes a page hard to set: long, empty, hidden, missing, many."""

import datetime
from decimal import Decimal

from common.figures import ValueStatus
from publications.evaluation.snapshot import Snapshot
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.schema import (
    Abbreviation,
    AdvisoryProgrammeSection,
    AreaSection,
    CategoryFigure,
    Change,
    Comparison,
    EventRow,
    Explanation,
    FindingRow,
    FundedArea,
    FundedProject,
    Funding,
    GlobalRow,
    ImpactRow,
    MeasureRow,
    MeasureStateName,
    Meta,
    Month,
    Review,
    Series,
    SeriesPoint,
    SourceRef,
    SpecificGoalSection,
    StateCount,
    StrategicGoalSection,
    Text,
    Total,
    ValueRef,
    Verdict,
)

STATES: tuple[MeasureStateName, ...] = ("planned", "in_progress", "completed", "not_implemented")

LONG_TITLE = (
    "Rozšíření a dlouhodobé udržení terénní, ambulantní a doprovázející práce s rodinami "
    "v bytové nouzi, s mladými dospělými odcházejícími z náhradní péče a se seniory ohroženými "
    "ztrátou bydlení"
)
IMPLEMENTERS = tuple(f"Nezávislá organizace pro sousedství č. {n}, z. s." for n in range(1, 31))


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


class SampleBook:
    """Enters figures under short names, so that the sample reads as the edition does."""

    def __init__(self) -> None:
        self.book = LedgerBuilder()

    def number(  # noqa: PLR0913 - a figure has that many faces
        self,
        entry_id: str,
        label: str,
        amount: str | None,
        *,
        unit: str = "",
        places: int = 0,
        status: ValueStatus = ValueStatus.REPORTED,
        hidden: bool = False,
        approximate: bool = False,
        inputs: tuple[LedgerInput, ...] = (),
    ) -> str:
        return self.book.enter(
            entry_id,
            label=label,
            figure=Figure(
                amount=None if hidden or amount is None else Decimal(amount),
                status=status,
                places=places,
                unit=unit,
                is_approximate=approximate,
                suppressed_below=5 if hidden else None,
            ),
            formula="Součet přírůstků ze schválených zpráv o realizaci.",
            as_of_label="k 30. 4. 2026",
            inputs=inputs or (self.report(amount, hidden=hidden),),
        )

    def report(self, amount: str | None, *, hidden: bool = False) -> LedgerInput:
        return LedgerInput(
            kind="report",
            label="Zpráva o realizaci č. 2, CZ.03.02.01/00/22_018/0001145",
            amount=None if hidden or amount is None else Decimal(amount),
            is_hidden=hidden,
            as_of=datetime.date(2025, 12, 31),
            source="akcni-plan",
            source_place="str. 12",
            approved_by="koordinátor plánu",
            approved_on=datetime.date(2026, 2, 5),
            version=2,
            note="opraveno po kontrole součtu",
        )


def _global_rows(book: SampleBook) -> tuple[GlobalRow, ...]:
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


def _impact(
    book: SampleBook, code: str, name: str, amount: str | None, **more: object
) -> ImpactRow:
    status = more.pop("status", ValueStatus.REPORTED)
    assert isinstance(status, ValueStatus)
    categories = more.pop("categories", ())
    assert isinstance(categories, tuple)
    return ImpactRow(
        code=code,
        name=name,
        total=book.number(
            f"impact:{code}", name, amount, status=status, hidden=bool(more.pop("hidden", False))
        ),
        categories=tuple(
            CategoryFigure(
                name=category,
                figure=book.number(f"impact:{code}:{number}", f"{name}: {category}", value),
            )
            for number, (category, value) in enumerate(categories, start=1)
        ),
        target=book.number(f"target:{code}", f"Cíl: {name}", "40"),
        target_text="alespoň 40",
        verdict=Verdict(state="on_course", reason="Splněno ze tří čtvrtin."),
        as_of_label="Data dostupná k 30. 4. 2026",
        footnote=str(more.pop("footnote", "")),
    )


def _measure(book: SampleBook, code: str, title: str, **more: object) -> MeasureRow:
    received = more.pop("received", None)
    counts: dict[str, object] = {}
    if received is not None:
        counts = {
            "received": book.number(
                f"measure:{code}:received", f"Přijaté zprávy, {code}", str(received)
            ),
            "expected": book.number(f"measure:{code}:expected", f"Očekávané zprávy, {code}", "6"),
        }
    values = {"code": code, "title": title, "state": "in_progress", "kind": "project"}
    return MeasureRow.model_validate(values | counts | more)


def _counts(book: SampleBook, code: str, *amounts: int) -> tuple[StateCount, ...]:
    return tuple(
        StateCount(
            state=state,
            figure=book.number(
                f"state:{code}:{state}", f"Opatření oblasti {code}: {state}", str(n)
            ),
        )
        for state, n in zip(STATES, amounts, strict=True)
    )


def _areas(book: SampleBook) -> tuple[AreaSection, ...]:
    full = SpecificGoalSection(
        code="1.1.1",
        title="Do roku 2027 bude vyčleněno 40 sociálních bytů a zabydleno 40 domácností",
        as_of_label="Data dostupná k 30. 4. 2026",
        indicators=(
            _impact(book, "1.1.1/1", "Počet domácností zabydlených do sociálních bytů", "39"),
            _impact(book, "1.1.1/2", "Počet vystavěných bytů", "0"),
            _impact(
                book,
                "1.1.1/3",
                "Počet osob, které nebudou potřebovat hospitalizaci",
                None,
                status=ValueStatus.NOT_REPORTED,
                footnote="Realizátor začne vykazovat ve druhém roce.",
            ),
            _impact(
                book, "1.1.1/4", "Počet osob v evidenci", None, status=ValueStatus.NOT_AVAILABLE
            ),
            _impact(
                book, "1.1.1/5", "Počet odkladů splátek", None, status=ValueStatus.NOT_APPLICABLE
            ),
            _impact(book, "1.1.1/6", "Počet dětí vrácených do rodiny", None, hidden=True),
            _impact(
                book,
                "1.1.1/7",
                "Počet osob nově registrovaných do systému primární zdravotní péče",
                "50",
                categories=(
                    ("praktický lékař pro dospělé", "12"),
                    ("praktický lékař pro děti a dorost", "12"),
                    ("gynekolog", "4"),
                    ("stomatolog", "22"),
                ),
            ),
        ),
        measures=(
            _measure(
                book,
                "1.1.1.1",
                LONG_TITLE,
                received=3,
                implementers=IMPLEMENTERS,
                service_type="terénní program",
                period_label="1. 11. 2024–31. 10. 2027",
                footnote="Vzhledem k povaze projektu se indikátory vykazují u cíle 1.1.1.",
                source_note="Akční plán uvádí kód 3.2.1.1; platí kód 1.1.1.1.",
            ),
            _measure(book, "1.1.1.2", "Vznik dílny", state="not_implemented"),
            _measure(
                book,
                "1.1.1.3",
                "Výzkum potřeb domácností",
                state="completed",
                kind="non_project",
                implementers=("Město Vzorov",),
                period_label="2025",
            ),
            _measure(book, "1.1.1.4", "Příprava koncepce", state="planned", kind="non_project"),
        ),
        review=Review(
            year=2025,
            summary="Zabydleno je {impact:1.1.1/1} domácností. Viz https://example.org/byty/.",
            outlook="Město chce překročit hranici 40 bytů.\n\n- noví vlastníci\n- delší podpora",
        ),
    )
    bare = SpecificGoalSection(
        code="1.1.2", title="Cíl bez indikátorů a opatření", indicators=(), measures=()
    )
    return (
        AreaSection(
            code="1",
            name="Bydlení",
            strategic_goals=(
                StrategicGoalSection(
                    code="1.1",
                    title="Podporovat domácnosti v bytové nouzi",
                    specific_goals=(full, bare),
                ),
            ),
            state_counts=_counts(book, "1", 1, 1, 1, 1),
        ),
        AreaSection(
            code="2",
            name="Oblast, která zatím nemá žádný cíl",
            strategic_goals=(),
            state_counts=_counts(book, "2", 0, 0, 0, 0),
        ),
    )


def _funding(book: SampleBook) -> Funding:
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


def rich_snapshot(**changes: object) -> Snapshot:
    book = SampleBook()
    global_rows = _global_rows(book)
    areas = _areas(book)
    funding = _funding(book)
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
        "texts": _texts(),
        "global_indicators": global_rows,
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
        "areas": areas,
        "findings": _findings(),
        "comparison": _comparison(),
        "ledger": book.book.close(),
    }
    return Snapshot.model_validate(values | changes)


def _texts() -> tuple[Text, ...]:
    return (
        Text(
            section="foreword",
            heading="Co v dokumentu naleznete?",
            body="Vyhodnocení popisuje **spolupráci** města a jeho partnerů v roce 2025.",
        ),
        Text(
            section="money",
            body="Partneři zahájili {budget:projects|tvary:projekt/projekty/projektů} "
            "za {budget:total|mil}.",
        ),
        Text(
            section="impact",
            heading="Co se změnilo pro lidi?",
            body="Zabydleno je {impact:1.1.1/1} domácností, lékaře našlo {impact:1.1.1/7} lidí "
            "a do rodiny se vrátilo {impact:1.1.1/6} dětí.",
        ),
        Text(section="global_note", body="Hodnoty roku 2021 ovlivnila pandemie."),
    )


def _findings() -> tuple[FindingRow, ...]:
    return (
        FindingRow(
            id="control_figures:budget:total",
            check="control_figures",
            severity="error",
            subject="Příloha A, celkový součet",
            message="Vytištěný součet se liší od součtu řádků.",
            expected="14 964 994,80 Kč",
            found="14 964 994,80 Kč v řádcích, 14 964 995 Kč v součtu",
            explanation=Explanation(
                text="Tištěný součet je zaokrouhlen; platí součet řádků.",
                signed_as="koordinátor plánu",
                signed_on=datetime.date(2026, 5, 20),
            ),
        ),
        FindingRow(
            id="periods:1.1.1.2",
            check="periods",
            severity="note",
            subject="Opatření 1.1.1.2",
            message="Opatření nemá uvedeno období.",
        ),
    )


def _comparison() -> Comparison:
    return Comparison(
        year=2024,
        edition="1.1",
        snapshot_sha256="0" * 64,
        changes=(
            Change(
                figure="impact:1.1.1/1",
                label="Počet domácností zabydlených do sociálních bytů",
                kind="real_change",
                before="21",
                now="39",
                sentence="Za rok přibylo 18 domácností.",
            ),
            Change(
                figure="impact:9.9.9/1",
                label="Počet zrušených ubytoven",
                kind="dropped_figure",
                before="3",
                now="",
                sentence="Indikátor plán od roku 2025 nesleduje.",
            ),
        ),
    )
