"""The process apart: reads a request and a file from its input, writes an answer and a picture to its output, and ends.

It holds no key, opens no file after it has begun, and asks nothing of any network: what a hostile file does to it, it does to
nothing else. Limits of memory and time are set before the file is read.
"""

from __future__ import annotations

import io
import json
import struct
import sys
from typing import Any, Final

MEMORY: Final = 1_500 * 1024 * 1024
CPU: Final = 15
PIXELS: Final = 120_000_000
TEXT: Final = 20_000
"""Characters of a text that are shown."""
_UNSEEN: Final = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, 0x061C}
"""Marks that turn or hide what stands beside them."""


def limit() -> None:
    """Bounds of memory, time and files, where the system knows them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_network() -> None:
    """Whatever a library would ask of a network fails before it is asked."""

    def watch(event: str, _given: tuple[Any, ...]) -> None:
        if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.", "http.")):
            raise PermissionError(event)

    sys.addaudithook(watch)


def picture(data: bytes, told: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """A PNG of the picture, or of one page; without metadata, downscaled, blurred where asked."""
    from PIL import Image, ImageFilter, ImageOps

    Image.MAX_IMAGE_PIXELS = PIXELS
    width = max(64, min(int(told.get("width", 1200)), 2400))
    pages = 1
    if told["type"] == "application/pdf":
        image, pages = page_of(data, int(told.get("page", 1)), width)
    else:
        opened = Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
        opened.draft("RGB", (width * 2, width * 2))
        image = ImageOps.exif_transpose(opened).convert("RGB")
    image.thumbnail((width, width * 2))
    if told.get("blurred", True):
        # So strongly that a face is a shade: shrunk to a few dots, then spread.
        small = image.resize((max(1, image.width // 48), max(1, image.height // 48)))
        image = small.resize(image.size).filter(ImageFilter.GaussianBlur(18))
    out = io.BytesIO()
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    clean.save(out, "PNG", optimize=False)
    return {"pages": pages}, out.getvalue()


def page_of(data: bytes, page: int, width: int) -> tuple[Any, int]:
    """One page of a document as a picture; no script of it runs, no form of it is drawn."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    pages = len(document)
    shown = document[max(0, min(page, pages) - 1)]
    scale = min(4.0, width / max(1.0, shown.get_width()))
    return shown.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB"), pages


def text(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The beginning of a text, whatever it would do elsewhere: marks that hide or turn are shown as their numbers."""
    words = data[: TEXT * 4].decode("utf-8", "replace")
    shown = "".join(f"⟨U+{ord(c):04X}⟩" if ord(c) in _UNSEEN or (ord(c) < 32 and c not in "\n\t\r") or 127 <= ord(c) < 160 else c for c in words[:TEXT])
    return {"cut": len(words) > TEXT or len(data) > TEXT * 4}, shown.encode()


def strip(data: bytes, told: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The same picture or document, its pixels or pages only."""
    out = io.BytesIO()
    if told["type"] == "application/pdf":
        import pikepdf

        with pikepdf.open(io.BytesIO(data)) as document:
            for name in ("/Metadata", "/OpenAction", "/AA", "/Names", "/AcroForm", "/PieceInfo"):
                if name in document.Root:
                    del document.Root[name]
            if "/Info" in document.trailer:
                del document.trailer["/Info"]
            for page in document.pages:
                for name in ("/Metadata", "/AA", "/Annots", "/PieceInfo"):
                    if name in page:
                        del page[name]
            document.remove_unreferenced_resources()
            document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return {}, out.getvalue()
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = PIXELS
    opened = Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"])
    form, mode = str(opened.format), "RGBA" if opened.mode in ("RGBA", "LA", "P") and opened.format != "JPEG" else "RGB"
    image = ImageOps.exif_transpose(opened).convert(mode)
    clean = Image.new(mode, image.size)
    clean.paste(image)
    clean.save(out, form, **({"quality": 92} if form in ("JPEG", "WEBP") else {}))
    return {}, out.getvalue()


def facts(data: bytes) -> tuple[dict[str, Any], bytes]:
    """What the camera wrote."""
    from PIL import ExifTags, Image

    Image.MAX_IMAGE_PIXELS = PIXELS
    exif = Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"]).getexif()
    inner, place = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    told: dict[str, Any] = {"captured": inner.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)}
    told["camera"] = " ".join(str(exif[tag]) for tag in (ExifTags.Base.Make, ExifTags.Base.Model) if tag in exif)
    for name, value, sign in (("latitude", 2, 1), ("longitude", 4, 3)):
        if value in place:
            degrees, minutes, seconds = (float(part) for part in place[value])
            told[name] = f"{(degrees + minutes / 60 + seconds / 3600) * (-1 if str(place.get(sign)) in 'SW' else 1):.5f}"
    return {name: str(value) for name, value in told.items() if value}, b""


def main() -> int:
    """One request, one answer."""
    limit()
    data = sys.stdin.buffer.read()
    (length,) = struct.unpack(">I", data[:4])
    told = json.loads(data[4 : 4 + length])
    forbid_network()
    rest = data[4 + length :]
    work = {"picture": lambda: picture(rest, told), "text": lambda: text(rest), "strip": lambda: strip(rest, told), "facts": lambda: facts(rest)}
    answer, body = work[told["act"]]()
    head = json.dumps(answer).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(head)) + head + body)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    try:
        code = main()
    except BaseException:  # noqa: BLE001 - whatever happens here is said by the exit code alone, never quoted
        code = 1
    sys.exit(code)
