"""SUB001: what one description says of substitution, the other says too."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    DIRECTIONS,
    AddItem,
    Claim,
    Context,
    Project,
    ProjectFixRequest,
    ProjectHit,
    RelatedPlace,
    rule,
    substitution_claims,
)


@rule(
    id="SUB001",
    name="not-reciprocal",
    family="substitution",
    severity="error",
    scope="project",
    basis={
        "kind": "house",
        "source": {"et": "asutuse tava; mõju ATS § 57 lg 4", "en": "house practice; effect ATS § 57(4)"},
    },
    since="0.1",
    fix="unsafe",
    title={"et": "Asendamine ei ole vastastikune", "en": "Substitution is not reciprocal"},
    why={
        "et": "Kes ei tea, et ta asendab, see ei asenda; ka lisatasu võib sõltuda sellest, mida tema juhend ütleb.",
        "en": "Nobody substitutes without knowing it; and extra pay may depend on what the substitute's text says.",
    },
    remedy={
        "et": "Lisa vastaspoole juhendisse sama seos, või kustuta see siit.",
        "en": "Add the link to the other description, or take it out of this one.",
    },
    messages={
        "substituted_by": {
            "et": "asendajaks on nimetatud „{other}“, kuid selle juhendis ei ole „{post}“ asendatavate seas",
            "en": '"{other}" is named as substitute, but its description does not say it substitutes "{post}"',
        },
        "substituted_by-none": {
            "et": "asendajaks on nimetatud „{other}“, kuid selle juhend ütleb, et „{other}“ ei asenda kedagi ({post})",
            "en": '"{other}" is named as substitute of "{post}", but its description says that it substitutes nobody',
        },
        "substituted_by-missing": {
            "et": "asendajaks on nimetatud „{other}“, kuid selle juhend ei ütle, keda „{other}“ asendab ({post})",
            "en": '"{other}" is named as substitute of "{post}", but its description does not say whom it substitutes',
        },
        "substitutes_for": {
            "et": "asendatavaks on nimetatud „{other}“, kuid selle juhendis ei ole „{post}“ asendajate seas",
            "en": '"{other}" is named as substituted, but its description does not name "{post}" as substitute',
        },
        "substitutes_for-none": {
            "et": "asendatavaks on nimetatud „{other}“, kuid selle juhend ütleb, et asendajat ei ole ({post})",
            "en": '"{post}" is to substitute "{other}", but that description says that there is no substitute',
        },
        "substitutes_for-missing": {
            "et": "asendatavaks on nimetatud „{other}“, kuid selle juhend ei ütle, kes asendab ({post})",
            "en": '"{post}" is to substitute "{other}", but that description does not say who the substitute is',
        },
        "fix": {"et": "lisa „{post}“ juhendisse „{other}“", "en": 'add "{post}" to the description of "{other}"'},
        "counterpart": {"et": "siin peaks olema „{post}“", "en": '"{post}" should stand here'},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for claim in substitution_claims(project):
        if claim.answer != "silent":
            continue
        names = {"post": project.called(claim.speaker), "other": project.called(claim.other)}
        site = project.place(claim.other, claim.counter)
        related = (RelatedPlace(site, "counterpart", {"post": names["post"]}),)
        place = project.place(claim.speaker, claim.reference.site)
        yield ProjectHit(place, _message(project, claim), names, related, None, _answer(project, claim, names))


def _answer(project: Project, claim: Claim, names: dict[str, str]) -> ProjectFixRequest | None:
    """Return the fix that adds the missing side to the other description; it refers by id, else by the whole title."""
    post = project.facts[claim.speaker]
    if post.id is None and len(project.named(post.name)) != 1:
        return None
    item = {"title": post.name} if post.id is None else {"position": post.id}
    if claim.reference.scope:
        item["scope"] = claim.reference.scope
    added = AddItem(DIRECTIONS[claim.counter], item)
    return ProjectFixRequest("unsafe", "fix", ((claim.other, (added,)),), names)


def _message(project: Project, claim: Claim) -> str:
    direction = claim.reference.direction
    if claim.counter not in project.facts[claim.other].stated:
        return f"{direction}-missing"
    if not any(project.references(claim.other, claim.counter)):
        return f"{direction}-none"
    return direction
