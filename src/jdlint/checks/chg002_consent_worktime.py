"""CHG002: the working-time note of an official changed without a record of consent."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, ProjectHit, Term, Transition, rule


@rule(
    id="CHG002",
    name="consent-worktime",
    family="changes",
    severity="error",
    scope="change",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 52 lg 3 p 3", "en": "ATS § 52(3) 3"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    since="0.3",
    title={"et": "Nõusolek tööaja märke muutmiseks puudub", "en": "Consent to a new working-time note is missing"},
    why={
        "et": "Summeeritud tööaja, valveaja või öötöö märke võib lisada või muuta üksnes ametniku nõusolekul.",
        "en": "Notes of summarised, on-call and night work change with the official's consent alone.",
    },
    remedy={
        "et": "Küsi nõusolek ja märgi see kuupäevaga kinnituste alla (acknowledgements, kind: consent).",
        "en": "Ask for the consent and record it with its date under acknowledgements (kind: consent).",
    },
    messages={
        "default": {
            "et": "tööaja märke muutmine ({field}) eeldab ametniku nõusolekut; seda ei ole märgitud",
            "en": "a change of the working-time note ({field}) needs the official's consent, and none is recorded",
        },
        "early": {
            "et": "nõusolek ({date}) on varasem kui muudetava märkega juhendi kinnitamine ({limit})",
            "en": "the consent of {date} is older than the approval of the note it would change ({limit})",
        },
        "late": {
            "et": "nõusolek ({date}) on hilisem kui tööaja märke muudatuse jõustumine ({limit})",
            "en": "the consent of {date} is later than the day the new note takes effect ({limit})",
        },
        "other": {
            "et": "märgitud on kokkulepe (agreement); tööaja märke muutmiseks on vaja ametniku nõusolekut (consent)",
            "en": "an agreement is recorded; a new working-time note needs the official's consent",
        },
        "undated": {
            "et": "nõusolekul puudub kuupäev; tööaja märke muutmine eeldab nõusolekut enne jõustumist",
            "en": "the consent has no date; a new working-time note needs one from before it takes effect",
        },
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    if "ats-52-3" not in context.law:
        return
    for post, version in transition.changed():
        found = [item for item in post.meaning("consent") if item.effect.item == "3"]
        evidence = post.consent
        if not found or post.exempt or evidence.state == "recorded":
            continue
        if evidence.state != "missing":
            yield ProjectHit(transition.place(version, evidence.path), evidence.state, evidence.args)
            continue
        for item in found:
            path = item.change.new or ("working_time",)
            yield ProjectHit(transition.place(version, path), args={"field": Term(item.change.field)})
