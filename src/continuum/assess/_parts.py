"""Arithmetic on parts of what is given: shares, sessions that count, staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from fractions import Fraction
from typing import NamedTuple, TypeAlias, assert_never

import attrs

from continuum import _fields
from continuum.assess._arithmetic import session_verdict
from continuum.assess._assessment import Staffed
from continuum.ledger import Exclusion, ExclusionReason, Ledger
from continuum.periods import DateRange, Weekday
from continuum.requirements import EachSession, Load, Ratio, Share, Times
from continuum.sessions import Session
from continuum.staffing import FULL_TIME, Staffing
from continuum.verdicts import Verdict, all_met

__all__: list[str] = []

_NOON = 12 * 60
_WHOLE = 100


def share_verdict(
    share: Share, part: tuple[int, int], rest: tuple[int, int]
) -> Verdict:
    """Whether *part* of *part* and *rest* together is what *share* asks.

    Each is the least and the most that it may be. The share is least where the part is
    least and the rest most.
    """
    verdicts: list[Verdict] = []
    fewest = part[0], part[0] + rest[1]
    most = part[1], part[1] + rest[0]
    if share.at_least is not None:
        asked = share.at_least
        sure = _WHOLE * fewest[0] >= asked * fewest[1]
        perhaps = _WHOLE * most[0] >= asked * most[1]
        verdicts.append(_verdict(sure=sure, perhaps=perhaps))
    if share.at_most is not None:
        asked = share.at_most
        sure = _WHOLE * most[0] <= asked * most[1]
        perhaps = _WHOLE * fewest[0] <= asked * fewest[1]
        verdicts.append(_verdict(sure=sure, perhaps=perhaps))
    return all_met(verdicts)


def _verdict(*, sure: bool, perhaps: bool) -> Verdict:
    if sure:
        return Verdict.MET
    return Verdict.UNKNOWN if perhaps else Verdict.UNMET


# --- sessions that count --------------------------------------------------------------


class Sifted(NamedTuple):
    """A ledger of the sessions that count, and what would tell of those that may."""

    ledger: Ledger
    doubts: tuple[tuple[Session, str], ...]

    def within(self, window: DateRange) -> list[str]:
        """What would tell of the sessions of *window*, and of the night before it."""
        days = DateRange(window.start - timedelta(days=1), window.end)
        dated = self.ledger.dated
        return [name for one, name in self.doubts if not dated or one.day in days]


def sifted(ledger: Ledger, only: Times | EachSession, evening: time | None) -> Sifted:
    """What of *ledger* counts, where evenings begin at *evening*.

    A session of which that is not known may count.
    """
    recorded: list[Session] = []
    possible: list[Session] = []
    excluded = list(ledger.excluded)
    doubts: list[tuple[Session, str]] = []
    for sessions, certain in ((ledger.recorded, True), (ledger.possible, False)):
        for session in sessions:
            if isinstance(only, Times):
                found = _inside(session, only, evening, dated=ledger.dated)
            else:
                found = _fit(session, only)
            if isinstance(found, Session):
                (recorded if certain else possible).append(found)
            elif isinstance(found, ExclusionReason):
                excluded.append(Exclusion(session, found))
            else:
                doubts += [(session, name) for name in found]
                possible.append(session)
    inside = attrs.evolve(
        ledger,
        recorded=tuple(recorded),
        possible=tuple(possible),
        excluded=tuple(excluded),
    )
    return Sifted(inside, tuple(doubts))


_Found: TypeAlias = Session | ExclusionReason | tuple[str, ...]
"""What of a session counts, why it does not, or what is missing to tell."""


def _fit(session: Session, each: EachSession) -> _Found:
    """*session*, if it keeps the limits on those it is about."""
    about = each.of.matches(
        session.kind, format=session.format, mode=session.mode, staff=session.staff
    )
    if about is False:
        return session
    verdict, missing = session_verdict(each, session)
    if verdict is Verdict.MET:
        return session
    if about is None:
        traits = session.format, session.mode, session.staff
        doubts = missing if verdict is Verdict.UNKNOWN else []
        return (*doubts, each.of.undecided_by(*traits))
    return ExclusionReason.OTHER_SESSION if verdict is Verdict.UNMET else tuple(missing)


def _inside(
    session: Session, when: Times, evening: time | None, *, dated: bool
) -> _Found:
    """What of *session* lies in *when*."""
    if not dated:
        return ("days of the prescribed sessions",)
    if when.weekends and session.day.weekday() >= Weekday.SATURDAY:
        return session
    if not when.evenings:
        return ExclusionReason.OTHER_TIME
    if session.starts is None or session.elapsed is None:
        return ("clock times of sessions",)
    begins = _fields.minute_of(session.starts)
    ends = begins + session.elapsed
    if ends <= _NOON:
        # No evening begins before noon.
        return ExclusionReason.OTHER_TIME
    if evening is None:
        return ("when the evening begins",)
    first = max(begins, _fields.minute_of(evening))
    if ends <= first:
        return ExclusionReason.OTHER_TIME
    if first == begins:
        return session
    late = ends - first
    if session.minutes == session.elapsed:
        return attrs.evolve(session, starts=evening, elapsed=late, minutes=late)
    # In which part of a session its breaks lay, nobody says.
    late = min(late, session.minutes or late)
    return attrs.evolve(session, starts=evening, elapsed=late, minutes=None)


# --- staff ----------------------------------------------------------------------------


class Manned(NamedTuple):
    """The verdict on a ratio, the staff it was decided by, and what is missing."""

    verdict: Verdict
    staffed: Staffed | None
    missing: tuple[str, ...]


def staffed(ratio: Ratio, staffing: Staffing | None) -> Manned:
    """Whether the staff there is suffices for the patients there are."""
    staffing = Staffing() if staffing is None else staffing
    members = [one for one in staffing.members or () if one.role in ratio.of]
    found: list[Staffed] = []
    missing: list[str] = []
    match ratio.load:
        case Load.AVERAGE | Load.WEEKLY:
            weekly = ratio.load is Load.WEEKLY
            patients = staffing.seen_weekly if weekly else staffing.enrolled
            if patients is None:
                missing.append("patients seen in a week" if weekly else "census")
            if staffing.members is None:
                missing.append("staff")
            if patients is not None and staffing.members is not None:
                percent = sum(member.percent for member in members)
                found.append(Staffed(patients, percent))
        case Load.EACH:
            if staffing.members is None:
                missing.append("staff")
            elif not members:
                # Nobody is there for the patients, however few they are.
                if staffing.enrolled is None:
                    missing.append("census")
                else:
                    found.append(Staffed(staffing.enrolled, 0))
            for member in members:
                if member.caseload is None:
                    missing.append("caseload")
                else:
                    found.append(Staffed(member.caseload, FULL_TIME))
        case Load.AWAKE | Load.ASLEEP:
            found += _on_duty(ratio, staffing)
            if not found:
                roles = "" if staffing.shifts is None else " or ".join(ratio.of)
                missing.append(f"{_fields.spaced(roles) or 'staff'} on duty")
        case _:
            assert_never(ratio.load)
    within = [_enough(ratio, each) for each in found]
    verdicts = [*within, *(Verdict.UNKNOWN for _ in missing)]
    verdict = all_met(verdicts)
    worst = max(found, key=_load, default=None)
    names = tuple(dict.fromkeys(missing)) if verdict is Verdict.UNKNOWN else ()
    return Manned(verdict, worst, names)


def _on_duty(ratio: Ratio, staffing: Staffing) -> Iterator[Staffed]:
    asleep = ratio.load is Load.ASLEEP
    for shift in staffing.shifts or ():
        if shift.role in ratio.of and shift.asleep is asleep:
            yield Staffed(shift.patients, FULL_TIME * shift.on_duty)


def _enough(ratio: Ratio, found: Staffed) -> Verdict:
    enough = found.patients * FULL_TIME <= ratio.at_most * found.percent
    return Verdict.MET if enough else Verdict.UNMET


def _load(found: Staffed) -> tuple[bool, Fraction]:
    """Patients for each, to sort by; none at all for some is the most."""
    if not found.percent:
        return found.patients > 0, Fraction(found.patients)
    return False, Fraction(found.patients, found.percent)
