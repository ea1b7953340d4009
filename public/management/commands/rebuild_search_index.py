"""Read everything that can be found again, whatever the index holds."""

from typing import Any

from django.core.management.base import BaseCommand

from public.search.refresh import catch_up_wholly, rebuild


class Command(BaseCommand):
    help = "Make every entry of the search index anew; searching goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        made = sum(rebuild())
        catch_up_wholly()
        self.stdout.write(f"Read again: {made}")
