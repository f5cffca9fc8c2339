"""STR010: a document that says what it is."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, regex, rule

_HEADING = regex(r"(?:ameti|töö)juhend|(?:ameti|töökoha) ?kirjeldus|job description|position description")
#: A heading stands at the top, is short and is no sentence.
_TOP, _LONGEST = 15, 90


@rule(
    id="STR010",
    name="heading-missing",
    family="structure",
    severity="info",
    sources=["text", "docx", "odt", "pdf", "scan"],
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.1",
    title={"et": "Pealkiri „Ametijuhend“ puudub", "en": 'Heading "Job description" is missing'},
    why={
        "et": "Ilma pealkirjata ei ole dokumendi liik registris ega toimikus äratuntav.",
        "en": "Without a heading neither register nor file shows what kind of document it is.",
    },
    remedy={"et": "Lisa algusesse pealkiri „Ametijuhend“.", "en": 'Begin with the heading "Job description".'},
    messages={"default": {"et": "pealkiri „Ametijuhend“ puudub", "en": 'the heading "Job description" is missing'}},
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    lines = [line.strip() for line in description.document.text.splitlines() if line.strip()][:_TOP]
    if not any(len(line) <= _LONGEST and not line.endswith(".") and _HEADING.search(fold(line)) for line in lines):
        yield Hit()
