"""The frame of every page of HTML: one file that loads nothing, runs nothing and takes its style from itself alone."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape


def html_page(title: str, body: str, *, language: str, style: str, head: str = "") -> str:
    """Return a page; `title` is text, `body` and `head` are HTML. The policy allows `style` and nothing else."""
    policy = f"default-src 'none'; style-src {source_hash(style)}"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{head}<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def source_hash(text: str) -> str:
    """Return how a policy names a style or script that it allows (Content Security Policy Level 3, hash-source)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
