"""Which posts must be judged again when the Facts of some have changed, without judging all of them.

What is said of a post depends on its own Facts, on the posts its references may mean, and on what those say in return.
References are looked up by what they may mean (`_asked`), posts by what they may be meant by (`_answers`): rough keys
that may name too many posts, never too few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jdlint.facts.facts import Facts, title_key
from jdlint.facts.project import Project
from jdlint.facts.resolve import Resolution, parts_of, resolve
from jdlint.facts.units import ANY_UNIT, KINDS
from jdlint.views.references import split_title

#: A post in any project: the file and the number of the document in it.
PostKey = tuple[str, int]
_Key = tuple[str, str]
_STEM = 3  # so many letters begin every case form of a word, unless it is short
_SHORT = 4
_RELATIVE = frozenset({*KINDS, *ANY_UNIT, "vahetu", "immediate", "supervisor", "head"})


class Change(NamedTuple):
    """The Facts of a post before and after; None where there was none, or is none any more."""

    before: Facts | None
    after: Facts | None


def key_of(post: Facts) -> PostKey:
    """Return what identifies a post across projects."""
    return post.path, post.number


class _Side:
    """A project, its posts by key, and its references by what they may mean."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.numbers = {key_of(post): number for number, post in enumerate(project.facts)}
        self._speakers: dict[_Key, set[int]] = defaultdict(set)
        for number in range(len(project.facts)):
            for key in _asked(project, number):
                self._speakers[key].add(number)

    def may_speak_of(self, post: Facts) -> set[PostKey]:
        """Return the posts whose references may mean `post`, which need not be one of this project."""
        found = {number for key in set(_answers(self.project, post)) for number in self._speakers.get(key, ())}
        found.update(self.project.by_id.get(post.id, ()) if post.id else ())
        return {key_of(self.project.facts[number]) for number in found}

    def speaks_of(self, speaker: PostKey, others: set[PostKey]) -> bool:
        """Tell whether a reference of `speaker` means one of `others`, alone, among several or in a group."""
        number = self.numbers.get(speaker)
        return number is not None and any(
            any(key_of(self.project.facts[post]) in others for post in found.posts)
            or (found.unit is not None and any(self._includes(found, other) for other in others))
            for _reference, found in self.project.meanings(number)
        )

    def _includes(self, found: Resolution, other: PostKey) -> bool:
        return other in self.numbers and self.project.includes(found, self.numbers[other])

    def meanings(self, speaker: PostKey) -> list[tuple[object, ...]] | None:
        """Return what the references of a post mean, comparable across projects."""
        number = self.numbers.get(speaker)
        if number is None or not self.project.is_open(number):
            return None
        posts = self.project.facts
        return [
            (*found[:1], tuple(key_of(posts[post]) for post in found.posts), *found[2:6])
            for _reference, found in self.project.meanings(number)
        ]


def to_judge_again(before: Project, after: Project, changes: Iterable[Change]) -> set[PostKey]:
    """Return the posts of which something else may be said `after` than `before`; some may be in one of them alone."""
    changes = list(changes)
    sides = _Side(before), _Side(after)
    changed = {key_of(post) for change in changes for post in change if post is not None}
    asked = {key for change in changes for post in change if post for side in sides for key in side.may_speak_of(post)}
    # who means something else now, or means a changed post
    near = {key for key in asked if sides[0].meanings(key) != sides[1].meanings(key)}
    same_ids = {post.id for change in changes for post in change if post is not None and post.id}
    near |= {key_of(side.project.facts[n]) for side in sides for i in same_ids for n in side.project.by_id.get(i, ())}
    near |= {key for key in asked - near if any(side.speaks_of(key, changed) for side in sides)}
    # who names somebody that means something else now: what is said in return has changed
    others = [side.project.facts[side.numbers[key]] for key in near for side in sides if key in side.numbers]
    further = {key for post in others for side in sides for key in side.may_speak_of(post)} - near
    near |= {key for key in further if any(side.speaks_of(key, near) for side in sides)}
    return changed | near


def _asked(project: Project, number: int) -> Iterator[_Key]:
    """Yield what the references of a post may mean: an id, a title, somebody in a unit."""
    post = project.facts[number]
    own = [project.units.fold(unit) for unit in post.unit]
    for link in post.links:
        yield "id", link.words
        yield from _asked_title(project, link.words, own)
    for reference in post.references:
        if reference.kind == "group":
            meant = resolve(project, number, reference).unit
            known = meant is not None and project.is_open(number)
            yield from (("member", unit) for unit in ([meant.rpartition("\n")[2]] if known and meant else own))
            if reference.unit is not None:
                yield "member", project.units.fold(reference.unit)
        for words in {reference.words, *parts_of(reference.words)}:
            yield "id", words
            yield from _asked_title(project, words, own)


def _asked_title(project: Project, words: str, own: Iterable[str]) -> Iterator[_Key]:
    title, specialisation = title_key(*split_title(words))
    said = title.removeprefix("oma ").split()
    if not said:
        return
    if said[0] in _RELATIVE or any(kind in said[0] for kind in KINDS):
        yield from (("in", unit) for unit in own)
    if len(said) > 1:
        yield "headed", said[0][:_STEM]
    for word in {said[0], said[-1]}:
        yield f"title {specialisation}", word[:_STEM]
        yield f"title {specialisation}", word[:1]


def _answers(project: Project, post: Facts) -> Iterator[_Key]:
    """Yield what may mean a post."""
    if post.id:
        yield "id", post.id
    units = [project.units.fold(unit) for unit in post.unit]
    yield from (("member", unit) for unit in units)
    if units:
        yield "in", units[-1]
        yield "headed", units[-1][:_STEM]
    specialisations = {"", *units, *({project.fold(post.specialisation)} if post.specialisation else ())}
    for name in (post.title or "", *post.aliases, *_aliases(project, post)):
        words = project.fold(name).split()
        for word in {*words[:1], *words[-1:]}:
            stem = word[:_STEM] if len(word) > _SHORT else word[:1]
            yield from ((f"title {specialisation}", stem) for specialisation in specialisations)


def _aliases(project: Project, post: Facts) -> Iterator[str]:
    """Yield the names that the titles file gives a post or its title."""
    for alias in project.titles.aliases if project.titles is not None else ():
        if alias.means == post.id or title_key(*split_title(alias.means))[0] == project.fold(post.title or ""):
            yield alias.name
