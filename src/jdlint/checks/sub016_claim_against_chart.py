"""SUB016: one side names a post, the other leaves it to a group, a chart or a decision."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, rule, substitution_claims


@rule(
    id="SUB016",
    name="claim-against-chart",
    family="substitution",
    severity="info",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.1",
    title={"et": "Asendaja on nimetatud, vastaspool viitab skeemile", "en": "A named post against a chart"},
    why={
        "et": "Mõlemad võivad õiged olla, kuid lugeja ei näe seda juhenditest; skeem võib öelda muud.",
        "en": "Both may be right, but the descriptions do not show it; the chart may say something else.",
    },
    remedy={
        "et": "Kontrolli, et skeem või korraldus nimetab sama koha.",
        "en": "Check that the chart or decision names the same post.",
    },
    messages={
        "default": {
            "et": "„{post}“ nimetab kohta „{other}“, mille enda juhend jätab asendamise lahtiseks („{words}“)",
            "en": '"{post}" names "{other}", whose own description leaves substitution open ("{words}")',
        },
        "counterpart": {"et": "vastaspoole rida", "en": "the other side's row"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for claim in substitution_claims(project):
        reply = claim.reply
        if claim.answer != "open" or reply is None:
            continue
        args = {
            "post": project.called(claim.speaker),
            "other": project.called(claim.other),
            "words": reply.words,
        }
        related = (RelatedPlace(project.place(claim.other, reply.site), "counterpart"),)
        yield ProjectHit(project.place(claim.speaker, claim.reference.site), "default", args, related)
