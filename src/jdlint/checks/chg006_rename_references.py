"""CHG006: a post bears another name or id, and others still use the old one."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    Args,
    Context,
    Project,
    ProjectFixRequest,
    ProjectHit,
    ReferenceFact,
    RelatedPlace,
    SetValue,
    Transition,
    fold,
    reference_path,
    rule,
)


@rule(
    id="CHG006",
    name="rename-references",
    family="changes",
    severity="error",
    scope="change",
    needs=["project"],
    outranks=["SUB002", "SUB003", "ORG001", "ORG011"],
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.3",
    fix="safe",
    title={"et": "Viited kasutavad vana nimetust", "en": "References use the old name"},
    why={
        "et": "Ümbernimetatud kohale vana nimega viitav rida ei vii enam kuhugi või viib vale koha juurde.",
        "en": "A row that names a renamed post by its old name leads nowhere, or to another post.",
    },
    remedy={
        "et": "Paranda viited või kasuta ümbernimetamiseks käsku jdlint rename.",
        "en": "Correct the references; next time let jdlint rename change them all.",
    },
    messages={
        "default": {
            "et": "„{old}“ on nüüd „{new}“; vananenud viiteid: {count}",
            "en": '"{old}" is now "{new}"; outdated references: {count}',
        },
        "row": {"et": "viitab vana nimega „{old}“", "en": 'uses the old name "{old}"'},
        "fix": {"et": "kirjuta viidetesse „{new}“", "en": 'write "{new}" in the references'},
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    before, after = transition.before, transition.after
    if before is None:
        return
    rows = _rows(transition, before)
    for post, version in transition.changed():
        if post.before is None:
            continue
        number = transition.number(version)
        found = rows.get(number, [])
        old, new = post.before.facts, version.facts
        if not found or (old.id, old.name, old.unit) == (new.id, new.name, new.unit):
            continue
        by_id = [reference.words == old.id for _speaker, reference in found]
        names = (old.id or "", new.id or "") if all(by_id) else (old.name, new.name)
        args: Args = {"old": names[0], "new": names[1], "count": len(found)}
        path = ("id",) if all(by_id) else ("position", "title")
        related = tuple(
            RelatedPlace(after.place(speaker, reference.site), "row", {"old": reference.words})
            for speaker, reference in found
        )
        fix = _fix(found, names) if names[0] != names[1] else None
        yield ProjectHit(transition.place(version, path), "default", args, related, fix=fix)


def _rows(transition: Transition, before: Project) -> dict[int, list[tuple[int, ReferenceFact]]]:
    """Return for the new number of a post the rows that meant it, say the same as ever, and no longer mean it."""
    meant: dict[tuple[int, str, str], int] = {}
    for number in before.open:
        speaker = transition.became.get(number)
        for reference, found in before.meanings(number) if speaker is not None else ():
            other = transition.became.get(found.posts[0]) if found.outcome == "post" else None
            if other is not None and speaker is not None:
                meant[(speaker, reference.direction, fold(found.words))] = other
    after = transition.after
    rows: dict[int, list[tuple[int, ReferenceFact]]] = {}
    for number in after.open:
        for reference, found in after.meanings(number):
            other = meant.get((number, reference.direction, fold(found.words)))
            if other is not None and after.is_open(other) and (found.outcome != "post" or found.posts[0] != other):
                rows.setdefault(other, []).append((number, reference))
    return rows


def _fix(found: list[tuple[int, ReferenceFact]], names: tuple[str, str]) -> ProjectFixRequest | None:
    """Return the fix, where every row says the old name and nothing else."""
    parts = []
    for speaker, reference in found:
        if reference.words != names[0] or reference.written is not None or reference.by_title or not names[1]:
            return None
        path = reference_path(reference)
        if reference.identifier is not None:
            path = (*path, "position")
        parts.append((speaker, (SetValue(path, names[1]),)))
    return ProjectFixRequest("safe", "fix", tuple(parts), {"new": names[1]})
