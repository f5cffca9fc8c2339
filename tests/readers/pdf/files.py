"""PDF files written by hand: the smallest that a reader takes, and what attackers make of them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
_BOX = "/MediaBox[0 0 600 800]"


def pdf(objects: Sequence[str | bytes], trailer: str = "") -> bytes:
    """Return a PDF of these objects, the first of which is the catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content.encode() if isinstance(content, str) else content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(data: bytes, extra: str = "") -> bytes:
    return f"<<{extra}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def page(content: bytes, resources: str = "", more: str = "") -> list[str | bytes]:
    """Return the objects of a document of one page; further ones begin with number 5."""
    head = f"<</Type/Page/Parent 2 0 R{_BOX}{more}/Contents 4 0 R/Resources<<{resources}>>>>"
    return [CATALOG, ONE_PAGE, head, stream(content)]


_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def written(*lines: tuple[float, float, str], more: str = "", state: str = "") -> bytes:
    """Return a PDF of one page with texts at x and y (up from the lower edge)."""
    shown = b"".join(
        f"BT {state} /F 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n".encode("cp1252") for x, y, text in lines
    )
    return pdf([*page(shown, "/Font<</F 5 0 R>>", more), _FONT])


def many_pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    leaf = f"<</Type/Page/Parent 2 0 R{_BOX}>>"
    return pdf([CATALOG, f"<</Type/Pages/Kids[{kids}]/Count {count}>>", *[leaf] * count])


def encrypted() -> bytes:
    """Return a PDF that no empty password opens."""
    lock = f"<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>"
    return pdf([*page(b""), lock], "/Encrypt 5 0 R/ID[<00><00>]")


def nested_forms() -> bytes:
    """Return a page whose content unfolds to 10 to the power of 10 pieces."""
    levels = 10
    objects = page(b"/F Do " * 10, "/XObject<</F 5 0 R>>")
    for number in range(levels):
        last = number == levels - 1
        inner = "" if last else f"/Resources<</XObject<</F {6 + number} 0 R>>>>"
        drawn = b"BT (x) Tj ET" if last else b"/F Do " * 10
        objects.append(stream(drawn, f"/Type/XObject/Subtype/Form{_BOX.replace('Media', 'B')}{inner}"))
    return pdf(objects)


def unfolding(megabytes: int) -> bytes:
    """Return a page whose content is so many megabytes of nothing."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    return pdf([*page(b"")[:3], stream(packed, "/Filter/FlateDecode")])


def without_letters() -> bytes:
    """Return a page whose font does not say which letters its glyphs are."""
    shown = b"BT /F 12 Tf 50 700 Td <" + b"".join(b"%04x" % (20 + i) for i in range(300)) + b"> Tj ET"
    font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600"
    return pdf([*page(shown, "/Font<</F 5 0 R>>"), font, f"<</Type/Font/Subtype/CIDFontType2/BaseFont/X{system}>>"])
