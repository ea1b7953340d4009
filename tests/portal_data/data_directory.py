"""A data directory that tests write files into, and what loading it says."""

import textwrap
from pathlib import Path
from typing import Self

import pytest

from portal_data.building.tables import Tables
from portal_data.loading import LoadResult
from portal_data.problems import InvalidPortalDataError, Problem
from portal_data.services import load_directory

# Line 1 is the first one after the quotes.
TOWN = """\
    sources:
      - {key: plan-text, title: Plán města}
    territories:
      - {key: mesto, kind: city, name: Město, short_name: Město}
      - {key: kraj, kind: region, name: Kraj, short_name: Kraj}
    organisations:
      - {key: mesto, name: Město, kind: municipality, ico: "99900106"}
      - {key: poradna, name: Poradna, kind: ngo}
    programmes:
      - key: opz-plus
        code: "03"
        period: 2021–2027
        name: Operační program Zaměstnanost plus
        short_name: OPZ+
        calls: [{code: 03_22_018, label: 018 OPZ+, is_coordinated: true}]
    plans:
      - key: plan
        municipality: mesto
        title: Plán
        state: current
        starts_on: 2024-01-01
        ends_on: 2027-12-31
        action_plans: [{code: I, title: Akční plán I}]
    areas:
      - plan: plan
        code: 1
        name: Bydlení
        strategic_goals:
          - code: 1.1
            title: Strategický cíl
            specific_goals:
              - code: 1.1.1
                title: Specifický cíl
                action_plan: I
                impact_indicators:
                  - name: Počet lidí u lékaře
                    aggregation: sum
                    is_sensitive: true
                    categories: [{key: zeny, name: ženy}, {key: muzi, name: muži}]
                  - name: Počet domácností
                measures:
                  - code: 1.1.1.1
                    title: Opatření
                    kind: project
                    period_kind: ongoing
                    implementers: [poradna]
                    projects: [projekt]
    projects:
      - key: projekt
        registration_number: CZ.03.02.01/00/22_018/0000001
        title: Projekt
        holder: poradna
        budget: 14964994.80
        starts_on: 2024-01-01
        ends_on: 2025-12-31
        target_groups: [rodiny, lidé v dluzích]
        reports:
          - number: 1
            state: approved
            values:
              - {indicator: 1.1.1/1, category: zeny, amount: 3}
              - {indicator: 1.1.1/1, category: muzi, amount: 2}
    """


class DataDirectory:
    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, content: str | bytes) -> Self:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = textwrap.dedent(content).encode()
        path.write_bytes(content)
        return self

    def change(self, name: str, old: str, new: str) -> Self:
        text = (self.path / name).read_text(encoding="utf-8")
        assert old in text
        return self.write(name, text.replace(old, new))

    def load(self, *, dry_run: bool = False) -> LoadResult:
        return load_directory(self.path, dry_run=dry_run)

    def problems(self) -> list[Problem]:
        """Load what is wrong; nothing may be in the portal after it that was not before."""
        before = stored_rows()
        with pytest.raises(InvalidPortalDataError) as raised:
            self.load()
        assert stored_rows() == before
        return list(raised.value.problems)

    def problem(self) -> Problem:
        """The only one."""
        found = self.problems()
        assert len(found) == 1, "\n".join(map(str, found))
        return found[0]


def stored_rows() -> dict[str, int]:
    return {name: table.model._default_manager.count() for name, table in Tables().named()}
