"""What is different between two plans, part by part."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

import attrs

from continuum import _html
from continuum.measuring import Target
from continuum.periods import DateRange
from continuum.plan._dose import Dose
from continuum.plan._goal import Goal, GoalLifecycle
from continuum.terms import Term
from continuum.verdicts import Verdict

__all__ = ["Change", "ChangeKind", "Flip", "PlanDiff", "compare"]


class ChangeKind(enum.StrEnum):
    """What became of a part of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True)
class Change:
    """One thing that is different; texts of the patient are never printed.

    Args:
        kind: Whether something came, went or changed.
        part: Which part of the plan: ``goals[G1]``; empty for the plan itself.
        field: Which of its fields changed; empty for a part that came or went.
        before: The part or value before; None where there was none.
        after: The part or value after; None where there is none.
        personal: Whether the values are the patient's; then they are never printed.
    """

    kind: ChangeKind
    part: str
    field: str = ""
    before: object = attrs.field(default=None, repr=False)
    after: object = attrs.field(default=None, repr=False)
    personal: bool = False

    @property
    def makes_sense(self) -> bool:
        """Whether a goal may go from one lifecycle to the other; true of all else."""
        if isinstance(self.before, GoalLifecycle):
            return self.before.may_become(cast("GoalLifecycle", self.after))
        return True

    @property
    def shown(self) -> tuple[str, str]:
        """How both values are printed; empty where they are not."""
        if self.personal or not self.field:
            return "", ""
        return _shown(self.before), _shown(self.after)

    def __str__(self) -> str:
        what = self.part or "plan"
        if not self.field:
            return f"{what} {self.kind}"
        before, after = self.shown
        told = f": {before} to {after}" if before and after else ""
        odd = "" if self.makes_sense else ", a move that makes no sense"
        return f"{what} {self.field} changed{told}{odd}"


@attrs.frozen(kw_only=True)
class Flip:
    """A rule whose verdict is another one for the other plan.

    Args:
        code: Code of the rule.
        before: Its verdict on the one plan; None where it was not applicable.
        after: Its verdict on the other.
    """

    code: str
    before: Verdict | None
    after: Verdict | None

    def __str__(self) -> str:
        before, after = (
            "not applicable" if verdict is None else verdict.value
            for verdict in (self.before, self.after)
        )
        return f"{self.code}: {before} to {after}"


@attrs.frozen(kw_only=True)
class PlanDiff:
    """What is different between two plans.

    Args:
        changes: Plan, then problems, goals, objectives, interventions and the rest.
        flips: Rules whose verdict is another one, where the plans were judged.
    """

    changes: tuple[Change, ...]
    flips: tuple[Flip, ...] = ()

    def with_verdicts(
        self, before: Mapping[str, Verdict], after: Mapping[str, Verdict]
    ) -> PlanDiff:
        """The same with the rules whose verdicts differ, in order of their codes."""
        flips = tuple(
            Flip(code=code, before=before.get(code), after=after.get(code))
            for code in sorted({*before, *after})
            if before.get(code) is not after.get(code)
        )
        return attrs.evolve(self, flips=flips)

    def __str__(self) -> str:
        lines = [*map(str, self.changes), *map(str, self.flips)]
        return "\n".join(lines) or "no difference"

    def _repr_html_(self) -> str:
        rows = [
            (
                change.part or "plan",
                change.field or change.kind.value,
                *change.shown,
            )
            for change in self.changes
        ]
        below = [str(flip) for flip in self.flips]
        return _html.table(("part", "what", "before", "after"), rows, below=below)


_CODED = ("problems", "goals", "objectives", "interventions", "criteria")


def compare(before: attrs.AttrsInstance, after: attrs.AttrsInstance) -> PlanDiff:
    """Compare two plans: parts by their codes, everything else field by field."""
    changes = list(_fields_of(before, after, "", leave=_CODED))
    for name in _CODED:
        old = {part.code: part for part in _parts(before, name)}
        new = {part.code: part for part in _parts(after, name)}
        for code in dict.fromkeys((*old, *new)):
            where, was, now = f"{name}[{code}]", old.get(code), new.get(code)
            if was is None:
                changes.append(Change(kind=ChangeKind.ADDED, part=where, after=now))
            elif now is None:
                changes.append(Change(kind=ChangeKind.REMOVED, part=where, before=was))
            else:
                changes += _fields_of(was, now, where)
    return PlanDiff(changes=tuple(changes))


def _parts(plan: attrs.AttrsInstance, name: str) -> tuple[Goal, ...]:
    # Every kind of part has a code; a goal stands for all of them here.
    return cast("tuple[Goal, ...]", getattr(plan, name))


def _fields_of(
    before: attrs.AttrsInstance,
    after: attrs.AttrsInstance,
    part: str,
    leave: tuple[str, ...] = (),
) -> Iterator[Change]:
    for field in attrs.fields(type(before)):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if field.name not in leave and was != now:
            yield Change(
                kind=ChangeKind.CHANGED,
                part=part,
                field=field.name,
                before=was,
                after=now,
                personal=not field.repr,
            )


def _shown(value: object) -> str:
    """How a value is printed; empty for one of many parts."""
    match value:
        case None:
            return "none"
        case enum.Enum():
            return str(value.value)
        case str() | int() | date() | DateRange() | Dose() | Target() | Term():
            return str(value)
        case _:
            return ""
