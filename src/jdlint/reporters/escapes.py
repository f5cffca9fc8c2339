"""Quoted text made harmless for where it goes: XML, Markdown, commands in the logs of GitHub and Azure, URIs."""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.sax.saxutils import escape

from jdlint.core.text import visible

_NO_XML = re.compile("[\ufffe\uffff]")  # what `visible` leaves and XML 1.0 forbids
_JOINER = "\u2060"
_SIGN = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~@&%$^=:'\"/]")
_STARTS = frozenset("@#!~%$&^:/")
_WWW = re.compile(r"(?i)\b(www)(?=\\\.)")


def xml_text(text: str) -> str:
    """Return text for XML and its attributes."""
    return escape(_NO_XML.sub("\ufffd", visible(text)), {'"': "&quot;"})


def markdown_text(text: str) -> str:
    """Return text so that it stands in Markdown as it is, and as nothing else.

    Every sign that means something there is escaped. Behind those that start a link, a mention or a reference (``@``,
    ``#``, ``!`` …) a word joiner stands: the sites that show Markdown look for these in the finished text, where an
    escape is no longer seen.
    """
    text = " ".join(visible(text).split())
    return _WWW.sub(rf"\1{_JOINER}", _SIGN.sub(_sign, text))


def _sign(match: re.Match[str]) -> str:
    sign = match.group()
    return f"\\{sign}{_JOINER}" if sign in _STARTS else f"\\{sign}"


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


def uri_path(path: str) -> str:
    """Return a relative path as a URI reference: percent-encoded, with no part that could be taken for a scheme."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/-._~!$&'()*+,;=@")
