"""From the paths a person names to groups of files that share a configuration and a context."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from jdlint.config.read import find_config, git_root, near
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.finding import Notice
from jdlint.core.globs import matches
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.storage.cache_folder import NAME as CACHE
from jdlint.storage.files import OTHER_SUFFIXES, YAML_SUFFIXES, Candidate, below, by_parts, candidate, kind_of
from jdlint.storage.listing import stands_for
from jdlint.storage.stores import Store

#: The baseline of a project that names none.
BASELINE = "jdlint-baseline.json"
#: How the settings of a group are made: from its configuration file (or None) and its root.
Configure = Callable[[Path | None, Path], Settings]


class Group(NamedTuple):
    """Files under one configuration: what is reported (`targets`) and what is read to judge it (`context`).

    `baseline` is the file of accepted findings, whether or not there is one. `store` is where the bytes of all of them
    come from. `root` is what the engine's names of files are relative to, `home` the folder that the context was
    searched in. `candidate` tells what a path below `home` may be, whether or not there is such a file now (None:
    another group). `tracks_cache`: the repository holds a cache that it brought along.
    """

    settings: Settings
    root: Path
    targets: tuple[Candidate, ...]
    context: tuple[Candidate, ...]
    home: Path
    candidate: Callable[[Path], Candidate | None]
    baseline: Path | None
    store: Store
    tracks_cache: bool = False

    @property
    def has_baseline(self) -> bool:
        """Whether findings were accepted: in a file that the configuration names, be it there or not, or in its own."""
        return self.baseline is not None and (self.settings.baseline is not None or self.store.exists(self.baseline))


class Workspace(NamedTuple):
    """What a run looks at. `empty` lists the named folders that held no description."""

    groups: tuple[Group, ...]
    notices: tuple[Notice, ...]
    empty: tuple[Path, ...]


class _Folder(NamedTuple):
    """What holds for the files of one folder: configuration and root, settings, names that companions have."""

    key: tuple[Path | None, Path]
    settings: Settings
    companions: frozenset[str]


class _Planner:
    def __init__(
        self,
        configure: Configure,
        store: Store,
        config: Path | None,
        *,
        isolated: bool,
        context: Path | None,
        force_exclude: bool,
    ) -> None:
        self.configure = configure
        self.store = store
        self.force_exclude = force_exclude
        self.config = config
        self.isolated = isolated
        self.context = context
        self.found: dict[Path, tuple[Path | None, Path]] = {}
        self.settings: dict[tuple[Path | None, Path], Settings] = {}
        self.targets: dict[tuple[Path | None, Path], dict[Path, Candidate]] = {}
        self.notices: list[Notice] = []
        self.empty: list[Path] = []
        self.named: list[Path] = []
        self.outside: set[Path] = set()
        self.near: frozenset[Path] = frozenset()  # below these a configuration is obeyed, whoever it belongs to
        self.passed: list[Notice] = []
        self.listed: dict[Path, list[Path]] = {}
        # folders that could not be listed and links that lead out: a message of JDL008, and the reason
        self.refused: dict[Path, tuple[str, str]] = {}
        self.folders: dict[str, _Folder] = {}

    def files(self, folder: Path) -> list[Path]:
        """Return the files below a folder and the folders that cannot be listed, looked for once."""
        if folder not in self.listed:
            found, refused, outside, notice = self.store.files(folder, self.key(folder)[1], *self.named)
            self.passed += [] if notice is None or notice in self.passed else [notice]
            self.outside.update(outside)
            self.refused.update({path: ("folder", reason) for path, reason in refused.items()})
            self.refused.update({path: ("leads-out", "") for path in outside if _is_description(path)})
            others = [*refused, *filter(_is_description, outside)]
            self.listed[folder] = sorted([*found, *others], key=by_parts) if others else found
        return self.listed[folder]

    def key(self, folder: Path) -> tuple[Path | None, Path]:
        """Return configuration file and root for files in `folder`."""
        if self.isolated or self.config is not None:
            base = None if self.config is None else self.config.parent
            inside = base is not None and folder.is_relative_to(base)
            return self.config, base if inside and base else git_root(folder) or self._outermost(folder)
        if folder not in self.found:
            config = find_config(folder, self.passed, self.near)
            self.found[folder] = (config, config.parent if config else git_root(folder) or self._outermost(folder))
        return self.found[folder]

    def _outermost(self, folder: Path) -> Path:
        """Return the outermost folder that was named and holds `folder`; the order of arguments must not matter."""
        return next((named for named in self.named if folder.is_relative_to(named)), folder)

    def settings_of(self, key: tuple[Path | None, Path]) -> Settings:
        if key not in self.settings:
            self.settings[key] = self.configure(*key)
        return self.settings[key]

    def folder_of(self, path: Path) -> _Folder:
        """Return what holds for the files of the folder that a file is in."""
        name = os.path.dirname(path)  # noqa: PTH120 - asked of every file
        found = self.folders.get(name)
        if found is None:
            key = self.key(path.parent)
            settings = self.settings_of(key)
            found = self.folders[name] = _Folder(key, settings, _companion_names(settings))
        return found

    def add(self, key: tuple[Path | None, Path], item: Candidate) -> None:
        self.targets.setdefault(key, {})[item.path] = item

    def name(self, path: Path) -> None:
        """Take a path that a person named."""
        if self.store.is_folder(path):
            self._folder(path)
        elif self.store.exists(path):
            if path.is_symlink():
                path = Path(stands_for(str(path), self.key(path.parent)[1]))
            key = self.key(path.parent)
            if self.force_exclude and self._is_excluded(path, key):
                return
            if _is_companion(path, self.settings_of(key)):  # no description; its group is judged all the same
                self.targets.setdefault(key, {})
            else:
                self.add(key, Candidate(path, kind_of(path), sniff=False))
        elif path.exists():
            self.notices.append(Notice("not-staged", path=_shown(path)))
        else:
            raise JdlintError(_("{path}: there is no such file or folder").format(path=_shown(path)))

    def _folder(self, folder: Path) -> None:
        before = sum(map(len, self.targets.values()))
        for path in self.files(folder):
            here = self.folder_of(path)
            item = self._candidate(path, here)
            if item is not None:
                self.add(here.key, item)
            elif path.name.lower().endswith(OTHER_SUFFIXES):
                self.notices.append(Notice("not-read", path=_shown(path)))
        if sum(map(len, self.targets.values())) == before:
            self.empty.append(folder)

    def left_alone(self) -> list[Notice]:
        """Return what is said of files that were not read because of where they are, or whose they are."""
        others = (path for path in self.outside if not _is_description(path))
        links = [path for path in others if candidate(path) is not None or path.is_dir()]
        return [
            *[Notice("leads-out", path=_shown(path)) for path in sorted(links)],
            *[notice._replace(path=_shown(Path(notice.path or ""))) for notice in self.passed],
        ]

    def _candidate(self, path: Path, here: _Folder) -> Candidate | None:
        settings = here.settings
        if settings.exclude and self._is_excluded(path, here.key):
            return None
        if path.name in here.companions and _is_companion(path, settings):
            return None
        if path in self.refused:
            return Candidate(path, "yaml", sniff=False, refused=self.refused[path])
        return candidate(path, here.key[1], settings.include)

    def _is_excluded(self, path: Path, key: tuple[Path | None, Path]) -> bool:
        relative = below(path, key[1])
        return any(matches(relative, pattern) for pattern in self.settings_of(key).exclude)

    def group(self, key: tuple[Path | None, Path]) -> Group:
        targets = self.targets[key]
        root = self.context or key[1]
        context = dict(targets)
        # A text file is part of the context where somebody said what the project is; a whole git repository may
        # hold thousands that are not ours.
        texts = key[0] is not None or self.context is not None or _is_folder_of_documents(root, targets)
        inside = not targets or any(path.is_relative_to(root) for path in targets)
        self.near |= {root}

        def of_group(path: Path) -> Candidate | None:
            if path in targets:
                return targets[path]
            here = self.folder_of(path)
            if here.key != key:
                if self.context is None:
                    return None
                here = _Folder(key, self.settings_of(key), _companion_names(self.settings_of(key)))
            item = self._candidate(path, here)
            return item if item is not None and (texts or not item.sniff) else None

        for path in self.files(root) if inside else ():
            if path not in context and (item := of_group(path)) is not None:
                context[path] = item
        ordered = tuple(context[path] for path in sorted(context, key=by_parts))
        reported = ordered if len(targets) == len(context) else tuple(targets[p] for p in sorted(targets, key=by_parts))
        tracked = any(f"{os.sep}{CACHE}{os.sep}" in str(path) for path in self.listed.get(root, ()))
        settings = self.settings_of(key)
        # Beside the configuration that holds: what is checked must not accept its own findings against it.
        default = None if self.isolated else (settings.root or key[1]) / BASELINE
        baseline = settings.baseline or default
        return Group(settings, key[1], reported, ordered, root, of_group, baseline, self.store, tracked)


def _is_folder_of_documents(root: Path, targets: Iterable[Path]) -> bool:
    """Tell whether Word files were named in a folder that is no repository: those beside them are the project."""
    return git_root(root) is None and any(kind_of(path) not in ("yaml", "text") for path in targets)


def _companions(settings: Settings) -> list[Path]:
    """Return the files that the configuration names beside the descriptions."""
    files = (settings.organisation, settings.titles, settings.labels, settings.baseline or _default_baseline(settings))
    return [file for file in files if file is not None]


def _companion_names(settings: Settings) -> frozenset[str]:
    return frozenset(file.name for file in _companions(settings))


def _is_companion(path: Path, settings: Settings) -> bool:
    """Tell whether a file is one that the configuration names beside the descriptions."""
    return any(
        path.name == file.name and os.path.realpath(path) == os.path.realpath(file) for file in _companions(settings)
    )


def _default_baseline(settings: Settings) -> Path | None:
    return None if settings.root is None else settings.root / BASELINE


def _is_description(path: Path) -> bool:
    return path.name.lower().endswith(YAML_SUFFIXES)


def _shown(path: Path) -> str:
    return os.path.relpath(path).replace(os.sep, "/")


def plan(
    paths: Iterable[Path],
    configure: Configure,
    *,
    config: Path | None,
    isolated: bool,
    context: Path | None,
    store: Store,
    force_exclude: bool = False,
    keep_empty: bool = False,
) -> Workspace:
    """Return the groups of files that `paths` (absolute) name, with the context of each.

    A folder without descriptions makes no group of its own unless `keep_empty`. With `force_exclude` files that are
    named and excluded are left out.

    Raises JdlintError for a path that does not exist and for a broken configuration.
    """
    planner = _Planner(configure, store, config, isolated=isolated, context=context, force_exclude=force_exclude)
    paths = list(paths)
    try:
        planner.named = sorted((path for path in paths if store.is_folder(path)), key=lambda path: len(path.parts))
    except OSError as error:
        raise JdlintError(f"{_shown(Path(error.filename or ''))[:200]}: {reason_of(error)}") from None
    planner.near = near(paths, planner.named)
    for path in paths:
        planner.name(path)
        if keep_empty and store.is_folder(path):
            planner.targets.setdefault(planner.key(path), {})
    groups = tuple(planner.group(key) for key in sorted(planner.targets, key=str))
    return Workspace(groups, (*planner.notices, *planner.left_alone()), tuple(planner.empty))
