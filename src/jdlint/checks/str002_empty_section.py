"""STR002: a field that is there and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Document, Hit, Node, Path, Scalar, Sequence, Term, children, rule

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
_NAMES = frozenset(field.rpartition(".")[2] for field in _NEVER_NONE)


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
    if not _may_be_blank(description.document):
        return
    found: list[Path] = []
    _scan(description.root, [], found)
    for path in found:
        if not _owned(description, path):
            yield Hit(path, args={"field": Term(_field(path))})


def _may_be_blank(document: Document) -> bool:
    """Tell whether `_scan` can find anything, by what the reader saw: nearly always there is nothing."""
    return document.hollow is None or any(not key or key.split("~")[0] in _NAMES for key in document.hollow)


def _scan(node: Node, path: list[str | int], found: list[Path]) -> bool:
    """Add the paths of blank values below `node`, nothing below one that is added; tell whether all of it is blank."""
    blank = True
    for part, child in children(node):
        if type(child) is Scalar:
            if child.text and child.kind != "null" and not child.text.isspace():
                blank = False
            elif not (isinstance(part, str) and part.startswith("x-")):
                found.append((*path, part))
        elif isinstance(part, str) and part.startswith("x-"):
            blank = False
        elif isinstance(child, Sequence) and not child.items:
            blank = False  # it says that there is none
            if _field((*path, part)) in _NEVER_NONE:
                found.append((*path, part))
        else:
            before = len(found)
            path.append(part)
            if _scan(child, path, found):
                found[before:] = [tuple(path)]
            else:
                blank = False
            path.pop()
    return blank


def _owned(description: Description, path: Path) -> bool:
    field = _field(path)
    if field in _OWNED:
        # one blank result among others is an empty section; a duty whose results are all blank is DUT001
        return not (
            field == "duties.expected_results" and isinstance(path[-1], int) and _has_results(description, path)
        )
    return False


def _has_results(description: Description, path: Path) -> bool:
    duty = description.duty_at(path)
    return duty is not None and bool(duty.results)


def _field(path: Path) -> str:
    return ".".join(part.split("~")[0] for part in path if isinstance(part, str))
