"""SUB003: a title that several posts bear."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    COUNTER,
    Args,
    Context,
    Project,
    ProjectFixRequest,
    ProjectHit,
    ReferenceFact,
    RelatedPlace,
    Resolution,
    SetValue,
    reference_path,
    rule,
)

_SHOWN, _ASKED = 5, 50


@rule(
    id="SUB003",
    name="ambiguous-reference",
    family="substitution",
    severity="warning",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.1",
    fix="unsafe",
    title={"et": "Viide ei ole üheselt mõistetav", "en": "Reference is ambiguous"},
    why={
        "et": "Kui sama nimetusega kohti on mitu, ei ole teada, kes neist asendab.",
        "en": "Where several posts bear the same title, nobody knows which of them is the substitute.",
    },
    remedy={
        "et": "Viita tunnusega, või lisa nimetusele täpsustus; kui mõeldud on kõiki, kasuta rühma (group).",
        "en": "Refer by id, or add the specialisation; if all of them are meant, use a group.",
    },
    messages={
        "default": {
            "et": "nimetust „{words}“ kannab {count} teenistuskohta; viita tunnusega",
            "en": '"{words}" matches {count} positions; use an id',
        },
        "fix": {
            "et": "kirjuta tunnus {id}: ainult see koht nimetab seda kohta vastu",
            "en": "write {id}, the only one that answers",
        },
        "candidate": {"et": "üks neist", "en": "one of them"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.meanings(number):
            if found.outcome == "ambiguous" and reference.direction in ("substitutes_for", "substituted_by"):
                related = tuple(
                    RelatedPlace(project.place(post, "title"), "candidate") for post in found.posts[:_SHOWN]
                )
                args: Args = {"words": found.words, "count": len(found.posts)}
                place = project.place(number, reference.site)
                yield ProjectHit(place, "default", args, related, None, _by_id(project, number, reference, found))


def _by_id(project: Project, number: int, reference: ReferenceFact, found: Resolution) -> ProjectFixRequest | None:
    """Return the fix that writes the id of the one candidate whose own description names the speaker in return."""
    if len(found.posts) > _ASKED:
        return None
    counter = COUNTER[reference.direction]
    answering = [
        other
        for other in found.posts
        if any(back.posts == (number,) and back.outcome == "post" for _, back in project.said(other, counter))
    ]
    identifier = project.facts[answering[0]].id if len(answering) == 1 else None
    if identifier is None or reference.by_title or found.words != reference.words or reference.scope:
        return None
    written = SetValue(reference_path(reference), identifier)
    return ProjectFixRequest("unsafe", "fix", ((number, (written,)),), {"id": identifier})
