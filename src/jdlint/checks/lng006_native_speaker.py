"""LNG006: a mother tongue is no level."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, faulty_levels, fold, regex, rule

# Whose mother tongue it is: of those whom the work is about, or as a subject of study.
_SUBJECT = regex(r"klien|laps|laste|õpila|õpeta|õppe|inimes|isik|eriala|client|child|pupil|student|teach")


@rule(
    id="LNG006",
    name="native-speaker",
    family="languages",
    severity="error",
    basis={
        "kind": "legal",
        "source": {
            "et": "VõrdKS § 2 lg 1 p 1, § 3 lg 4",
            "en": "Equal Treatment Act §§ 2(1)1, 3(4)",
        },
        "url": "https://www.riigiteataja.ee/akt/117032026014",
        "verified": False,
    },
    since="0.1",
    title={"et": "Emakeele nõue", "en": "Native-speaker demand"},
    why={
        "et": "Emakeele nõue võib kaudselt diskrimineerida rahvuse järgi; töö jaoks loeb oskus, mitte päritolu.",
        "en": "Asking for native speakers may discriminate by ethnic origin; work needs a skill, not a descent.",
    },
    remedy={"et": "Määra CEFR-tase.", "en": "Give a CEFR level."},
    messages={
        "default": {
            "et": "emakeele nõue („{value}“) võib olla diskrimineeriv; määra CEFR-tase",
            "en": 'a native-speaker demand ("{value}") may discriminate; give a CEFR level',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    told: set[Path] = set()
    for text, _level, _estonian in faulty_levels(description, "native"):
        told.add(text.path[:3])
        yield Hit(text.path, args={"value": text.text})
    for text, match in context.listed("native-speaker", description).find(description.prose, "requirements"):
        if text.path[:3] not in told and not _SUBJECT.search(fold(text.text)):
            told.add(text.path[:3])
            yield Hit(text.path, args={"value": match.group()})
