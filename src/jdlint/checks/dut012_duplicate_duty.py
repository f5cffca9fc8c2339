"""DUT012: nothing stands twice in one description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jdlint.api import Context, Description, Hit, Path, RelatedHit, rule
from jdlint.estonian.wording import quote, sentences, words_of

# Texts are compared when they begin alike. So many texts at most, for descriptions that were never read by anybody.
_HEAD, _MOST = 10, 150
# "On time and correctly" (DUT004) and other short results repeat without harm.
_SHORTEST_RESULT = 5


class _Said(NamedTuple):
    path: Path
    label: str
    text: str
    result: bool


@rule(
    id="DUT012",
    name="duplicate-duty",
    family="duties",
    severity="warning",
    basis={"kind": "house", "source": {"et": "ametijuhendi koostamise hea tava", "en": "good practice of drafting"}},
    since="0.1",
    title={"et": "Ülesanded kattuvad", "en": "Duties overlap"},
    why={
        "et": "Kattuvad ülesanded lähevad muutmisel lahku ja siis vaieldakse, kumb kehtib.",
        "en": "Overlapping duties drift apart when one is amended, and then it is disputed which one holds.",
    },
    remedy={
        "et": "Ühenda kattuvad ülesanded; jäta tulemus selle ülesande juurde, mille tulemus see on.",
        "en": "Merge the duties; leave a result with the duty it comes from.",
    },
    options={
        "percent": {
            "type": "integer",
            "default": 80,
            "minimum": 1,
            "description": {
                "et": "Ühiste sõnade osakaal protsentides, millest alates tekstid kattuvad.",
                "en": "Share of common words, in per cent, from which texts overlap.",
            },
        }
    },
    messages={
        "default": {"et": "ülesanded {first} ja {second} kattuvad", "en": "duties {first} and {second} overlap"},
        "result": {
            "et": "ülesannetel {first} ja {second} on sama tulemus: „{text}“",
            "en": 'duties {first} and {second} have the same result: "{text}"',
        },
        "twice": {
            "et": "ülesande {first} tulemus on kirjas kaks korda: „{text}“",
            "en": 'a result of duty {first} stands twice: "{text}"',
        },
        "other": {"et": "esimest korda siin", "en": "first here"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    heads: dict[tuple[bool, str], list[_Said]] = {}
    for said in _all(description):
        heads.setdefault((said.result, said.text[:_HEAD]), []).append(said)
    alike = [group for group in heads.values() if len(group) > 1]
    if not alike:
        return
    reported: set[tuple[str, str]] = set()
    for group in alike:  # duties come first, and what overlaps as a whole is not reported result by result
        for i, later in enumerate(group):
            earlier = next((said for said in group[:i] if _overlap(said, later, context.options["percent"])), None)
            if earlier is None or (earlier.label, later.label) in reported:
                continue
            reported.add((earlier.label, later.label))
            related = (RelatedHit(earlier.path, "other"),)
            if not later.result:
                yield Hit(later.path, args={"first": earlier.label, "second": later.label}, related=related)
            elif later.label == earlier.label:
                yield Hit(later.path, "twice", {"first": later.label, "text": quote(later.text)}, related, None, "info")
            else:
                args = {"first": earlier.label, "second": later.label, "text": quote(later.text)}
                yield Hit(later.path, "result", args, related, None, "info")


def _all(description: Description) -> list[_Said]:
    """Return the duties, then the sentences of results."""
    duties = [
        _Said((*duty.path, "duty"), duty.label, duty.duty, result=False) for duty in description.duties if duty.duty
    ]
    results = [
        _Said(path, duty.label, sentence, result=True)
        for duty in description.duties
        for path, text in duty.results
        for sentence in sentences(text)
    ]
    return [*duties[:_MOST], *results[:_MOST]]


def _overlap(first: _Said, second: _Said, percent: int) -> bool:
    one, two = frozenset(words_of(first.text)), frozenset(words_of(second.text))
    if first.result and len(one) < _SHORTEST_RESULT:
        return False
    return 100 * len(one & two) >= percent * len(one | two) > 0
