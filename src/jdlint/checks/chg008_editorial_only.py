"""CHG008: a description changed in form alone."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, ProjectHit, Transition, rule


@rule(
    id="CHG008",
    name="editorial-only",
    family="changes",
    severity="info",
    scope="change",
    basis={
        "kind": "practice",
        "source": {
            "et": "järeldus ATS § 52 lõikest 3, mis nimetab üksnes olulisi muudatusi",
            "en": "follows from ATS § 52(3), which names substantial changes alone",
        },
        "verified": False,
    },
    since="0.3",
    title={"et": "Muudatus on redaktsiooniline", "en": "The change is editorial"},
    why={
        "et": "Hea teada: muutus ainult vorm, seega ei ole nõusolekut ega uut kinnitamist tõenäoliselt vaja.",
        "en": "Good to know: only the form changed, so that neither consent nor a new approval is likely to be needed.",
    },
    remedy={
        "et": "Vaata muudatus üle käsuga jdlint diff; kui see muudab siiski mõtet, küsi nõusolek.",
        "en": "Look the change over with jdlint diff; if it does change the meaning, ask for consent.",
    },
    messages={
        "default": {
            "et": "muudatus näib redaktsiooniline (õigekiri, numbrid või järjekord; kohti: {count}); sisu ei muutunud",
            "en": "the change seems editorial (spelling, numbers, order; places: {count}), the content did not change",
        },
        "names": {
            "et": "muutus ainult see, kuidas teisi kohti nimetatakse (ridu: {count}); viidatud kohad on samad",
            "en": "only the way in which other posts are named changed (rows: {count}); they are the same posts",
        },
        "form": {
            "et": "muutus ainult faili kuju (tühikud, jutumärgid, kommentaarid, võtmete järjekord); sisu ei muutunud",
            "en": "only the form of the file changed (spaces, quotes, comments, order of keys), not its content",
        },
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    for post, version in transition.changed():
        if post.changes and all(item.effect.kind == "editorial" for item in post.changes):
            names = all(item.change.section in ("substitution", "reporting") for item in post.changes)
            place = transition.places(version, post.changes)[0]
            yield ProjectHit(place, "names" if names else "default", {"count": len(post.changes)})
        elif not post.changes and post.rewritten:
            yield ProjectHit(transition.place(version, ("position", "title")), "form")
