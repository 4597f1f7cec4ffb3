"""What a file is, by its content: its name is only believed where the content leaves it open."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from verbale.errors import InputError

Format = Literal["plain", "markdown", "html", "pdf", "docx", "mail", "rows"]
"""What a file is read as."""

BY_EXTENSION: dict[str, Format] = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".jsonl": "rows", ".ndjson": "rows",
}  # fmt: skip
"""What a file's name promises."""

_FOREIGN = (
    (b"SQLite format 3\0", "an SQLite database"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"), (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"), (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"BZh", "a bzip2 archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"Rar!", "a RAR archive"), (b"PAR1", "a Parquet file"), (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)  # fmt: skip
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(rb"<(?:p|div|article|section|table|h[1-6]|meta|title|span|a)\b[^<>]*>", re.I)
_HEADER = re.compile(rb"(?:^[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.M)
_MAIL = re.compile(rb"^(?:message-id|mime-version|received|return-path|content-type|dkim-signature):", re.I | re.M)
_MAIL_BASIC = re.compile(rb"^(?:from|to|date|subject):", re.I | re.M)
_SAVE_AS = "save it as text, HTML, PDF or DOCX"


def sniff(head: bytes, name: str) -> Format:
    """The format of a file by its first bytes (64 KiB are enough; for zip files the whole) and its name.

    Raises InputError where it is empty or no format that can be read.
    """
    if not head:
        raise InputError("the file is empty", name, "save it again from its source, or leave it out")
    by_name = BY_EXTENSION.get(PurePath(name.removesuffix(".gz")).suffix.lower())
    return _by_signature(head, name, by_name) or _by_text(head, name, by_name)


def is_archive(head: bytes, name: str) -> bool:
    """Whether a file is an archive of rows, by its first bytes and its name."""
    try:
        return not head.startswith(b"PK\x03\x04") and sniff(head, name) == "rows"
    except InputError:
        return False


def mismatch(name: str, found: Format) -> str | None:
    """One line where a file's extension promises another format than its content has."""
    suffix = PurePath(name.removesuffix(".gz")).suffix.lower()
    promised = BY_EXTENSION.get(suffix)
    if promised is None or promised == found:
        return None
    return f"the extension {suffix} does not fit the content; it was read as {LABELS[found]}"


LABELS: dict[Format, str] = {
    "plain": "plain text", "markdown": "Markdown", "html": "HTML", "pdf": "PDF", "docx": "DOCX",
    "mail": "an e-mail message", "rows": "JSON Lines",
}  # fmt: skip
"""What a format is called in messages."""


def _by_signature(head: bytes, name: str, by_name: Format | None) -> Format | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip(head, name)
    if head.startswith(b"\x1f\x8b"):
        if by_name == "rows":
            return "rows"
        raise InputError("a gzip file that is no JSON Lines archive", name, "unpack it, or name it NAME.jsonl.gz")
    for magic, label in _FOREIGN:
        if head.startswith(magic):
            raise InputError(f"this is {label}, not a document that can be read", name, _SAVE_AS)
    return None


def _zip(data: bytes, name: str) -> Format:
    try:
        members = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError("a zip or DOCX file that is cut off or damaged", name, "save or download it again") from error
    if "word/document.xml" in members:
        return "docx"
    raise InputError("a zip file that is no DOCX", name, f"unpack it; where it is a document, {_SAVE_AS}")


def _by_text(head: bytes, name: str, by_name: Format | None) -> Format:
    if is_binary(head):
        raise InputError("the file is binary, not text", name, _SAVE_AS)
    plain = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
    if _HTML.match(plain) or (by_name == "html" and _TAG.search(plain)):
        return "html"
    if re.match(rb'\s*\{\s*"', plain):
        return _json(plain, name)
    if _is_mail(plain, by_name == "mail"):
        return "mail"
    return "markdown" if by_name == "markdown" else "plain"


def _json(head: bytes, name: str) -> Format:
    """JSON Lines have a whole object on their first line; anything else in JSON is not a document."""
    first = head.lstrip().split(b"\n", 1)[0].rstrip()
    if first.endswith(b"}") or len(first) == len(head.lstrip()):
        return "rows"
    raise InputError("this is JSON, not JSON Lines", name, "write one object a line: date, title, url, text")


def is_binary(head: bytes) -> bool:
    """Whether more bytes are controls than a text can have (UTF-16 and UTF-32 have their zeros in order)."""
    sample = head[:65536]
    if sample.startswith(_WIDE_BOMS):
        return False
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(even, odd) > 0.4 and min(even, odd) < 0.1:
        return False
    controls = len(sample) - len(sample.translate(None, bytes({*range(9), *range(14, 32), 127} - {27})))
    return controls > len(sample) * 0.05


def _is_mail(head: bytes, named: bool) -> bool:
    header = _HEADER.match(head.lstrip().replace(b"\r\n", b"\n"))
    if not header:
        return False
    basic = len(_MAIL_BASIC.findall(header[0]))
    return basic >= 2 and (named or bool(_MAIL.search(header[0])))
