"""Billing codes: what a claim names, which is a service or a program and no level."""

from __future__ import annotations

import enum

import attrs

from continuum import _fields
from continuum.citations import Citation, Evidence

__all__ = ["BillingCode", "BillingSystem"]


class BillingSystem(enum.StrEnum):
    """Which list of codes a code belongs to."""

    HCPCS = "hcpcs"
    """Procedures and services, HCPCS Level II."""

    REVENUE = "revenue"
    """Revenue codes of an institution's claim, UB-04."""


@attrs.frozen(kw_only=True)
class BillingCode:
    """A code that claims carry, and what it means in words of our own.

    A code proves neither a level of care nor hours: what it is paid for is the payer's
    decision.

    Args:
        system: The list it belongs to.
        code: The code as claims write it, leading zeros included.
        meaning: What it stands for, paraphrased.
        source: The text its meaning was read in.

    >>> from continuum.systems import hcpcs
    >>> print(hcpcs.S9480, hcpcs.S9480.meaning, sep=": ")
    hcpcs S9480: psychiatric services of intensive outpatient care, by the day
    """

    system: BillingSystem
    code: str
    meaning: str
    source: Citation

    def __attrs_post_init__(self) -> None:
        _fields.instance("BillingCode", "system", self.system, BillingSystem)
        _fields.text("BillingCode", "code", self.code)
        _fields.text("BillingCode", "meaning", self.meaning)
        _fields.instance("BillingCode", "source", self.source, Citation)

    @property
    def evidence(self) -> Evidence:
        """How its meaning is known."""
        return self.source.evidence

    def __str__(self) -> str:
        return f"{self.system} {self.code}"
