"""Who says so: authorities, and citations of what they published."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from continuum import _fields
from continuum.errors import FieldTypeError, FieldValueError

__all__ = ["Authority", "AuthorityKind", "Citation", "Evidence", "evidence_of"]


class AuthorityKind(enum.StrEnum):
    """What kind of text it is; it decides the severity of a finding."""

    STATUTE = "statute"
    REGULATION = "regulation"
    PAYER_POLICY = "payer-policy"
    STANDARD = "standard"
    GUIDANCE = "guidance"
    PAYMENT = "payment"
    """Decides what is paid for a service, not what is due to the patient."""

    PROGRAM_CLAIM = "program-claim"


class Evidence(enum.StrEnum):
    """How a fact is known to this library."""

    PRIMARY = "primary"
    """The provision's own text was read."""

    SECONDARY = "secondary"
    """The figure was read in another publication, which the citation names."""

    PRACTICE = "practice"
    """Practice knowledge without a text; never enough for a rule."""


@attrs.frozen(kw_only=True)
class Authority:
    """One body that publishes rules, or one group of texts that are read together.

    Args:
        code: Permanent prefix of its rule codes, such as ``US-VA``.
        name: Its name in plain words.
        kind: What kind of text it publishes, unless a citation says otherwise.
    """

    code: str
    name: str
    kind: AuthorityKind

    def __attrs_post_init__(self) -> None:
        _fields.text("Authority", "code", self.code)
        _fields.text("Authority", "name", self.name)
        _fields.instance("Authority", "kind", self.kind, AuthorityKind)

    def __str__(self) -> str:
        return self.name


@attrs.frozen(kw_only=True)
class Citation:
    """Where a number stands, and where and when it was read.

    Args:
        instrument: The collection or document: ``42 CFR``, ``12VAC30-130``.
        provision: The place in it; as deep as was read, no deeper.
        url: Where to look it up, officially where such an address is known; None for a
            document that is cited by its title alone.
        retrieved: Day on which the text was read.
        evidence: Whether the provision itself was read, or another text that states it.
        read_in: The publication that was read; required when *evidence* is secondary.
        kind: The kind of this text, where it differs from its authority's.
        note: What a careful reader must know, such as a part that could not be
            confirmed.
    """

    instrument: str
    provision: str
    retrieved: date
    evidence: Evidence
    url: str | None = None
    read_in: str | None = None
    kind: AuthorityKind | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        _fields.text("Citation", "instrument", self.instrument)
        _fields.text("Citation", "provision", self.provision)
        _fields.day("Citation", "retrieved", self.retrieved)
        _fields.instance("Citation", "evidence", self.evidence, Evidence)
        if self.url is not None:
            if not isinstance(self.url, str):
                raise FieldTypeError("Citation", "url", self.url, "a str or None")
            if not self.url.startswith(("https://", "http://")) or " " in self.url:
                expected = "a web address without spaces"
                raise FieldValueError("Citation", "url", self.url, expected)
        for field, value in (("read_in", self.read_in), ("note", self.note)):
            if value is not None:
                _fields.text("Citation", field, value)
        if self.evidence is Evidence.SECONDARY and self.read_in is None:
            expected = "the publication that was read, since the evidence is secondary"
            raise FieldValueError("Citation", "read_in", self.read_in, expected)
        if self.kind is not None:
            _fields.instance("Citation", "kind", self.kind, AuthorityKind)

    def __str__(self) -> str:
        # A provision in words, such as "definition of IOP", is set apart by a comma.
        comma = "," if self.provision[0].islower() else ""
        return f"{self.instrument}{comma} {self.provision}"


def evidence_of(source: Citation | None) -> Evidence:
    """How a fact with that *source* is known; without one it is practice knowledge.

    >>> evidence_of(None)
    <Evidence.PRACTICE: 'practice'>
    """
    return Evidence.PRACTICE if source is None else source.evidence
