"""Write what docs say of data files: their JSON Schema, and tables of fields."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal_data.schema.field_tables import with_field_tables
from portal_data.schema.portal_file import json_schema

DEFAULT_OUTPUT = Path("docs/data-format.schema.json")
DOCUMENT = Path("docs/data-format.md")


def schema_text() -> str:
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


class Command(BaseCommand):
    help = "Zapíše JSON Schema datových souborů a tabulky polí do docs/data-format.md."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output",
            type=Path,
            help=f"kam (jinak {DEFAULT_OUTPUT}); tabulky polí se píší jen bez něj",
        )

    def handle(self, *args: Any, output: Path | None, **options: Any) -> None:
        target = output or settings.BASE_DIR / DEFAULT_OUTPUT
        target.write_text(schema_text(), encoding="utf-8")
        self.stdout.write(str(target))
        if output is not None:
            return
        document = settings.BASE_DIR / DOCUMENT
        text = document.read_text(encoding="utf-8")
        document.write_text(with_field_tables(text), encoding="utf-8")
        self.stdout.write(str(document))
