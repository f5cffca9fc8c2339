"""WKT004: the description does not allow telework here and refuse it there."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, RelatedHit, Text, fold, regex, rule

_PLACES = frozenset({"rights", "special_conditions", "equipment", "working_time"})
_NOT = regex(
    r"\b(?:ei|mitte|keelatud|välistatud|not|no|never|excluded)\b(?! \w*(?:ainult|only))|\b(?:võimatu|impossible)\b"
)
_ON_SITE = regex(r"\b(?:ainult|üksnes) (?:kohapeal|töökohas|asutuse ruumides)\b|\bon site only\b|\bonly on site\b")


@rule(
    id="WKT004",
    name="telework-contradiction",
    family="worktime",
    severity="warning",
    basis={
        "kind": "practice",
        "source": {"et": "juhendi kooskõla iseendaga", "en": "agreement of the text with itself"},
    },
    when={"words": ["telework"]},
    since="0.3",
    title={"et": "Kaugtöö kohta on vastuolu", "en": "Telework is allowed and refused"},
    why={
        "et": "Vastuolu korral ei tea kumbki pool, kas kaugtöös on kokku lepitud; vaidlus tekib esimesel korral.",
        "en": "Neither side knows whether telework has been agreed; the dispute comes on the first occasion.",
    },
    remedy={
        "et": "Jäta alles see, mis kehtib, ja kooskõlasta tööleping.",
        "en": "Keep what holds, and bring the contract into line.",
    },
    messages={
        "default": {
            "et": "siin on kaugtöö lubatud, mujal samas juhendis välistatud",
            "en": "telework is allowed here and refused elsewhere in the same description",
        },
        "other": {"et": "siin on see välistatud", "en": "it is refused here"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    told = [text for text, _ in context.listed("telework", description).find(description.prose)]
    told = [text for text in told if text.path[0] in _PLACES]
    allowed = next((text for text in told if not _NOT.search(fold(text.text))), None)
    if allowed is None:
        return
    refused = next((text for text in told if _NOT.search(fold(text.text))), None) or _on_site(description)
    if refused is not None and refused.path != allowed.path:
        yield Hit(allowed.path, related=(RelatedHit(refused.path, "other"),))


def _on_site(description: Description) -> Text | None:
    found = description.prose.search(_ON_SITE, ("ainult", "üksnes", "only"))
    return next((text for text, _ in found if text.path[0] in _PLACES), None)
