"""Loading the compiled rulebook: the shipped index, and an index of each house pack.

An installed jdlint trusts its index. In a checkout it is compared with the rule files, by time first and by content
where the times say nothing, and made again when a rule was edited. A house pack is compiled when its files change;
the result is kept in a cache folder, where there is one and it can be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.core.version import VERSION
from jdlint.rulebook.rule import DATA, PackProblem, Rule, Rulebook, Texts, from_json
from jdlint.storage.atomic import write_atomic
from jdlint.storage.cache_folder import RULES, prune
from jdlint.storage.files import read_bytes
from jdlint.storage.inside import refuse_outside
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.views.words import Filing

_PACKAGE = Path(__file__).resolve().parent.parent
INDEX = _PACKAGE / "_generated" / "rulebook.jsonl"
_CHECKOUT = _PACKAGE.parent.parent
#: An index of another form cannot be read.
_FORM = (_PACKAGE / "rulebook" / "rule.py", _PACKAGE / "rulebook" / "compile.py", _PACKAGE / "views" / "words.py")


class Sources(NamedTuple):
    """Where the shipped rules are edited."""

    rules: Path
    checks: Path
    fixtures: Path

    def files(self) -> list[Path]:
        """Return every file the index is made of, in a stable order."""
        found = [*self.rules.rglob("*.yaml"), *self.checks.glob("*.py"), *self.fixtures.glob("*.md"), *_FORM]
        return sorted(found)

    def edited_since(self, time: int) -> bool:
        """Tell whether a file was changed after `time` (nanoseconds); asked at every start, so that no path is made."""
        if any(path.stat().st_mtime_ns > time for path in _FORM):
            return True
        folders: list[tuple[str | Path, str]] = [(self.rules, ".yaml"), (self.checks, ".py"), (self.fixtures, ".md")]
        while folders:
            folder, suffix = folders.pop()
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(suffix) and entry.stat().st_mtime_ns > time:
                        return True
                    if suffix == ".yaml" and entry.is_dir():  # only rules lie in folders of folders
                        folders.append((entry.path, suffix))
        return False


def checkout_sources() -> Sources | None:
    """Return where the rules stand in a checkout; None for an installed package."""
    rules = _CHECKOUT / "rules"
    if (_PACKAGE / "_bundled").is_dir() or not rules.is_dir():
        return None
    return Sources(rules, _PACKAGE / "checks", _CHECKOUT / "tests" / "rules")


def build(sources: Sources) -> str:
    """Return the text of the shipped index, made from the files of a checkout."""
    from jdlint.rulebook.compile import compile_index, digest_of, read_checks  # noqa: PLC0415
    from jdlint.rulebook.packs import read_pack  # noqa: PLC0415

    pack = read_pack(sources.rules, sources.fixtures, house=False)
    if pack.problems:
        first = pack.problems[0]
        raise JdlintError(f"rules/{first.path}:{first.line}:{first.column}: {first.rule} {first.message} {first.args}")
    found = [*pack.found, *read_checks(sources.fixtures)]
    return f'"{digest_of(sources.files())}"\n{compile_index(found, (), sources.rules)}'


def _shipped(lines: int) -> list[str]:
    """Return the first lines of the shipped index; what stands behind them is not read."""
    sources = checkout_sources()
    if sources is not None and (not INDEX.exists() or sources.edited_since(INDEX.stat().st_mtime_ns)):
        _refresh(sources, sources.files())
    try:
        with INDEX.open("rb") as stream:
            return [stream.readline().decode("utf-8").rstrip("\n") for _ in range(lines)]
    except OSError as error:
        raise JdlintError(f"the rulebook index cannot be read: {error.strerror}; install jdlint again") from None


def _refresh(sources: Sources, files: list[Path]) -> None:
    from jdlint.rulebook.compile import digest_of  # noqa: PLC0415

    if INDEX.exists():
        with INDEX.open(encoding="utf-8") as stream:
            same = stream.readline().strip() == f'"{digest_of(files)}"'
        if same:
            INDEX.touch()  # a fresh checkout: times say nothing, contents agree
            return
    write_atomic(INDEX, build(sources).encode("utf-8"))


def pack_files(folder: Path) -> list[Path]:
    """Return the files of a house pack in a stable order. Raises JdlintError for links that lead elsewhere."""
    links = [folder / name for name in DATA if (folder / name).is_symlink()]  # folders, which rglob does not enter
    behind = [path for link in links for path in link.glob("*.yaml")]
    files = sorted([*folder.rglob("*.yaml"), *folder.rglob("*.md"), *behind])
    for path in (*links, *files):
        refuse_outside(path)
    return files


def _pack(folder: Path, cache: Path | None, *, keep: bool) -> list[str]:
    files = pack_files(folder)
    contents = [(path.relative_to(folder).as_posix(), _digest(path)) for path in files]
    key = hashlib.sha256(json.dumps([VERSION, Rule._fields, Rulebook._fields, contents]).encode()).hexdigest()[:32]
    kept = None if cache is None else cache / f"rules-{key}{RULES}"
    if kept is not None and (lines := _kept(kept, key)) is not None:
        return lines
    from jdlint.rulebook.compile import compile_index  # noqa: PLC0415
    from jdlint.rulebook.packs import read_pack  # noqa: PLC0415

    pack = read_pack(folder, None, house=True)
    lines = f'"{key}"\n{compile_index(pack.found, pack.problems, folder)}'.split("\n")
    if kept is not None and keep:
        from jdlint.storage.records import write_records  # noqa: PLC0415 - only where a pack is compiled

        with contextlib.suppress(OSError, JdlintError):
            write_records(kept, lines, ())
            prune(kept.parent)
    return lines


def _digest(path: Path) -> str:
    """Return what a file of a pack holds, in short, or why it cannot be read; of what is too long, the beginning."""
    try:
        return hashlib.sha256(read_bytes(path, DEFAULT_LIMITS.file_bytes)).hexdigest()
    except OSError as error:
        return str(error.errno)


def _kept(file: Path, key: str) -> list[str] | None:
    """Return the lines of a compiled pack; None where there is none, or it is damaged."""
    from jdlint.storage.records import open_records  # noqa: PLC0415 - most runs have no packs

    records = open_records(file)
    if records is None:
        return None
    records.close()
    lines = records.index
    whole = isinstance(lines, list) and len(lines) == 5 and all(isinstance(line, str) for line in lines)
    return lines if whole and lines[0] == f'"{key}"' else None


def load_rulebook(packs: tuple[Path, ...] = (), cache: Path | None = None, *, keep: bool = False) -> Rulebook:
    """Return the rules that are shipped and those of the house packs in the folders `packs`.

    `cache` is the folder in which compiled packs may lie, and with `keep` are put. A rule file of a house pack that is
    wrong stands in `problems`, and the others go on. Raises JdlintError for a folder that is not there.
    """
    for folder in packs:
        if not folder.is_dir():
            raise JdlintError(_("{path}: there is no such folder of rules").format(path=folder))
    indexes = [_shipped(3), *(_pack(folder, cache, keep=keep) for folder in packs)]
    return _book(packs, tuple((lines[0], lines[1], lines[2]) for lines in indexes))


@lru_cache(maxsize=4)
def _book(packs: tuple[Path, ...], indexes: tuple[tuple[str, str, str], ...]) -> Rulebook:
    """Return the rules of indexes, each with its digest and what is told of its rules; those that are shipped first.

    Files that lie in no project are each a group of their own, all with the same rules.
    """
    (shipped, index, told), *others = indexes
    hot = json.loads(index)
    texts = Texts(told)
    rules: dict[str, Rule] = {row[0]: from_json(row, texts) for row in hot["rules"]}
    problems: list[PackProblem] = []
    filing: Filing | None = Filing(**hot["filing"])
    for folder, (_digest, index, told) in zip(packs, others, strict=True):
        pack, texts = json.loads(index), Texts(told)
        hot["law"].update(pack["law"])
        hot["templates"].update(pack["templates"])
        if pack["words"]:
            filing = None
        for name, entries in pack["words"].items():
            known = hot["words"].get(name)
            hot["words"][name] = (
                entries if known is None else _changed(known, entries, folder / "words" / f"{name}.yaml")
            )
        problems += [PackProblem((folder / item[0]).as_posix(), *item[1:]) for item in pack["problems"]]
        for rule in (from_json(row, texts) for row in pack["rules"]):
            origin = (folder / rule.origin).as_posix()
            taken = rules.get(rule.id)
            if taken is not None:
                args = {"id": rule.id, "other": taken.origin}
                problems.append(PackProblem(origin, "JDL031", "default", args, 1, 1, 2))
                continue
            rules[rule.id] = rule._replace(origin=origin)
    ordered = dict(sorted(rules.items()))
    digest = hashlib.sha256("".join([shipped, *(own for own, *_lines in others)]).encode()).hexdigest()
    return Rulebook(
        ordered, hot["presets"], hot["law"], hot["words"], hot["templates"], digest, tuple(problems), filing
    )


def _changed(known: dict[str, Any], own: dict[str, Any], file: Path) -> dict[str, Any]:
    """Return a shipped word list with what the list of the same name in a house pack adds and takes away.

    Raises JdlintError where that list has another form, or takes away what is not there.
    """
    gone = set(own.get("without", ()))
    missing = sorted(gone - {"ALL", *known.get("et", ()), *known.get("en", ())})
    if missing:
        raise JdlintError(_("{file}: without: the list has no entry {entry!r}").format(file=file, entry=missing[0]))
    found = {**known}
    for language in ("et", "en"):
        ours, more = known.get(language, []), own.get(language)
        if more is not None and ours and isinstance(more, dict) != isinstance(ours, dict):
            raise JdlintError(
                _("{file}: {language}: write the entries as the shipped list does: {form}").format(
                    file=file,
                    language=language,
                    form=_("what is wrong: what is right") if isinstance(ours, dict) else _("a list"),
                )
            )
        kept = () if "ALL" in gone else [entry for entry in ours if entry not in gone]
        if isinstance(ours, dict):
            found[language] = {**{entry: ours[entry] for entry in kept}, **(more or {})}
        else:
            found[language] = list(dict.fromkeys([*kept, *(more or ())]))
    return found


def load_docs(packs: tuple[Path, ...] = ()) -> dict[str, dict[str, Any]]:
    """Return why, remedy, options, prose and examples of every rule by id."""
    docs: dict[str, dict[str, Any]] = json.loads(_shipped(4)[3])
    for folder in packs:
        docs.update(json.loads(_pack(folder, None, keep=False)[3]))
    return docs
