"""DUT015: a result speaks of what its duty speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Duty, Hit, rule
from jdlint.estonian.wording import words_of

# Words are told by so many letters, which endings leave alone; in short words stems change early (paat, paadid).
_STEM, _SHORT = 4, 6
# Words of any duty and any result; they tie nothing to anything.
_EMPTY = (
    "kõik", "muud", "vasta", "vaja", "piire", "koosta", "teosta", "korralda", "täide", "täitm", "tehtu", "alusel",
    "with", "that", "from", "have", "been", "their", "which",
)  # fmt: skip


@rule(
    id="DUT015",
    name="duty-result-mismatch",
    family="duties",
    severity="info",
    preview=True,
    basis={
        "kind": "house",
        "source": {"et": "malli veerg „Oodatavad tulemused“", "en": 'template column "Expected results"'},
    },
    since="0.1",
    title={"et": "Tulemus ei haaku ülesandega", "en": "Result does not relate to its duty"},
    why={
        "et": "Teise ülesande tulemus jääb ridade nihutamisel kergesti vale ülesande juurde.",
        "en": "When rows are moved, the result of one duty easily stays with another.",
    },
    remedy={
        "et": "Kontrolli, kas tulemus on õige ülesande juures; kui on, nimeta selles ülesande ese.",
        "en": "See whether the result stands with the right duty; if it does, name what the duty is about.",
    },
    messages={
        "default": {
            "et": "ülesande {number} ükski tulemus ei nimeta midagi, millest räägib ülesanne",
            "en": "no result of duty {number} names anything the duty speaks of",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    generic = context.listed("generic-results", description)
    for duty in description.duties:
        if duty.duty is None or not duty.results or _related(duty):
            continue
        words = [word for _, text in duty.results for word in words_of(text)]
        if not all(generic.pattern.fullmatch(word) for word in words):  # those are DUT004
            yield Hit(duty.results[0].path, args={"number": duty.label})


def _related(duty: Duty) -> bool:
    """Tell whether duty and results share the stem of a word, be it inside a compound."""
    said = words_of(duty.duty or "")
    reached = [word for _, text in duty.results for word in words_of(text)]
    stems, ends = _stems(said), _stems(reached)
    if not stems or not ends:
        return True  # nothing to compare
    all_said, all_reached = " ".join(said), " ".join(reached)
    return any(stem in all_reached for stem in stems) or any(stem in all_said for stem in ends)


def _stems(words: list[str]) -> set[str]:
    return {
        word[: _STEM - (len(word) <= _SHORT)] for word in words if len(word) > _STEM and not word.startswith(_EMPTY)
    }
