"""The page on paper: the same HTML, without its script, laid out by WeasyPrint for A4."""

from __future__ import annotations

import io

from jdlint.audit.data import Audit
from jdlint.audit.extra import need
from jdlint.audit.page.render import render_page
from jdlint.core.i18n import Language
from jdlint.core.text import digest
from jdlint.readers.reading import OWN_PDF


def render_pdf(audit: Audit, language: Language) -> bytes:
    """Return the report as PDF/UA. Raises JdlintError without the extra ``pdf-report``."""
    weasyprint = need("weasyprint", "pdf-report")
    stream = io.BytesIO()
    html = render_page(audit, language, printed=True)
    identifier = OWN_PDF + digest(html).encode()
    weasyprint.HTML(string=html, url_fetcher=_refuse).write_pdf(
        stream, pdf_variant="pdf/ua-1", pdf_identifier=identifier
    )
    return stream.getvalue()


def _refuse(url: str, *_more: object, **_given: object) -> dict[str, object]:
    raise ValueError(url)  # the page needs nothing from elsewhere
