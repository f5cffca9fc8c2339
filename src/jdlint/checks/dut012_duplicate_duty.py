"""DUT012: nothing stands twice in one description."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, RelatedHit, rule
from jdlint.core.records import NamedTuple
from jdlint.estonian.wording import quote, sentences, words_of

# Texts are compared when they begin alike: so many at most, and so many letters of each.
_HEAD, _MOST, _LONGEST = 24, 150, 500
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
    if not _repeats(description):
        return
    heads: dict[tuple[bool, str], list[_Said]] = {}
    for said in _all(description):
        heads.setdefault((said.result, said.text[:_HEAD]), []).append(said)
    percent: int = context.options["percent"]
    reported: set[tuple[str, str]] = set()
    for group in heads.values():  # duties come first, and what overlaps as a whole is not reported result by result
        words = [frozenset(words_of(said.text[:_LONGEST])) for said in group] if len(group) > 1 else []
        for i, later in enumerate(group):
            least = _SHORTEST_RESULT if later.result else 1
            alike = (said for k, said in enumerate(group[:i]) if _overlap(words[k], words[i], least, percent))
            earlier = next(alike, None)
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


def _repeats(description: Description) -> bool:
    """Tell whether any two texts begin alike: seldom, so that nothing else has to be done."""
    duties = [duty.duty[:_HEAD] for duty in description.duties if duty.duty]
    results = [text[:_HEAD] for duty in description.duties for _, text in duty.results]
    further = [text for duty in description.duties for _, text in duty.results if ". " in text]
    return bool(further) or len({*duties}) < len(duties) or len({*results}) < len(results)


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


def _overlap(first: frozenset[str], second: frozenset[str], least: int, percent: int) -> bool:
    return len(first) >= least and 100 * len(first & second) >= percent * len(first | second)
