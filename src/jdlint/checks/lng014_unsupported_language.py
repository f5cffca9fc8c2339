"""LNG014: a foreign language is asked for because a duty needs it."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Language, rule
from jdlint.estonian.languages import names_of
from jdlint.estonian.levels import ESTONIAN, judge_level, rank


@rule(
    id="LNG014",
    name="unsupported-language",
    family="languages",
    severity="info",
    basis={
        "kind": "practice",
        "source": {
            "et": "soolise võrdõiguslikkuse ja võrdse kohtlemise voliniku selgitused; vrd KeeleS § 2 lg 2",
            "en": "guidance of the Gender Equality and Equal Treatment Commissioner; cf. Language Act § 2(2)",
        },
        "url": "https://volinik.ee",
        "verified": False,
    },
    since="0.1",
    title={"et": "Ükski ülesanne ei põhjenda keelenõuet", "en": "No duty justifies the language"},
    why={
        "et": "Tööks vajalikust kõrgem keelenõue kitsendab kandidaatide ringi ja võib olla ebavõrdne kohtlemine.",
        "en": "A requirement above what the work needs narrows the field and may be unequal treatment.",
    },
    remedy={
        "et": "Nimeta ülesanne, milles keelt kasutatakse, või muuda keel soovitavaks.",
        "en": "Name the duty in which the language is used, or make the language preferred.",
    },
    options={
        "from-level": {
            "type": "string",
            "default": "B2",
            "description": {
                "et": "Tase, millest alates nõuet põhjendada tuleb.",
                "en": "Level from which the requirement has to be justified.",
            },
        }
    },
    messages={
        "default": {
            "et": "nõutud on „{language}“ {level}, kuid ükski ülesanne ei nimeta seda keelt ega suhtlust välismaaga",
            "en": '"{language}" {level} is required, but no duty names this language or anything foreign',
        },
        "unnamed": {
            "et": "nõutud on võõrkeel tasemel {level}, kuid ükski ülesanne ei nimeta võõrkeelt ega suhtlust välismaaga",
            "en": "a foreign language is required at {level}, but no duty names one or anything foreign",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    wanted = [language for language in description.languages if _weighs(language, context.options["from-level"])]
    if not wanted or not description.duties or _head_of_unit(description):
        return  # what a regulation asks of heads of units (LNG015) needs no duty
    texts = [duty.duty or "" for duty in description.duties]
    texts += [text for duty in description.duties for _, text in duty.results]
    duties = "\n".join(texts).lower()
    unnamed = [language for language in wanted if not _named(description, language, duties)]
    if not unnamed or context.listed("foreign-contacts", description).pattern.search(duties):
        return
    groups: set[object] = set()
    for language in unnamed:
        if language.group is None or language.group not in groups:  # one finding for a choice
            groups.add(language.group)
            message = "default" if language.language else "unnamed"
            args = {"language": language.language or "", "level": language.level or ""}
            path = (*language.path, "level")
            yield Hit(path, message, args if language.language else {"level": args["level"]})


def _weighs(language: Language, least: str) -> bool:
    if language.preferred or language.tag in ESTONIAN or language.level is None:
        return False
    level = judge_level(language.level)
    known = level.fault is None and level.suggestion is not None and judge_level(least).fault is None
    return known and rank(language.level) >= rank(least)


def _named(description: Description, language: Language, duties: str) -> bool:
    """Tell whether the duties name the language, or one that will do instead."""
    group = language.group
    alternatives = [language] if group is None else [item for item in description.languages if item.group == group]
    return any(name in duties for item in alternatives for name in names_of(item.tag or ""))


def _head_of_unit(description: Description) -> bool:
    node = description.text("position", "head_of_unit")
    return description.status == "official" and node == "true"
