"""TXT005: one space between words."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, Path, Scalar, SetValue, regex, rule
from jdlint.estonian.regions import own_part

_SPACES = regex(r"(?<=\S)(?:[ \u00a0]{2,}|\u00a0)")
# In a text two spaces may part the columns of a table; between two small letters they do not.
_IN_TEXT = regex(r"(?<=[a-zäöõüšž,]) {2}(?=[a-zäöõüšž])")


@rule(
    id="TXT005",
    name="whitespace",
    family="text",
    severity="info",
    basis={"kind": "house", "source": {"et": "vormistuse ühtlus", "en": "even formatting"}},
    since="0.3",
    title={"et": "Liigsed tühikud", "en": "Needless spaces"},
    why={
        "et": "Topelttühik ja sidumistühik takistavad otsimist ja tekitavad võrdlemisel näilisi muudatusi.",
        "en": "Double and non-breaking spaces hide words from searches and look like changes in comparisons.",
    },
    remedy={"et": "Jäta sõnade vahele üks tavaline tühik.", "en": "Leave one plain space between words."},
    fix="safe",
    messages={
        "default": {
            "et": "liigseid või sidumistühikuid: {count}",
            "en": "needless or non-breaking spaces: {count}",
        },
        "fix": {"et": "jäta sõnade vahele üks tühik", "en": "leave one space between words"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    document = description.document
    if document.kind != "yaml":
        begin, stop = own_part(document.text, description.root, document.index, yaml=False)
        count = len(_IN_TEXT.findall(document.text[begin:stop]))
        if count:
            yield Hit(args={"count": count})
        return
    found: dict[Path, str] = {}
    count = 0
    for text, _ in description.prose.find(_SPACES, ("  ", "\u00a0")):
        node = description.node(*text.path)
        if isinstance(node, Scalar) and node.style != "|":  # lines that a person laid out
            count += 1
            found[text.path] = text.text
    if found:
        values = tuple(
            SetValue(path, _SPACES.sub(" ", text)) for path, text in found.items() if _plain(description, path)
        )
        fix = FixRequest("safe", "fix", values) if values else None
        yield Hit(next(iter(found)), args={"count": count}, fix=fix)


def _plain(description: Description, path: Path) -> bool:
    node = description.node(*path)
    return isinstance(node, Scalar) and node.style != ">"
