"""STR013: the version of the format a description is written in."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule

_KNOWN = "1"


@rule(
    id="STR013",
    name="format-version",
    family="structure",
    severity="error",
    sources=["yaml"],
    basis={"kind": "house", "source": {"et": "ametijuhendi vorming 1", "en": "description format 1"}},
    reads=["jdlint"],
    since="0.1",
    title={"et": "Vormingu versioon puudub või on tundmatu", "en": "Format version is missing or unknown"},
    why={
        "et": "Versioon ütleb, mida väljad tähendavad; tulevane versioon võib neid teisiti lugeda.",
        "en": "The version says what the fields mean; a later one may read them otherwise.",
    },
    remedy={"et": "Alusta faili reaga jdlint: 1.", "en": "Begin the file with jdlint: 1."},
    messages={
        "default": {
            "et": "vormingu versioon puudub; lisa jdlint: 1",
            "en": "the format version is missing; add jdlint: 1",
        },
        "unknown": {
            "et": "tundmatu vormingu versioon „{value}“; see väljaanne tunneb versiooni 1",
            "en": 'unknown format version "{value}"; this release knows version 1',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    version = description.text("jdlint")
    if version is None:
        yield Hit(("jdlint",))
    elif version != _KNOWN:
        yield Hit(("jdlint",), "unknown", {"value": version})
