"""LEG002: no act or programme is cited that has ended."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule


@rule(
    id="LEG002",
    name="stale-citation",
    family="legal",
    severity="warning",
    basis={
        "kind": "practice",
        "source": {"et": "viidatud aktide ja meetmete kehtivus", "en": "validity of the acts and programmes cited"},
        "verified": False,
    },
    when={"words": ["stale-citations", "closed-programmes"]},
    since="0.1",
    title={"et": "Viide on aegunud", "en": "Reference is outdated"},
    why={
        "et": (
            "Viide kehtetule aktile või lõppenud meetmele näitab, et juhendit ei ole ammu üle vaadatud, ja jätab "
            "aluse lahtiseks."
        ),
        "en": "A reference to what has ended shows an old text and leaves the ground of the work open.",
    },
    remedy={
        "et": "Viita kehtivale aktile või meetmele või jäta viide välja.",
        "en": "Refer to the act or programme in force, or leave the reference out.",
    },
    messages={
        "default": {
            "et": "viidatud akt „{reference}“ võib olla kehtetu",
            "en": 'the act referred to ("{reference}") may have been repealed',
        },
        "programme": {
            "et": "rahastusmeede „{reference}“ võib olla lõppenud",
            "en": 'the programme "{reference}" may have ended',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match in context.listed("stale-citations", description).find(description.prose):
        yield Hit(text.path, args={"reference": match.group()})
    for text, match in context.listed("closed-programmes", description).find(description.prose):
        yield Hit(text.path, "programme", {"reference": match.group()}, severity="info")
