"""E-mail messages and pages saved as MIME: the body as text, the headers as what is given."""

import email
import email.policy
import email.utils
from email.errors import MessageError
from email.message import EmailMessage
from typing import cast

import msgspec

from verbale.errors import InputError
from verbale.intake.content import LARGEST_TEXT, Content, problem
from verbale.intake.encoding import clean
from verbale.intake.formats import html, plain
from verbale.intake.given import Given, read_given
from verbale.model.records import Problem

_LARGEST_MESSAGE = 4 * LARGEST_TEXT
"""Bytes, attachments and all: the standard library's parser holds a message a dozen times over."""


def extract(data: bytes, path: str) -> Content:
    """The message's body: its plain text, else its HTML. Places count in the body as it was before it was packed."""
    if len(data) > _LARGEST_MESSAGE:
        what = f"a message of {len(data):,} bytes, more than {_LARGEST_MESSAGE:,}"
        raise InputError(what, path, "save its text, and what is attached to it, as files of their own")
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        body = cast("EmailMessage | None", message.get_body(("plain", "html")))
        content = _content(body, path)
        given, attached = _headers(message, path), _attachments(message, path)
    except (MessageError, LookupError, ValueError, AttributeError, RecursionError, IndexError) as error:
        raise InputError(f"the message is damaged: {error}", path, "save it again from the mail program") from error
    return msgspec.structs.replace(content, given=given.over(content.given), problems=content.problems + attached)


def _content(body: EmailMessage | None, path: str) -> Content:
    if body is None:
        raise InputError("the message has no text", path, "save what is attached to it as files of their own")
    packed = body.get_payload(decode=True)
    data = packed if isinstance(packed, bytes) else str(packed or "").encode("utf-8", "surrogateescape")
    if body.get_content_subtype() == "html":
        return html.extract(data, path, body.get_content_charset())
    return plain.extract(data, path, body.get_content_charset())


def _headers(message: EmailMessage, path: str) -> Given:
    fields = {
        "title": clean(str(message["subject"] or ""), path)[0],
        "authors": _names(clean(str(message["from"] or ""), path)[0]),
        "published": _day(str(message["date"] or "")),
        "language": str(message["content-language"] or ""),
    }
    return read_given({name: value for name, value in fields.items() if value})[0]


def _names(sender: str) -> list[str]:
    return [name or address for name, address in email.utils.getaddresses([sender]) if name or address]


def _day(header: str) -> str | None:
    """The day in the sender's own zone."""
    try:
        return email.utils.parsedate_to_datetime(header).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attachments(message: EmailMessage, path: str) -> tuple[Problem, ...]:
    names = [clean(part.get_filename() or part.get_content_type(), path)[0] for part in message.iter_attachments()]
    if not names or message.get_content_type() == "multipart/related":
        return ()
    what = f"{len(names)} attachments were not read: {', '.join(names)[:200]}"
    return (problem(path, what, "save what belongs to the case as files of their own"),)
