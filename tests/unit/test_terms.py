"""Time limits: what they refuse, and what they say."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from continuum.errors import FieldTypeError, FieldValueError
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.terms import (
    ANY_TIME,
    Earliest,
    Latest,
    Term,
    TermUnit,
    calendar_days,
    hours_after,
    months,
    months_later,
    nth_session,
    service_days,
    weeks,
    working_days,
)

GROUPS = ServiceFilter.of(ServiceKind.COUNSELING, label="groups")
BOTH = (service_days(10), calendar_days(30))


# --- what they refuse -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (
            lambda: attrs.evolve(weeks(1), unit="hours"),
            "Term.unit must be a TermUnit, not str",
        ),
        (
            lambda: attrs.evolve(weeks(1), value=1.5),
            "Term.value must be a whole number (int), not float",
        ),
        (
            lambda: attrs.evolve(weeks(1), value=True),
            "Term.value must be a whole number (int), not bool",
        ),
        (
            lambda: attrs.evolve(weeks(1), of="counseling"),
            "Term.of must be a ServiceFilter, not str",
        ),
        (
            lambda: attrs.evolve(weeks(1), first_counts=1),
            "Term.first_counts must be a bool, not int",
        ),
        (
            lambda: attrs.evolve(Earliest(BOTH), terms=[*BOTH]),
            "Earliest.terms must be a tuple of Term, not list",
        ),
        (
            lambda: attrs.evolve(Latest(BOTH), terms=weeks(1)),
            "Latest.terms must be a tuple of Term, not Term",
        ),
        (
            lambda: attrs.evolve(Latest(BOTH), terms=(weeks(1), Earliest(BOTH))),
            "Latest.terms[1] must be a Term, not Earliest",
        ),
        (lambda: attrs.evolve(Earliest(BOTH), terms=None), "Earliest.terms must be a"),
    ],
)
def test_a_wrong_type_is_refused_by_its_name(
    build: Callable[[], object], said: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        build()
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("make", "least", "most"),
    [
        (hours_after, 0, 100 * 366 * 24),
        (calendar_days, 0, 36_600),
        (working_days, 0, 36_600),
        (service_days, 1, 36_600),
        (nth_session, 1, 36_600),
        (weeks, 0, 5300),
        (months, 0, 1200),
    ],
)
def test_no_limit_is_longer_than_a_hundred_years(
    make: Callable[[int], Term], least: int, most: int
) -> None:
    assert make(least).value == least
    assert make(most).value == most
    for wrong in (least - 1, most + 1):
        with pytest.raises(
            FieldValueError,
            match=rf"^Term\.value must be from {least} to {most}, not {wrong}$",
        ):
            make(wrong)


@pytest.mark.parametrize("first_counts", [True, False])
def test_hours_and_sessions_have_no_first_day(*, first_counts: bool) -> None:
    for unit in TermUnit:
        if unit in {TermUnit.HOURS, TermUnit.SESSIONS}:
            with pytest.raises(
                FieldValueError,
                match=rf"^Term\.first_counts must be left out: {unit} have no first",
            ):
                Term(1, unit, first_counts=first_counts)
        else:
            term = Term(1, unit, first_counts=first_counts)
            assert term.first_counts is first_counts


@pytest.mark.parametrize("kind", [Earliest, Latest])
@pytest.mark.parametrize("terms", [(), (weeks(1),)])
def test_one_term_alone_is_itself(
    kind: Callable[[tuple[Term, ...]], object], terms: tuple[Term, ...]
) -> None:
    with pytest.raises(
        FieldValueError, match=rf"terms must be two terms or more, not {len(terms)}$"
    ):
        kind(terms)


# --- what they say --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (hours_after(1), "1 hour"),
        (hours_after(24), "24 hours"),
        (calendar_days(0), "0 calendar days"),
        (calendar_days(1), "1 calendar day"),
        (
            calendar_days(7, first_counts=True),
            "7 calendar days, the first day counted",
        ),
        (
            working_days(5, first_counts=False),
            "5 working days, the first day apart",
        ),
        (service_days(10), "10 service days"),
        (service_days(1, of=GROUPS), "1 service day of groups"),
        (
            service_days(3, of=GROUPS, first_counts=False),
            "3 service days of groups, the first day apart",
        ),
        (nth_session(4), "4 sessions"),
        (nth_session(1, of=GROUPS), "1 session of groups"),
        (weeks(2), "2 weeks"),
        (attrs.evolve(weeks(2), of=GROUPS), "2 weeks"),
        (months(1), "1 month"),
        (
            Earliest((service_days(10), calendar_days(30))),
            "10 service days or 30 calendar days, whichever ends first",
        ),
        (
            Latest((nth_session(4), weeks(4), months(1))),
            "4 sessions or 4 weeks or 1 month, whichever ends last",
        ),
        (ANY_TIME, "any time"),
    ],
)
def test_a_limit_says_itself(term: object, words: str) -> None:
    assert str(term) == words


def test_some_terms_count_services() -> None:
    counted = [unit for unit in TermUnit if Term(1, unit).counts_service]
    assert counted == [TermUnit.SERVICE_DAYS, TermUnit.SESSIONS]
    assert (nth_session(1).of, service_days(1, of=GROUPS).of) == (CLINICAL, GROUPS)


@pytest.mark.parametrize(
    "value", [weeks(1), nth_session(2, of=GROUPS), Earliest(BOTH), Latest(BOTH)]
)
def test_a_limit_is_a_value(value: Term) -> None:
    assert attrs.evolve(value) == value
    assert hash(attrs.evolve(value)) == hash(value)
    assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.unit = TermUnit.HOURS  # type: ignore[misc]


def test_any_time_is_one_value() -> None:
    assert pickle.loads(pickle.dumps(ANY_TIME)) is ANY_TIME


# --- months ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
        (date(2199, 12, 31), 1200, date(2299, 12, 31)),
        (date(1900, 1, 1), -12_000, date(900, 1, 1)),
    ],
)
def test_the_day_of_the_month_is_kept_or_clipped(
    day: date, count: int, later: date
) -> None:
    assert months_later(day, count) == later


@pytest.mark.parametrize("wrong", [None, "2026-01-31", datetime(2026, 1, 31)])  # noqa: DTZ001
def test_months_are_counted_from_a_day(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^months_later\.day must be a datetime\.dat"
    ):
        months_later(wrong, 1)


@pytest.mark.parametrize("wrong", [1.0, "1", None, True])
def test_months_are_counted_whole(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^months_later\.count must be a whole num"
    ):
        months_later(date(2026, 1, 31), wrong)


@pytest.mark.parametrize("wrong", [-12_001, 12_001, 10**9])
def test_months_are_counted_within_a_thousand_years(wrong: int) -> None:
    with pytest.raises(
        FieldValueError, match=r"^months_later\.count must be from -12000"
    ):
        months_later(date(2026, 1, 31), wrong)
