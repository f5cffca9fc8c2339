"""REQ010: no requirement is made twice."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Path, RelatedHit, Sequence, rule, text_of

_LISTS = ("knowledge_and_skills", "traits")


@rule(
    id="REQ010",
    name="duplicate-requirement",
    family="requirements",
    severity="warning",
    basis={"kind": "practice", "source": {"et": "nõuete selgus", "en": "clarity of requirements"}},
    when={"fields": ["requirements"]},
    since="0.3",
    title={"et": "Nõue kordub", "en": "A requirement is repeated"},
    why={
        "et": "Kaks korda kirja pandud nõue muudetakse järgmisel korral ühes kohas ära ja teises mitte.",
        "en": "What is written twice is changed in one place the next time, and not in the other.",
    },
    remedy={"et": "Jäta alles üks.", "en": "Keep one of them."},
    messages={
        "default": {"et": "nõue „{text}“ kordub", "en": 'the requirement "{text}" is repeated'},
        "first": {"et": "esimest korda siin", "en": "first here"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    texts = _texts(description)
    keys = [text.lower().rstrip(" .;") for _, text in texts]
    if len(set(keys)) == len(keys):
        return
    seen: dict[str, Path] = {}
    for key, (path, text) in zip(keys, texts, strict=True):
        if key in seen:
            yield Hit(path, args={"text": text}, related=(RelatedHit(seen[key], "first"),))
        elif key:
            seen[key] = path


def _texts(description: Description) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for name in _LISTS:
        node = description.node("requirements", name)
        if isinstance(node, Sequence):
            found += [(("requirements", name, i), text_of(item) or "") for i, item in enumerate(node.items)]
    competencies = description.node("requirements", "competencies")
    for i, item in enumerate(competencies.items if isinstance(competencies, Sequence) else ()):
        if isinstance(item, MappingNode):
            found.append((("requirements", "competencies", i, "name"), text_of(item.get("name")) or ""))
    return found
