"""Two versions of a project: which post became which, and what changed in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from jdlint.changes.effects import EffectKind, Meant
from jdlint.changes.evidence import Approval, Evidence
from jdlint.core.finding import Place, Spot
from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.facts.facts import Facts
from jdlint.facts.neighbourhood import PostKey, key_of
from jdlint.facts.project import Project
from jdlint.views.description import Description

#: Content that is less alike than this makes no post another one's next version, but for a common id or file.
_ALIKE = 0.5
_ALIKE_IN_FILE = 0.3
_BY_ID, _BY_FILE, _IDENTICAL = 0.5, 0.3, 0.5
_LISTED = 8
_COMMON, _CANDIDATES = 50, 20  # what more posts share tells nothing; so many of the rest are compared
_MOST = 10_000  # pairs of posts with neither id nor file in common that are compared


class Version(NamedTuple):
    """A post in one version: its Facts and its description."""

    facts: Facts
    description: Description


class PostChange(NamedTuple):
    """A post that changed. None stands for `before` where it is new, for `after` where it was removed.

    `status` is that of the old version, which governs; where it says none, that of the new one. `consent` and
    `agreement` are what the new version records of them, `approval` what became of the approval.
    """

    before: Version | None
    after: Version | None
    changes: tuple[Meant, ...] = ()
    status: str | None = None
    consent: Evidence = Evidence("missing")
    agreement: Evidence = Evidence("missing")
    approval: Approval = "none"

    @property
    def exempt(self) -> bool:
        """Tell whether no description is required of the post, in either version, so that no change needs consent."""
        versions = [version for version in (self.before, self.after) if version is not None]
        return all(item.description.text("position", "exempt_from_description") == "true" for item in versions)

    @property
    def rewritten(self) -> bool:
        """Tell whether the description is written otherwise than before, be it only with other spaces."""
        if self.before is None or self.after is None:
            return True
        return self.before.description.written != self.after.description.written

    def meaning(self, *kinds: EffectKind) -> tuple[Meant, ...]:
        """Return the changes that have one of these effects."""
        return tuple(item for item in self.changes if item.effect.kind in kinds)


class Transition:
    """The posts that changed between two versions of a project: in the order of the new files, the removed ones last.

    `after` is the new project and `before` the old one, None where only the files that changed were read of it.
    `became` gives for the number of a post in `before` that in `after`, for all posts that both have.
    """

    def __init__(
        self,
        posts: tuple[PostChange, ...],
        after: Project,
        before: Project | None = None,
        became: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.posts = posts
        self.after = after
        self.before = before
        self.became = became

    @cached_property
    def _numbers(self) -> dict[PostKey, int]:
        return {key_of(post): number for number, post in enumerate(self.after.facts)}

    def number(self, version: Version) -> int:
        """Return the number of a new version in `after`."""
        return self._numbers[key_of(version.facts)]

    def changed(self) -> Iterator[tuple[PostChange, Version]]:
        """Yield the posts that both versions have, with the new version of each."""
        for post in self.posts:
            if post.before is not None and post.after is not None:
                yield post, post.after

    def place(self, version: Version, path: Path | None) -> Place:
        """Return a place in a new version."""
        return Place(self.number(version), Spot(() if path is None else path))

    def places(self, version: Version, changes: Sequence[Meant]) -> tuple[Place, ...]:
        """Return where changes of a version stand, each place once; of what was removed, its section, comes last."""
        paths = [change.new for change, _effect in changes if change.new is not None]
        paths += [tuple(change.field.split(".")) for change, _effect in changes if change.new is None]
        return tuple(dict.fromkeys(self.place(version, path) for path in paths))


class Matched(NamedTuple):
    """Which post became which; `again` are new posts that follow an earlier version of the same id."""

    pairs: list[tuple[Version, Version]]
    gone: list[Version]
    new: list[Version]


def match(before: Iterable[Version], after: Iterable[Version]) -> Matched:
    """Return which posts are the same: by id and file, and by what they say where one of them was renamed.

    A description that is new but bears the id of an old one is its next version: posts are closed, not deleted.
    """
    old, new = list(before), list(after)
    found = _chosen(_related(old, new))
    left = [i for i in range(len(old)) if i not in found]
    taken = set(found.values())
    right = [k for k in range(len(new)) if k not in taken]
    pairs = [(likeness(old[i], new[k]), i, k) for i, k in _worth_comparing(old, left, new, right)]
    found.update(_chosen([(score, i, k) for score, i, k in pairs if score >= _ALIKE]))
    taken = set(found.values())
    succeeding = {k: i for k in range(len(new)) if k not in taken if (i := _latest(old, new[k])) is not None}
    pairs_found = [(old[i], new[k]) for i, k in [*found.items(), *((i, k) for k, i in succeeding.items())]]
    pairs_found.sort(key=lambda pair: (pair[1].facts.path, pair[1].facts.number))
    gone = [version for i, version in enumerate(old) if i not in found]
    return Matched(pairs_found, gone, [v for k, v in enumerate(new) if k not in taken and k not in succeeding])


def _worth_comparing(
    old: list[Version], left: list[int], new: list[Version], right: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may be alike: all of a few; of many those that share a duty or a name few others have."""
    if len(left) * len(right) <= _MOST:
        yield from ((i, k) for i in left for k in right)
        return
    index: dict[object, list[int]] = defaultdict(list)
    for k in right:
        for mark in _marks(new[k].facts):
            index[mark].append(k)
    for i in left:
        shared = Counter(k for mark in _marks(old[i].facts) if len(index[mark]) <= _COMMON for k in index[mark])
        yield from ((i, k) for k, _count in shared.most_common(_CANDIDATES))


def _marks(post: Facts) -> set[object]:
    return {*post.duties, (post.title, post.specialisation)}


def _latest(old: list[Version], new: Version) -> int | None:
    """Return the latest old version of the id of a new description."""
    same = [i for i, version in enumerate(old) if new.facts.id is not None and version.facts.id == new.facts.id]
    return max(same, key=lambda i: (old[i].facts.span[0], i), default=None)


def _related(old: list[Version], new: list[Version]) -> list[tuple[float, int, int]]:
    """Return the pairs that share id or file, with how surely they are the same post."""
    by_id: dict[str | None, list[int]] = defaultdict(list)
    by_file: dict[str, list[int]] = defaultdict(list)
    for k, version in enumerate(new):
        by_id[version.facts.id].append(k)
        by_file[version.facts.path].append(k)
    found = []
    for i, version in enumerate(old):
        same_id = by_id[version.facts.id] if version.facts.id is not None else []
        for k in dict.fromkeys([*same_id, *by_file[version.facts.path]]):
            alike = likeness(version, new[k])
            in_file = version.facts.path == new[k].facts.path
            if k in same_id or alike >= _ALIKE_IN_FILE:
                alike += _IDENTICAL if alike == 1 else 0
                score = alike + (_BY_ID if k in same_id else 0) + (_BY_FILE if in_file else 0)
                found.append((score, i, k))
    return found


def _chosen(scored: list[tuple[float, int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, i, k in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in found and k not in taken:
            found[i] = k
            taken.add(k)
    return found


def likeness(one: Version, other: Version) -> float:
    """Return how alike two descriptions are, 0 to 1: the words of title, purpose and duties they have in common."""
    if one.facts.duties and one.facts.duties == other.facts.duties and one.facts.title == other.facts.title:
        return 1.0
    old, new = _said(one.description), _said(other.description)
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def _said(description: Description) -> Counter[str]:
    texts = [description.title, description.specialisation, description.purpose]
    texts += [duty.duty for duty in description.duties]
    return Counter(word for text in texts if text for word in fold(text).split())


def listed_changes(changes: Iterable[Meant]) -> str:
    """Return changes of duties as messages list them: ``2.1: 40 %, +2.5, −2.3``."""
    found = []
    for change, _effect in changes:
        sign = {"added": "+", "removed": "−"}.get(change.action, "")
        share = f": {round(100 * change.share)} %" if change.action == "reworded" else ""
        found.append(f"{sign}{change.label}{share}")
    return ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
