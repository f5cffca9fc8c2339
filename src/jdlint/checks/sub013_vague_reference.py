"""SUB013: a substitute can be told from the words alone."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule, vague_word


@rule(
    id="SUB013",
    name="vague-reference",
    family="substitution",
    severity="warning",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi malli asendamise read", "en": "substitution rows of the template"},
    },
    since="0.1",
    title={"et": "Asendaja on määratlemata", "en": "Substitute is not specific"},
    why={
        "et": "Kui asendajaks võib olla üks mitmest, ei tea puudumise hetkel keegi, kes asendab.",
        "en": "Where one of several may be meant, nobody knows who substitutes when the moment comes.",
    },
    remedy={
        "et": "Nimeta iga koht eraldi real; kui valib juht, kasuta delegated_by, kogu üksuse puhul group.",
        "en": "Name each post in a row of its own; use delegated_by where a superior chooses, group for a whole unit.",
    },
    messages={
        "default": {
            "et": "sõna „{word}“ tõttu ei ole selge, kes asendab: „{words}“",
            "en": '"{words}" does not tell who substitutes, because of "{word}"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for reference in (*description.references("substitutes_for"), *description.references("substituted_by")):
        if reference.kind != "position" or reference.identifier is not None:
            continue
        word = vague_word(reference.title or reference.words)
        if word is not None:
            yield Hit(reference.path, args={"words": reference.words, "word": word})
