"""LNG013: one language, one level."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Language, Path, RelatedHit, rule
from jdlint.estonian.levels import ESTONIAN, judge_level


@rule(
    id="LNG013",
    name="duplicate-language",
    family="languages",
    severity="error",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Ühel keelel on mitu taset", "en": "Conflicting levels of one language"},
    why={
        "et": "Kandidaat ega ülevaataja ei tea, kumb tase kehtib.",
        "en": "Neither candidate nor reviewer knows which level holds.",
    },
    remedy={
        "et": "Jäta üks tase; soovitav kõrgem tase märgi väljaga preferred: true.",
        "en": "Keep one level; mark a higher one that would be welcome with preferred: true.",
    },
    messages={
        "default": {
            "et": "keelel „{language}“ on mitu taset: {first} ja {second}",
            "en": 'language "{language}" has several levels: {first} and {second}',
        },
        "other": {"et": "teine tase", "en": "the other level"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    languages = description.languages
    if len({_name(language) for language in languages}) == len(languages):
        return
    # alternatives conflict only within their group, and what is preferred only with what is preferred
    known: dict[tuple[object, ...], tuple[Path, str]] = {}
    for language in languages:
        name = _name(language)
        if name is None:
            continue
        for path, level in language.levels():
            meant = judge_level(level).suggestion or level
            key = (name, path[len(language.path) :], language.group, _preferred(description, language))
            first = known.setdefault(key, (path, meant))
            if first[1] != meant:
                args = {"language": name, "first": first[1], "second": meant}
                yield Hit(path, args=args, related=(RelatedHit(first[0], "other"),))


def _name(language: Language) -> str | None:
    return "et" if language.tag in ESTONIAN else language.tag


def _preferred(description: Description, language: Language) -> bool:
    group = language.group
    return language.preferred or (group is not None and description.text(*group, "preferred") == "true")
