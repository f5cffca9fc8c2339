"""STR002: a field that is there and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Node, Path, Scalar, Sequence, Term, children, is_blank, rule

# Other rules say more of these when they are blank (STR003, STR004, STR012, STR013, DUT001, DUT002, REV004, SUB005).
_OWNED = frozenset(
    {
        "jdlint",
        "id",
        "position",
        "position.title",
        "reporting",
        "reporting.supervisor",
        "substitution",
        "substitution.substituted_by",
        "duties.expected_results",
        "duties.duty",
        "review",
        "review.clause",
        "requirements.languages.level",
    }
)
# An empty list says "none" everywhere but here.
_NEVER_NONE = frozenset({"duties", "rights", "responsibilities", "position.unit", "requirements.languages.any_of"})


@rule(
    id="STR002",
    name="empty-section",
    family="structure",
    severity="error",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.1",
    title={"et": "Jaotis on tühi", "en": "Section is empty"},
    why={
        "et": "Tühi väli jätab lugeja kahtlema, kas midagi ununes või ei ole seda tõesti.",
        "en": "An empty field leaves the reader in doubt: was it forgotten, or is there none?",
    },
    remedy={
        "et": "Täida väli, kustuta see, või kirjuta [], kui midagi tõesti ei ole.",
        "en": "Fill the field, delete it, or write [] where there really is none.",
    },
    messages={"default": {"et": "jaotis „{field}“ on tühi", "en": 'section "{field}" is empty'}},
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for path in list(_blanks(description.root, [])):
        if not _owned(description, path):
            yield Hit(path, args={"field": Term(_field(path))})


def _blanks(node: Node, path: list[str | int]) -> Iterator[Path]:
    """Yield the paths of blank values, nothing below one that was yielded."""
    for part, child in children(node):
        if isinstance(part, str) and part.startswith("x-"):
            continue
        if isinstance(child, Scalar):
            if child.kind == "null" or not child.text or child.text.isspace():
                yield (*path, part)
            continue
        path.append(part)
        if isinstance(child, Sequence) and not child.items:
            if _field(tuple(path)) in _NEVER_NONE:
                yield tuple(path)
        elif is_blank(child):
            yield tuple(path)
        else:
            yield from _blanks(child, path)
        path.pop()


def _owned(description: Description, path: Path) -> bool:
    field = _field(path)
    if field in _OWNED:
        # one blank result among others is an empty section; a duty whose results are all blank is DUT001
        return not (
            field == "duties.expected_results" and isinstance(path[-1], int) and _has_results(description, path)
        )
    return False


def _has_results(description: Description, path: Path) -> bool:
    return any(duty.results for duty in description.duties if duty.path == path[:2])


def _field(path: Path) -> str:
    return ".".join(part.split("~")[0] for part in path if isinstance(part, str))
