"""The private PostgreSQL and Valkey: kill -9, half a set-up, a port in use, long paths."""

import os
import signal
import socket
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from dev.place import ProblemError, data_folder, write_private
from dev.postgres import Postgres
from dev.processes import wait_until
from dev.valkey import Valkey, free_socket


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder outside pytest's own, which PostgreSQL's user could not enter."""
    with tempfile.TemporaryDirectory(prefix="portal-") as folder:
        Path(folder).chmod(0o711)
        monkeypatch.setenv("PORTAL_DATA_DIR", str(Path(folder, "data")))
        yield data_folder()


@pytest.fixture
def postgres(data: Path) -> Iterator[Postgres]:
    """A server of its own, stopped at the end."""
    server = Postgres(data)
    yield server
    server.stop()
    assert not server.alive()


@pytest.fixture
def valkey(data: Path) -> Iterator[Valkey]:
    """A broker of its own, stopped at the end."""
    server = Valkey(data)
    yield server
    server.stop()
    assert not server.alive()


def test_postgres_survives_kill_9_and_keeps_data(postgres: Postgres) -> None:
    (postgres.folder / "cluster.new").mkdir()  # as an interrupted first set-up leaves it
    postgres.start()
    with psycopg.connect(postgres.url, autocommit=True) as link:
        link.execute("create table town (name text)")
        link.execute("insert into town values ('Chomutov'), ('Hora'), ('Cheb'), ('Čáslav')")
        order = "select name from town order by name"
        assert [name for (name,) in link.execute(order)] == ["Čáslav", "Hora", "Cheb", "Chomutov"]
    os.kill(postgres.alive(), signal.SIGKILL)
    assert wait_until(lambda: not postgres.alive(), patience=10)
    assert (postgres.cluster / "postmaster.pid").exists()
    postgres.start()
    with psycopg.connect(postgres.url) as link:
        assert link.execute("select count(*) from town").fetchone() == (4,)


def test_a_pid_file_with_the_number_of_another_program_is_no_obstacle(postgres: Postgres) -> None:
    postgres.start()
    postgres.stop()
    with subprocess.Popen(["sleep", "60"]) as other:
        (postgres.cluster / "postmaster.pid").write_text(f"{other.pid}\n", encoding="utf-8")
        assert not postgres.alive()
        postgres.start()
        assert postgres.answers()
        other.kill()


def test_postgres_listens_on_its_socket_only(postgres: Postgres) -> None:
    postgres.start()
    with psycopg.connect(postgres.url) as link:
        assert link.execute("show listen_addresses").fetchone() == ("",)
    assert stat.S_IMODE(postgres.socket.stat().st_mode) == 0o700


def test_a_long_path_gets_a_short_socket(data: Path) -> None:
    server = Postgres(data / ("x" * 100))
    assert len(os.fsencode(server.socket / ".s.PGSQL.5432")) <= 100
    assert server.socket != Postgres(data / ("y" * 100)).socket


@pytest.mark.skipif(os.geteuid() != 0, reason="only root changes the user")
def test_a_place_that_postgres_cannot_enter_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o700)
    with pytest.raises(ProblemError, match=r"^\w+ cannot enter .*: set PORTAL_DATA_DIR$"):
        Postgres(tmp_path / "closed").start()


def test_valkey_survives_kill_9_and_keeps_queued_work(valkey: Valkey) -> None:
    valkey.start()
    with redis.Redis.from_url(valkey.url) as link:
        link.lpush("queue", "job")
        link.execute_command("WAITAOF", 1, 0, 5000)
    os.kill(valkey.alive(), signal.SIGKILL)
    assert wait_until(lambda: not valkey.answers(), patience=10)
    valkey.start()
    with redis.Redis.from_url(valkey.url) as link:
        assert link.lrange("queue", 0, -1) == [b"job"]


def test_valkey_moves_when_its_port_was_taken(valkey: Valkey) -> None:
    valkey.start()
    port = valkey.port
    valkey.stop()
    with socket.create_server(("127.0.0.1", port)):
        valkey.start()
        assert valkey.port != port
        assert valkey.answers()


def test_valkey_asks_for_the_password(valkey: Valkey) -> None:
    valkey.start()
    with redis.Redis(port=valkey.port) as link, pytest.raises(redis.AuthenticationError):
        link.ping()
    assert stat.S_IMODE((valkey.folder / "valkey.conf").stat().st_mode) == 0o600


def test_a_port_in_use_is_passed_over() -> None:
    with free_socket(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with free_socket(port) as other:
            assert other.getsockname()[1] != port


def test_a_folder_in_other_use_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`make clean` removes the data folder: it must never be somebody's home."""
    (tmp_path / "letter").touch()
    monkeypatch.setenv("PORTAL_DATA_DIR", str(tmp_path))
    with pytest.raises(ProblemError, match="in other use"):
        data_folder()


def test_secrets_are_for_the_owner_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "sign-in.json", "{}")
    assert stat.S_IMODE((tmp_path / "sign-in.json").stat().st_mode) == 0o600
