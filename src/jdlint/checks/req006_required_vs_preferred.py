"""REQ006: what is required and what is merely wished for stand apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import AddKey, Context, Description, FixRequest, Hit, Path, Sequence, rule
from jdlint.core.records import NamedTuple

_WHOLE: tuple[Path, ...] = tuple(
    path for name in ("education", "experience") for path in (("requirements", name), ("requirements", name, "text"))
)
_SKILLS = ("requirements", "knowledge_and_skills")
_ENDS, _SIGNS = ".;!?", " ,:()–-"


@rule(
    id="REQ006",
    name="required-vs-preferred",
    family="requirements",
    severity="warning",
    basis={
        "kind": "house",
        "source": {"et": "nõuete selgus; vrd TLS § 5 lg 2", "en": "clarity of requirements; cf. TLS § 5(2)"},
    },
    when={"words": ["preference"]},
    since="0.1",
    title={"et": "Nõue ja eelistus on segamini", "en": "Requirement and preference are mixed"},
    why={
        "et": "Kandidaati saab kõrvale jätta nõude, mitte soovi järgi; segamini kirjutatuna ei tea, kumb see on.",
        "en": "A candidate can be turned down for want of what is required, not of what is wished; here it is unclear.",
    },
    remedy={
        "et": "Kirjuta eelistus eraldi lausena; keele puhul märgi preferred: true.",
        "en": "Write the preference as a sentence of its own; for a language set preferred: true.",
    },
    fix="unsafe",
    messages={
        "default": {
            "et": "nõude sees on eelistus („{words}“): erista need",
            "en": 'the requirement holds a preference ("{words}"): keep the two apart',
        },
        "language": {
            "et": "keel on sõnastatud eelistusena („{words}“), kuid preferred: true puudub",
            "en": 'the language is worded as a preference ("{words}"), but preferred: true is missing',
        },
        "fix": {"et": "märgi keel eelistuseks", "en": "mark the language as preferred"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    words = context.listed("preference", description)
    if not words.may_be_in(description.prose):
        return
    pattern = words.pattern
    texts = [(path, text) for path in _WHOLE if (text := description.text(*path)) is not None]
    skills = description.node(*_SKILLS)
    for index in range(len(skills.items) if isinstance(skills, Sequence) else 0):
        text = description.text(*_SKILLS, index)
        if text is not None:
            texts.append(((*_SKILLS, index), text))
    for path, text in texts:
        found = _preference(text, pattern)
        if found is not None and not found.whole:
            yield Hit(path, args={"words": found.words})
    yield from _languages(description, pattern)


def _languages(description: Description, pattern: re.Pattern[str]) -> Iterator[Hit]:
    # one sentence may speak of several languages; if one of them is marked, the preference is kept apart
    seen = {language.text for language in description.languages if language.preferred}
    for language in description.languages:
        text, path = language.text, language.path
        if text is None and language.group is not None:
            text, path = description.text(*language.group, "text"), language.group
        found = _preference(text, pattern) if text is not None and text not in seen else None
        seen.add(text)
        marked = description.text(*path, "preferred")
        if found is None or language.preferred or marked == "true":
            continue
        args = {"words": found.words}
        if found.alone and marked is None:
            fix = FixRequest("unsafe", "fix", (AddKey(path, "preferred", "true"),))
            yield Hit((*path, "text"), "language", args, fix=fix)
        elif not found.whole:
            yield Hit((*path, "text"), args=args)


class _Preference(NamedTuple):
    """Words of preference: `whole` says that their sentence holds nothing but it, `alone` that the text does not."""

    words: str
    whole: bool
    alone: bool


def _preference(text: str, pattern: re.Pattern[str]) -> _Preference | None:
    folded = text.lower()
    match = pattern.search(folded)
    if match is None:
        return None
    start = max(folded.rfind(sign, 0, match.start()) for sign in _ENDS) + 1
    ends = [end for sign in _ENDS if (end := folded.find(sign, match.end())) >= 0]
    end = min(ends, default=len(folded))
    before, after = folded[start : match.start()].strip(_SIGNS), folded[match.end() : end].strip(_SIGNS)
    whole = not before or (not after and not any(sign in before for sign in ",("))
    return _Preference(match.group(), whole, whole and not folded[:start].strip() and not folded[end:].strip(_ENDS))
