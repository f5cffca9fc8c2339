"""TXT014: a description speaks of the post, not to the candidate."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule


@rule(
    id="TXT014",
    name="reader-addressed",
    family="text",
    severity="info",
    basis={"kind": "practice", "source": {"et": "ametliku teksti stiil", "en": "style of official texts"}},
    when={"words": ["reader-addressed"]},
    since="0.3",
    title={"et": "Tekst kõnetab lugejat", "en": "The text speaks to the reader"},
    why={
        "et": "Töökuulutusest kopeeritud lause lubab või küsib seda, mida juhendis lubada ega küsida ei saa.",
        "en": "A sentence copied from an advertisement promises or asks what a description cannot.",
    },
    remedy={
        "et": "Sõnasta kolmandas isikus: „Korraldab …“, „Töötaja vastutab …“.",
        "en": 'Word it in the third person: "Arranges …", "The employee is responsible for …".',
    },
    messages={
        "default": {
            "et": "„{words}“ on pöördumine lugeja poole, nagu töökuulutuses",
            "en": '"{words}" speaks to the reader, as an advertisement does',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match in context.listed("reader-addressed", description).find(description.prose):
        yield Hit(text.path, args={"words": match.group()})
        return
