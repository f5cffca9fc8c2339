"""Which posts must be judged again when the Facts of some have changed, without judging all of them.

What is said of a post depends on its own Facts, on the posts its references may mean, and on what those say in return.
References are looked up by what they may mean (`_asked`), posts by what they may be meant by (`_answers`): rough keys
that may name too many posts, never too few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.facts.facts import Facts, title_key
from jdlint.facts.project import Project
from jdlint.facts.resolve import Resolution, parts_of, resolve
from jdlint.facts.units import ANY_UNIT, KINDS
from jdlint.views.references import split_title

#: A post in any project: the file and the number of the document in it.
PostKey = tuple[str, int]
_Key = tuple[str, str]
_STEM = 3  # so many letters begin every case form of a word, unless it is short
_OF_A_KIND = regex("|".join(sorted(KINDS)))
_RELATIVE = frozenset({*KINDS, *ANY_UNIT, "vahetu", "immediate", "supervisor", "head"})


class Change(NamedTuple):
    """The Facts of a post before and after; None where there was none, or is none any more."""

    before: Facts | None
    after: Facts | None


def key_of(post: Facts) -> PostKey:
    """Return what identifies a post across projects."""
    return post.path, post.number


class Index:
    """The references of a project by what they may mean; made once, and kept up when some posts change."""

    def __init__(self, speakers: dict[_Key, set[PostKey]]) -> None:
        self.speakers = speakers

    @classmethod
    def of(cls, project: Project) -> Index:
        """Return the index of all references of a project."""
        speakers: dict[_Key, set[PostKey]] = defaultdict(set)
        for number, post in enumerate(project.facts):
            key = key_of(post)
            for asked in _asked(project, number):
                speakers[asked].add(key)
        return cls(dict(speakers))

    def updated(self, before: Project, after: Project, changed: set[PostKey]) -> Index:
        """Return the index of `after`, which differs from `before` in the posts `changed` alone."""
        speakers = dict(self.speakers)
        for project, add in ((before, False), (after, True)):
            for number, post in enumerate(project.facts):
                key = key_of(post)
                for asked in _asked(project, number) if key in changed else ():
                    found = speakers.get(asked, set())
                    speakers[asked] = found | {key} if add else found - {key}
        return Index(speakers)

    def may_speak_of(self, project: Project, posts: Iterable[Facts]) -> set[PostKey]:
        """Return the posts whose references may mean one of `posts`, as they are or were."""
        keys = {key for post in posts for key in _answers(project, post)}
        return {speaker for key in keys for speaker in self.speakers.get(key, ())}


class _Side:
    """A project, its posts by key, and what its references really mean."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.numbers = {key_of(post): number for number, post in enumerate(project.facts)}

    def posts(self, keys: Iterable[PostKey]) -> list[Facts]:
        return [self.project.facts[self.numbers[key]] for key in keys if key in self.numbers]

    def of_id(self, identifiers: Iterable[str]) -> set[PostKey]:
        facts, by_id = self.project.facts, self.project.by_id
        return {key_of(facts[number]) for identifier in identifiers for number in by_id.get(identifier, ())}

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


def to_judge_again(
    before: Project, index: Index, after: Project, changes: Iterable[Change]
) -> tuple[set[PostKey], Index]:
    """Return the posts of which something else may be said `after` than `before`, and the index of `after`.

    Some of the posts may be in one of the projects alone. `index` is that of `before`.
    """
    versions = [post for change in changes for post in change if post is not None]
    changed = {key_of(post) for post in versions}
    # a post whose name was its own, or has become so, is called otherwise in messages
    names = {post.name for post in versions if before.is_shared(post.name) != after.is_shared(post.name)}
    namesakes = [post for project in (before, after) for post in project.facts if post.name in names] if names else []
    new = index.updated(before, after, changed)
    sides = _Side(before), _Side(after)

    def may_speak_of(posts: list[Facts]) -> set[PostKey]:
        return index.may_speak_of(before, posts) | new.may_speak_of(after, posts)

    asked = may_speak_of([*versions, *namesakes])
    # who means something else now, or means a changed post
    near = {key for key in asked if sides[0].meanings(key) != sides[1].meanings(key)}
    identifiers = {post.id for post in versions if post.id}
    near |= sides[0].of_id(identifiers) | sides[1].of_id(identifiers)
    meant = changed | {key_of(post) for post in namesakes}
    near |= {key for key in asked - near if any(side.speaks_of(key, meant) for side in sides)}
    near |= meant
    # who names somebody that means something else now: what is said in return has changed
    further = may_speak_of([post for side in sides for post in side.posts(near)]) - near
    near |= {key for key in further if any(side.speaks_of(key, near) for side in sides)}
    return changed | near, new


def _asked(project: Project, number: int) -> list[_Key]:
    """Return what the references of a post may mean: an id, a title, somebody in a unit."""
    post = project.facts[number]
    own = [project.units.fold(unit) for unit in post.unit]
    found: list[_Key] = []
    for link in post.links:
        found.append(("id", link.words))
        found += _asked_title(project, number, link.words, own)
    for reference in post.references:
        words = reference.words
        if reference.kind == "group":
            meant = resolve(project, number, reference).unit if project.is_open(number) else None
            found += [("member", unit) for unit in (own if meant is None else [meant.rpartition("\n")[2]])]
            if reference.unit is not None:
                found.append(("member", project.units.fold(reference.unit)))
        found.append(("id", words))
        if reference.identifier is not None or words in project.by_id:
            continue  # it means something else only when the id does
        for part in {words, *parts_of(words)}:
            found.append(("id", part))
            found += _asked_title(project, number, part, own)
    return found


def _asked_title(project: Project, number: int, words: str, own: list[str]) -> Iterator[_Key]:
    title, specialisation = title_key(*split_title(words))
    said = title.removeprefix("oma ").split()
    if not said:
        return
    bound = any(True for _ in project.units.enclosing(number, said[0]))
    if said[0] in _RELATIVE or _OF_A_KIND.search(said[0]):
        yield from (("in", unit) for unit in own)
        yield "in", ""
        if bound and said[0] in KINDS:
            return  # "osakonna juhataja" never means anybody outside of the units around
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
    yield "in", units[-1] if units else ""
    if units:
        yield "headed", units[-1][:_STEM]
    specialisations = {"", *units, *({project.fold(post.specialisation)} if post.specialisation else ())}
    for name in (post.title or "", *post.aliases, *_aliases(project, post)):
        words = project.fold(name).split()
        for word in {*words[:1], *words[-1:]}:
            stem = project.stem_of(word)
            yield from ((f"title {specialisation}", stem) for specialisation in specialisations)


def _aliases(project: Project, post: Facts) -> Iterator[str]:
    """Yield the names that the titles file gives a post or its title."""
    for alias in project.titles.aliases if project.titles is not None else ():
        if alias.means == post.id or title_key(*split_title(alias.means))[0] == project.fold(post.title or ""):
            yield alias.name
