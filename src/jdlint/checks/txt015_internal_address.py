"""TXT015: no address of the internal network stands in a text that becomes public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, regex, rule

_ADDRESS = regex(
    r"\\\\[\w.$-]+\\[\w$]"  # a shared folder
    r"|(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])"
    r"|https?://(?:localhost|intranet|siseveeb|sisewiki|wiki|confluence|jira|sharepoint|[\w-]+\.(?:local|lan|intra|internal|corp|sise))(?![\w-])"
    r"|(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:local|lan|intra|corp)(?![\w.-])",
    re.IGNORECASE,
)


@rule(
    id="TXT015",
    name="internal-address",
    family="text",
    severity="warning",
    mask=True,
    basis={
        "kind": "practice",
        "source": {
            "et": "infoturve; juhend on avalikustatav",
            "en": "information security; descriptions become public",
        },
    },
    when={"words": ["addresses"]},
    since="0.3",
    title={"et": "Sisevõrgu aadress", "en": "Address of the internal network"},
    why={
        "et": "Ametniku juhend avaldatakse; sisevõrgu aadress ei aita lugejat, kuid aitab ründajat.",
        "en": "Descriptions of officials are published; an internal address helps no reader, but does help attackers.",
    },
    remedy={
        "et": "Nimeta süsteem või kaust sõnadega, mitte aadressiga.",
        "en": "Name the system or folder in words, not by its address.",
    },
    messages={
        "default": {
            "et": "siin on sisevõrgu aadress; nimeta süsteem sõnadega",
            "en": "here is an address of the internal network; name the system in words",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    parts = context.words["addresses.et"].parts(description.prose)
    yield from (Hit(path) for path in dict.fromkeys(text.path for text, _ in description.prose.find(_ADDRESS, parts)))
