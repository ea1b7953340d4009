"""Wrong fields: each problem names file, line, record, field and reason; nothing is loaded."""

import pytest

from partners.models import Organisation
from tests.portal_data.data_directory import DataDirectory

pytestmark = pytest.mark.django_db

# The records as written, then line, record, field and a part of the reason.
WRONG = {
    "unknown_kind": (
        "organisation: []",
        1,
        "",
        "organisation",
        "neznámý druh záznamů (nemělo to být",
    ),
    "kind_is_no_list": ("news: {key: a}", 1, "", "news", "má tu být seznam"),
    "record_is_no_mapping": ("news: [text]", 1, "news/1", "", "má tu být záznam"),
    "null_record": ("news:\n  -", 2, "news/1", "", "má tu být záznam"),
    "unknown_field": (
        "news:\n  - key: a\n    titel: A\n    title: B\n    published_on: 2024-01-01",
        3,
        "news/a",
        "titel",
        "neznámé pole (nemělo to být „title“?)",
    ),
    "missing_field": ("pages:\n  - key: a", 2, "pages/a", "title", "chybí povinné pole"),
    "null_required_field": (
        "pages:\n  - {key: a, title: }",
        2,
        "pages/a",
        "title",
        "chybí povinné",
    ),
    "blank_required_field": ('pages: [{key: a, title: " "}]', 1, "pages/a", "title", "prázdný"),
    "list_for_text": ("pages: [{key: a, title: [A]}]", 1, "pages/a", "title", "má tu být text"),
    "truth_for_text": ("pages: [{key: a, title: true}]", 1, "pages/a", "title", "má tu být text"),
    "bad_key": ("pages: [{key: Má stránka, title: A}]", 1, "pages/Má stránka", "key", "klíč smí"),
    "bad_date": (
        "pages:\n  - key: a\n    title: A\n    last_reviewed: 2024-02-30",
        4,
        "pages/a",
        "last_reviewed",
        "„2024-02-30“ není datum",
    ),
    "czech_date": (
        "pages: [{key: a, title: A, last_reviewed: 3. 2. 2024}]",
        1,
        "pages/a",
        "last_reviewed",
        "„3. 2. 2024“ není datum; pište ho jako 2024-03-31",
    ),
    "date_with_time": (
        "pages: [{key: a, title: A, last_reviewed: 2024-02-03T10:00:00}]",
        1,
        "pages/a",
        "last_reviewed",
        "není datum",
    ),
    "yes_for_number": (
        "bodies: [{key: a, name: A, kind: platform, municipality: mesto,"
        " printed_member_count: yes}]",
        1,
        "bodies/a",
        "printed_member_count",
        "„yes“ není celé číslo",
    ),
    "fraction_for_number": (
        "organisations: [{key: a, name: A, kind: ngo, ruian_code: 1.5}]",
        1,
        "organisations/a",
        "ruian_code",
        "„1.5“ není celé číslo",
    ),
    "negative_for_positive": (
        "organisations: [{key: a, name: A, kind: ngo, ruian_code: -5}]",
        1,
        "organisations/a",
        "ruian_code",
        "větší nebo rovna 0",
    ),
    "yes_for_truth": (
        "events: [{key: a, title: A, starts_on: 2024-01-01, is_highlight: yes}]",
        1,
        "events/a",
        "is_highlight",
        "„yes“ není true ani false",
    ),
    "czech_money": (
        'projects: [{key: a, title: A, budget: "1 500 000,50"}]',
        1,
        "projects/a",
        "budget",
        "není číslo; pište ho bez mezer s desetinnou tečkou",
    ),
    "infinite_money": (
        "projects: [{key: a, title: A, budget: .inf}]",
        1,
        "projects/a",
        "budget",
        "„.inf“ není číslo",
    ),
    "money_in_thousandths": (
        "projects: [{key: a, title: A, budget: 10.505}]",
        1,
        "projects/a",
        "budget",
        "desetinn",
    ),
    "negative_money": (
        "projects: [{key: a, title: A, budget: -1}]",
        1,
        "projects/a",
        "budget",
        "rozpočet nesmí být záporný",
    ),
    "unknown_choice": (
        "organisations: [{key: a, name: A, kind: spolek}]",
        1,
        "organisations/a",
        "kind",
        "neznámá hodnota „spolek“; možné jsou: municipality, city_district",
    ),
    "bad_ico": (
        'organisations:\n  - key: a\n    name: A\n    kind: ngo\n    ico: "99900107"',
        5,
        "organisations/a",
        "ico",
        "IČO",
    ),
    "short_ico": (
        "organisations: [{key: a, name: A, kind: ngo, ico: 845451}]",
        1,
        "organisations/a",
        "ico",
        "IČO",
    ),
    "too_long": (
        f"organisations: [{{key: a, name: {'A' * 251}, kind: ngo}}]",
        1,
        "organisations/a",
        "name",
        "250",
    ),
    "bad_address": (
        "news: [{key: a, title: A, published_on: 2024-01-01, url: javascript:alert}]",
        1,
        "news/a",
        "url",
        "URL",
    ),
    "bad_email": (
        "contacts: [{organisation: mesto, role: vedení, email: nikdo}]",
        1,
        "contacts/mesto:vedení",
        "email",
        "e-mail",
    ),
    "bad_period": (
        "global_indicators:\n  - plan: plan\n    key: g\n    name: G\n    territory: mesto\n"
        "    values:\n      - {territory: mesto, period: 2021-H3, amount: 1}",
        7,
        "global_indicators/plan:g › values/mesto:2021-H3",
        "period",
        "„2021-H3“ není období",
    ),
    "bad_indicator_code": (
        "projects:\n  - key: a\n    title: A\n    starts_on: 2024-01-01\n    ends_on: 2024-12-31\n"
        "    reports:\n      - number: 1\n        values: [{indicator: 1.1.1, amount: 1}]",
        8,
        "projects/a › reports/1 › values/1.1.1",
        "indicator",
        "kódem cíle a pořadím, například 1.1.1/2",
    ),
    "defaults_without_source": (
        "defaults: {source_place: str. 1}",
        1,
        "",
        "source",
        "chybí povinné",
    ),
    "unknown_default": ("defaults: {source: plan-text, year: 2024}", 1, "", "year", "neznámé pole"),
}


@pytest.mark.parametrize(
    ("records", "line", "record", "field", "reason"), WRONG.values(), ids=WRONG.keys()
)
def test_wrong_field(
    town: DataDirectory, records: str, line: int, record: str, field: str, reason: str
) -> None:
    problem = town.write("vadny.yaml", records + "\n").problem()
    assert (problem.place.file, problem.place.line) == ("vadny.yaml", line)
    assert (problem.record, problem.field) == (record, field)
    assert reason in problem.reason


def test_all_problems_are_reported_at_once(town: DataDirectory) -> None:
    """Also two in one record, in two records of one list, and in records within records."""
    town.write(
        "a.yaml",
        """\
        projects:
          - key: prvni
            title: První
            starts_on: loni
            budget: moc
            holder: neznama
          - title: Bez klíče
            stage: hotovo
          - key: treti
            title: Třetí
            starts_on: 2025-01-01
            ends_on: 2024-12-31
            reports:
              - number: jedna
              - {number: 2, version: 2, period_start: 2024-01-01, period_end: 2024-06-30}
        """,
    )
    town.write("b.yaml", "contacts: [{organisation: nikdo, role: vedení}]\nnesmysl: []\n")
    town.write("c.yaml", "news: [\n")
    assert [(str(found.place), found.record, found.field) for found in town.problems()] == [
        ("a.yaml:4", "projects/prvni", "starts_on"),
        ("a.yaml:5", "projects/prvni", "budget"),
        ("a.yaml:7", "projects/2", "key"),
        ("a.yaml:8", "projects/2", "stage"),
        ("a.yaml:12", "projects/treti", "ends_on"),
        ("a.yaml:14", "projects/treti › reports/jedna", "number"),
        ("a.yaml:15", "projects/treti › reports/2:2", "correction_reason"),
        ("b.yaml:2", "", "nesmysl"),
        ("c.yaml:2", "", ""),
    ]


def test_words_stay_what_was_written(town: DataDirectory) -> None:
    """No word turns into a truth value, a float or a number of base 60 or 8."""
    town.write(
        "slova.yaml",
        """\
        organisations:
          - {key: a, name: NO, short_name: yes, kind: ngo, description: 1.10}
          - {key: b, name: 010, short_name: 12:30, kind: ngo, description: "true"}
        """,
    )
    town.load()
    rows = Organisation.objects.filter(key__in=["a", "b"]).order_by("key")
    assert list(rows.values_list("name", "short_name", "description")) == [
        ("NO", "yes", "1.10"),
        ("010", "12:30", "true"),
    ]
