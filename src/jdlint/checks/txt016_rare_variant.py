"""TXT016: a word that stands in one description alone and is one letter away from a word of many others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from jdlint.api import Args, Context, Project, ProjectHit, rule

# Where words differ in their first letters or in their endings, they are mostly other words or other case forms.
_HEAD, _TAIL = 2, 3


@rule(
    id="TXT016",
    name="rare-variant",
    family="text",
    severity="info",
    scope="project",
    wide=True,
    needs=["vocabulary"],
    basis={
        "kind": "practice",
        "source": {"et": "ühtlane kirjaviis asutuse juhendites", "en": "one spelling in a house"},
    },
    since="0.3",
    title={"et": "Sõna on kirjutatud teisiti kui mujal", "en": "A word is spelt otherwise than elsewhere"},
    why={
        "et": "Õigekirjakontroll ei leia eksitust, mis on ise võimalik sõna; teised juhendid näitavad, mida mõeldi.",
        "en": "Spelling checkers pass a slip that is a possible word itself; other descriptions show what was meant.",
    },
    remedy={
        "et": "Vaata sõna üle; kui see on õige, jäta nii.",
        "en": "Look at the word again; where it is right, leave it.",
    },
    options={
        "least": {
            "type": "integer",
            "default": 5,
            "minimum": 2,
            "description": {
                "et": "Kui mitmes juhendis peab tavaline kuju olema.",
                "en": "In how many descriptions the usual form must stand.",
            },
        },
    },
    messages={
        "default": {
            "et": "„{word}“ on ainult siin; {count} juhendis on „{usual}“",
            "en": '"{word}" stands here alone; {count} descriptions have "{usual}"',
        },
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    count = Counter(fact.word for number in project.open for fact in project.facts[number].vocabulary)
    usual = _forms({word: number for word, number in count.items() if number >= context.options["least"]})
    for number in project.focus:
        for fact in project.facts[number].vocabulary:
            if count[fact.word] > 1:
                continue
            near = {word for form in _without_one(fact.word) for word in usual.get(form, ()) if _alike(fact.word, word)}
            if near:
                word = min(near, key=lambda one: (-count[one], one))
                args: Args = {"word": fact.word, "usual": word, "count": count[word]}
                yield ProjectHit(project.place(number, fact.path), args=args)


def _forms(words: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the words by each of their forms that lack one letter, or none."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for form in _without_one(word):
            found[form].append(word)
    return found


def _without_one(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(_HEAD, len(word) - _TAIL))}


def _alike(rare: str, usual: str) -> bool:
    """Tell whether one letter is missing, too many or another, between beginnings and endings that are the same."""
    if rare[:_HEAD] != usual[:_HEAD] or rare[-_TAIL:] != usual[-_TAIL:] or rare == usual:
        return False
    if len(rare) == len(usual):
        return sum(a != b for a, b in zip(rare, usual, strict=True)) == 1
    short, long = sorted((rare, usual), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
