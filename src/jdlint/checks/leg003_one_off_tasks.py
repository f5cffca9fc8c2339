"""LEG003: one-off tasks are given within the limits of the law, and the duty says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, SetValue, regex, rule

_LIMITED = regex(
    r"eesm[äa]r|piires|p[äa]devus|valdkon|vastutusala|seadus|§|erakorrali|ajutise|lähtuvalt|seotud"
    r"|within|purpose|competence|field|related|temporar|emergenc|\bact\b",
    re.IGNORECASE,
)
_ADDED = {"et": "teenistuskoha eesmärgi piires", "en": "within the purpose of the post"}
_TLS = {"et": "TLS § 17 lg 1 ja 3", "en": "TLS § 17(1), (3)"}


@rule(
    id="LEG003",
    name="one-off-tasks",
    family="legal",
    severity="info",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 53; TLS § 17 lg 1 ja 3", "en": "ATS § 53; TLS § 17(1), (3)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    when={"words": ["one-off-tasks"]},
    since="0.1",
    title={"et": "Ühekordsed ülesanded on piiritlemata", "en": "One-off tasks without a limit"},
    why={
        "et": "Juhendivälise ülesande saab anda üksnes seaduses lubatud juhtudel, sõnastus aga lubab justkui kõike.",
        "en": (
            "Tasks outside the description may be given only where the law allows it; the wording seems to allow "
            "anything."
        ),
    },
    remedy={
        "et": "Lisa piir, näiteks „teenistuskoha eesmärgi piires“.",
        "en": 'Add a limit, such as "within the purpose of the post".',
    },
    fix="unsafe",
    messages={
        "default": {
            "et": "ülesande {number} sõnastus („{text}“) lubab anda mis tahes ühekordseid ülesandeid",
            "en": 'duty {number} ("{text}") allows any one-off task whatever',
        },
        "official": {
            "et": (
                "ülesandes {number} on „{text}“ piirita; ametnikule saab neid anda üksnes ajutise koormuse kasvu või "
                "hädavajaduse korral"
            ),
            "en": (
                'duty {number} sets no limit to "{text}"; officials get such tasks only when workload has grown for a '
                "time or in an emergency"
            ),
            "basis": {
                "kind": "legal",
                "source": {"et": "ATS § 53", "en": "ATS § 53"},
                "url": "https://www.riigiteataja.ee/akt/110022026002",
                "verified": True,
            },
        },
        "employee": {
            "et": (
                "ülesandes {number} on „{text}“ piirita; tööandja korraldus peab olema seotud kokkulepitud "
                "tööülesannetega"
            ),
            "en": 'duty {number} sets no limit to "{text}"; an employer\'s orders must relate to the work agreed',
            "basis": {
                "kind": "legal",
                "source": _TLS,
                "url": "https://www.riigiteataja.ee/akt/103022026015",
                "verified": True,
            },
        },
        "fix": {"et": "lisa „{words}“", "en": 'add "{words}"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match in context.listed("one-off-tasks", description).find(description.prose):
        path = text.path
        if path[0] != "duties" or len(path) != 3 or path[2] != "duty" or _LIMITED.search(text.text):
            continue
        status = description.status
        message = status if status in ("official", "employee") else "default"
        duty = description.duty_at(path)
        number = "?" if duty is None else duty.label
        words, body = _ADDED[description.prose.language], text.text.strip()
        stop = "." if body.endswith(".") else ""
        value = f"{body.removesuffix('.')} {words}{stop}"
        fix = FixRequest("unsafe", "fix", (SetValue(path, value),), {"words": words})
        yield Hit(path, message, {"number": number, "text": match.group()}, fix=fix)
