"""CSV: the file's name is the kind, the header the fields, a row a record."""

import pytest

from partners.models import Contact
from tests.portal_data.data_directory import DataDirectory

pytestmark = pytest.mark.django_db

HEADER = "organisation;role;office;phone\n"


@pytest.mark.parametrize("separator", [",", ";"])
def test_csv_is_read(town: DataDirectory, separator: str) -> None:
    text = 'organisation;role;office;address\nporadna;vedení;;"Lipová 1\n2. patro"\n;;;\n'
    town.write("partneri/contacts.csv", b"\xef\xbb\xbf" + text.replace(";", separator).encode())
    town.load()
    contact = Contact.objects.get()
    assert (contact.role, contact.office, contact.address) == (
        "vedení",
        "",
        "Lipová 1\n2. patro",
    )


def test_truth_and_amount_in_csv(town: DataDirectory) -> None:
    town.write(
        "events.csv",
        "key,title,starts_on,is_highlight\na,A,2024-01-01,true\nb,B,2024-01-02,ano\n",
    )
    problem = town.problem()
    assert (str(problem.place), problem.record, problem.field) == (
        "events.csv:3",
        "events/b",
        "is_highlight",
    )


WRONG = {
    "missing_column": ("organisation;office\nporadna;A\n", 2, "role", "chybí povinné pole"),
    "empty_required_cell": (f"{HEADER}poradna;;A;\n", 2, "role", "chybí povinné pole"),
    "unknown_column": ("organisation;role;fax\nporadna;vedení;1\n", 2, "fax", "neznámé pole"),
    "missing_parent": (f"{HEADER}nikdo;vedení;;\n", 2, "organisation", "„nikdo“ není v souborech"),
    "row_after_a_long_one": (
        f'{HEADER}poradna;vedení;"dlouhá\nkancelář";\nnikdo;vedení;;\n',
        4,
        "organisation",
        "„nikdo“ není",
    ),
    "too_many_cells": (f"{HEADER}poradna;vedení;;;;\n", 2, "", "řádek má 6 sloupců, záhlaví 4"),
    "too_few_cells": (f"{HEADER}poradna;vedení\n", 2, "", "řádek má 2 sloupců, záhlaví 4"),
    "column_twice": ("role;role\na;b\n", 1, "", "sloupec „role“ je v záhlaví dvakrát"),
    "unnamed_column": ("role;\na;b\n", 1, "", "sloupec v záhlaví nemá název"),
    "open_quote": (f'{HEADER}poradna;"vedení;;\n', 2, "", "chyba v zápisu CSV"),
    "duplicate": (f"{HEADER}poradna;vedení;;\nporadna;vedení;;\n", 3, "office", "podruhé"),
}


@pytest.mark.parametrize(("content", "line", "field", "reason"), WRONG.values(), ids=WRONG.keys())
def test_wrong_csv(town: DataDirectory, content: str, line: int, field: str, reason: str) -> None:
    problem = town.write("contacts.csv", content.encode()).problem()
    assert (problem.place.file, problem.place.line) == ("contacts.csv", line)
    assert problem.field == field
    assert reason in problem.reason


def test_name_of_the_file_is_the_kind(town: DataDirectory) -> None:
    problem = town.write("kontakty.csv", HEADER + "poradna;vedení;;\n").problem()
    assert (problem.place.file, problem.field) == ("kontakty.csv", "kontakty")
    assert "neznámý druh záznamů" in problem.reason


def test_header_without_rows_is_an_empty_list(town: DataDirectory) -> None:
    town.write("contacts.csv", HEADER).load()
    assert not Contact.objects.exists()
