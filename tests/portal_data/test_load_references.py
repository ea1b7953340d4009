"""What a record refers to has to be there, once, and fit: codes, parents, plans, periods."""

import pytest

from tests.portal_data.data_directory import DataDirectory

pytestmark = pytest.mark.django_db

GOAL = """\
areas:
  - plan: plan
    code: 2
    name: Práce
    strategic_goals:
      - code: {strategic}
        title: S
        specific_goals:
          - code: {specific}
            title: C
            {more}
"""


def goal(more: str = "deadline_year: 2027", strategic: str = "2.1", specific: str = "2.1.1") -> str:
    return GOAL.format(strategic=strategic, specific=specific, more=more)


GOAL_PATH = "areas/plan:2 › strategic_goals/2.1 › specific_goals/2.1.1"

MEASURE = "measures: [{code: 2.1.1.1, title: O, kind: project, period_kind: none, %s}]"

BROKEN = {
    "parent": (
        "organisations: [{key: a, name: A, kind: ngo, parent: nikdo}]",
        1,
        "organisations/a",
        "parent",
        "„nikdo“ není v souborech (organisations) ani v portálu",
    ),
    "circle": (
        "organisations:\n  - {key: a, name: A, kind: ngo, parent: a}",
        2,
        "organisations/a",
        "parent",
        "součástí sebe sama",
    ),
    "source": (
        "defaults: {source: nic}\npages: [{key: a, title: A}]",
        2,
        "pages/a",
        "source",
        "„nic“ není v souborech (sources)",
    ),
    "plan": (
        "events: [{key: a, title: A, starts_on: 2024-01-01, plan: jiny}]",
        1,
        "events/a",
        "plan",
        "„jiny“ není v souborech (plans)",
    ),
    "body": (
        "events: [{key: a, title: A, starts_on: 2024-01-01, body: jiny}]",
        1,
        "events/a",
        "body",
        "„jiny“ není v souborech (bodies)",
    ),
    "area": (
        "events:\n  - key: a\n    title: A\n    starts_on: 2024-01-01\n    plan: plan\n"
        "    areas:\n      - 1\n      - 9",
        8,
        "events/a",
        "areas",
        "plán plan nemá oblast 9",
    ),
    "area_twice": (
        "events: [{key: a, title: A, starts_on: 2024-01-01, plan: plan, areas: [1, 1]}]",
        1,
        "events/a",
        "areas",
        "je v seznamu dvakrát",
    ),
    "areas_without_plan": (
        "events: [{key: a, title: A, starts_on: 2024-01-01, areas: [1]}]",
        1,
        "events/a",
        "areas",
        "oblasti lze uvést jen s plánem",
    ),
    "action_plan": (
        goal("action_plan: IX"),
        11,
        GOAL_PATH,
        "action_plan",
        "plán plan nemá akční plán „IX“",
    ),
    "implementer": (
        goal(MEASURE % "implementers: [poradna, nikdo]"),
        11,
        f"{GOAL_PATH} › measures/2.1.1.1",
        "implementers",
        "„nikdo“ není v souborech",
    ),
    "measure_project": (
        goal(MEASURE % "projects: [zadny]"),
        11,
        f"{GOAL_PATH} › measures/2.1.1.1",
        "projects",
        "„zadny“ není v souborech (projects)",
    ),
    "reported_under": (
        goal(MEASURE % "reported_under: 5.5.5"),
        11,
        f"{GOAL_PATH} › measures/2.1.1.1",
        "reported_under",
        "plán plan nemá specifický cíl 5.5.5",
    ),
    "category": (
        "projects:\n  - key: a\n    title: A\n    starts_on: 2024-01-01\n    ends_on: 2024-12-31\n"
        "    reports:\n      - number: 1\n"
        "        values: [{indicator: 1.1.1/1, category: deti, amount: 1}]",
        8,
        "projects/a › reports/1 › values/1.1.1/1:deti",
        "category",
        "indikátor nemá kategorii „deti“",
    ),
    "indicator": (
        "projects:\n  - key: a\n    title: A\n    starts_on: 2024-01-01\n    ends_on: 2024-12-31\n"
        "    reports:\n      - number: 1\n        values: [{indicator: 1.1.1/3, amount: 1}]",
        8,
        "projects/a › reports/1 › values/1.1.1/3",
        "indicator",
        "indikátor 1.1.1/3 neexistuje",
    ),
    "programme": (
        "projects: [{key: a, title: A, programme: zadny}]",
        1,
        "projects/a",
        "programme",
        "„zadny“ není v souborech (programmes)",
    ),
    "call": (
        "projects: [{key: a, title: A, programme: opz-plus, call: 03_99_999}]",
        1,
        "projects/a",
        "call",
        "program nemá výzvu „03_99_999“",
    ),
    "call_without_programme": (
        "projects: [{key: a, title: A, call: 03_22_018}]",
        1,
        "projects/a",
        "call",
        "výzva bez programu",
    ),
    "territory": (
        "global_indicators: [{plan: plan, key: g, name: G, territory: mesic}]",
        1,
        "global_indicators/plan:g",
        "territory",
        "„mesic“ není v souborech (territories)",
    ),
    "code_of_other_parent": (
        goal(strategic="1.1", specific="1.1.5").replace("code: 1.1.5", "code: 1.1.5"),
        6,
        "areas/plan:2 › strategic_goals/1.1",
        "code",
        "„1.1“ nepatří pod 2",
    ),
    "measure_of_other_goal": (
        goal("measures: [{code: 2.1.2.1, title: O, kind: project, period_kind: none}]"),
        11,
        f"{GOAL_PATH} › measures/2.1.2.1",
        "code",
        "„2.1.2.1“ nepatří pod 2.1.1",
    ),
    "code_too_short": (
        goal(specific="2.2"),
        9,
        "areas/plan:2 › strategic_goals/2.1 › specific_goals/2.2",
        "code",
        "má mít tvar jako 1.1.1",
    ),
    "duplicate_key": (
        "organisations:\n  - {key: mesto, name: Jiné, kind: ngo}",
        2,
        "organisations/mesto",
        "key",
        "„mesto“ je tu podruhé; poprvé v mesto.yaml:7",
    ),
    "duplicate_name": (
        "organisations:\n  - {key: a, name: Město, kind: ngo}",
        2,
        "organisations/a",
        "name",
        "„Město“ je tu podruhé; poprvé v mesto.yaml:7",
    ),
    "duplicate_ico": (
        'organisations:\n  - {key: a, name: A, kind: ngo, ico: "99900106"}',
        2,
        "organisations/a",
        "ico",
        "poprvé v mesto.yaml:7",
    ),
    "duplicate_registration_number": (
        "projects: [{key: a, title: A, registration_number: CZ.03.02.01/00/22_018/0000001}]",
        1,
        "projects/a",
        "registration_number",
        "podruhé; poprvé v mesto.yaml:49",
    ),
    "duplicate_area": (
        "areas: [{plan: plan, code: 1, name: Znovu}]",
        1,
        "areas/plan:1",
        "code",
        "podruhé; poprvé v mesto.yaml:25",
    ),
    "duplicate_measure": (
        goal(
            "measures:\n"
            "              - {code: 2.1.1.1, title: A, kind: project, period_kind: none}\n"
            "              - {code: 2.1.1.1, title: B, kind: project, period_kind: none}"
        ),
        13,
        f"{GOAL_PATH} › measures/2.1.1.1",
        "code",
        "„2.1.1.1“ je tu podruhé; poprvé v vadny.yaml:12",
    ),
    "member_twice": (
        "bodies:\n  - key: b\n    name: B\n    kind: platform\n    municipality: mesto\n"
        "    members:\n      - {organisation: poradna}\n      - {organisation: poradna}",
        8,
        "bodies/b › members/poradna",
        "organisation",
        "podruhé; poprvé v vadny.yaml:7",
    ),
    "second_current_plan": (
        "plans:\n  - key: b\n    municipality: mesto\n    title: B\n    state: current\n"
        "    starts_on: 2024-01-01\n    ends_on: 2025-12-31",
        5,
        "plans/b",
        "state",
        "obec už má jiný platný plán: plan (mesto.yaml:17)",
    ),
    "overlapping_action_plans": (
        "plans:\n  - key: b\n    municipality: mesto\n    title: B\n"
        "    starts_on: 2024-01-01\n    ends_on: 2025-12-31\n    action_plans:\n"
        "      - {code: I, title: I, starts_on: 2024-01-01, ends_on: 2024-12-31}\n"
        "      - {code: II, title: II, starts_on: 2024-12-31, ends_on: 2025-12-31}",
        9,
        "plans/b › action_plans/II",
        "starts_on",
        "překrývá s akčním plánem I",
    ),
}


@pytest.mark.parametrize(
    ("records", "line", "record", "field", "reason"), BROKEN.values(), ids=BROKEN.keys()
)
def test_broken_reference(
    town: DataDirectory, records: str, line: int, record: str, field: str, reason: str
) -> None:
    problem = town.write("vadny.yaml", records + "\n").problem()
    assert (problem.place.file, problem.place.line) == ("vadny.yaml", line)
    assert (problem.record, problem.field) == (record, field)
    assert reason in problem.reason


def test_circle_of_three_is_told_of_each(town: DataDirectory) -> None:
    town.write(
        "vadny.yaml",
        """\
        organisations:
          - {key: a, name: A, kind: ngo, parent: b}
          - {key: b, name: B, kind: ngo, parent: c}
          - {key: c, name: C, kind: ngo, parent: a}
          - {key: d, name: D, kind: ngo, parent: c}
        """,
    )
    assert [problem.record for problem in town.problems()] == [
        "organisations/a",
        "organisations/b",
        "organisations/c",
    ]


def test_references_to_a_broken_record_are_not_told_again(town: DataDirectory) -> None:
    town.write(
        "vadny.yaml",
        """\
        organisations: [{key: sdruzeni, kind: ngo}]
        contacts: [{organisation: sdruzeni, role: vedení}]
        """,
    )
    assert (town.problem().record, town.problem().field) == ("organisations/sdruzeni", "name")


def test_values_of_an_indicator_with_a_wrong_field_are_not_told(town: DataDirectory) -> None:
    town.change("mesto.yaml", "aggregation: sum", "aggregation: soucet")
    assert town.problem().field == "aggregation"


def test_values_of_a_goal_that_was_lost_are_not_told(town: DataDirectory) -> None:
    town.change("mesto.yaml", "title: Specifický cíl", "is_sensitive: true")
    assert {problem.field for problem in town.problems()} == {"title", "is_sensitive"}


def test_indicator_of_two_plans_needs_the_plan(town: DataDirectory) -> None:
    town.write(
        "druhy.yaml",
        """\
        plans:
          - key: stary
            municipality: mesto
            title: Starý
            starts_on: 2020-01-01
            ends_on: 2023-12-31
        areas:
          - plan: stary
            code: 1
            name: A
            strategic_goals:
              - code: 1.1
                title: B
                specific_goals:
                  - {code: 1.1.1, title: C, impact_indicators: [{name: D}]}
        projects:
          - key: mimo
            title: Mimo
            starts_on: 2020-01-01
            ends_on: 2020-12-31
            reports:
              - number: 1
                values: [{indicator: 1.1.1/1, amount: 1}]
        """,
    )
    problem = town.problem()
    assert problem.reason == "indikátor 1.1.1/1 má víc plánů (plan, stary), uveďte plan"
    town.change("druhy.yaml", "- number: 1\n", "- number: 1\n        plan: stary\n")
    assert town.load().counts["reported_values"].created == 3


def test_unknown_registration_number_is_only_a_warning(town: DataDirectory) -> None:
    town.write("p.yaml", "projects: [{key: a, title: A, registration_number: 12/2024}]\n")
    warning = town.load().warnings[0]
    assert (str(warning.place), warning.field) == ("p.yaml:1", "registration_number")
    assert "nemá známý tvar" in warning.reason
