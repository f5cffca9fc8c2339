"""A description to the bytes of a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jdlint.authoring.official.blocks import Page
from jdlint.authoring.official.content import content
from jdlint.authoring.official.docx import write_docx
from jdlint.authoring.official.fields import Fields
from jdlint.authoring.official.html import write_html
from jdlint.authoring.official.markdown import write_markdown
from jdlint.authoring.official.odt import write_odt
from jdlint.authoring.official.page import build_page
from jdlint.authoring.official.template import fill_template, variables
from jdlint.authoring.official.words import LAYOUTS, Words
from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple
from jdlint.syntax.nodes import Mapping as Tree
from jdlint.syntax.nodes import find
from jdlint.views.values import text_of

_WRITERS: dict[str, Callable[[Page], bytes]] = {
    "docx": write_docx,
    "odt": write_odt,
    "html": write_html,
    "md": write_markdown,
}


class Template(NamedTuple):
    """A Word template of an agency: what it is called in messages, and its bytes."""

    name: str
    data: bytes


def render(
    root: Tree,
    form: str,
    *,
    language: Language,
    layout: str | None,
    names: Mapping[str, str],
    template: Template | None = None,
) -> bytes:
    """Return the document for a description that the model accepts; `template` is filled instead of a layout.

    Without `layout` it is that of the template the description came from, else the usual one.
    """
    origin = text_of(find(root, ("source", "template")))
    chosen = layout or (origin if origin in LAYOUTS else LAYOUTS[0])
    words = Words(language, chosen)
    if template is not None:
        return fill_template(template.name, template.data, variables(Fields(content(root), words, names)))
    return _WRITERS[form](build_page(root, words, names))
