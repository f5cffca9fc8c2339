"""PII003: no private e-mail address, home telephone or home address. What was found is not repeated."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, regex, rule, walk
from jdlint.estonian.regions import own_part, paths_at, unnamed

_MAIL = regex(r"(?<![\w.+-])[\w.+-]++@(?P<domain>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
# A label with its value: a number of five digits or more, or an address behind a colon.
_VALUE = regex(r"(?:number|nr)?[:.\s]*\+?(?:\d[ -]?){5,}|:\s*\w+[^\n]*\d")


@rule(
    id="PII003",
    name="private-contact",
    family="privacy",
    severity="error",
    basis={
        "kind": "eu",
        "source": {"et": "IKÜM (määrus (EL) 2016/679) art 5 lg 1 p c", "en": "GDPR Article 5(1)(c)"},
        "verified": False,
    },
    when={"words": ["private-contacts", "mail"]},
    since="0.1",
    mask=True,
    title={"et": "Juhendis on isiklikud kontaktandmed", "en": "Private contact data in the description"},
    why={
        "et": "Ametijuhend on avaldatav dokument; isiklikud kontaktandmed ei ole selle eesmärgiks vajalikud.",
        "en": "The description is a document to be published; private contact data serve none of its purposes.",
    },
    remedy={
        "et": "Kustuta need või märgi ametlik kontakt väljale publication.contact.",
        "en": "Delete them, or state an official contact in publication.contact.",
    },
    messages={
        "default": {
            "et": "real {line} on e-posti aadress eraisikute postiteenuses ({provider}); kasuta ametlikku aadressi",
            "en": "line {line} holds an e-mail address at a private provider ({provider}); use an official one",
        },
        "lineless": {
            "et": "siin on e-posti aadress eraisikute postiteenuses ({provider}); kasuta ametlikku aadressi",
            "en": "here is an e-mail address at a private provider ({provider}); use an official one",
        },
        "label": {
            "et": "sildi „{label}“ järel on isiklikud kontaktandmed; kustuta need",
            "en": 'private contact data stand behind "{label}"; delete them',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    document, root = description.document, description.root
    if "@" in document.text:
        begin, stop = own_part(document.text, root, document.index, yaml=document.kind == "yaml")
        providers = context.words["private-mail.et"].entries
        mails = [match for match in _MAIL.finditer(document.text, begin, stop) if match["domain"].lower() in providers]
        places = [match.start() for match in mails]
        for match, path in zip(mails, paths_at(walk(root) if mails else (), places), strict=True):
            if path[:1] != ("publication",):
                first, _, _ = document.locator.locate(match.start(), match.end())
                provider = match["domain"].lower()
                if first is None:
                    yield Hit(unnamed(path), "lineless", {"provider": provider})
                else:
                    yield Hit(unnamed(path), args={"line": first.line, "provider": provider})
    for text, match in context.listed("private-contacts", description).find(description.prose):
        line = match.string[match.end() : match.end() + 80].split("\n")[0]
        if _VALUE.match(line):
            yield Hit(unnamed(text.path), "label", {"label": match.group()})
