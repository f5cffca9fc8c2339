"""DUT002: results that belong to no duty."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule


@rule(
    id="DUT002",
    name="result-without-duty",
    family="duties",
    severity="error",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.1",
    title={"et": "Tulemusel puudub ülesanne", "en": "Result belongs to no duty"},
    why={
        "et": "Tulemust saab nõuda ainult siis, kui juhend annab ka ülesande.",
        "en": "A result can be asked for only where the description gives the duty too.",
    },
    remedy={
        "et": "Kirjuta ülesanne, või vii tulemus selle ülesande juurde, mille tulemus see on.",
        "en": "Write the duty, or move the result to the duty it comes from.",
    },
    messages={
        "default": {
            "et": "real {number} on tulemus, kuid ülesanne puudub",
            "en": "row {number} has a result but no duty",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for duty in description.duties:
        if duty.duty is None and duty.results:
            yield Hit((*duty.path, "duty"), args={"number": duty.label})
