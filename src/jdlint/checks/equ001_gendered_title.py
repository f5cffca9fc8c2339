"""EQU001: a title says what the work is, not of which sex somebody is."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, rule


@rule(
    id="EQU001",
    name="gendered-title",
    family="equality",
    severity="warning",
    basis={
        "kind": "eu",
        "source": {
            "et": "direktiiv (EL) 2023/970 art 5 lg 3 (ülevõtmine Eestis kontrollimata)",
            "en": "Directive (EU) 2023/970, Article 5(3) (transposition in Estonia not verified)",
        },
        "verified": False,
    },
    when={"words": ["gendered-titles"]},
    since="0.1",
    title={"et": "Nimetus ei ole sooneutraalne", "en": "Title is not gender-neutral"},
    why={
        "et": (
            "Direktiivi järgi peavad ametinimetused olema sooneutraalsed; sooga nimetus võib osa kandidaate eemale "
            "hoida."
        ),
        "en": "The directive asks for gender-neutral titles; a gendered one may keep candidates away.",
    },
    remedy={
        "et": "Nimeta töö, näiteks „päästja“, „hooldustööline“ või „koristaja“.",
        "en": 'Name the work, such as "firefighter", "chair" or "sales assistant".',
    },
    messages={
        "default": {
            "et": "nimetuse sõna „{word}“ ei ole sooneutraalne",
            "en": 'the word "{word}" of the title is not gender-neutral',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.title is None:
        return
    exempt = context.listed("gendered-titles-exempt", description).pattern
    for match in context.listed("gendered-titles", description).pattern.finditer(fold(description.title)):
        if not exempt.fullmatch(match.group()):
            yield Hit(("position", "title"), args={"word": match.group()})
            return
