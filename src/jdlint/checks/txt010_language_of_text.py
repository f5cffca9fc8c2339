"""TXT010: public bodies write in Estonian."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, regex, rule

# Too few words tell nothing: a title and two duties may be anything.
_LEAST = 60
_ENGLISH = frozenset({"the", "and", "of", "to", "with", "is", "are", "have", "been", "by", "at", "which", "their"})
_CYRILLIC = regex("[\u0430-\u044f]{3}")
_ESTONIAN = frozenset({"ja", "on", "ning", "või", "oma", "kui", "ei", "eest", "vastavalt", "keele", "tasemel"})


@rule(
    id="TXT010",
    name="language-of-text",
    family="text",
    severity="warning",
    preview=True,
    basis={
        "kind": "legal",
        "source": {"et": "KeeleS § 4 lg 1, § 10 lg 1", "en": "Language Act §§ 4(1), 10(1)"},
        "url": "https://www.riigiteataja.ee/akt/106032026006",
        "verified": True,
    },
    since="0.1",
    title={"et": "Ametijuhend ei ole eesti keeles", "en": "Description is not in Estonian"},
    why={
        "et": "Riigi- ja omavalitsusasutuse asjaajamiskeel on eesti keel; muus keeles saab olla ainult tõlge.",
        "en": "State and local bodies administer in Estonian; in another language there can only be a translation.",
    },
    remedy={
        "et": "Kinnita juhend eesti keeles ja lisa muukeelne tekst tõlkena.",
        "en": "Approve the description in Estonian and add the other text as a translation.",
    },
    messages={
        "english": {
            "et": "ametijuhend on inglise keeles; kinnitatud tekst peab olema eestikeelne",
            "en": "the description is in English; the text that is approved must be in Estonian",
        },
        "cyrillic": {
            "et": "ametijuhend on kirillitsas; kinnitatud tekst peab olema eestikeelne",
            "en": "the description is in Cyrillic script; the text that is approved must be in Estonian",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    folded = description.prose.folded
    if context.body == "other" or (description.prose.language == "et" and not _CYRILLIC.search(folded)):
        return
    words = folded.split()
    if len(words) < _LEAST:
        return
    path = ("purpose",) if description.purpose else ("duties",)
    if 2 * sum(_CYRILLIC.match(word) is not None for word in words) > len(words):
        yield Hit(path, "cyrillic")
    elif len(_ENGLISH.intersection(words)) >= 5 and len(_ESTONIAN.intersection(words)) < 2:
        yield Hit(path, "english")
