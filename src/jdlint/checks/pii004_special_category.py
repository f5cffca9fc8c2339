"""PII004: nothing of the health, union membership or convictions of a person who is named."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, rule
from jdlint.estonian.names import names
from jdlint.estonian.regions import unnamed


@rule(
    id="PII004",
    name="special-category",
    family="privacy",
    severity="warning",
    preview=True,
    basis={
        "kind": "eu",
        "source": {
            "et": "IKÜM art 9 ja 10; vrd AvTS § 35 lg 1 p 11 ja 12",
            "en": "GDPR Articles 9, 10; cf. Public Information Act § 35(1) 11, 12",
        },
        "verified": False,
    },
    when={"words": ["special-categories"]},
    since="0.1",
    mask=True,
    title={"et": "Juhendis on eriliiki isikuandmed", "en": "Special-category data in the description"},
    why={
        "et": "Nimelise isiku tervise, ametiühingu või karistuse andmetel ei ole ametijuhendis kohta.",
        "en": "A named person's health, union membership or convictions have no place in a description.",
    },
    remedy={"et": "Kustuta lause; kirjelda kohta, mitte inimest.", "en": "Delete the sentence; describe the post."},
    messages={
        "default": {
            "et": "tekstis on sõna „{word}“ ja isiku nimi; need võivad olla eriliiki isikuandmed",
            "en": 'the text holds the word "{word}" and a person\'s name; together they may be special-category data',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    seen: set[Path] = set()
    for text, match in context.listed("special-categories", description).find(description.prose):
        if text.path not in seen and names(text.text, context.words["first-names.et"].pattern):
            seen.add(text.path)
            yield Hit(unnamed(text.path), args={"word": match.group()})
