"""CHG005: more is required of a language than before."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, ProjectHit, Transition, rule


@rule(
    id="CHG005",
    name="language-raised",
    family="changes",
    severity="warning",
    scope="change",
    basis={
        "kind": "legal",
        "source": {"et": "KeeleS § 2 lg 2; ATS § 52 lg 3 p 1", "en": "Language Act § 2(2); ATS § 52(3) 1"},
        "url": "https://www.riigiteataja.ee/akt/106032026006",
        "verified": True,
    },
    since="0.3",
    title={"et": "Keelenõue on tõusnud", "en": "A language requirement was raised"},
    why={
        "et": "Keelenõue peab olema põhjendatud ja proportsionaalne; tõusu korral tuleb see uuesti läbi mõelda.",
        "en": "A language requirement must be justified and proportionate; a higher one has to be weighed again.",
    },
    remedy={
        "et": "Kontrolli, et ülesanded põhjendavad kõrgemat nõuet ja et teenistuja vastab sellele.",
        "en": "Make sure that the duties justify the higher requirement and that the holder of the post meets it.",
    },
    messages={
        "default": {
            "et": "keelenõue tõusis: {before} → {after}; kontrolli põhjendatust ja teenistuja taset",
            "en": "language requirement raised: {before} → {after}; check the need for it and the holder's level",
        },
        "added": {
            "et": "lisandus keelenõue {after}; kontrolli põhjendatust ja teenistuja taset",
            "en": "new language requirement: {after}; check the need for it and the holder's level",
        },
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    for post, version in transition.changed():
        for change, _effect in post.changes:
            if change.field != "requirements.languages" or change.action not in ("raised", "added"):
                continue
            message = "added" if change.action == "added" else "default"
            args = {"before": change.before or "–", "after": change.after or "–"}
            yield ProjectHit(transition.place(version, change.new), message, args)
