"""The commands: what a person sees, and the exit code."""

import pytest
from django.core.management import CommandError, call_command

from tests.portal_data.data_directory import DataDirectory, stored_rows


@pytest.mark.django_db
def test_load_prints_a_table(town: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_portal_data", town.path)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["nových", "změněných", "stejných", "odebraných"]
    assert ["projekty", "1", "0", "0", "0"] in [line.split() for line in lines]
    call_command("load_portal_data", town.path)
    assert capsys.readouterr().out.splitlines()[-1] == "Nic se nezměnilo."


@pytest.mark.django_db
def test_dry_run_prints_what_would_change(
    town: DataDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_portal_data", town.path)
    before = stored_rows()
    town.change("mesto.yaml", "title: Projekt", "title: Lepší projekt")
    capsys.readouterr()
    call_command("load_portal_data", town.path, "--dry-run")
    out = capsys.readouterr().out
    assert "~ projekty: projects/projekt (title: Projekt → Lepší projekt)" in out
    assert out.splitlines()[-1] == "Nanečisto: v portálu se nezměnilo nic."
    assert stored_rows() == before


@pytest.mark.django_db
def test_problems_are_printed_one_a_line(
    town: DataDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    town.write("a.yaml", "pages:\n  - {key: a, title: A, last_reviewed: včera}\n  - {key: b}\n")
    with pytest.raises(CommandError, match=r"^Nic nebylo načteno\.$") as raised:
        call_command("load_portal_data", town.path)
    assert raised.value.returncode == 1
    assert capsys.readouterr().err.splitlines() == [
        "a.yaml:2: pages/a: last_reviewed: „včera“ není datum; pište ho jako 2024-03-31",
        "a.yaml:3: pages/b: title: chybí povinné pole",
    ]
