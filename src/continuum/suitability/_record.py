"""Who judged which factor, and how the factors stand by that."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date
from typing import NoReturn

import attrs

from continuum import _fields, _html
from continuum.errors import FieldValueError, UndecidedError, printable
from continuum.levels import Level
from continuum.suitability._factors import Factor, FactorGroup, FactorSet
from continuum.verdicts import Verdict, all_met

__all__ = ["Judge", "Judgment", "Suitability"]


class Judge(enum.StrEnum):
    """In what role somebody judged; never who it was."""

    PHYSICIAN = "physician"
    CLINICIAN = "clinician"
    """Another clinician with a license of their own."""

    COUNSELOR = "counselor"
    UTILIZATION_REVIEWER = "utilization-reviewer"
    PAYER = "payer"
    EXTERNAL_REVIEWER = "external-reviewer"
    """An independent reviewer of what a payer decided."""

    COURT = "court"
    PATIENT = "patient"


@attrs.frozen(kw_only=True)
class Judgment:
    """What somebody found of one factor, on a day; without a word of free text.

    Args:
        factor: The factor.
        verdict: What was found; unknown where the judge could not tell.
        by: In what role.
        on: Day of the judgment.
    """

    factor: Factor
    verdict: Verdict
    by: Judge
    on: date

    def __attrs_post_init__(self) -> None:
        _fields.instance("Judgment", "factor", self.factor, Factor)
        _fields.instance("Judgment", "verdict", self.verdict, Verdict)
        _fields.instance("Judgment", "by", self.by, Judge)
        _fields.day("Judgment", "on", self.on)

    def __str__(self) -> str:
        return f"{self.verdict} by {self.by} on {self.on}"


@attrs.frozen(kw_only=True)
class Suitability:
    """What is known of the factors of one text for a level: a record, no placement.

    The last judgment in each role stands. A factor that nobody judged is unknown, and
    so is one on which roles disagree: the record keeps both and decides neither. Who
    could not tell disagrees with nobody. Two judgments in one role on one day stand
    side by side, since neither is the later. However many factors are met, they never
    make up for one that the text asks and that is unmet.

    Args:
        factors: The factors asked.
        level: The level asked about.
        judgments: What was found, in any order.

    >>> from continuum.suitability_factors import MEDICARE_PHP
    >>> from continuum.systems import medicare
    >>> home = Judgment(
    ...     factor=MEDICARE_PHP["no-24-hour-care"],
    ...     verdict=Verdict.MET,
    ...     by=Judge.PHYSICIAN,
    ...     on=date(2026, 3, 2),
    ... )
    >>> denied = attrs.evolve(home, verdict=Verdict.UNMET, by=Judge.PAYER)
    >>> record = Suitability(
    ...     factors=MEDICARE_PHP, level=medicare.PHP, judgments=(home, denied)
    ... )
    >>> record.verdict, record.met, [str(factor) for factor in record.conflicts]
    (<Verdict.UNKNOWN: 'unknown'>, (), ['no-24-hour-care'])
    """

    factors: FactorSet
    level: Level
    judgments: tuple[Judgment, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.instance("Suitability", "factors", self.factors, FactorSet)
        _fields.instance("Suitability", "level", self.level, Level)
        _fields.all_of("Suitability", "judgments", self.judgments, Judgment)
        meant = self.factors.level
        same_system = meant is not None and meant.system == self.level.system
        if same_system and meant != self.level:
            expected = f"{meant}, which the factors are about, or of another system"
            raise FieldValueError("Suitability", "level", str(self.level), expected)
        known = frozenset(self.factors.factors)
        for index, judgment in enumerate(self.judgments):
            if judgment.factor not in known:
                field = f"judgments[{index}].factor"
                expected = f"a factor of {self.factors}"
                raise FieldValueError(
                    "Suitability", field, judgment.factor.code, expected
                )

    @property
    def verdict(self) -> Verdict | None:
        """How the factors stand as the text joins them; None where it does not."""
        if not self.factors.joined:
            return None
        return all_met(self._joined(group) for group in self.factors.groups)

    @property
    def met(self) -> tuple[Factor, ...]:
        """The factors that are met."""
        return self._with(Verdict.MET)

    @property
    def unmet(self) -> tuple[Factor, ...]:
        """The factors that are unmet."""
        return self._with(Verdict.UNMET)

    @property
    def unknown(self) -> tuple[Factor, ...]:
        """The factors that nobody judged or could judge, and those in conflict."""
        return self._with(Verdict.UNKNOWN)

    @property
    def conflicts(self) -> tuple[Factor, ...]:
        """The factors that one judge finds met and another unmet."""
        return tuple(
            factor
            for factor in self.factors.factors
            if len(_decided(self._standing(factor))) > 1
        )

    def by_factor(self) -> dict[str, tuple[Judgment, ...]]:
        """The judgments of each factor that stand, by code, the oldest first."""
        return {factor.code: self._standing(factor) for factor in self.factors.factors}

    def on(self, day: date) -> Suitability:
        """The record as it stood at the end of *day*."""
        _fields.day("Suitability", "day", day)
        past = tuple(judgment for judgment in self.judgments if judgment.on <= day)
        return attrs.evolve(self, judgments=past)

    def _standing(self, factor: Factor) -> tuple[Judgment, ...]:
        mine = {judgment for judgment in self.judgments if judgment.factor == factor}
        last: dict[Judge, date] = {}
        for judgment in mine:
            last[judgment.by] = max(judgment.on, last.get(judgment.by, judgment.on))
        stands = (judgment for judgment in mine if judgment.on == last[judgment.by])
        return tuple(sorted(stands, key=lambda one: (one.on, one.by, one.verdict)))

    def _verdict_of(self, factor: Factor) -> Verdict:
        decided = _decided(self._standing(factor))
        return decided.pop() if len(decided) == 1 else Verdict.UNKNOWN

    def _with(self, verdict: Verdict) -> tuple[Factor, ...]:
        return tuple(
            factor
            for factor in self.factors.factors
            if self._verdict_of(factor) is verdict
        )

    def _joined(self, group: FactorGroup) -> Verdict:
        found = [self._verdict_of(factor) for factor in group.factors]
        asked = len(found) if group.at_least is None else group.at_least
        met = found.count(Verdict.MET)
        if met >= asked:
            return Verdict.MET
        possible = met + found.count(Verdict.UNKNOWN)
        return Verdict.UNKNOWN if possible >= asked else Verdict.UNMET

    def __bool__(self) -> NoReturn:
        raise UndecidedError("Suitability")

    def _heading(self) -> str:
        verdict = self.verdict
        outcome = "listed, not joined" if verdict is None else verdict
        return f"factors of {self.factors}, asked for {self.level}: {outcome}"

    def _rows(self) -> Iterator[tuple[Factor, Verdict, tuple[str, ...]]]:
        for factor in self.factors.factors:
            judged = tuple(str(judgment) for judgment in self._standing(factor))
            yield factor, self._verdict_of(factor), judged or ("not judged",)

    def _asked(self) -> tuple[str, ...]:
        if not self.factors.joined:
            return ()
        return tuple(f"asks {group}" for group in self.factors.groups)

    def __str__(self) -> str:
        width = max(len(factor.code) for factor in self.factors.factors)
        lines = [self._heading()]
        lines += [
            f"{verdict:7}  {factor.code:{width}}  {'; '.join(judged)}"
            for factor, verdict, judged in self._rows()
        ]
        return "\n".join(printable(line) for line in (*lines, *self._asked()))

    def _repr_html_(self) -> str:
        rows = [
            (
                factor.code,
                str(verdict),
                judged,
                factor.statement,
                tuple(str(source) for source in factor.sources),
            )
            for factor, verdict, judged in self._rows()
        ]
        return _html.table(
            ("factor", "verdict", "judged", "asks", "source"),
            rows,
            caption=self._heading(),
            below=self._asked(),
        )


def _decided(judgments: tuple[Judgment, ...]) -> set[Verdict]:
    return {judgment.verdict for judgment in judgments} - {Verdict.UNKNOWN}
