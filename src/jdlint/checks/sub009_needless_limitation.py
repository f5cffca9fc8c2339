"""SUB009: where no public authority is exercised, none need be left out."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, rule, substitution_claims


@rule(
    id="SUB009",
    name="needless-limitation",
    family="substitution",
    severity="info",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.2",
    title={"et": "Asendamise piirang on tarbetu", "en": "Limitation of a substitution is needless"},
    why={
        "et": "Töötaja ei teosta avalikku võimu, nii et piirang ei jäta midagi välja, kuid tekitab küsimusi.",
        "en": "An employee exercises no public authority: the limitation leaves nothing out, but makes readers wonder.",
    },
    remedy={
        "et": "Jäta piirang ära, kui asendatav on töötaja; kui ta on tegelikult ametnik, paranda tema juhendi staatus.",
        "en": "Leave the limitation out for an employee; if the post is an official's, correct its status.",
    },
    messages={
        "default": {
            "et": "piirang on tarbetu: „{post}“ on töökoht, kus avalikku võimu ei teostata",
            "en": 'the limitation is needless: "{post}" is an employee\'s post without public authority',
        },
        "post": {"et": "töötaja teenistuskoht", "en": "the employee's position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for claim in substitution_claims(project):
        post = claim.other if claim.reference.direction == "substitutes_for" else claim.speaker
        if claim.reference.limited and project.facts[post].status == "employee":
            args = {"post": project.called(post)}
            related = (RelatedPlace(project.place(post, "title"), "post"),)
            yield ProjectHit(project.place(claim.speaker, claim.reference.site), args=args, related=related)
