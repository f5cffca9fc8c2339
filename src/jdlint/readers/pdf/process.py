"""The worker as its user sees it: bytes in, plain data out, under a bound of time. It lives as long as it behaves."""

from __future__ import annotations

import atexit
import contextlib
import importlib.util
import json
import subprocess
import sys
import threading
from typing import Any

from jdlint.readers.content import Refused, exceeded
from jdlint.readers.pdf.bounds import ANSWER_BYTES, SECONDS


class Worker:
    """One process that answers one request after the other; a new one is started where it died or was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        """Return what was said, and the bytes that came with it.

        Raises Refused where the file or the process that reads it gave no answer.
        """
        if self._process is not None and self._process.poll() is not None:
            self.close()  # it died, or was ended, after its last answer
        process = self._process or self._start()
        overdue = threading.Event()

        def end() -> None:
            overdue.set()
            process.kill()

        timer = threading.Timer(SECONDS, end)
        timer.start()
        told = None
        try:
            told, found = _exchange(process, request, data)
        finally:
            timer.cancel()
            if told is None:  # also where the user has had enough
                self.close()
        if told is None:
            raise exceeded("seconds", SECONDS) if overdue.is_set() else Refused("JDL008", "pdf-failed")
        reason = told.get("failed")
        if reason is None:
            return told, found
        raise exceeded(reason, told["limit"]) if told.get("limit") else Refused("JDL008", reason)

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(OSError):
            process.communicate()

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a file called json.py in the folder where the user stands is none of ours
        command = [sys.executable, "-P", "-m", "jdlint.readers.pdf.worker"]
        self._process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return self._process


def _exchange(
    process: subprocess.Popen[bytes], request: dict[str, Any], data: bytes
) -> tuple[dict[str, Any] | None, bytes]:
    """Send a request and return what was said and the bytes that came with it; None where the process is no more."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps({**request, "size": len(data)}).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
        line = process.stdout.readline(1000)
        told: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
        size = told.get("size")
        if not isinstance(size, int) or not 0 <= size <= ANSWER_BYTES:
            return None, b""
        found = process.stdout.read(size)
    except (OSError, ValueError):
        return None, b""
    return (told, found) if len(found) == size else (None, b"")


_WORKER = Worker()
atexit.register(_WORKER.close)


def worker() -> Worker:
    """Return the worker of this process; one serves all files."""
    return _WORKER


def is_installed(package: str) -> bool:
    """Tell whether the package of an extra is there, without importing it."""
    return importlib.util.find_spec(package) is not None
