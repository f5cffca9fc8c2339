"""CHG001: changes of an official's duties and requirements without a record of consent."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import (
    Context,
    Meant,
    ProjectHit,
    RelatedPlace,
    Term,
    Transition,
    Version,
    listed_changes,
    rule,
)

_ACT = "https://www.riigiteataja.ee/akt/110022026002"


def _basis(item: str) -> dict[str, object]:
    source = {"et": f"ATS § 52 lg 3 p {item}", "en": f"ATS § 52(3) {item}"}
    return {"kind": "legal", "source": source, "url": _ACT, "verified": True}


@rule(
    id="CHG001",
    name="consent-official",
    family="changes",
    severity="error",
    scope="change",
    basis={"kind": "legal", "source": {"et": "ATS § 52 lg 3", "en": "ATS § 52(3)"}, "url": _ACT, "verified": True},
    since="0.3",
    title={"et": "Ametniku nõusolek muudatuseks puudub", "en": "The official's consent to a change is missing"},
    why={
        "et": "Ametniku nõusolekuta ei või ülesandeid, nende mahtu ega nõudeid oluliselt muuta.",
        "en": "Duties, their volume and requirements may not change substantially without the official's consent.",
    },
    remedy={
        "et": "Küsi nõusolek ja märgi see kuupäevaga kinnituste alla (acknowledgements, kind: consent).",
        "en": "Ask for the consent and record it with its date under acknowledgements (kind: consent).",
    },
    messages={
        "default": {
            "et": "staatuse muutus (ametnik → töötaja) võib eeldada ametniku nõusolekut; seda ei ole märgitud",
            "en": "the change of status (official → employee) may need the official's consent, and none is recorded",
            "basis": {"kind": "legal", "source": "ATS § 7", "url": _ACT, "verified": True},
        },
        "requirements": {
            "et": "nõude „{field}“ muutus võib eeldada ametniku nõusolekut; seda ei ole märgitud",
            "en": 'the change of the requirement "{field}" may need the official\'s consent, and none is recorded',
            "basis": _basis("1"),
        },
        "duties": {
            "et": "ülesannete muutus ({what}) võib eeldada ametniku nõusolekut; seda ei ole märgitud",
            "en": "the change of duties ({what}) may need the official's consent, and none is recorded",
            "basis": _basis("2"),
        },
        "volume": {
            "et": "ülesannete arvu kasv ({before} → {after}) võib eeldada ametniku nõusolekut; seda ei ole märgitud",
            "en": "the growth in duties ({before} → {after}) may need the official's consent, and none is recorded",
            "basis": _basis("4"),
        },
        "early": {
            "et": "nõusolek ({date}) on varasem kui muudetava juhendi kinnitamine ({limit})",
            "en": "the consent of {date} is older than the approval of the version it would change ({limit})",
        },
        "late": {
            "et": "nõusolek ({date}) on hilisem kui muudatuse jõustumine ({limit})",
            "en": "the consent of {date} is later than the day on which the change takes effect ({limit})",
        },
        "undated": {
            "et": "nõusolekul puudub kuupäev; muudatus võib eeldada nõusolekut enne jõustumist",
            "en": "the consent has no date; the change may need one from before it takes effect",
        },
        "other": {
            "et": "märgitud on kokkulepe (agreement), ametniku puhul on vaja nõusolekut (consent)",
            "en": "an agreement is recorded; of an official it is a consent that may be needed",
        },
        "also": {"et": "ka see muutus", "en": "this changed as well"},
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    if "ats-52-3" not in context.law:
        return
    for post, version in transition.changed():
        found = [item for item in post.meaning("consent") if item.effect.item != "3"]  # CHG002
        evidence = post.consent
        if not found or post.exempt or evidence.state == "recorded":
            continue
        if evidence.state != "missing":
            yield ProjectHit(transition.place(version, evidence.path), evidence.state, evidence.args)
        else:
            yield from _missing(transition, version, found)


def _missing(transition: Transition, version: Version, found: list[Meant]) -> Iterator[ProjectHit]:
    """Yield one finding for each requirement that changed, one for all duties, one for their number."""
    duties = [item for item in found if item.effect.item == "2"]
    fields: dict[str, list[Meant]] = {}
    for item in found:
        if item.effect.item == "1":
            fields.setdefault(item.change.field, []).append(item)
    for field, items in fields.items():
        yield _hit(transition, version, "requirements", {"field": Term(field)}, items)
    if duties:
        yield _hit(transition, version, "duties", {"what": listed_changes(duties)}, duties)
    for item in found:
        if item.effect.item in ("", "4"):
            args = {"before": item.change.before or "–", "after": item.change.after or "–"} if item.effect.item else {}
            yield _hit(transition, version, "volume" if args else "default", args, [item])


def _hit(way: Transition, version: Version, message: str, args: dict[str, str], items: list[Meant]) -> ProjectHit:
    places = way.places(version, items)
    return ProjectHit(places[0], message, args, tuple(RelatedPlace(place, "also") for place in places[1:]))
