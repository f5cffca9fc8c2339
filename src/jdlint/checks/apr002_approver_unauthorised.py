"""APR002: who approves descriptions may do so."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Facts, Organisation, Project, ProjectHit, fold, rule
from jdlint.estonian.declension import forms_of

_PLACE = ("approval", "approver")


@rule(
    id="APR002",
    name="approver-unauthorised",
    family="approval",
    severity="error",
    scope="project",
    needs=["organisation"],
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 52 lg 2; asutuse põhimäärus", "en": "ATS § 52(2); statute of the organisation"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    since="0.2",
    title={"et": "Kinnitaja ei ole volitatud", "en": "The approver is not authorised"},
    why={
        "et": "Ametniku juhendi kehtestab ametisse nimetamise õigusega isik või tema volitatu; muu isiku kinnitatud "
        "juhend võib jääda kehtivuseta.",
        "en": "An official's description is established by whoever appoints officials or is authorised to; approved by "
        "anybody else it may have no effect.",
    },
    remedy={
        "et": "Kontrolli kinnitaja rolli; kui volitus on olemas, lisa see asutuse faili (approvers).",
        "en": "Check the approver's role; add a missing authorisation to the organisation file (approvers).",
    },
    messages={
        "default": {
            "et": "„{role}“ ei ole asutuse faili järgi volitatud seda ametijuhendit kinnitama; volitatud on {known}",
            "en": '"{role}" is not authorised to approve this description, says the organisation file; {known} are',
        },
        "employee": {
            "et": "„{role}“ ei ole asutuse faili järgi volitatud seda ametijuhendit kinnitama; volitatud on {known}",
            "en": '"{role}" is not authorised to approve this description, says the organisation file; {known} are',
            "basis": {"kind": "house", "source": {"et": "asutuse põhimäärus", "en": "statute of the organisation"}},
        },
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    organisation = project.organisation
    if organisation is None or not organisation.approvers:
        return
    for number in project.focus:
        post = project.facts[number]
        role = post.approval.approver if post.approval is not None else None
        if role is None:
            continue  # APR001
        known = _authorised(organisation, post)
        if not any(_same(role, other) for other in known):
            official = post.status == "official" and context.body != "other"
            args = {"role": role, "known": ", ".join(known) or "–"}
            yield ProjectHit(project.place(number, _PLACE), "default" if official else "employee", args)


def _authorised(organisation: Organisation, post: Facts) -> list[str]:
    """Return the roles that may approve the description of a post."""
    names = {fold(unit) for unit in post.unit}
    for unit in post.unit:
        match = organisation.unit_named(fold(unit))
        if match is not None:
            names.update(fold(entry.name) for entry in (match.unit, *organisation.ancestors(match.unit)))
    return [
        entry.role
        for entry in organisation.approvers
        if (not entry.units or not names.isdisjoint(map(fold, entry.units)))
        and (entry.status is None or post.status is None or entry.status == post.status)
    ]


def _same(role: str, other: str) -> bool:
    """Tell whether two roles are the same words; the last word may be in the genitive ("peadirektori")."""
    before, _, last = fold(role).rpartition(" ")
    their, _, base = fold(other).rpartition(" ")
    return before == their and (last == base or last in forms_of(base).genitive)
