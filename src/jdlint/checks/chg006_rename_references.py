"""CHG006: a post bears another name or id, and others still use the old one."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    Args,
    Context,
    ProjectFixRequest,
    ProjectHit,
    ReferenceFact,
    RelatedPlace,
    SetValue,
    Transition,
    reference_path,
    rows_of_renamed,
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
    if transition.before is None:
        return
    rows, after = rows_of_renamed(transition), transition.after
    for post, version in transition.changed():
        found = rows.get(transition.number(version), [])
        if not found or post.before is None:
            continue
        old, new = post.before.facts, version.facts
        if (old.id, old.name, old.unit) == (new.id, new.name, new.unit):
            continue
        by_id = all(reference.words == old.id for _speaker, reference in found)
        names = (old.id or "", new.id or "") if by_id else (old.name, new.name)
        args: Args = {"old": names[0], "new": names[1], "count": len(found)}
        related = tuple(
            RelatedPlace(after.place(speaker, reference.site), "row", {"old": reference.words})
            for speaker, reference in found
        )
        fix = _fix(found, names) if names[0] != names[1] else None
        path = ("id",) if by_id else ("position", "title")
        yield ProjectHit(transition.place(version, path), "default", args, related, fix=fix)


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
