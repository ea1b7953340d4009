"""What coordinators wrote, what the checks found, what changed."""

import datetime

from publications.evaluation.snapshot.schema import (
    Change,
    Comparison,
    Explanation,
    FindingRow,
    Text,
)


def texts() -> tuple[Text, ...]:
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


def findings() -> tuple[FindingRow, ...]:
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


def comparison() -> Comparison:
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
