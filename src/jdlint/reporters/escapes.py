"""Quoted text made harmless for where it goes: XML, Markdown, commands in the logs of GitHub and Azure, URIs."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote
from xml.sax.saxutils import escape

from jdlint.core.text import visible

_NO_XML = re.compile("[\ufffe\uffff]")  # what `visible` leaves and XML 1.0 forbids
_JOINER = "\u2060"
_SIGN = re.compile(r"[\\`*_{}\[\]<>#!|~@&%$^]")
#: What starts a link, a mention, a reference or an emoji, if the following sign is joined to it.
_START = re.compile(r"(?i)[@#!~%$&^](?=\w)|(?<=GH)-(?=\d)|:(?=//|[\w+-]+:)|\bwww(?=\.)")


def xml_text(text: str) -> str:
    """Return text for XML and its attributes."""
    return escape(_NO_XML.sub("\ufffd", visible(text)), {'"': "&quot;"})


def markdown_text(text: str) -> str:
    """Return text so that it stands in Markdown as it is, and as nothing else.

    It is never the beginning of a line. Every sign that means something within one is escaped. Behind what starts a
    link, a mention or a reference (``@``, ``#``, ``://`` …) a word joiner stands: the sites that show Markdown look for
    these in the finished text, where an escape is no longer seen.
    """
    text = _START.sub(lambda match: match.group() + _JOINER, " ".join(visible(text).split()))
    return _SIGN.sub(lambda match: f"\\{match.group()}", text)


def markdown_code(text: str) -> str:
    """Return text as code in Markdown, in as many backticks as it needs: for paths, which people copy."""
    text = " ".join(visible(text).split()) or "–"
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def github_data(text: str) -> str:
    """Return text for the message of a GitHub workflow command (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Return text for a property of a GitHub workflow command."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def azure_data(text: str) -> str:
    """Return text for the message of an Azure Pipelines logging command (its documentation on formatting commands)."""
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def azure_property(text: str) -> str:
    """Return text for a property of an Azure Pipelines logging command."""
    return azure_data(text).replace(";", "%3B").replace("]", "%5D")


@lru_cache(maxsize=4096)
def uri_path(path: str) -> str:
    """Return a relative path as a URI reference: percent-encoded, with no part that could be taken for a scheme."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/-._~!$&'()*+,;=@")
