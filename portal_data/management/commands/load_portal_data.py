"""Load a directory of data files: ``manage.py load_portal_data data/vzorov``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal_data.loading import LoadResult
from portal_data.problems import InvalidPortalDataError
from portal_data.services import load_directory


class Command(BaseCommand):
    help = "Načte do portálu adresář s datovými soubory; formát popisuje docs/data-format.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path, metavar="ADRESÁŘ")
        parser.add_argument("--dry-run", action="store_true", help="jen vypíše, co by se změnilo")

    def handle(self, *args: Any, directory: Path, dry_run: bool, **options: Any) -> None:
        try:
            result = load_directory(directory, dry_run=dry_run)
        except InvalidPortalDataError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError("Nic nebylo načteno.") from error
        for warning in result.warnings:
            self.stderr.write(str(warning))
        if dry_run:
            for change in result.changes:
                self.stdout.write(str(change))
        self._print_table(result)

    def _print_table(self, result: LoadResult) -> None:
        counts = [count for count in result.counts.values() if count.total or count.deleted]
        width = max((len(count.label) for count in counts), default=0)
        self.stdout.write(f"{'':{width}}  nových  změněných  stejných  odebraných")
        for count in counts:
            self.stdout.write(
                f"{count.label:{width}}  {count.created:6}  {count.changed:9}"
                f"  {count.unchanged:8}  {count.deleted:10}"
            )
        if not result.has_changes:
            self.stdout.write(
                "Nic se nezměnilo." if not result.is_dry_run else "Nic by se nezměnilo."
            )
        elif result.is_dry_run:
            self.stdout.write("Nanečisto: v portálu se nezměnilo nic.")
