"""The process in which PDF files and pictures are opened: `python -m jdlint.readers.pdf.worker`.

It reads requests from standard input and answers each on standard output, until the input ends: a line of JSON that
says how many bytes follow, then these. What it says is data, whatever the file did to it; when it dies, only it dies.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any, BinaryIO

from jdlint.readers.pdf.bounds import MEMORY, SECONDS, Failed


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _bound_memory()
    while line := requests.readline(1000):
        asked = json.loads(line)
        data = requests.read(asked["size"])
        _bound_time()
        told, found = answer(asked, data)
        _send(answers, told, found)


def answer(asked: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what is to be said to a request, and the bytes that go with it."""
    try:
        if asked["do"] == "picture":
            from jdlint.readers.scan.pictures import picture  # noqa: PLC0415 - another extra

            return picture(data, asked["page"], asked["angle"])
        from jdlint.readers.pdf.extract import pages_of  # noqa: PLC0415 - pictures never need it

        return {}, json.dumps(pages_of(data), ensure_ascii=False).encode("utf-8", "replace")
    except Failed as failed:
        return {"failed": failed.reason, "limit": failed.limit}, b""
    except MemoryError:
        return {"failed": "pdf-failed"}, b""


def _send(answers: BinaryIO, told: dict[str, Any], found: bytes) -> None:
    answers.write(json.dumps({**told, "size": len(found)}).encode() + b"\n" + found)
    answers.flush()


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time() -> None:
    """Bound the processor time of the next answer: it holds when nobody is left who would end this process."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS + 1, hard))


if __name__ == "__main__":
    main()
