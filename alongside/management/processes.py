"""Web and worker, side by side: when one ends, or someone says stop, all of it ends within seconds."""

import ctypes
import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

import django
import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.urls import get_resolver

GRACE_SECONDS = 3
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8  # malloc.h
LARGE = 128 * 1024
# Forking shares the Django that is loaded already: a start takes half the time and memory.
PROCESSES = (
    multiprocessing.get_context("fork") if os.name == "posix" else multiprocessing.get_context("spawn")
)


def listen(host: str, port: int) -> socket.socket:
    """The socket that the web process will answer on. Exits with a clear message when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family)
    if os.name == "posix":
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host.strip("[]"), port))
    except OSError as error:
        sys.exit(f"Cannot listen on {host}, port {port}: {error.strerror}. Choose another with --port N.")
    door.listen(2048)
    return door


def serve(door: socket.socket) -> None:
    """Answer requests on the socket until told to stop."""
    give_memory_back()
    keep_the_house_out_of_the_rubbish()
    config = uvicorn.Config(
        "alongside.asgi:application",
        lifespan="off",
        ws="none",  # only HTTP is spoken here: what speaks more is not loaded
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[door])


def give_memory_back() -> None:
    """Where the C library is GNU's: one heap for all threads, and large pieces go back when they are let go.

    Without it every thread keeps the largest page that it ever wrote (mallopt(3)).
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    for option, value in ((M_ARENA_MAX, 1), (M_MMAP_THRESHOLD, LARGE), (M_TRIM_THRESHOLD, LARGE)):
        mallopt(option, value)


def keep_the_house_out_of_the_rubbish() -> None:
    """What was loaded stays: the collector need not walk through all of it again and again."""
    import_module("alongside.asgi")
    get_resolver().url_patterns  # noqa: B018 (every page is loaded now, and not by the first visitor)
    gc.collect()
    _trim()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def _trim() -> None:
    """What loading took and let go goes back to the machine, where the C library is GNU's (malloc_trim(3))."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def work() -> None:
    """Do what is due, until told to stop."""
    call_command("work")


def run_together(door: socket.socket) -> int:
    """Run web and worker until one ends or a signal comes; then stop the other. Returns an exit code."""
    connections.close_all()
    children = [_start("web", serve, door), _start("worker", work)]
    door.close()
    try:
        _stop_on_signals()
        sentinels = wait([child.sentinel for child in children])
        ended = next(child for child in children if child.sentinel in sentinels)
        print(f"The {ended.name} process ended by itself; stopping.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(children)


def _start(name: str, target: Callable[..., None], *args: socket.socket) -> BaseProcess:
    child = PROCESSES.Process(target=_child, args=(target, *args), name=name)
    child.start()
    return child


def _child(target: Callable[..., None], *args: socket.socket) -> None:
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C reaches the parent alone, which then stops everyone in order
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    target(*args)


def _end_with_parent() -> None:
    """A parent that was killed leaves nobody behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _stop_on_signals() -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _stop(children: list[BaseProcess]) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for child in children:
        child.terminate()
    for child in children:
        child.join(GRACE_SECONDS + 1)
        if child.is_alive():
            child.kill()
            child.join()


def address() -> str:
    """Where the practice is found in a browser."""
    return f"{settings.BASE_URL}/"
