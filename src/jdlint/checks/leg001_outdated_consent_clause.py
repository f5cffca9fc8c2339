"""LEG001: no clause lets the employer amend the description alone while "purpose, main duties and volume" stay."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, Path, SetValue, fold, regex, rule
from jdlint.estonian.wording import sentences

# May be amended, …
_MAY = regex(
    r"\b(?:v[õo]ib|v[õo]idakse|saab|on [õo]igus|may|can)\b.*\b(?:muut|amend|chang)"
    r"|\b(?:muut|amend|chang).*\b(?:v[õo]ib|saab)\b"
)
# … as long as …
_UNLESS = regex(r"eesm[äa]r|p[õo]hi[üu]lesan|maht|mahu|purpose|main (?:duties|tasks)|volume")
# … and not the reverse, which is what the law says.
_NEVER = regex(
    r"\b(?:ei v[õo]i|ei tohi|ei saa|ei muudeta|mitte|may not|must not|cannot|not)\b[^,;]*\b(?:muut|muude|amend|chang)"
)
_NEUTRAL = {
    ("et", "official"): "Ametijuhendi muutmisel lähtutakse avaliku teenistuse seaduse § 52 lõikest 3.",
    ("et", "employee"): "Ametijuhendit muudetakse poolte kokkuleppel.",
    ("en", "official"): "The description is amended as provided by section 52(3) of the Civil Service Act.",
    ("en", "employee"): "The description is amended by agreement of the parties.",
}
_PLACES = ("review", "special_conditions", "rights", "responsibilities", "purpose")
_ATS = "https://www.riigiteataja.ee/akt/110022026002"
_52 = {"kind": "legal", "source": {"et": "ATS § 52 lg 3", "en": "ATS § 52(3)"}, "url": _ATS, "verified": False}


@rule(
    id="LEG001",
    name="outdated-consent-clause",
    family="legal",
    severity="error",
    basis={
        "kind": "legal",
        "source": {
            "et": "TLS §§ 2 ja 12; vrd 1995. a ATS § 59 lg 1¹ (kehtetu)",
            "en": "TLS §§ 2, 12; cf. the repealed Public Service Act of 1995, § 59(1¹)",
        },
        "url": "https://www.riigiteataja.ee/akt/103022026015",
        "verified": False,
    },
    when={"words": ["consent-not-needed"]},
    since="0.1",
    title={"et": "Muutmise säte järgib kehtetut seadust", "en": "Amendment clause follows a repealed act"},
    why={
        "et": (
            "Nõusolekuta muutmise erand pärineb 1995. aasta avaliku teenistuse seadusest; praegu võib sellele "
            "tuginemine tuua vaidluse."
        ),
        "en": "The exception stems from the civil service act of 1995; to rely on it today may end in a dispute.",
    },
    remedy={
        "et": "Jäta säte välja; töötaja juhendit muudetakse kokkuleppel, ametniku oma ATS § 52 lg 3 järgi.",
        "en": "Drop the clause: employees' descriptions are amended by agreement, officials' under ATS § 52(3).",
    },
    fix="unsafe",
    messages={
        "default": {
            "et": (
                "säte lubab töötaja juhendit nõusolekuta muuta; töölepingut muudetakse kokkuleppel ja säte võib olla "
                "tühine"
            ),
            "en": (
                "the clause lets an employee's description be amended without consent; contracts are changed by "
                "agreement, so it may be void"
            ),
        },
        "official": {
            "et": (
                "nõusolekuta muutmise säte võib olla kitsam kui ATS § 52 lg 3, mis nõuab nõusolekut ka nõuete, tööaja "
                "ja palga puhul"
            ),
            "en": (
                "the clause may fall short of ATS § 52(3), which asks for consent also where requirements, working "
                "time or pay change"
            ),
            "basis": _52,
        },
        "unclear": {
            "et": "nõusolekuta muutmise säte võib tugineda kehtetule seadusele",
            "en": "the clause on amendment without consent may rest on a repealed act",
        },
        "fix": {"et": "asenda sättega „{clause}“", "en": 'replace it by "{clause}"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    seen: set[Path] = set()
    for text, _ in context.listed("consent-not-needed", description).find(description.prose):
        if text.path[0] not in _PLACES or text.path in seen:
            continue
        seen.add(text.path)
        for sentence in sentences(text.text):
            folded = fold(sentence)
            if not _UNLESS.search(folded) or not _MAY.search(folded) or _NEVER.search(folded):
                continue
            status = description.status
            message = {"employee": "default", "official": "official"}.get(status or "", "unclear")
            fix = _fix(description, text.path, text.text, sentence)
            yield Hit(text.path, message, fix=fix, severity=None if status == "employee" else "warning")
            break


def _fix(description: Description, path: Path, text: str, sentence: str) -> FixRequest | None:
    clause = _NEUTRAL.get((description.prose.language, description.status or ""))
    if clause is None or text.count(sentence) != 1:
        return None
    return FixRequest("unsafe", "fix", (SetValue(path, text.strip().replace(sentence, clause)),), {"clause": clause})
