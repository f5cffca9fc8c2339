"""DUT005: duties are numbered without gaps, repetitions and strays."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Duty, Hit, RelatedHit, regex, rule

_NUMBER = regex(r"\d{1,4}(?:\.\d{1,4})*\.?")
_Number = tuple[int, ...]


@rule(
    id="DUT005",
    name="numbering-sequence",
    family="duties",
    severity="error",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    reads=["duties.number"],
    since="0.1",
    title={"et": "Ülesannete numeratsioon katkeb", "en": "Duty numbering breaks"},
    why={
        "et": "Numbri järgi viidatakse ülesandele käskkirjas ja vaidluses; auk võib tähendada kadunud ülesannet.",
        "en": "Orders and disputes cite duties by number; a gap may mean that a duty was lost.",
    },
    remedy={"et": "Nummerda ülesanded järjest.", "en": "Number the duties in sequence."},
    messages={
        "default": {
            "et": "ülesannete numeratsioon katkeb: {previous} järel on {number}",
            "en": "duty numbering breaks: {number} follows {previous}",
        },
        "first": {
            "et": "esimese ülesande number on {number}",
            "en": "the first duty has the number {number}",
        },
        "duplicate": {"et": "ülesande number {number} kordub", "en": "duty number {number} stands twice"},
        "missing": {
            "et": "ülesandel puudub number, kuigi teistel on see olemas",
            "en": "the duty has no number although others do",
        },
        "previous": {"et": "eelnev ülesanne", "en": "the duty before"},
        "same": {"et": "sama number", "en": "the same number"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if _in_sequence([duty.number for duty in description.duties]):
        return  # as nearly always
    if not any(duty.number and _NUMBER.fullmatch(duty.number) for duty in description.duties):
        return
    seen: dict[_Number, Duty] = {}
    previous: Duty | None = None
    for duty in description.duties:
        if duty.number is None:
            yield Hit((*duty.path, "number"), "missing")
            continue
        if not _NUMBER.fullmatch(duty.number):
            continue
        number = _parts(duty.number)
        path = (*duty.path, "number")
        if number in seen:
            related = (RelatedHit((*seen[number].path, "number"), "same"),)
            yield Hit(path, "duplicate", {"number": duty.number}, related)
            continue
        if previous is None:
            if number[-1] != 1:
                yield Hit(path, "first", {"number": duty.number})
        elif not _follows(_parts(previous.number or ""), number):
            related = (RelatedHit((*previous.path, "number"), "previous"),)
            yield Hit(path, args={"number": duty.number, "previous": previous.number or ""}, related=related)
        seen[number] = duty
        previous = duty


def _in_sequence(numbers: list[str | None]) -> bool:
    """Tell whether the numbers are 2.1, 2.2, 2.3 …, with or without dots at the end."""
    if not numbers or numbers[0] is None:
        return False
    prefix = numbers[0].rstrip(".").removesuffix("1")
    return all(number is not None and number.rstrip(".") == f"{prefix}{i}" for i, number in enumerate(numbers, 1))


def _parts(number: str) -> _Number:
    return tuple(int(part) for part in number.rstrip(".").split("."))


def _follows(before: _Number, after: _Number) -> bool:
    """Tell whether `after` may come next: one further at its own level, or the first of a level below."""
    if after[:-1] == before:
        return after[-1] == 1
    level = len(after) - 1
    return level < len(before) and after[:level] == before[:level] and after[level] == before[level] + 1
