"""The template version counts all that a PDF is drawn by, and nothing else."""

from pathlib import Path

import grimp

from publications.evaluation.rendering import TEMPLATE_VERSION
from publications.evaluation.rendering.version import PACKAGES, code_files

ROOT = Path(__file__).resolve().parents[3]
DRAWING = "publications.evaluation.rendering"


def test_it_counts_every_module_that_the_drawing_imports() -> None:
    graph = grimp.build_graph("common", "publications", cache_dir=None)
    used = {DRAWING, *graph.find_descendants(DRAWING)}
    used |= set().union(*(graph.find_upstream_modules(module) for module in used))
    packages = {module.rpartition(".")[0] for module in used} - {""}
    counted = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in code_files()
    }
    assert used | packages <= counted
    # Building snapshots is not drawing them.
    assert not {module for module in counted if module.endswith(("build", "_part"))}


def test_it_fits_its_column() -> None:
    assert 8 <= len(TEMPLATE_VERSION) <= 40


def test_packages_are_ours_by_requirement() -> None:
    pinned = (ROOT / "requirements" / "base.txt").read_text(encoding="utf-8").lower()
    for package in PACKAGES:
        assert f"\n{package.lower()}" in f"\n{pinned}"
