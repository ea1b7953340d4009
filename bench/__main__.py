"""Run all measurements: ``python -m bench``, or some of them: ``python -m bench snapshot pdf``."""

import os
import sys

QUEUE = f"bench-{os.getpid()}"


def main(words: list[str]) -> int:
    """Print one table. Exit 1 where a bar is missed or something could not be measured."""
    # Before Django reads its settings: our own queue, so that no other worker takes the job.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inclusion_portal.settings")
    os.environ["CELERY_QUEUE"] = QUEUE
    os.environ.setdefault("LOG_LEVEL", "WARNING")

    import django

    django.setup()

    from bench import lists, pdf, search, snapshots, worker
    from bench.database import scratch_database
    from bench.lines import BenchError, print_heading, print_line
    from bench.pages import measure as pages

    parts = {
        "snapshot": snapshots.measure,
        "pdf": pdf.measure,
        "worker": worker.measure,
        "pages": pages.measure,
        "search": search.measure,
        # Last: it leaves a hundred thousand projects behind.
        "lists": lists.measure,
    }
    if unknown := set(words) - parts.keys():
        print(f"No such measurement: {', '.join(sorted(unknown))}. There are {', '.join(parts)}.")
        return 2
    print_heading()
    missed = 0
    try:
        with scratch_database():
            for name, measure in parts.items():
                if not words or name in words:
                    for line in measure():
                        print_line(line)
                        missed += line.is_missed
    except BenchError as error:
        print(error)
        return 1
    if missed:
        print(f"Missed: {missed}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
