"""SUB011: a substitute meets the requirements of the post."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    Args,
    Context,
    Facts,
    Path,
    Project,
    ProjectHit,
    RelatedPlace,
    Term,
    level_rank,
    rule,
    substitution_claims,
)

_EDUCATION, _EXPERIENCE, _LANGUAGES = (
    ("requirements", "education"),
    ("requirements", "experience"),
    ("requirements", "languages"),
)


@rule(
    id="SUB011",
    name="substitute-underqualified",
    family="substitution",
    severity="warning",
    scope="project",
    basis={
        "kind": "practice",
        "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
    },
    since="0.2",
    title={"et": "Asendaja nõuded on madalamad", "en": "Requirements of the substitute are lower"},
    why={
        "et": "Kellelt asendatava koha nõudeid ei eeldata, see ei pruugi tema ülesannetega toime tulla.",
        "en": "Somebody who is not asked for what the post asks may not be able to do its duties.",
    },
    remedy={
        "et": "Piira asendamise ulatust, vali teine asendaja või ühtlusta nõuded.",
        "en": "Limit the scope of the substitution, choose another substitute, or bring the requirements into line.",
    },
    messages={
        "default": {
            "et": "asendaja „{substitute}“ nõuded on madalamad kui kohal „{post}“: {field} {low}, mitte {high}",
            "en": 'the substitute "{substitute}" has lower requirements than "{post}": {field} {low}, not {high}',
        },
        "official": {
            "et": "asendaja „{substitute}“ nõuded on madalamad kui kohal „{post}“: {field} {low}, mitte {high}; "
            "ametnik võib keelduda ülesandest, mis eeldab nõudeid, mida tema juhendis ei ole",
            "en": 'the substitute "{substitute}" has lower requirements than "{post}": {field} {low}, not {high}; an '
            "official may refuse what presupposes requirements that the own description does not hold",
            "basis": {
                "kind": "legal",
                "source": {"et": "ATS § 54 lg 2 p 2", "en": "ATS § 54(2)2"},
                "url": "https://www.riigiteataja.ee/akt/110022026002",
                "verified": False,
            },
        },
        "high": {"et": "asendatava koha nõue", "en": "what the post requires"},
        "low": {"et": "asendaja nõue", "en": "what is required of the substitute"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for claim in substitution_claims(project):
        mine = claim.reference
        substitute, post = claim.speaker, claim.other
        if mine.direction == "substituted_by":
            if claim.answer == "agrees" and claim.reply is not None:
                continue  # reported at the substitute's own row
            substitute, post = post, substitute
        if mine.scope:
            continue  # a limited substitution need not ask for everything
        lower = _lower(project.facts[substitute], project.facts[post])
        if lower is not None:
            path, low, high = lower
            names = {"substitute": project.called(substitute), "post": project.called(post)}
            args: Args = {**names, "field": Term(".".join(map(str, path))), "low": low, "high": high}
            official = project.facts[substitute].status == "official" and context.body != "other"
            there, word = (post, "high") if claim.speaker == substitute else (substitute, "low")
            related = (RelatedPlace(project.place(there, path), word),)
            message = "official" if official else "default"
            yield ProjectHit(project.place(claim.speaker, mine.site), message, args, related)


def _lower(low: Facts, high: Facts) -> tuple[Path, str, str] | None:
    """Return the first requirement that both state and that is lower for the substitute: field, theirs, the post's."""
    if low.education is not None and high.education is not None and low.education < high.education:
        return _EDUCATION, f"EKR {low.education}", f"EKR {high.education}"
    if low.experience is not None and high.experience is not None and low.experience < high.experience:
        return _EXPERIENCE, f"{low.experience:g} a", f"{high.experience:g} a"
    own = dict(low.languages)
    for tag, level in high.languages:
        if tag in own and level_rank(own[tag]) < level_rank(level):
            return _LANGUAGES, f"{tag} {own[tag]}", f"{tag} {level}"
    return None
