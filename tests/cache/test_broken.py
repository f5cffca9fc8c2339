"""Whatever stands in the place of the cache: the same report as without one, no traceback, and no file lost."""

from __future__ import annotations

import datetime as dt
import errno
import gc
import hashlib
import json
import os
import random
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from jdlint.core.errors import JdlintError
from jdlint.engine import run as engine
from jdlint.engine.request import Request
from jdlint.storage import atomic
from jdlint.storage.records import KEY, span_of
from tests.cache.project import cache_files, settle
from tests.helpers import AS_OF, EXAMPLES, Result, check, pair, program, snapshot, write
from tests.storage.test_interrupted import FAULTY, Case, stopped

needs_rights = pytest.mark.skipif(
    os.geteuid() == 0, reason="run as root, who may read and write everything: folders without rights were NOT tested"
)
_SUPPRESSED = "# jdlint: file-ignore[LNG001] kokku lepitud\n"


@pytest.fixture(autouse=True)
def _rested(monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {path.name: path.read_bytes() for path in EXAMPLES.glob("*.jd.yaml")}
    files["andmespetsialist.jd.yaml"] = _SUPPRESSED.encode() + files["andmespetsialist.jd.yaml"]
    return write(tmp_path / "project", {**files, "katki.jd.yaml": "id: katki\nposition: {", "jdlint.toml": ""})


def run(folder: Path, *argv: str) -> Result:
    return check("--profile", "strict", *argv, cwd=folder)


@pytest.fixture
def expected(folder: Path) -> Result:
    found = run(folder, "--no-cache")
    assert found.code == 1
    assert len(found.findings) > 10
    return found


@pytest.fixture
def cache(folder: Path) -> Path:
    run(folder)
    (file,) = cache_files(folder)
    return file


def parts(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the index of a cache, and its records."""
    head, _, rest = data.partition(b"\n")
    length = int(head.split()[3])
    return json.loads(rest[:length]), rest[length:]


def joined(index: Any, records: bytes = b"") -> bytes:
    """Return a cache that is sealed as this user's jdlint seals it."""
    return sealed(json.dumps(index).encode(), records)


def sealed(data: bytes, records: bytes = b"") -> bytes:
    key = hashlib.sha256(os.environ[KEY].encode()).digest()
    seal = hashlib.sha256(key + hashlib.sha256(data).digest()).hexdigest().encode()
    return b"jdlint records 2 %d %b\n%b%b" % (len(data), seal, data, records)


def without_project(cache: Path) -> bytes:
    """Return a cache that makes a run ask for the Facts of all files."""
    index, records = parts(cache.read_bytes())
    return joined({**index, "project": None}, records)


def changed_everywhere(value: Any, into: Callable[[Any], Iterator[Any]]) -> Iterator[Any]:
    """Yield a value once for each place in it and each thing that is put there."""
    yield from into(value)
    if isinstance(value, dict):
        for key, item in value.items():
            for other in changed_everywhere(item, into):
                yield {**value, key: other}
    elif isinstance(value, list):
        for place, item in enumerate(value):
            for other in changed_everywhere(item, into):
                yield [*value[:place], other, *value[place + 1 :]]
            yield [*value[:place], *value[place + 1 :]]
        yield [*value, 0]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    faulty = FAULTY.replace('"a"', '"c"') + _SUPPRESSED
    return write(tmp_path / "small", {**pair(answered=False), "c.jd.yaml": faulty, "jdlint.toml": ""})


def test_truncated(small: Path) -> None:
    expected = run(small)
    (cache,) = cache_files(small)
    data = without_project(cache)
    assert len(data) > 3000
    for length in range(0, len(data), max(1, len(data) // 60)):
        cache.write_bytes(data[:length])
        assert run(small) == expected, length


def test_single_bytes(small: Path) -> None:
    expected = run(small)
    (cache,) = cache_files(small)
    data = without_project(cache)
    rng = random.Random(1)
    for _ in range(80):
        place = rng.randrange(len(data))
        cache.write_bytes(data[:place] + bytes([data[place] ^ rng.randrange(1, 256)]) + data[place + 1 :])
        assert run(small) == expected, place


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"{}",
        bytes(range(256)) * 100,
        b"jdlint records 1 ",
        b"jdlint records 1 5\n{}",
        b"jdlint records 1 -1 0\n{}",
        b"jdlint records 1 2 x\n{}",
        b"jdlint records 1 99999999999999999999 0\n{}",
        b"jdlint records 1 1000000000 0\n{}",
        b"jdlint records 2 2 2745614147\n{}",
        b"jdlint records 1 2 2745614147" + b" " * 100 + b"\n{}",
        joined("[" * 10).replace(b'"', b" "),
    ],
    ids=range(13),
)
def test_another_content(content: bytes, folder: Path, expected: Result, cache: Path) -> None:
    cache.write_bytes(content)
    assert run(folder) == expected
    assert cache.read_bytes() != content
    assert run(folder) == expected


def test_deep(folder: Path, expected: Result, cache: Path) -> None:
    data = b'{"files":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    cache.write_bytes(sealed(data))
    assert run(folder) == expected
    index, records = parts(cache.read_bytes())
    deep: Any = "x"
    for _ in range(900):
        deep = ["", deep]
    for fields in index["files"].values():
        fields[8] = [deep, deep, deep]
    cache.write_bytes(joined(index, records))
    assert run(folder) == expected


@pytest.mark.parametrize("index", [None, 0, "x", [], {}, {"files": 1}, {"files": []}, {"files": {}, "project": 1}])
def test_an_index_of_another_form(index: Any, folder: Path, expected: Result, cache: Path) -> None:
    cache.write_bytes(joined(index))
    assert run(folder) == expected


def other_types(value: Any) -> Iterator[Any]:
    others: tuple[Any, ...] = (None, True, -1, 2**70, 0.5, "x", [], {}, ["Raw"])
    yield from (other for other in others if type(other) is not type(value))


def test_other_types_everywhere(folder: Path, expected: Result, cache: Path) -> None:
    """In the entry of a file with findings and comments, and in what was said of the project."""
    index, records = parts(cache.read_bytes())
    name = "andmespetsialist.jd.yaml"
    raws, suppressions, silent = index["files"][name][8]
    assert raws[1:]
    assert suppressions[1:]
    index["files"][name][8] = [raws[:2], suppressions, silent]  # a short one, for there are many places
    known, project, spots = index["project"]
    count = 0
    # every fifth, for each takes a run: of the kinds in one place it is another one each time
    for fields in islice(changed_everywhere(index["files"][name], other_types), 0, None, 5):
        count += _survives(folder, cache, joined({**index, "files": {**index["files"], name: fields}}, records))
    for entry in islice(changed_everywhere([known, project[:2], spots[:1]], other_types), 0, None, 5):
        count += _survives(folder, cache, joined({**index, "project": entry}, records))
    assert count > 100


def _survives(folder: Path, cache: Path, data: bytes) -> int:
    cache.write_bytes(data)
    found = run(folder)
    assert found.code == 1, found.err
    assert found.err == ""
    json.loads(found.out)
    return 1


@pytest.mark.parametrize(
    "span",
    [[-1, 10, 0], [0, -1, 0], [0, 2**62, 0], [2**62, 1, 0], [0, 2**70, 0], [0, 0, 0], [0, 5, 5], ["0", 1, 1], [0], []],
)
def test_records_that_are_not_there(span: list[Any], folder: Path, expected: Result, cache: Path) -> None:
    index, records = parts(cache.read_bytes())
    for fields in index["files"].values():
        fields[12] = span
    index["project"] = None  # so that the Facts are asked for
    cache.write_bytes(joined(index, records))
    assert run(folder) == expected
    assert run(folder) == expected
    assert all(fields[12] is None or fields[12] != span for fields in parts(cache.read_bytes())[0]["files"].values())


def test_records_of_another_form(folder: Path, expected: Result, cache: Path) -> None:
    index, _records = parts(cache.read_bytes())
    for record in (b"[]", b"{}", b"[[]]", b"[1]", b"null", b"[" * 5000, b"\xff"):
        for fields in index["files"].values():
            fields[12] = [0, len(record), span_of(record, 0).checksum]
        cache.write_bytes(joined({**index, "project": None}, record))
        assert run(folder) == expected, record


def test_of_another_version(folder: Path, expected: Result, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, records = parts(cache.read_bytes())
    for fields in index["files"].values():
        fields[8] = None  # nothing was found then
    cache.write_bytes(joined({**index, "project": None}, records))
    assert run(folder) != expected  # the file is used: the test can fail
    monkeypatch.setattr("jdlint.engine.cache.key.VERSION", "0.0.9")
    assert run(folder) == expected


@pytest.mark.parametrize("what", ["folder", "link", "dangling", "fifo", "loop"])
def test_something_else_in_its_place(what: str, folder: Path, expected: Result, cache: Path, tmp_path: Path) -> None:
    index, records = parts(cache.read_bytes())
    for fields in index["files"].values():
        fields[8] = None  # nothing was found, says what must not be read
    data = joined(index, records)
    cache.unlink()
    other = write(tmp_path / "else", {"x": data}) / "x"
    if what == "folder":
        write(cache, {"mine": "kept"})
    elif what == "fifo":
        os.mkfifo(cache)
    else:
        cache.symlink_to({"link": other, "dangling": tmp_path / "none" / "x", "loop": cache}[what])
    for _ in range(2):
        assert program(
            "check", "--format", "json", "--as-of", "2026-11-20", "--profile", "strict", cwd=folder
        ).stdout.decode() == (expected.out)
    assert other.read_bytes() == data, "a link is not written through"
    if what == "folder":
        assert (cache / "mine").read_text("utf-8") == "kept"


def test_a_link_in_the_place_of_its_folder(folder: Path, expected: Result, cache: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    cache.parent.rename(outside)
    before = snapshot(outside)
    (folder / ".jdlint_cache").symlink_to(outside)
    index, records = parts((outside / cache.name).read_bytes())
    for fields in index["files"].values():
        fields[8] = None
    (outside / cache.name).write_bytes(joined(index, records))
    before = snapshot(outside)
    write(folder, {"uus.jd.yaml": "jdlint: 1\nid: uus\n"})
    assert run(folder) == run(folder, "--no-cache")
    assert snapshot(outside) == before


def test_a_file_in_the_place_of_its_folder(folder: Path, expected: Result) -> None:
    (folder / ".jdlint_cache").write_text("minu", "utf-8")
    assert run(folder) == expected
    assert (folder / ".jdlint_cache").read_text("utf-8") == "minu"


@needs_rights
@pytest.mark.parametrize("mode", [0o000, 0o555])
def test_without_rights(mode: int, folder: Path, expected: Result, cache: Path) -> None:
    for path in (cache, cache.parent):
        path.chmod(mode)
        try:
            assert run(folder) == expected
        finally:
            path.chmod(0o755)


@pytest.mark.parametrize("where", ["tempfile.mkstemp", "os.fdopen", "pathlib.Path.replace", "pathlib.Path.mkdir"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing(
    where: str, code: int, folder: Path, expected: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    before = snapshot(folder)
    with monkeypatch.context() as patch:
        patch.setattr(where, refused)
        assert run(folder) == expected
    assert snapshot(folder) == before
    left = [path.name for path in (folder / ".jdlint_cache").glob("*")] if (folder / ".jdlint_cache").is_dir() else []
    assert [name for name in left if name.endswith(atomic.TEMPORARY)] == []
    assert run(folder) == expected
    assert cache_files(folder)


def test_a_disk_that_is_full_keeps_the_old_one(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = cache.read_bytes()
    write(folder, {"uus.jd.yaml": "jdlint: 1\nid: uus\n"})

    def refused(*_given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", refused)
        assert run(folder) == run(folder, "--no-cache")
    assert cache.read_bytes() == data
    assert {path.name for path in cache.parent.iterdir()} == {cache.name, "CACHEDIR.TAG", ".gitignore"}


def test_compiled_house_rules(tmp_path: Path) -> None:
    from tests.acceptance.test_own_rule import RULE

    folder = write(
        tmp_path,
        {
            "jdlint.toml": 'rules = ["./kord"]\n',
            "kord/XAB001-traits-listed.yaml": RULE,
            "a.jd.yaml": "jdlint: 1\nid: a\nrequirements: {traits: [täpsus]}\n",
        },
    )
    expected = check("--select", "XAB001", "--no-cache", cwd=folder)
    assert expected.rules == ["XAB001"]
    assert not (folder / ".jdlint_cache").exists()
    assert check("--select", "XAB001", cwd=folder) == expected
    (kept,) = (folder / ".jdlint_cache").glob("rules-*")
    data = kept.read_bytes()
    for content in (b"", b"x", data[:-1], data.replace(b"XAB001", b"XAB002"), joined([]), joined(["1"] * 5)):
        kept.write_bytes(content)
        assert check("--select", "XAB001", cwd=folder) == expected
    kept.unlink()
    os.mkfifo(kept)
    done = program("check", "--format", "json", "--as-of", "2026-11-20", "--select", "XAB001", cwd=folder)
    assert done.stdout.decode() == expected.out


def test_a_run_that_is_stopped_while_it_remembers(tmp_path: Path) -> None:
    argv = ("check", ".", "--as-of", AS_OF, "--format", "concise")
    files = {"a.jd.yaml": FAULTY, "b.jd.yaml": FAULTY.replace('"a"', '"b"')}
    found = stopped(Case(argv, files), tmp_path)
    expected = found.whole["code"], found.whole["said"]
    assert found.whole["files"].keys() > found.before.keys()
    killed = [run["again"] for how in ("kill", "tear") for run in found.runs[how] if run["code"] < 0]
    assert len(killed) > 5
    others = [run for how in ("full", str(errno.ENOSPC)) for run in found.runs[how]]
    assert len(others) > 5
    for run in (*killed, *others):
        assert (run["code"], run["said"]) == expected
        assert {name: run["files"][name] for name in found.before} == found.before


def test_no_descriptor_is_left_open_where_a_run_is_refused(folder: Path) -> None:
    def refused() -> int:
        with pytest.raises(JdlintError):
            engine.run(request)
        gc.collect()
        return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH208, PTH112

    request = Request((folder,), dt.date(2026, 11, 20), remembers=True)
    engine.run(request)
    assert cache_files(folder)
    (folder / "jdlint.toml").write_text('organisation = "puudub.yaml"\n', "utf-8")
    before = refused()
    assert [refused() for _ in range(3)] == [before] * 3


def test_what_is_opened_later_is_not_read_as_a_record(cache: Path, tmp_path: Path) -> None:
    from jdlint.storage.records import Span, open_records

    records = open_records(cache)
    assert records is not None
    span = next(Span(*fields[12]) for fields in records.index["files"].values() if fields[12])
    assert records.bytes_of(span)
    number = records._descriptor
    records.close()
    other = os.open(write(tmp_path, {"else": "0" * 10}) / "else", os.O_RDONLY)
    try:
        assert other == number, "the system gives the lowest number"
        assert records.bytes_of(span) is None
        records.close()
        assert os.read(other, 10) == b"0" * 10
    finally:
        os.close(other)


def test_the_message_of_a_broken_label_file_is_that_of_a_run_without_a_cache(folder: Path) -> None:
    (folder / "jdlint.toml").write_text('labels = "puudub.yaml"\n', "utf-8")
    found = run(folder)
    assert found == run(folder, "--no-cache")
    assert found.code == 2
    assert re.search(r"puudub\.yaml: cannot be read", found.sentence)
