"""WKT001: where the text tells of work at odd hours, the description notes the working time."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Scalar, fold, regex, rule

_PLACES = frozenset({"purpose", "duties", "rights", "responsibilities", "special_conditions"})
_WEAK = regex(r"graafiku(?:le| alusel| järgi)|roster")
_ALL_DAY = regex(r"ring|clock")
# Who arranges what runs all day need not work all day.
_ARRANGES = regex(
    r"korralda|koordineeri|juhi[bmn]|juhti|taga[bmd]|arenda|hanki|hange|telli|leping|kavanda|planeeri|järelevalve"
    r"|hooldus|hoolda|halda|arrang|manage|organi[sz]|coordinat|ensur|contract|procur|plan"
)
_NOT = regex(r"\b(?:ei|puudub|ilma|mitte|no|not|without)\b")
_EMPLOYEE = {
    "kind": "legal",
    "source": {"et": "TLS § 6 lg 6 ja 9, §§ 48 ja 50", "en": "TLS §§ 6(6), (9), 48, 50"},
    "url": "https://www.riigiteataja.ee/akt/103022026015",
    "verified": True,
}
_CONTRADICTION = {
    "et": "tööaja märge ütleb, et erikorda ei ole, kuid tekst viitab sellele („{word}“)",
    "en": 'the note says that no special working time applies, but the text implies one ("{word}")',
}
_PRACTICE = {
    "kind": "practice",
    "source": {"et": "juhendi kooskõla iseendaga", "en": "agreement of the text with itself"},
}


@rule(
    id="WKT001",
    name="worktime-note",
    family="worktime",
    severity="error",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 52 lg 1 p 3, § 38 lg 1, § 40", "en": "ATS §§ 52(1) 3, 38(1), 40"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    when={"words": ["work-at-odd-hours", "shift-work"]},
    since="0.1",
    title={"et": "Tööaja erikorra märge puudub", "en": "Note on working time is missing"},
    why={
        "et": (
            "Valve- ja öötööd saab ametnikult nõuda juhendi märke alusel, töötajalt kokkuleppel; märketa jääb see "
            "vaieldavaks."
        ),
        "en": (
            "On-call and night work is asked of officials on the note, of employees by agreement; without one it is "
            "open to dispute."
        ),
    },
    remedy={
        "et": "Märgi working_time (summarised, on_call, night) või sõnasta tekst ümber, kui erikorda ei ole.",
        "en": "State working_time (summarised, on_call, night), or reword the text where no such regime applies.",
    },
    messages={
        "default": {
            "et": "tekst viitab tööaja erikorrale („{word}“), kuid summeeritud tööaja, valveaja või öötöö märge puudub",
            "en": (
                'the text implies a special working time ("{word}"), but the note on summarised, on-call or night '
                "work is missing"
            ),
        },
        "employee": {
            "et": "tekst viitab tööaja erikorrale („{word}“), kuid märge puudub; kontrolli, kas see on töölepingus",
            "en": 'the text implies a special working time ("{word}"), but has no note; check the contract for it',
            "basis": _EMPLOYEE,
        },
        "unclear": {
            "et": "tekst viitab tööaja erikorrale („{word}“), kuid selle märge puudub",
            "en": 'the text implies a special working time ("{word}"), but has no note on it',
            "basis": _PRACTICE,
        },
        "contradiction": _CONTRADICTION,
        "denied": {**_CONTRADICTION, "basis": _PRACTICE},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    found = list(context.listed("work-at-odd-hours", description).find(description.prose))
    found += context.listed("shift-work", description).find(description.prose)
    if not found:
        return
    note = description.node("working_time")
    flags = list(note.values.values()) if isinstance(note, MappingNode) else []
    if any(not isinstance(flag, Scalar) or flag.text.lower() != "false" for flag in flags):
        return
    conditions = fold(description.text("special_conditions") or "")
    if not flags and context.listed("worktime-notes", description).pattern.search(conditions):
        return  # the note is there in words
    official = description.status == "official" and context.body != "other"
    other = "employee" if description.status == "employee" else "unclear"
    hits = []
    for text, match in found:
        folded, word = fold(text.text), match.group()
        if text.path[0] not in _PLACES or _NOT.search(folded):
            continue
        if word == "graafikule" and "vastavalt graafikule" not in folded:
            continue
        if _ALL_DAY.search(word) and _ARRANGES.search(folded):
            continue
        message = ("contradiction" if flags else "default") if official else ("denied" if flags else other)
        hits.append(Hit(text.path, message, {"word": word}, severity=None if official else "warning"))
    strong = next((hit for hit in hits if not _WEAK.search(str(hit.args["word"]))), None)
    if strong is not None:
        yield strong
    elif hits:
        yield hits[0]._replace(severity="info")
