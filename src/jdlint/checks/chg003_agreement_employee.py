"""CHG003: an employee's duties, title, time or place of work changed without a record of agreement."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, ProjectHit, RelatedPlace, Term, Transition, listed_changes, rule

_ACT = "https://www.riigiteataja.ee/akt/103022026015"


@rule(
    id="CHG003",
    name="agreement-employee",
    family="changes",
    severity="error",
    scope="change",
    basis={
        "kind": "legal",
        "source": {"et": "TLS §-d 12 ja 5 lg 1", "en": "Employment Contracts Act §§ 12 and 5(1)"},
        "url": _ACT,
        "verified": True,
    },
    since="0.3",
    title={"et": "Töötaja nõustumine muudatusega puudub", "en": "The employee's agreement to a change is missing"},
    why={
        "et": "Juhend, mis on töölepingu lisa, muutub nagu leping: poolte kokkuleppel ja kirjalikult enne jõustumist.",
        "en": "An annex changes as the contract does: by agreement, in writing, before it takes effect.",
    },
    remedy={
        "et": "Lepi muudatus kokku ja märgi see kuupäevaga kinnituste alla (acknowledgements, kind: agreement).",
        "en": "Agree the change and record it with its date under acknowledgements (kind: agreement).",
    },
    messages={
        "duties": {
            "et": "tööülesannete muutus ({what}) võib eeldada kokkulepet töötajaga; seda ei ole märgitud",
            "en": "the change of duties ({what}) may need an agreement with the employee, and none is recorded",
        },
        "default": {
            "et": "muutus väljas „{field}“ võib eeldada kokkulepet töötajaga; seda ei ole märgitud",
            "en": 'the change of "{field}" may need an agreement with the employee, and none is recorded',
        },
        "early": {
            "et": "nõustumine ({date}) on varasem kui muudetava juhendi kinnitamine ({limit})",
            "en": "the agreement of {date} is older than the approval of the version it would change ({limit})",
        },
        "late": {
            "et": "nõustumine ({date}) on hilisem kui muudatuse jõustumine ({limit})",
            "en": "the agreement of {date} is later than the day on which the change takes effect ({limit})",
            "basis": {
                "kind": "legal",
                "source": {"et": "TLS §-d 12 ja 5 lg 4", "en": "Employment Contracts Act §§ 12 and 5(4)"},
                "url": _ACT,
                "verified": True,
            },
        },
        "undated": {
            "et": "nõustumisel puudub kuupäev; muudatus lepitakse kokku hiljemalt jõustumise päeval",
            "en": "the agreement has no date; a change is agreed no later than on the day it takes effect",
        },
        "other": {
            "et": "märgitud on nõusolek (consent), töötajaga on vaja kokkulepet (agreement)",
            "en": "a consent is recorded; with an employee it is an agreement that may be needed",
        },
        "also": {"et": "ka see muutus", "en": "this changed as well"},
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    if "tls-12" not in context.law:
        return
    for post, version in transition.changed():
        found = post.meaning("agreement")
        evidence = post.agreement
        if not found or evidence.state == "recorded":
            continue
        if evidence.state != "missing":
            yield ProjectHit(transition.place(version, evidence.path), evidence.state, evidence.args)
            continue
        duties = [item for item in found if item.change.section == "duties"]
        if duties:
            places = transition.places(version, duties)
            related = tuple(RelatedPlace(place, "also") for place in places[1:])
            yield ProjectHit(places[0], "duties", {"what": listed_changes(duties)}, related)
        for item in found:
            if item not in duties:
                (place,) = transition.places(version, [item])
                yield ProjectHit(place, args={"field": Term(item.change.field)})
