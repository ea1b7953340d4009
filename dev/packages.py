"""System packages the wheels do not bring: PostgreSQL, Pango (text layout of the PDF), a font.

Tests of pages also want a browser, and a Java runtime for the checker of HTML.
"""

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

from dev import postgres
from dev.place import ProblemError, say

PANGO = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
}
LIBRARY_FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/")
FONT_FOLDERS = "/usr/share/fonts /usr/local/share/fonts /System/Library/Fonts ~/.local/share/fonts"

CHROMIUM, JAVA = "chromium", "default-jre-headless"
PROGRAMS = {CHROMIUM: ("chromium", "chromium-browser", "google-chrome"), JAVA: ("java",)}


def program(package: str) -> str | None:
    """The path of a package's program, under whichever of its names it is there."""
    paths = (shutil.which(name) for name in PROGRAMS[package])
    return next((path for path in paths if path), None)


def _loads(names: tuple[str, ...]) -> bool:
    for path in (folder + name for folder in LIBRARY_FOLDERS for name in names):
        try:
            ctypes.CDLL(path)
        except OSError:
            continue
        return True
    return False


def missing(*programs: str) -> list[str]:
    """Debian names of what is not there; ``programs`` are of PROGRAMS."""
    wanted = [package for package, names in PANGO.items() if not _loads(names)]
    wanted += [package for package in programs if not program(package)]
    folders = (Path(name).expanduser() for name in FONT_FOLDERS.split())
    if not any(path for folder in folders for path in folder.rglob("*.[to]t[fc]")):
        wanted.append("fonts-dejavu-core")
    if not os.environ.get("DATABASE_URL") and not postgres.installations():
        wanted.append("postgresql")
    return wanted


def ensure(*programs: str) -> None:
    """Install what is missing on Debian or Ubuntu as root; elsewhere name it in one line."""
    wanted = missing(*programs)
    if wanted and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing system packages with apt-get: {' '.join(wanted)}")
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for line in ("update", "install -y --no-install-recommends " + " ".join(wanted)):
            words = ["apt-get", "-qq", *line.split()]
            said = subprocess.run(words, env=env, stdin=subprocess.DEVNULL, capture_output=True)
        if wanted := missing(*programs):
            say(said.stderr.decode(errors="replace").strip())
    if wanted:
        names = ", ".join(wanted).replace("postgresql", f"postgresql ({postgres.OLDEST} or newer)")
        raise ProblemError(f"Missing system packages (Debian names): {names}")
