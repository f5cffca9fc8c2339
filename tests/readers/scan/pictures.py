"""Scans as the tests make them: pages of a PDF as grey pictures of 200 dots an inch, a little crooked."""

from __future__ import annotations

import io
import shutil
import subprocess

import pypdfium2
import pytest
from PIL import Image


def _models() -> str:
    if shutil.which("tesseract") is None:
        return ""
    return subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False, text=True).stdout


needs_tesseract = pytest.mark.skipif(
    "est" not in _models().split(),
    reason="tesseract or its model est is missing: scans were NOT read (tools/system_packages.sh installs both)",
)

DOTS = 200


def pictures(pdf: bytes, skew: float = 0.8) -> list[Image.Image]:
    """Return the pages of a PDF, turned by `skew` degrees to the left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = [page.render(scale=DOTS / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()
    return [picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255) for picture in drawn]


def saved(pages: list[Image.Image], form: str) -> bytes:
    """Return the pages as one file: PDF or TIFF, or the first alone as PNG or JPEG."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if form in ("PDF", "TIFF") else {}
    size = {"resolution": DOTS} if form == "PDF" else {"dpi": (DOTS, DOTS)}
    pages[0].save(out, form, **size, **more)
    return out.getvalue()
