"""Write the JSON Schema of data files, for editors that check while a person writes."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal_data.schema.portal_file import json_schema

DEFAULT_OUTPUT = Path("docs/data-format.schema.json")


def schema_text() -> str:
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


class Command(BaseCommand):
    help = "Zapíše JSON Schema datových souborů."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.BASE_DIR / DEFAULT_OUTPUT,
            help=f"kam (jinak {DEFAULT_OUTPUT})",
        )

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(schema_text(), encoding="utf-8")
        self.stdout.write(str(output))
