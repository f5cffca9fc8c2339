"""The escapes by themselves, sign by sign; what formats make of them is tested with the formats."""

from __future__ import annotations

import pytest

from jdlint.core.text import ascii_words, digest, visible
from jdlint.reporters import escapes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a", "`a`"),
        ("a  b ", "`a b`"),
        ("", "`–`"),
        (" ", "`–`"),
        ("a`b", "``a`b``"),
        ("a``b`c", "```a``b`c```"),
        ("`a", "`` `a ``"),
        ("a`", "`` a` ``"),
    ],
)
def test_code_in_markdown_has_a_fence_that_it_does_not_hold(text: str, code: str) -> None:
    assert escapes.markdown_code(text) == code


@pytest.mark.parametrize(
    ("escape", "text", "escaped"),
    [
        (escapes.github_data, "50%\r\n::", "50%25%0D%0A::"),
        (escapes.github_property, "a:b,c%", "a%3Ab%2Cc%25"),
        (escapes.azure_data, "50%\r\n", "50%AZP25%0D%0A"),
        (escapes.azure_property, "a;b]%", "a%3Bb%5D%AZP25"),
        (escapes.xml_text, "<a b='\"'>&\uffff\x00", "&lt;a b='&quot;'&gt;&amp;\ufffd\\x00"),
        (escapes.uri_path, "a b/õ:c\udcff", "a%20b/%C3%B5%3Ac%FF"),
        (escapes.markdown_text, " a\t*b* ", "a \\*b\\*"),
    ],
)
def test_every_sign_that_means_something_is_escaped(escape: object, text: str, escaped: str) -> None:
    assert callable(escape)
    assert escape(text) == escaped


def test_what_is_unprintable_is_written_in_two_or_four_digits() -> None:
    assert visible("\x1b\x9f\u200b\ufeff") == "\\x1b\\x9f\\u200b\\ufeff"
    assert visible("::a ##[b") == "\\x3a:a \\x23#[b"


def test_words_for_names_of_files() -> None:
    assert ascii_words("Õpetaja-nõunik 2 (ČŠ)") == ["opetaja", "nounik", "2", "cs"]


def test_a_digest_has_sixteen_digits_of_sha_256() -> None:
    assert digest("a") == "ca978112ca1bbdca"
