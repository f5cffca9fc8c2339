"""SUB008: an employee stands in for an official only where no public authority is exercised."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    AddKey,
    Claim,
    Context,
    Project,
    ProjectFixRequest,
    ProjectHit,
    RelatedPlace,
    SetValue,
    reference_path,
    rule,
    substitution_claims,
)

_SCOPE = "ülesannete ulatuses, mis ei seisne avaliku võimu teostamises"


@rule(
    id="SUB008",
    name="employee-for-official",
    family="substitution",
    severity="error",
    scope="project",
    basis={
        "kind": "legal",
        "source": {
            "et": "ATS § 5, § 7 lg 2 ja 4, § 57 lg 1",
            "en": "ATS § 5, § 7(2) and (4), § 57(1)",
        },
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": False,
    },
    since="0.2",
    fix="unsafe",
    title={"et": "Töötaja asendab ametnikku piiranguta", "en": "An employee substitutes an official without limits"},
    why={
        "et": "Avalikku võimu teostab ametnik; puuduva ametniku ülesandeid antakse teisele ametnikule. Töötaja võib "
        "asendada nendes ülesannetes, mis ei seisne avaliku võimu teostamises.",
        "en": "Public authority is exercised by officials, and an absent official's duties go to another official. An "
        "employee may stand in for duties that are no exercise of public authority.",
    },
    remedy={
        "et": "Lisa asendamise reale ulatus „ülesannete ulatuses, mis ei seisne avaliku võimu teostamises“ või nimeta "
        "asendajaks ametnik.",
        "en": "Limit the row with a scope that leaves public authority out, or name an official as substitute.",
    },
    messages={
        "default": {
            "et": "töötaja „{employee}“ asendab ametnikku „{official}“ piiranguta; töötajal ei pruugi olla õigust "
            "avalikku võimu teostada",
            "en": 'the employee "{employee}" substitutes the official "{official}" without limits; exercising public '
            "authority may not be open to an employee",
        },
        "fix": {"et": "lisa ulatus „{scope}“", "en": 'add the scope "{scope}"'},
        "official": {"et": "ametniku teenistuskoht", "en": "the official's position"},
        "employee": {"et": "töötaja teenistuskoht", "en": "the employee's position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    if context.body == "other":
        return  # the Civil Service Act binds state and local bodies
    for claim in substitution_claims(project):
        mine = claim.reference
        substitute, post = claim.speaker, claim.other
        if mine.direction == "substituted_by":
            substitute, post = post, substitute
            if claim.answer == "agrees" and claim.reply is not None:
                continue  # reported at the substitute's own row, which is what the substitute goes by
        if project.facts[substitute].status != "employee" or project.facts[post].status != "official":
            continue
        if not mine.limited:
            yield _hit(project, claim, substitute, post)


def _hit(project: Project, claim: Claim, employee: int, official: int) -> ProjectHit:
    there, message = (official, "official") if claim.speaker == employee else (employee, "employee")
    related = (RelatedPlace(project.place(there, "title"), message),)
    args = {"employee": project.called(employee), "official": project.called(official)}
    place = project.place(claim.speaker, claim.reference.site)
    return ProjectHit(place, "default", args, related, None, _limited(claim))


def _limited(claim: Claim) -> ProjectFixRequest | None:
    """Return the fix that leaves public authority out of the row; a row with another scope is left to people."""
    row = claim.reference
    if row.scope or claim.found.words != row.words:
        return None
    path = reference_path(row)
    mapping = row.identifier is not None or row.by_title
    limited = AddKey(path, "scope", f'"{_SCOPE}"') if mapping else SetValue(path, f"{row.words} ({_SCOPE})")
    return ProjectFixRequest("unsafe", "fix", ((claim.speaker, (limited,)),), {"scope": _SCOPE})
