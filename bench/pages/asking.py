"""Asking a server as fast as it answers."""

import socket
import statistics
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bench.lines import BenchError

# Of the bare view (application.py). Here, where no model is imported: gunicorn reads it first.
BARE: Final = "/bare/"
# Two askers: while one reads an answer, the other's request waits at the server.
ASKERS: Final = 2
SECONDS: Final = 0.4
ROUNDS: Final = 12

Path = Callable[[], str]


def rates(port: int, paths: Mapping[str, Path]) -> dict[str, list[float]]:
    """Answers a second by name, one number a round.

    The pages take turns in short slices, so that whatever else the machine does hits all alike;
    compare within a round. ``paths`` give the path of each next request.
    """
    for path in paths.values():
        for _ in range(10):
            _ask(port, path())
    measured: dict[str, list[float]] = {name: [] for name in paths}
    with ThreadPoolExecutor(ASKERS) as pool:
        for _ in range(ROUNDS):
            for name, path in paths.items():
                end = time.perf_counter() + SECONDS
                counts = pool.map(lambda _, p=path, e=end: _ask_until(port, p, e), range(ASKERS))
                measured[name].append(sum(counts) / SECONDS)
    return measured


def ratio(page: list[float], bare: list[float]) -> float:
    """How quick a page is beside the bare view: the median over the rounds."""
    return statistics.median(a / b for a, b in zip(page, bare, strict=True))


def _ask_until(port: int, path: Path, end: float) -> int:
    count = 0
    while time.perf_counter() < end:
        _ask(port, path())
        count += 1
    return count


def _ask(port: int, path: str) -> None:
    """One visit as a browser begins it; reads the answer to its end. Raises BenchError."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as link:
        link.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n"
            "Accept-Encoding: gzip, deflate, br\r\nAccept-Language: cs\r\n"
            "Connection: close\r\n\r\n".encode()
        )
        first = answer = link.recv(65536)
        while answer:
            answer = link.recv(65536)
    if not first.startswith(b"HTTP/1.1 200 "):
        raise BenchError(f"{path} answers {first[:40]!r}")
