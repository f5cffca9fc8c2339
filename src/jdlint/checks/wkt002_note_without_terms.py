"""WKT002: a note on special working time says which one."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Scalar, fold, regex, rule

_NOT = regex(r"\b(?:ei|puudub|puuduvad|ilma|mitte|no|not|without)\b")


@rule(
    id="WKT002",
    name="note-without-terms",
    family="worktime",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 52 lg 1 p 3", "en": "ATS § 52(1) 3"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    when={"words": ["worktime-vague"]},
    since="0.3",
    title={"et": "Tööaja erikord on täpsustamata", "en": "Special working time is not specified"},
    why={
        "et": "Seadus tunneb märget summeeritud tööaja, valveaja ja öötöö kohta; „erikord“ neist ühtki ei anna.",
        "en": 'The act knows notes on summarised working time, on-call and night work; "special" gives none of them.',
    },
    remedy={
        "et": "Märgi working_time all, kas kohaldatakse summeeritud tööaega, valveaega või öötööd.",
        "en": "State under working_time which applies: summarised, on_call or night.",
    },
    messages={
        "default": {
            "et": "„{words}“ ei ütle, kas tegu on summeeritud tööaja, valveaja või öötööga",
            "en": '"{words}" does not say whether summarised working time, on-call time or night work is meant',
        },
        "employee": {
            "et": "„{words}“ ei ütle, milline tööaeg kohaldub; kontrolli, kas see on töölepingus",
            "en": '"{words}" does not say which working time applies; check whether the contract does',
            "basis": {
                "kind": "legal",
                "source": {"et": "TLS § 6 lg 6 ja 9", "en": "TLS § 6(6), (9)"},
                "url": "https://www.riigiteataja.ee/akt/103022026015",
                "verified": True,
            },
        },
        "unclear": {
            "et": "„{words}“ ei ütle, milline tööaeg kohaldub",
            "en": '"{words}" does not say which working time applies',
            "basis": {
                "kind": "practice",
                "source": {"et": "juhendi arusaadavus", "en": "an intelligible description"},
            },
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    note = description.node("working_time")
    flags = list(note.values.values()) if isinstance(note, MappingNode) else []
    if any(not isinstance(flag, Scalar) or flag.text.lower() != "false" for flag in flags):
        return
    official = description.status == "official" and context.body != "other"
    message = "default" if official else "employee" if description.status == "employee" else "unclear"
    terms = context.listed("worktime-notes", description).pattern
    for text, match in context.listed("worktime-vague", description).find(description.prose):
        folded = fold(text.text)
        if text.path[0] != "special_conditions" or _NOT.search(folded) or terms.search(folded):
            continue
        yield Hit(text.path, message, {"words": match.group()}, severity=None if official else "info")
        return
