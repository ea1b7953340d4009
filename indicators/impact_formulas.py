"""The sentence a reader can recompute a figure by. It holds no amounts: some may be hidden."""

import datetime

from common.czech import format_date, non_breaking
from indicators.models import ImpactIndicator

Rule = ImpactIndicator.Aggregation

REPORTS = {
    Rule.SUM: "součet přírůstků ze schválených zpráv",
    Rule.LATEST: "součet posledních stavů, které uvedly projekty ve schválených zprávách",
    Rule.MAXIMUM: "nejvyšší hodnota ze schválených zpráv",
}
ON_TOP = {
    Rule.SUM: "a k ní přírůstky ze zpráv schválených později",
    Rule.LATEST: "a k ní poslední stavy projektů, které do té doby zprávu nepodaly",
    Rule.MAXIMUM: "nebo pozdější hodnota ze schválené zprávy, je-li vyšší",
}


def formula(
    rule: ImpactIndicator.Aggregation,
    *,
    base: datetime.date | None = None,
    has_reports: bool = False,
    is_sum_of_categories: bool = False,
) -> str:
    """``base`` is the date of the published figure that counts, if one does."""
    if is_sum_of_categories:
        return "Součet kategorií."
    if base is None:
        text = REPORTS[rule]
    else:
        text = f"hodnota publikovaná k {format_date(base)}"
        if has_reports:
            text = f"{text} {ON_TOP[rule]}"
    return non_breaking(f"{text[0].upper()}{text[1:]}.")
