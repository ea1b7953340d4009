"""`make lighthouse`: Lighthouse on the portal that `make run` serves, held to the bars."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

from dev import packages
from dev.place import ROOT, ProblemError, say
from dev.processes import output_of

FOLDER: Final = ROOT / "bench" / "lighthouse"
BARS: Final = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PLAN: Final = "plany/ostrava-2022-2027/"
PAGES: Final = {
    "home": "",
    "plan": PLAN,
    "measure": f"{PLAN}opatreni/1.1.1.1/",
    "indicators": f"{PLAN}indikatory/",
    "projects": "projekty/",
    "evaluation": "vyhodnoceni/ostrava-2022-2027/2023/",
    "search": "hledani/?q=bydlen%C3%AD",
}
FLAGS: Final = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)


def lighthouse(*pages: str) -> int:
    """Audit pages (default: all), as on a phone and on a desk. 1 when a bar is missed."""
    origin = os.environ.get("URL") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}/"
    program, browser = _program(), _browser()
    say(f"{'page':12}{'as on a':9}" + "".join(f"{name:>16}" for name in BARS))
    missed = 0
    for page in pages or PAGES:
        for form in ("mobile", "desktop"):
            report = _audit(program, browser, origin + PAGES[page], form)
            scores = {name: _score(report, name) for name in BARS}
            short = [name for name, bar in BARS.items() if scores[name] < bar]
            missed += len(short)
            say(f"{page:12}{form:9}" + "".join(f"{score:16}" for score in scores.values()))
            for line in _reasons(report, short):
                say(f"            {line}")
    say(f"{missed} below the bar" if missed else "All bars hold")
    return int(missed > 0)


def _program() -> Path:
    """Lighthouse, installed from its lock when it changed."""
    if not shutil.which("npm"):
        raise ProblemError("Lighthouse needs Node.js with npm (Debian: nodejs npm)")
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    lock, stamp = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".portal-stamp"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        output_of("npm", "ci", "--prefix", FOLDER, "--no-audit", "--no-fund", env=dict(os.environ))
        stamp.write_bytes(lock.read_bytes())
    return program


def _browser() -> str:
    if path := packages.program(packages.CHROMIUM):
        return path
    raise ProblemError("Lighthouse needs Chromium (Debian: chromium)")


def _audit(program: Path, browser: str, url: str, form: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "report.json")
        words: list[str | Path] = [program, url, "--quiet", f"--chrome-flags={FLAGS}"]
        words += ["--output=json", f"--output-path={target}"]
        words += ["--preset=desktop"] if form == "desktop" else []
        words += [f"--only-categories={','.join(BARS)}"]
        env = {**os.environ, "CHROME_PATH": browser}
        done = subprocess.run(words, env=env, capture_output=True, text=True)
        if done.returncode:
            raise ProblemError(f"Lighthouse failed at {url}:\n{done.stderr[-2000:]}")
        report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
        return report


def _score(report: dict[str, Any], name: str) -> int:
    return round((report["categories"][name]["score"] or 0) * 100)


def _reasons(report: dict[str, Any], categories: list[str]) -> list[str]:
    """Which audits cost points in the categories below their bar."""
    audits = report["audits"]
    return [
        f"{name}: {audits[ref['id']]['title']} {audits[ref['id']].get('displayValue', '')}"
        for name in categories
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 1
    ]
