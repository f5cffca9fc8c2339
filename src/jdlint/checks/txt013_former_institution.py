"""TXT013: partners and authorities are named as they are called today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, corrections, regex, rule

# Who speaks of the past knows it.
_FORMER = regex(r"\b(?:end\w*|varase\w*|likvideeri\w*|former\w*|previous\w*|the late) (?:\w+ )?$", re.IGNORECASE)
_WHOLE = regex(r"arhiiv|ajalu|archive|histor", re.IGNORECASE)


@rule(
    id="TXT013",
    name="former-institution",
    family="text",
    severity="warning",
    basis={
        "kind": "practice",
        "source": {"et": "nimetuste ajakohasus", "en": "names that are up to date"},
        "verified": False,
    },
    when={"words": ["former-institutions"]},
    since="0.3",
    title={"et": "Asutust selle nimega võib enam mitte olla", "en": "The institution may no longer exist by this name"},
    why={
        "et": "Vana nimi näitab, et juhendit ei ole ammu üle vaadatud, ja jätab partneri lahtiseks.",
        "en": "The name of what was reorganised shows an old text, and leaves open who the partner is.",
    },
    remedy={
        "et": "Kirjuta praegune nimi ja kontrolli, kas ülesanne on endiselt sama.",
        "en": "Write the present name, and see whether the duty is still the same.",
    },
    messages={
        "default": {
            "et": "„{word}“ võib olla ümber korraldatud; praegu vist „{now}“",
            "en": '"{word}" may have been reorganised; today it is perhaps "{now}"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    words = context.listed("former-institutions", description)
    for text, match, now in corrections(words, description):
        if not _FORMER.search(match.string[: match.start()]) and not _WHOLE.search(match.string):
            yield Hit(text.path, args={"word": match.group(), "now": now})
