"""A letter saved by a mail program (.eml): its text, subject and day, and what is attached, which is not read."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from geo.intake.article import may_be_published

if TYPE_CHECKING:
    from datetime import date

_ANSWER: Final = re.compile(r"(?:(?:re|fwd?|aw):\s+)+", re.IGNORECASE)


@dataclass(frozen=True)
class Letter:
    """What a letter says: `page` where its text comes as HTML alone."""

    text: str
    page: bytes | None
    subject: str | None
    sender: str | None
    sent: date | None
    left_out: tuple[str, ...]


def read_letter(data: bytes) -> Letter:
    """Return what a letter says, quoted-printable and base64 decoded; raises in several ways for what is none."""
    message = email.message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ValueError("no head of a letter")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ValueError("no text in the letter")
    if body.get_content_charset() is None:
        body.set_param("charset", "utf-8")  # what says nothing is hardly ever anything else
    content = body.get_content().replace("\r\n", "\n")
    is_page = body.get_content_type() == "text/html"
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    sender = message["From"].addresses[0].display_name if message["From"] and message["From"].addresses else None
    return Letter(
        text="" if is_page else content,
        page=content.encode("utf-8", "replace") if is_page else None,
        subject=_ANSWER.sub("", " ".join(str(message["Subject"] or "").split())) or None,
        sender=sender or None,
        sent=_day(str(message["Date"] or "")),
        left_out=("an attachment",) if attached == 1 else (f"{attached} attachments",) if attached else (),
    )


def _day(words: str) -> date | None:
    """Return the day of a letter by the clock of who sent it; None where it is not told or is none of a newspaper."""
    try:
        day = parsedate_to_datetime(words).date()
    except (ValueError, TypeError):
        return None
    return day if may_be_published(day) else None
