"""DUT013: a duty that all descriptions share is worded alike in all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from jdlint.api import Context, Path, Project, ProjectHit, RelatedPlace, TextFact, rule


@rule(
    id="DUT013",
    name="boilerplate-drift",
    family="duties",
    severity="info",
    scope="project",
    wide=True,
    needs=["signatures"],
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.2",
    title={"et": "Tüüptekst erineb teistest juhenditest", "en": "Boilerplate differs from the other descriptions"},
    why={
        "et": "Sama tüüpülesanne pisut erinevas sõnastuses tekitab küsimuse, kas mõeldi midagi muud.",
        "en": "The same standard duty in slightly different words makes people ask whether something else was meant.",
    },
    remedy={
        "et": "Kasuta teiste juhenditega sama sõnastust, või ütle selgelt, mis on selle koha puhul teisiti.",
        "en": "Use the wording of the other descriptions, or say clearly what is different in this post.",
    },
    options={
        "least": {
            "type": "integer",
            "default": 3,
            "minimum": 2,
            "description": {
                "et": "Kui mitmes juhendis peab sama sõnastus olema, et see oleks tüüptekst.",
                "en": "In how many descriptions a wording must stand to count as boilerplate.",
            },
        },
        "percent": {
            "type": "integer",
            "default": 75,
            "minimum": 1,
            "description": {
                "et": "Ühiste sõnade osakaal protsentides, millest alates on tekst tüüpteksti teisend.",
                "en": "Share of common words, in per cent, from which a text is a variant of boilerplate.",
            },
        },
    },
    messages={
        "default": {
            "et": "sõnastus erineb pisut tüüptekstist, mis on {count} juhendis",
            "en": "the wording differs a little from boilerplate that stands in {count} descriptions",
        },
        "usual": {"et": "tüüptekst", "en": "the boilerplate"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    counts: Counter[int] = Counter()
    first: dict[int, tuple[int, TextFact]] = {}
    for number in project.open:
        for whole in {text.signature.whole for text in project.facts[number].texts}:
            counts[whole] += 1
        for text in project.facts[number].texts:
            first.setdefault(text.signature.whole, (number, text))
    usual: dict[int, list[int]] = defaultdict(list)  # boilerplate by how it begins and how it ends
    for whole, count in counts.items():
        if count >= context.options["least"]:
            signature = first[whole][1].signature
            for edge in {signature.head, signature.tail}:
                usual[edge].append(whole)
    share = context.options["percent"] / 100
    for number in project.focus if usual else ():
        for text in project.facts[number].texts:
            mine = text.signature
            if counts[mine.whole] >= context.options["least"]:
                continue
            near = [
                whole
                for whole in {*usual.get(mine.head, ()), *usual.get(mine.tail, ())}
                if mine.likeness(first[whole][1].signature) >= share
            ]
            if near:
                best = max(near, key=lambda whole: (counts[whole], whole))
                there = project.place(first[best][0], _path(first[best][1]))
                place = project.place(number, _path(text))
                yield ProjectHit(place, args={"count": counts[best]}, related=(RelatedPlace(there, "usual"),))


def _path(text: TextFact) -> Path:
    duty: Path = ("duties", text.duty)
    return (*duty, "duty") if text.result is None else (*duty, "expected_results", text.result)
