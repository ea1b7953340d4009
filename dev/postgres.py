"""A private PostgreSQL cluster: Unix socket only, Czech ICU collation, kept between starts."""

import contextlib
import functools
import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dev.place import ProblemError, digest, private_folder
from dev.processes import command_line, wait_until

OLDEST = 15
# For everything but ordering, which is ICU's.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
SOCKET_LIMIT = 100  # bytes; the system's own limit is 103 to 107
CREATE = "CREATE ROLE portal LOGIN CREATEDB;\nCREATE DATABASE portal OWNER portal;\n"
CONFIGURATION = """\
# Written anew at each start by dev/postgres.py.
listen_addresses = ''
unix_socket_directories = '"{socket}"'
max_connections = 200
timezone = 'UTC'
"""


PROGRAMS = ("initdb", "pg_ctl", "pg_isready", "postgres")
INITDB = (
    "--username=postgres --locale-provider=icu --icu-locale=cs --encoding=UTF8 --auth=trust"
    f" --locale={LOCALE}"
)


def installations() -> dict[int, Path]:
    """Folders with PostgreSQL's programs, by major version, OLDEST and newer."""
    folders = [Path(folder) for folder in os.get_exec_path()]
    folders += Path("/usr/lib/postgresql").glob("*/bin")
    for homebrew in ("/opt/homebrew/opt", "/usr/local/opt"):
        folders += Path(homebrew).glob("postgresql*/bin")
    found: dict[int, Path] = {}
    for folder in folders:
        if all((folder / name).is_file() for name in PROGRAMS):
            words = (folder / "postgres", "--version")
            said = subprocess.run(words, capture_output=True, text=True, check=False).stdout
            version = re.search(r"PostgreSQL\) (\d+)", said)
            if version and int(version[1]) >= OLDEST:
                found.setdefault(int(version[1]), folder)
    return found


def _service_user() -> pwd.struct_passwd | None:
    """PostgreSQL does not run as root: then as `postgres`, or `nobody` where there is none."""
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]


class Postgres:
    """The cluster in a folder of its own. Whoever may enter that (its owner, root) may connect."""

    def __init__(self, data: Path) -> None:
        self.folder = self.socket = private_folder(data / "postgres")
        self.cluster = self.folder / "cluster"
        self.log = self.folder / "postgres.log"
        self.user = _service_user()
        if len(os.fsencode(self.folder / ".s.PGSQL.5432")) > SOCKET_LIMIT:
            self.socket = Path(tempfile.gettempdir(), f"inclusion-portal-{digest(self.folder)}")

    @property
    def url(self) -> str:
        """For DATABASE_URL; libpq and django-environ read it alike."""
        return f"postgres://portal@/portal?host={quote(str(self.socket), safe='')}"

    def _run(self, *words: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program as the service user, away from our terminal and locale."""
        as_user: dict[str, Any] = {}
        if self.user:
            as_user = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        env = {"PATH": os.defpath, "LC_ALL": LOCALE, "TZ": "UTC"}
        return subprocess.run(
            words, cwd=self.folder, env=env, input=given, capture_output=True, text=True,
            errors="replace", check=False, start_new_session=True, **as_user,
        )  # fmt: skip

    @functools.cached_property
    def programs(self) -> Path:
        """Those of the newest version, or of the one that made the cluster: only it can read it."""
        found, kept = installations(), self.cluster / "PG_VERSION"
        version = int(kept.read_text(encoding="ascii")) if kept.exists() else max(found, default=0)
        if version not in found:
            raise ProblemError(f"PostgreSQL {version} made the data: install it, or `make clean`")
        return found[version]

    def alive(self) -> int:
        """The server's process id, 0 when it does not run: the file outlives a kill -9."""
        try:
            text = (self.cluster / "postmaster.pid").read_text(encoding="utf-8")
            pid = int(text.split()[0])
        except (OSError, ValueError, IndexError):
            return 0
        return pid if str(self.cluster) in command_line(pid) else 0

    def answers(self) -> bool:
        """True once connections are accepted."""
        return not self._run(self.programs / "pg_isready", "-q", "-h", self.socket).returncode

    def start(self) -> None:
        """Make the cluster if there is none, start it if it does not run, wait until it answers."""
        if not self.alive():
            self._own_folders()
            if not self.cluster.exists():
                self._create()
            settings = self.cluster / "portal.conf"
            settings.write_text(CONFIGURATION.format(socket=self.socket), encoding="utf-8")
            settings.chmod(0o644)  # whatever umask root has; the folder is closed anyway
            # After kill -9 the old server's children may live on for a moment and hold its memory.
            wait_until(self._launch, patience=20)
        if not wait_until(self.answers, patience=60):
            raise ProblemError(f"PostgreSQL does not start (log: {self.log})")

    def _own_folders(self) -> None:
        """Give the folders to the service user; one in /tmp may have been laid there by others."""
        owner = self.user.pw_uid if self.user else os.geteuid()
        self.socket.mkdir(mode=0o700, exist_ok=True)
        for folder in {self.folder, self.socket}:
            if not folder.is_symlink() and folder.stat().st_uid == os.geteuid():
                os.chown(folder, owner, -1)
            if (folder.lstat().st_uid, folder.lstat().st_mode) != (owner, stat.S_IFDIR | 0o700):
                raise ProblemError(f"{folder} belongs to somebody else or is open to others")
        if self._run("test", "-x", self.folder).returncode:
            user = self.user.pw_name if self.user else "this user"
            raise ProblemError(f"{user} cannot enter {self.folder}: set PORTAL_DATA_DIR")

    def _create(self) -> None:
        """Make the cluster under another name and move it, so that half a one is never used."""
        new = self.folder / "cluster.new"
        shutil.rmtree(new, ignore_errors=True)
        made = self._run(self.programs / "initdb", "-D", new, *INITDB.split())
        if made.returncode:
            raise ProblemError(f"initdb failed: {made.stderr.strip()}")
        with (new / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\ninclude_if_exists = 'portal.conf'\n")
        words = ("--single", "-D", new, "postgres")
        made = self._run(self.programs / "postgres", *words, given=CREATE)
        if made.returncode or "ERROR" in made.stderr:
            raise ProblemError(f"The database could not be made: {made.stderr.strip()}")
        new.rename(self.cluster)

    def _launch(self) -> bool:
        """Start the server.

        A dead server's postmaster.pid is left to PostgreSQL, which makes sure that no child of
        that server still writes. It is in the way only when another program has the number now.
        """
        pid_file = self.cluster / "postmaster.pid"
        with contextlib.suppress(OSError):
            text = pid_file.read_text(encoding="utf-8").split()
            if not text or (not self.alive() and command_line(int(text[0]))):
                pid_file.unlink()
        words = ("start", "-w", "-D", self.cluster, "-l", self.log)
        return not self._run(self.programs / "pg_ctl", *words).returncode

    def stop(self) -> None:
        """End it; connections are cut, data is kept."""
        for mode in ("fast", "immediate"):
            if self.alive():
                words = ("stop", "-w", "-t", "30", "-m", mode, "-D", self.cluster)
                self._run(self.programs / "pg_ctl", *words)
