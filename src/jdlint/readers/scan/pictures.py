"""The pages of a scan as pictures for text recognition. Runs in the worker alone: decoders are C, the files hostile."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from jdlint.readers.pdf.bounds import Failed

#: Far beyond a page of text; a picture of more is refused, one of more than is of use made smaller.
MOST_PIXELS = 50_000_000
_USEFUL_PIXELS = 25_000_000
MOST_PAGES = 60
#: Dots an inch at which pages are drawn, and pictures are believed to be scanned.
_DRAWN = 300
_BELIEVED = range(72, 1201)
_PAGE_WIDTH = 8.27  # inches of A4

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def picture(data: bytes, number: int, angle: float) -> tuple[dict[str, Any], bytes]:
    """Return page `number` (from 0), turned by `angle` degrees, as PGM; and of what size it is, of how many pages.

    Raises Failed for what is no picture, or too large a one.
    """
    try:
        image, count, dots = (_of_pdf if data.startswith(b"%PDF-") else _of_picture)(data, number)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Failed("pixels", MOST_PIXELS) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, pypdfium2.PdfiumError):
        raise Failed("damaged-picture") from None
    if count > MOST_PAGES:
        raise Failed("pages", MOST_PAGES)
    if image.width * image.height > _USEFUL_PIXELS:
        share = (_USEFUL_PIXELS / (image.width * image.height)) ** 0.5
        image = image.resize((max(1, round(image.width * share)), max(1, round(image.height * share))))
        dots *= share
    if angle:
        image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    out = io.BytesIO()
    image.save(out, "PPM")
    return {"count": count, "width": image.width, "height": image.height, "dots": dots}, out.getvalue()


def _of_pdf(data: bytes, number: int) -> tuple[Image.Image, int, float]:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(_DRAWN / 72, (_USEFUL_PIXELS / max(1.0, width * height)) ** 0.5)
        return page.render(scale=scale, grayscale=True).to_pil(), len(document), scale * 72
    finally:
        document.close()


def _of_picture(data: bytes, number: int) -> tuple[Image.Image, int, float]:
    image: Image.Image = Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "TIFF"])
    count = getattr(image, "n_frames", 1)
    image.seek(number)
    if image.width * image.height > MOST_PIXELS:
        raise Failed("pixels", MOST_PIXELS)
    told = image.info.get("dpi", (0, 0))[0]
    turned = ImageOps.exif_transpose(image)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        turned = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    # Sixteen bits a pixel are cut off at 255 by `convert`, which leaves a white page.
    grey = turned.point(lambda value: value / 256).convert("L") if turned.mode.startswith("I") else turned.convert("L")
    dots = float(told) if int(told) in _BELIEVED else grey.width / _PAGE_WIDTH
    return grey, count, dots
