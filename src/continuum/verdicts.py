"""The three verdicts and their connectives."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NoReturn

from continuum.errors import UndecidedError

__all__ = ["Verdict", "all_met", "any_met"]


class Verdict(enum.StrEnum):
    """The outcome of a requirement over recorded and still possible facts.

    A verdict is not a truth value: ``UNKNOWN`` is neither true nor false, so
    ``bool()`` of any verdict raises. Compare with ``is``.

    >>> Verdict.MET is Verdict.MET
    True
    >>> bool(Verdict.UNKNOWN)
    Traceback (most recent call last):
        ...
    continuum.errors.UndecidedError: a Verdict has no truth value: compare it with `is`
    """

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        raise UndecidedError("Verdict")


def all_met(verdicts: Iterable[Verdict]) -> Verdict:
    """Conjoin *verdicts*: one unmet decides, then one unknown; none at all is met.

    >>> all_met([Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET])
    <Verdict.UNMET: 'unmet'>
    """
    seen = set(verdicts)
    if Verdict.UNMET in seen:
        return Verdict.UNMET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in seen else Verdict.MET


def any_met(verdicts: Iterable[Verdict]) -> Verdict:
    """Disjoin *verdicts*: one met decides, then one unknown; none at all is unmet.

    >>> any_met([Verdict.UNKNOWN, Verdict.UNMET])
    <Verdict.UNKNOWN: 'unknown'>
    """
    seen = set(verdicts)
    if Verdict.MET in seen:
        return Verdict.MET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in seen else Verdict.UNMET
