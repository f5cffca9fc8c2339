"""Finding and reading a configuration file."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdlint.changes.thresholds import Thresholds
from jdlint.config.checker import Checker, read_config_text
from jdlint.config.form import KEYS
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.finding import Notice
from jdlint.core.i18n import _
from jdlint.core.version import VERSION
from jdlint.storage.inside import Home, is_outside_link
from jdlint.syntax.limits import DEFAULT_LIMITS

NAMES = ("jdlint.toml", ".jdlint.toml", "pyproject.toml")
#: Notices about what is not obeyed, configurations and ignore rules; it may be important, so that it is always said.
PASSED_OVER = ("config-of-others", "pyproject-leads-out", "git-refuses", "git-fails")
# What tomllib does for a key grows with the square of its parts; and files that extend each other, one by one.
_MOST_DOTS, _MOST_EXTENDED = 20_000_000, 20
#: Keys that name a file.
_FILES = ("organisation", "titles", "baseline", "labels")
#: Origin of values that were not read from a file.
COMMAND_LINE = "command line"


def find_config(folder: Path, passed: list[Notice] | None = None, named: frozenset[Path] = frozenset()) -> Path | None:
    """Return the nearest configuration at or above `folder` (absolute), not looking further than the git root.

    `named` are the folders that a person named; without any, `folder` is one. What stands above them and above the
    current folder may be anybody's (a folder for temporary files, a network share): see `_is_doubtful`. What is passed
    over is added to `passed`. Raises JdlintError for a configuration that is a link out of the repository.
    """
    for here in (folder, *folder.parents):
        for name in NAMES:
            path = here / name
            if not path.is_file():
                continue
            doubtful = _is_doubtful(path, folder, named)
            if name == "pyproject.toml":  # mostly no concern of ours, so that it stops nothing
                if is_outside_link(path):
                    _pass_over("pyproject-leads-out", path, passed)
                    continue
                if not _speaks_of_jdlint(path, doubtful=doubtful):
                    continue
            if doubtful:
                _pass_over("config-of-others", path, passed)
                continue
            if is_outside_link(path):
                raise JdlintError(_leads_out().format(name=path, folder=here))
            return path
        if (here / ".git").exists():
            return None
    return None


def near(paths: Iterable[Path], folders: Iterable[Path]) -> frozenset[Path]:
    """Return the folders that a person named with `paths`, of which `folders` are folders: a file names its own."""
    found = frozenset(folders)
    return found | {path.parent for path in paths if path not in found}


def _pass_over(reason: str, path: Path, passed: list[Notice] | None) -> None:
    notice = Notice(reason, path=str(path))
    if passed is not None and notice not in passed:
        passed.append(notice)


def _is_doubtful(path: Path, folder: Path, named: frozenset[Path]) -> bool:
    """Tell whether a configuration found for `folder` may have been put there by anybody.

    One above the named folders is trusted where not everybody may write it and it belongs to one whom we trust, or
    where the git repository around it does.
    """
    if not hasattr(os, "getuid"):
        return False  # Windows: owners and rights say something else
    trusted = (named or {folder}) | ({Path.cwd()} - {Path(folder.anchor)})  # services stand in /
    homes = [home for home in (folder, *folder.parents) if home in trusted]
    if path.parent == folder or any(path.is_relative_to(home) for home in homes):
        return False
    try:
        if _belongs_to_trusted(path, homes) and not path.stat().st_mode & stat.S_IWOTH:
            return False
        root = git_root(path.parent)
        return root is None or not _belongs_to_trusted(root / ".git", homes)
    except OSError:
        return True


def _belongs_to_trusted(path: Path, homes: Iterable[Path]) -> bool:
    """Tell whether a path belongs to this user, to root, or to the owner of both its folder and a named one.

    The last is the checkout that another user made (a container of CI); a stranger's file in a folder for all is not.
    """
    owner = path.lstat().st_uid  # of a link itself: it may lead to what is ours
    return owner in (os.getuid(), 0) or (
        owner == path.parent.stat().st_uid and owner in {home.stat().st_uid for home in homes}
    )


def _speaks_of_jdlint(pyproject: Path, *, doubtful: bool) -> bool:
    try:
        return _section(_load(pyproject)) is not None
    except JdlintError:
        if doubtful:
            return False
        raise


def _leads_out() -> str:
    return _("{name}: leads out of {folder}; where you trust what is there, say so: --trust FOLDER, or JDLINT_TRUST")


def _section(pyproject: dict[str, Any]) -> Any:
    """Return what `[tool.jdlint]` holds, None where there is none."""
    tool = pyproject.get("tool")
    return tool.get("jdlint") if isinstance(tool, dict) else None


def git_root(folder: Path) -> Path | None:
    """Return the folder of the git work tree that holds `folder`."""
    return next((here for here in (folder, *folder.parents) if (here / ".git").exists()), None)


def read_config(path: Path, overrides: dict[str, Any] | None = None) -> Settings:
    """Return the settings of a configuration file; `overrides` are keys set on the command line.

    Raises JdlintError with file, line and remedy when the file cannot be read or holds what it should not.
    """
    values, origins = _values(path, (), Home(path.parent))
    values.update(overrides or {})
    origins.update(dict.fromkeys(overrides or {}, COMMAND_LINE))
    return settings_of(values, origins, path)


def settings_of(
    values: dict[str, Any], origins: dict[str, str], path: Path | None, root: Path | None = None
) -> Settings:
    """Return the settings that `values` (keys as in the file) make, defaults filled in."""
    base = root if path is None else path.parent
    _check_version(values.get("required-version"), path, origins.get("required-version"))
    review, changes = values.get("review", {}), values.get("changes", {})
    limits = {key.replace("-", "_"): value for key, value in values.get("limits", {}).items()}
    packs, options = _rules(values.get("rules", {}))
    return Settings(
        root=base,
        file=path,
        include=tuple(values.get("include", ())),
        exclude=tuple(values.get("exclude", ())),
        profile=values.get("profile", "standard"),
        template=values.get("template"),
        body=values.get("body", "state"),
        language=values.get("language"),
        select=tuple(values.get("select", ())),
        ignore=tuple(values.get("ignore", ())),
        extend_select=tuple(values.get("extend-select", ())),
        severity=dict(values.get("severity", {})),
        rules_options=options,
        per_file_ignores={glob: tuple(codes) for glob, codes in values.get("per-file-ignores", {}).items()},
        fail_level=values.get("fail-level", "error"),
        review_interval=review.get("interval-months", 12),
        due_soon=review.get("due-soon-days", 60),
        thresholds=Thresholds(
            changes.get("reworded-percent", Thresholds().reworded),
            changes.get("growth-percent", Thresholds().growth),
            changes.get("shift-points", Thresholds().shift),
        ),
        packs=tuple((base or Path()) / pack for pack in packs),
        organisation=_file(base, values.get("organisation")),
        titles=_file(base, values.get("titles")),
        labels=_file(base, values.get("labels")),
        baseline=_file(base, values.get("baseline")),
        limits=DEFAULT_LIMITS._replace(**limits),
        cache=values.get("cache", True),
        values=values,
        origins=origins,
    )


def _file(base: Path | None, name: str | None) -> Path | None:
    return None if name is None else Path(os.path.abspath((base or Path()) / name))  # noqa: PTH100


def complaint(settings: Settings, key: str, text: str) -> str:
    """Return `text` behind the file and the line that set `key`."""
    return str(Checker(Path(settings.origins[key])).fail((key,), text))


def _rules(value: Any) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Take `rules` apart: a list of pack folders, or a table of options by rule id with the folders under ``paths``."""
    if isinstance(value, list):
        return value, {}
    return list(value.get("paths", ())), {code: table for code, table in value.items() if code != "paths"}


def _check_version(required: str | None, path: Path | None, origin: str | None) -> None:
    if required is None:
        return
    checker = Checker(Path(origin or path or "?"))
    match = re.fullmatch(r"\s*(>=|==|~=)?\s*(\d+(?:\.\d+)*)\s*", required)
    if match is None:
        raise checker.fail(
            ("required-version",), _('{value!r} is no version; write for instance ">=0.1"').format(value=required)
        )
    wanted = tuple(map(int, match[2].split(".")))
    have = tuple(map(int, VERSION.split(".")))
    fits = have[: len(wanted)] == wanted if match[1] == "==" else have >= wanted
    if match[1] == "~=":  # compatible release: the last part alone may grow
        fits = fits and have[: len(wanted) - 1] == wanted[:-1]
    if not fits:
        raise checker.fail(
            ("required-version",),
            _("this project needs jdlint {wanted}, and this is {have}; install the version it needs").format(
                wanted=required, have=VERSION
            ),
        )


def _load(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where there is a configuration file

    text, wrong = read_config_text(path), _("{file}: is no valid TOML: {reason}")
    if sum(line.count(".") ** 2 for line in text.split("\n")) > _MOST_DOTS:
        raise JdlintError(wrong.format(file=path, reason=_("too many dots in one line")))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of too many digits is no TOMLDecodeError
        raise JdlintError(wrong.format(file=path, reason=error)) from None


def _values(path: Path, seen: tuple[Path, ...], home: Home) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the keys of a file laid over those of the file it extends, and where each comes from."""
    data = _load(path)
    checker = Checker(path)
    own = data
    if path.name == "pyproject.toml":
        own = _section(data)
        own = {} if own is None else own
        if not isinstance(own, dict):
            raise checker.fail(("tool", "jdlint"), _("must be a table"))
    checker.table(own, KEYS, ())
    own = _absolute_paths(own, path.parent)
    _check_inside(checker, own, home)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if "extend" in own:
        base = _resolved(checker, own["extend"])
        if len(seen) >= _MOST_EXTENDED:
            text = _("more than {most} files extend each other one by one; name the last of them")
            raise checker.fail(("extend",), text.format(most=_MOST_EXTENDED))
        if base in (*seen, path.resolve()):
            raise checker.fail(("extend",), _("extends itself; name another file, or remove the key"))
        if not home.holds(base):
            raise checker.fail(("extend",), _leads_out().format(name=own["extend"], folder=home.top))
        values, origins = _values(base, (*seen, path.resolve()), home)
    values.update(own)
    origins.update(dict.fromkeys(own, str(path)))
    return values, origins


def _check_inside(checker: Checker, own: dict[str, Any], home: Home) -> None:
    """Refuse names of files and packs elsewhere: reports quote what they hold."""
    rules = own.get("rules")
    packs = rules.get("paths", ()) if isinstance(rules, dict) else rules or ()
    named = [*((key, own[key]) for key in _FILES if key in own), *(("rules", pack) for pack in packs)]
    for key, name in named:
        try:
            stays = home.holds(name)
        except ValueError:  # a NUL in the name: reading it says so
            continue
        if not stays:
            raise checker.fail((key,), _leads_out().format(name=name, folder=home.top))


def _resolved(checker: Checker, name: str) -> Path:
    try:
        return (checker.path.parent / name).resolve()
    except (ValueError, OSError, RuntimeError):  # a NUL in the name, a name too long, a loop of links
        raise checker.fail(("extend",), _("{value!r} is no name of a file").format(value=name)) from None


def _absolute_paths(own: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return `own` with the paths of packs and files made absolute: they are relative to the file that names them."""
    own = {**own, **{key: str(folder / own[key]) for key in _FILES if key in own}}
    rules = own.get("rules")
    if isinstance(rules, list):
        return {**own, "rules": [str(folder / pack) for pack in rules]}
    if isinstance(rules, dict) and "paths" in rules:
        return {**own, "rules": {**rules, "paths": [str(folder / pack) for pack in rules["paths"]]}}
    return own
