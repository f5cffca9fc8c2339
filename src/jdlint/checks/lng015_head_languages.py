"""LNG015: heads of units among state officials know a foreign language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.api import Context, Description, Hit, Language, rule, text_of
from jdlint.estonian.levels import judge_level, rank


@rule(
    id="LNG015",
    name="head-languages",
    family="languages",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {
            "et": "VV 19.12.2012 määrus nr 114 § 4",
            "en": "Government regulation no 114 of 19 December 2012 § 4",
        },
        "url": "https://www.riigiteataja.ee/akt/121122012037",
        "verified": False,
    },
    when={"status": ["official"], "fields": ["position.head_of_unit"]},
    since="0.1",
    title={"et": "Üksuse juhi võõrkeelenõue on madal", "en": "Low language requirement for a head of unit"},
    why={
        "et": "Struktuuriüksuse juhilt võidakse määruse järgi nõuda vähemalt ühe võõrkeele oskust kindlal tasemel.",
        "en": "The regulation may ask of heads of units at least one foreign language at certain levels.",
    },
    remedy={
        "et": "Võrdle võõrkeelenõuet määruse §-ga 4 ja vajaduse korral tõsta seda.",
        "en": "Compare the requirement with § 4 of the regulation and raise it if need be.",
    },
    messages={
        "default": {
            "et": "üksuse juhi võõrkeelenõue {language} {level} võib olla alla määruse nr 114 § 4 miinimumi",
            "en": "{language} {level} for a head of unit may be below the minimum of regulation no 114 § 4",
        },
        "missing": {
            "et": "üksuse juhilt ei nõuta ühtki keelt, mida määruse nr 114 § 4 võib nõuda ({languages})",
            "en": "no language is required of the head of unit that regulation no 114 § 4 may ask ({languages})",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.status != "official" or context.body != "state" or not description.languages:
        return
    law = context.law.get("vv114-s4")
    if law is None or text_of(description.node("position", "head_of_unit")) != "true":
        return
    known: list[str] = law.values["languages"]
    foreign = [item for item in description.languages if item.tag in known and not item.preferred]
    # two languages will do at levels that were not read, and what a sentence asks cannot be compared
    if len({item.tag for item in foreign}) > 1 or any(item.language is None for item in description.languages):
        return
    if not foreign:
        yield Hit(("requirements", "languages"), "missing", {"languages": ", ".join(known)})
        return
    low = [_below(item, law.values["levels"]) for item in foreign]
    if all(low):
        language, level = foreign[0], low[0] or ""
        yield Hit(language.path, args={"language": language.language or "", "level": level})


def _below(language: Language, least: Mapping[str, str]) -> str | None:
    """Return a level of `language` that is below the minimum; None where none is, or it cannot be told."""
    for path, text in language.levels():
        level = judge_level(text)
        if level.fault is not None or level.suggestion is None:
            return None
        skill = path[-1]
        minimum = max(least.values()) if skill == "level" and not language.skills else least.get(str(skill))
        if minimum is not None and rank(level.suggestion) < rank(minimum):
            return text
    return None
