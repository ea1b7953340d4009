"""What a page has shown of a protected indicator before the newest reports were approved.

Pages show figures as they are today, so a reader can note one down and come back. A figure that has
since grown by a small report would say how small it was. Each state that was shown is therefore an
earlier figure for what may be shown now, as those of editions are (``indicators.suppression``).

States are worked out again from the values that count today, in the order of approval and in that
of half-years: which of the two people could follow is not known for reports without a day of
approval. A value since corrected is taken as corrected.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from indicators.impact_figures import Contribution
from indicators.impact_reading import IndicatorFacts
from indicators.impact_totals import impact_total
from indicators.suppression import EarlierFigure, disclose, is_protected, is_small

Day = Callable[[Contribution], datetime.date]


def shown_before(facts: IndicatorFacts, *, threshold: int) -> Mapping[str, Sequence[EarlierFigure]]:
    """Figures by category, the oldest first; nothing where no report is small. Pure."""
    reports = [item for item in facts.values if not item.is_published]
    has_small = any(is_small(item.amount, threshold) for item in reports)
    if not has_small or not is_protected(impact_total(facts), threshold):
        return {}
    found: defaultdict[str, list[EarlierFigure]] = defaultdict(list)
    for day_of in (_approved, _ended):
        for state in _states(facts, day_of):
            shown = disclose(impact_total(state), threshold=threshold, earlier=found).by_category
            for category, figure in shown.items():
                if figure.amount is not None:
                    found[category].append(EarlierFigure(figure.amount))
    return dict(found)


def _states(facts: IndicatorFacts, day_of: Day) -> Iterator[IndicatorFacts]:
    """The indicator after each day on which something came, without the last: that is today's."""
    days = sorted({day_of(item) for item in facts.values})
    for day in days[:-1]:
        yield replace(facts, values=tuple(item for item in facts.values if day_of(item) <= day))


def _approved(item: Contribution) -> datetime.date:
    return item.approved_on or _ended(item)


def _ended(item: Contribution) -> datetime.date:
    return item.period_end or item.as_of
