"""Areas down to the measure: long, empty, hidden, missing, many."""

from common.figures import ValueStatus
from publications.evaluation.snapshot.schema import (
    AreaSection,
    CategoryFigure,
    ImpactRow,
    MeasureRow,
    MeasureStateName,
    Review,
    SpecificGoalSection,
    StateCount,
    StrategicGoalSection,
    Verdict,
)
from tests.evaluation.rendering.sample.book import SampleBook

STATES: tuple[MeasureStateName, ...] = ("planned", "in_progress", "completed", "not_implemented")

LONG_TITLE = (
    "Rozšíření a dlouhodobé udržení terénní, ambulantní a doprovázející práce s rodinami "
    "v bytové nouzi, s mladými dospělými odcházejícími z náhradní péče a se seniory ohroženými "
    "ztrátou bydlení"
)
IMPLEMENTERS = tuple(f"Nezávislá organizace pro sousedství č. {n}, z. s." for n in range(1, 31))


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


def areas(book: SampleBook) -> tuple[AreaSection, ...]:
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
            # Enough for the table to go on over the page.
            *(
                _measure(book, f"1.1.1.{number}", f"Kulatý stůl č. {number}", kind="non_project")
                for number in range(5, 35)
            ),
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
