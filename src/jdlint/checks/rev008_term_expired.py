"""REV008: a fixed-term post outlives its term only by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, date_of, rule

_UNTIL = ("position", "fixed_term", "until")


@rule(
    id="REV008",
    name="term-expired",
    family="review",
    severity="error",
    basis={
        "kind": "house",
        "source": {
            "et": "koosseisu ajakohasus; vrd ATS § 23 lg 2, TLS § 6 lg 2",
            "en": "an up-to-date staff list; cf. ATS § 23(2), TLS § 6(2)",
        },
    },
    when={"fields": ["position.fixed_term"]},
    timed=["*"],
    since="0.1",
    title={"et": "Teenistuskoha tähtaeg on möödunud", "en": "Term of the post has passed"},
    why={
        "et": "Möödunud tähtajaga koht on kas kaotatud või kestab edasi aluseta, mida juhendist ei näe.",
        "en": "A post whose term has passed is either gone or goes on without a ground that one could see.",
    },
    remedy={
        "et": "Sulge koht (position.valid_to) või märgi uus tähtaeg või sündmus.",
        "en": "Close the post (position.valid_to), or state the new date or event.",
    },
    messages={
        "default": {
            "et": "teenistuskoha tähtaeg {date} on möödunud, kuid koht ei ole suletud",
            "en": "the term of the post ended on {date}, but the post is not closed",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    until = date_of(description.node(*_UNTIL))
    if until is None or until >= context.as_of:
        return
    closed = date_of(description.node("position", "valid_to"))
    if closed is None or closed >= context.as_of:
        yield Hit(_UNTIL, args={"date": until})
