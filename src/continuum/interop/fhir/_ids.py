"""Ids that FHIR allows, made of the caller's own codes: one code, one id."""

from __future__ import annotations

import hashlib
import re
from typing import Final

__all__ = ["LONGEST_ID", "joined", "legal"]

LONGEST_ID: Final = 64

_ESCAPED = re.compile(r"[^A-Za-z0-9.-]|-(?=x)")
"""What an id cannot hold, and what would look like an escape."""


def legal(code: str) -> str:
    """*code* in letters, digits, dots and dashes; no two codes become the same.

    >>> legal("G-1"), legal("G 1"), legal("-x20-")
    ('G-1', 'G-x20-1', '-x2d-x20-')
    """
    return _ESCAPED.sub(lambda found: f"-x{ord(found[0]):x}-", code)


def joined(*codes: str) -> str:
    """One id made of several codes; a digest of it where it would be too long.

    >>> joined("plan", "G1"), len(joined("plan", "G" * 80))
    ('plan.G1', 64)
    """
    text = ".".join(map(legal, codes))
    if len(text) <= LONGEST_ID:
        return text
    # A digest has as many hexadecimal digits as an id may have, and no dot.
    return hashlib.sha256(text.encode()).hexdigest()
