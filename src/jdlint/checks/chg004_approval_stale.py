"""CHG004: the content changed, and the approval is still that of the old version."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import CONTENT, Args, Context, ProjectHit, RelatedPlace, Transition, date_of, rule

_HOUSE = {
    "kind": "house",
    "source": {"et": "asutuse asjaajamiskord", "en": "records management rules of the house"},
}


@rule(
    id="CHG004",
    name="approval-stale",
    family="changes",
    severity="error",
    scope="change",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 52 lg 2", "en": "ATS § 52(2)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    since="0.3",
    title={"et": "Sisu on muutunud, kinnitamise andmed mitte", "en": "Content changed, but the approval did not"},
    why={
        "et": "Akt kinnitas senise sisu; muudetud sisu vajab uut kinnitamist, muidu ei ole teada, mis kehtib.",
        "en": "The act approved the old text; the new one needs its own, or nobody knows which of them is in force.",
    },
    remedy={
        "et": "Kinnita muudetud juhend ja uuenda approval all number ja kuupäev (jdlint approve).",
        "en": "Have the new version approved and renew number and date under approval (jdlint approve).",
    },
    messages={
        "default": {
            "et": "sisu on muutunud (muudatusi: {count}), kuid kinnitamise andmed on endised: nr {number}, {date}",
            "en": "the content changed (changes: {count}), and the approval is still no {number} of {date}",
        },
        "removed": {
            "et": "sisu on muutunud (muudatusi: {count}) ja kinnitamise andmed on eemaldatud",
            "en": "the content changed (changes: {count}), and the approval data were removed",
        },
        "older": {
            "et": "sisu on muutunud (muudatusi: {count}), kuid kinnitamise {date} on eelmisest varasem",
            "en": "the content changed (changes: {count}), and the approval of {date} is older than the last one",
        },
        "house": {
            "et": "sisu on muutunud (muudatusi: {count}), kuid kinnitamise andmed on endised: nr {number}, {date}",
            "en": "the content changed (changes: {count}), and the approval is still no {number} of {date}",
            "basis": _HOUSE,
        },
        "house-removed": {
            "et": "sisu on muutunud (muudatusi: {count}) ja kinnitamise andmed on eemaldatud",
            "en": "the content changed (changes: {count}), and the approval data were removed",
            "basis": _HOUSE,
        },
        "house-older": {
            "et": "sisu on muutunud (muudatusi: {count}), kuid kinnitamise {date} on eelmisest varasem",
            "en": "the content changed (changes: {count}), and the approval of {date} is older than the last one",
            "basis": _HOUSE,
        },
        "change": {"et": "muudatus", "en": "a change"},
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    for post, version in transition.changed():
        found = post.meaning(*CONTENT)
        if not found or post.exempt or post.approval in ("new", "none"):
            continue
        legal = post.status == "official" and context.body != "other" and "ats-52" in context.law
        message = {"unchanged": "default", "removed": "removed", "older": "older"}[post.approval]
        if not legal:
            message = "house" if message == "default" else f"house-{message}"
        description = version.description
        args: Args = {
            "count": len(found),
            "number": description.text("approval", "number") or "–",
            "date": date_of(description.node("approval", "date")) or description.text("approval", "date") or "–",
        }
        path = ("approval",) if description.node("approval", "date") is None else ("approval", "date")
        related = tuple(RelatedPlace(place, "change") for place in transition.places(version, found)[:1])
        yield ProjectHit(transition.place(version, path), message, args, related)
