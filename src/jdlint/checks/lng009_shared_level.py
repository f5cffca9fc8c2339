"""LNG009: every language has a level of its own."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Language, rule


@rule(
    id="LNG009",
    name="shared-level",
    family="languages",
    severity="info",
    sources=["text", "docx", "odt", "pdf", "scan"],
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Mitmel keelel on ühine tase", "en": "Languages share a level"},
    why={
        "et": "Ühise taseme puhul jääb kahtlus, kas tase käib iga keele või ainult viimase kohta.",
        "en": "A shared level leaves in doubt whether it holds for each language or for the last one only.",
    },
    remedy={
        "et": "Kirjuta iga keel koos oma tasemega eraldi lauses.",
        "en": "Write each language with its level in a sentence of its own.",
    },
    messages={
        "default": {
            "et": "{count} keelel on ühine tase {level}; märgi iga keele tase eraldi: „{text}“",
            "en": '{count} languages share level {level}; give each its own: "{text}"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    shared: dict[tuple[str, str], list[Language]] = {}
    for language in description.languages:
        if language.text and language.level and language.group is None:
            shared.setdefault((language.text, language.level), []).append(language)
    for (text, level), languages in shared.items():
        # the same level twice in the statement is a level each
        if len({language.tag for language in languages}) > 1 and text.count(level) == 1:
            path = (*languages[0].path, "level")
            yield Hit(path, args={"count": len(languages), "level": level, "text": text})
