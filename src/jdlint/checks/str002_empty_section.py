"""STR002: a field that is there and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, Scalar, Sequence, Term, is_blank, rule, walk

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
def check(description: Description, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    quiet: Path | None = None  # below a value that was reported nothing more is said
    for path, node in walk(description.root):
        if not path or (quiet is not None and path[: len(quiet)] == quiet):
            continue
        if any(isinstance(part, str) and part.startswith("x-") for part in path):
            continue
        if isinstance(node, Sequence) and not node.items:
            blank = _field(path) in _NEVER_NONE
        elif isinstance(node, Scalar):
            blank = node.kind == "null" or not node.text.strip()
        else:
            blank = is_blank(node)
        if not blank:
            continue
        quiet = path
        if not _owned(description, path):
            yield Hit(path, args={"field": Term(_field(path))})


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
