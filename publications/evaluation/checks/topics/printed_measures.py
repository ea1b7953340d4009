"""A measure as the documents print it: another code or title, twice, another implementer.

Control figures ``measure:<code>/code``, ``/title``, ``/occurrences`` and ``/implementers`` say what
is printed; several implementers are parted by a semicolon.
"""

from collections.abc import Iterator

from publications.evaluation.checks.facts import ControlFacts, MeasureFacts, PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.printed import by_figure, place_of
from publications.evaluation.checks.registry import check

WHAT = ("code", "title", "occurrences", "implementers")


@check("printed_measures", "Opatření tak, jak je uvádějí zdrojové dokumenty")
def printed_measures(facts: PlanFacts) -> Iterator[Problem]:
    measures = {measure.key: measure for measure in facts.measures}
    titles = {measure.code: measure.title for measure in facts.measures}
    for figure, controls in by_figure(facts.control_figures).items():
        if not is_of_a_measure(figure):
            continue
        code, what = _parts(figure)
        measure = measures.get(code)
        if measure is None:
            yield Problem(
                figure,
                "error",
                subject=f"Opatření {code}",
                message=f"Kontrolní údaj se týká opatření {code}, které v plánu není.",
            )
        elif what == "code":
            yield from _code(figure, measure, controls, titles)
        elif what == "occurrences":
            yield from _occurrences(figure, measure, controls)
        else:
            yield from _words(figure, measure, controls, what)


def is_of_a_measure(figure: str) -> bool:
    return figure.startswith("measure:") and _parts(figure)[1] in WHAT


def _parts(figure: str) -> tuple[str, str]:
    code, _, what = figure.removeprefix("measure:").rpartition("/")
    return code, what


def _code(
    figure: str, measure: MeasureFacts, controls: list[ControlFacts], titles: dict[str, str]
) -> Iterator[Problem]:
    for printed, places in _different(controls, measure.code):
        whose = titles.get(printed)
        yield Problem(
            figure,
            "error",
            subject=f"Opatření {measure.code}",
            message=f"Opatření „{measure.title}“ je vytištěno s kódem {printed} ({places})."
            + (f" Ten patří opatření „{whose}“." if whose else ""),
            expected=measure.code,
            found=printed,
        )


def _occurrences(
    figure: str, measure: MeasureFacts, controls: list[ControlFacts]
) -> Iterator[Problem]:
    for printed, places in _different(controls, "1"):
        yield Problem(
            figure,
            "error",
            subject=f"Opatření {measure.code}",
            message=f"Opatření „{measure.title}“ je vytištěno {printed}× ({places}), "
            "v portálu je vedeno jednou.",
            expected="1",
            found=printed,
        )


def _words(
    figure: str, measure: MeasureFacts, controls: list[ControlFacts], what: str
) -> Iterator[Problem]:
    if what == "title":
        subject, ours = "Název", measure.title
    else:
        subject, ours = "Realizátor", "; ".join(org.name for org in measure.implementers)
    for printed, places in _different(controls, ours):
        yield Problem(
            figure,
            "warning" if what == "title" else "error",
            subject=f"Opatření {measure.code}",
            message=f"{subject}: vytištěno je „{printed}“ ({places}), v portálu „{ours}“.",
            expected=ours,
            found=printed,
        )


def _different(controls: list[ControlFacts], ours: str) -> list[tuple[str, str]]:
    """What is printed otherwise and where; at most one pair, as a figure has one finding."""
    wrong = [control for control in controls if control.printed.strip() != ours]
    if not wrong:
        return []
    printed = "; ".join(dict.fromkeys(control.printed.strip() for control in wrong))
    return [(printed, "; ".join(place_of(control) for control in wrong))]
