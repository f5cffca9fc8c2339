"""SUB005: somebody stands in when the holder is away."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import DIRECTIONS, Context, Description, Hit, Sequence, rule


@rule(
    id="SUB005",
    name="no-substitute",
    family="substitution",
    severity="warning",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.1",
    title={"et": "Asendaja on määramata", "en": "No substitute is named"},
    why={
        "et": "Puhkuse või haiguse ajal jääb töö tegemata, või antakse see kellelegi, kes ei ole selleks valmis.",
        "en": "During leave or illness the work is left undone, or given to somebody who is not prepared for it.",
    },
    remedy={
        "et": "Nimeta substitution.substituted_by all asendaja, rühm või asendusskeem.",
        "en": "Name a post, a group or a substitution chart under substitution.substituted_by.",
    },
    messages={
        "default": {"et": "asendaja on määramata", "en": "no substitute is named"},
        "none": {
            "et": "juhendi järgi asendajat ei ole",
            "en": "the description says that there is no substitute",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.references("substituted_by"):
        return
    path = DIRECTIONS["substituted_by"]
    node = description.node(*path)
    yield Hit(path, "none" if isinstance(node, Sequence) and not node.items else "default")
