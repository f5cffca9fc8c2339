"""SUB001: what one description says of substitution, the other says too."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Claim, Context, Project, ProjectHit, RelatedPlace, fold, rule, substitution_claims


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
        "scope": {
            "et": "„{post}“ ja „{other}“ nimetavad asendamisel erineva ulatuse: „{scope}“ ja „{their}“",
            "en": '"{post}" and "{other}" give the substitution different scopes: "{scope}" and "{their}"',
        },
        "reply": {"et": "vastaspoole rida", "en": "the other side's row"},
        "counterpart": {"et": "siin peaks olema „{post}“", "en": '"{post}" should stand here'},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for claim in substitution_claims(project):
        if claim.answer == "agrees":
            yield from _scopes(project, claim)
        if claim.answer != "silent":
            continue
        names = {"post": project.facts[claim.speaker].name, "other": project.facts[claim.other].name}
        site = project.place(claim.other, claim.counter)
        related = (RelatedPlace(site, "counterpart", {"post": names["post"]}),)
        yield ProjectHit(project.place(claim.speaker, claim.reference.site), _message(project, claim), names, related)


def _scopes(project: Project, claim: Claim) -> Iterator[ProjectHit]:
    """Report scopes that both sides state and that differ; once, at the post that is substituted."""
    mine, reply = claim.reference, claim.reply
    if reply is None or not mine.scope or not reply.scope or mine.direction != "substituted_by":
        return
    if _bare(mine.scope) != _bare(reply.scope):
        names = {"post": project.facts[claim.speaker].name, "other": project.facts[claim.other].name}
        args = {**names, "scope": mine.scope, "their": reply.scope}
        related = (RelatedPlace(project.place(claim.other, reply.site), "reply"),)
        yield ProjectHit(project.place(claim.speaker, mine.site), "scope", args, related, "info")


def _bare(scope: str) -> str:
    return fold(scope).strip(" .,;")


def _message(project: Project, claim: Claim) -> str:
    direction = claim.reference.direction
    if claim.counter not in project.facts[claim.other].stated:
        return f"{direction}-missing"
    if not any(project.references(claim.other, claim.counter)):
        return f"{direction}-none"
    return direction
