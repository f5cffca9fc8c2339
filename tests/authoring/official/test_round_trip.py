"""The law: what a page says is what is read back from its blocks, whatever fields a description has."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.authoring.official.content import content
from jdlint.authoring.official.page import build_page
from jdlint.authoring.official.telling import told
from jdlint.authoring.official.words import LAYOUTS, Words
from jdlint.core.i18n import LANGUAGES, Language
from tests.authoring.official.descriptions import descriptions, meaning
from tests.model.plain import mapping


@given(descriptions, st.sampled_from(LANGUAGES), st.sampled_from(LAYOUTS))
@settings(max_examples=300)
def test_what_is_written_is_what_is_read(description: dict[str, Any], language: Language, layout: str) -> None:
    root = mapping(description)
    page = build_page(root, Words(language, layout), {})
    assert meaning(told(*page.blocks)) == meaning(content(root))
