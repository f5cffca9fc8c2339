"""STR008: a document on the template of 2021."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule

_OLD, _NEW = "ee-2021", "ee-2024"


@rule(
    id="STR008",
    name="template-outdated",
    family="structure",
    severity="info",
    sources=["text", "docx", "odt", "pdf", "scan"],
    basis={"kind": "house", "source": {"et": "ametijuhendi mall 2024", "en": "description template of 2024"}},
    since="0.1",
    title={"et": "Kasutusel on vana mall", "en": "Old template"},
    why={
        "et": "Vana mall („Kes asendab“, „Töövahendid“, „Ametijuhendi muutmine“) ei küsi kõike, mida uus küsib.",
        "en": 'The old template ("Kes asendab", "Töövahendid", "Ametijuhendi muutmine") lacks what the new one asks.',
    },
    remedy={
        "et": "Vii juhend järgmisel ülevaatamisel uuele mallile.",
        "en": "Move the description to the new template at the next review.",
    },
    messages={
        "default": {
            "et": "kasutusel on vana mall ({old}); vii dokument mallile {new}",
            "en": "the document is on an old template ({old}); migrate it to {new}",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if description.document.template == _OLD:
        yield Hit(("substitution",), args={"old": _OLD, "new": _NEW})
