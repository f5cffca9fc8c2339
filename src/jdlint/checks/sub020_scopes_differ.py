"""SUB020: both sides of a substitution give it the same scope."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, fold, rule, substitution_claims


@rule(
    id="SUB020",
    name="scopes-differ",
    family="substitution",
    severity="info",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.2",
    title={"et": "Asendamise ulatus on kahes juhendis erinev", "en": "The two sides give different scopes"},
    why={
        "et": "Kui asendaja juhend annab teise ulatuse kui asendatava oma, jääb osa ülesandeid kellegi teise arvele.",
        "en": "Where the substitute's description has another scope, part of the duties is left to somebody else.",
    },
    remedy={"et": "Ühtlusta ulatus mõlemas juhendis.", "en": "Give the same scope in both descriptions."},
    messages={
        "default": {
            "et": "„{post}“ ja „{other}“ nimetavad asendamisel erineva ulatuse: „{scope}“ ja „{their}“",
            "en": '"{post}" and "{other}" give the substitution different scopes: "{scope}" and "{their}"',
        },
        "reply": {"et": "vastaspoole rida", "en": "the other side's row"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for claim in substitution_claims(project):
        mine, reply = claim.reference, claim.reply
        if mine.direction != "substituted_by" or claim.answer != "agrees" or reply is None:
            continue  # once a pair, at the post that is substituted
        if mine.scope and reply.scope and _bare(mine.scope) != _bare(reply.scope):
            names = {"post": project.called(claim.speaker), "other": project.called(claim.other)}
            args = {**names, "scope": mine.scope, "their": reply.scope}
            related = (RelatedPlace(project.place(claim.other, reply.site), "reply"),)
            yield ProjectHit(project.place(claim.speaker, mine.site), args=args, related=related)


def _bare(scope: str) -> str:
    return fold(scope).strip(" .,;")
