"""Documents, signatures and landmarks: what they refuse, and when all had signed."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, time
from itertools import permutations
from typing import Any

import attrs
import pytest

from continuum.documents import (
    Document,
    DocumentKind,
    Landmark,
    LandmarkKind,
    Party,
    Signature,
    Signer,
    checked_signers,
)
from continuum.errors import FieldTypeError, FieldValueError
from continuum.services import StaffRole
from tests.strategies_rules import MONDAY, march

NOON = datetime(2026, 3, 2, 12)  # noqa: DTZ001

PATIENT, AUTHOR = Party.PATIENT, Party.AUTHOR
COUNSELOR = StaffRole.COUNSELOR


def signature(on: int, *roles: Signer, at: time | None = None) -> Signature:
    return Signature(roles=roles or (PATIENT,), on=march(on), at=at)


def plan(*signatures: Signature, at: time | None = None) -> Document:
    return Document(
        kind=DocumentKind.TREATMENT_PLAN, on=MONDAY, at=at, signatures=signatures
    )


SIGNED = signature(9, at=time(9))
PLAN = plan(SIGNED, at=time(8))
CONTACT = Landmark(kind=LandmarkKind.FIRST_CONTACT, on=MONDAY, at=time(7, 59))


# --- what they refuse -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "field", "wrong", "expected"),
    [
        (SIGNED, "roles", PATIENT, "a tuple of StaffRole or Party"),
        (SIGNED, "roles", [PATIENT], "a tuple of StaffRole or Party"),
        (SIGNED, "roles", "patient", "a tuple of StaffRole or Party"),
        (SIGNED, "roles", None, "a tuple of StaffRole or Party"),
        (SIGNED, "on", "2026-03-02", "a datetime.date without a time"),
        (SIGNED, "on", NOON, "a datetime.date without a time"),
        (SIGNED, "at", "09:00", "a datetime.time"),
        (SIGNED, "at", 9, "a datetime.time"),
        (PLAN, "kind", None, "a str"),
        (PLAN, "on", None, "a datetime.date without a time"),
        (PLAN, "at", NOON, "a datetime.time"),
        (PLAN, "effective", NOON, "a datetime.date without a time"),
        (PLAN, "signatures", [SIGNED], "a tuple of Signature"),
        (PLAN, "signatures", SIGNED, "a tuple of Signature"),
        (PLAN, "signatures", None, "a tuple of Signature"),
        (CONTACT, "kind", 1, "a str"),
        (CONTACT, "on", NOON, "a datetime.date without a time"),
        (CONTACT, "at", False, "a datetime.time"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused_by_its_name(
    value: Document, field: str, wrong: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError) as caught:
        attrs.evolve(value, **{field: wrong})
    owner, found = type(value).__name__, type(wrong).__name__
    assert str(caught.value) == f"{owner}.{field} must be {expected}, not {found}"


def test_an_item_of_the_wrong_type_is_refused_by_its_place() -> None:
    roles: Any = (PATIENT, "counselor")
    with pytest.raises(
        FieldTypeError,
        match=r"^Signature\.roles\[1\] must be a StaffRole or a Party, not str$",
    ):
        attrs.evolve(SIGNED, roles=roles)
    with pytest.raises(
        FieldTypeError, match=r"^Document\.signatures\[1\] must be a Signature, not"
    ):
        attrs.evolve(PLAN, signatures=(SIGNED, PATIENT))


def test_somebody_signs_in_a_role() -> None:
    with pytest.raises(
        FieldValueError, match=r"^Signature\.roles must be at least one role, not None$"
    ):
        Signature(roles=(), on=MONDAY)


@pytest.mark.parametrize("value", [PLAN, CONTACT])
@pytest.mark.parametrize("blank", ["", " \t"])
def test_a_kind_has_a_name(value: Document, blank: str) -> None:
    with pytest.raises(FieldValueError, match=r"\.kind must be a text that is not bl"):
        attrs.evolve(value, kind=blank)


@pytest.mark.parametrize("value", [PLAN, CONTACT, SIGNED])
@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(9, 30, 1), "in whole minutes"),
        (time(9, 30, tzinfo=UTC), "a local time without a time zone"),
    ],
)
def test_a_time_is_local_and_in_whole_minutes(
    value: Document, at: time, expected: str
) -> None:
    with pytest.raises(FieldValueError, match=rf"\.at must be {expected}"):
        attrs.evolve(value, at=at)


@pytest.mark.parametrize("value", [PLAN, CONTACT, SIGNED])
@pytest.mark.parametrize(
    ("fine", "wrong"), [((1900, 1), (1899, 12)), ((2199, 12), (2200, 1))]
)
def test_a_day_is_of_a_year_that_records_have(
    value: Document, fine: tuple[int, int], wrong: tuple[int, int]
) -> None:
    assert attrs.evolve(value, on=date(*fine, 1)).on == date(*fine, 1)
    with pytest.raises(
        FieldValueError, match=r"\.on must be a day of the years 1900 to"
    ):
        attrs.evolve(value, on=date(*wrong, 1))


def test_a_caller_may_name_kinds_of_their_own() -> None:
    assert attrs.evolve(PLAN, kind="safety-plan").kind == "safety-plan"
    assert attrs.evolve(CONTACT, kind="first-dose").kind == "first-dose"


def test_no_role_is_both_staff_and_party() -> None:
    """Signatures are told apart by the values of roles."""
    assert not {role.value for role in StaffRole} & {party.value for party in Party}


# --- when all had signed --------------------------------------------------------------


def test_nobody_is_waited_for_where_nobody_is_asked() -> None:
    assert PLAN.signed(()) == (MONDAY, time(8))
    assert plan().signed(()) == (MONDAY, None)


@pytest.mark.parametrize(
    ("signatures", "moment"),
    [
        ((), None),
        ((signature(9),), None),
        ((signature(9), signature(9, AUTHOR)), None),
        ((signature(9), signature(10, COUNSELOR)), (march(10), None)),
        ((signature(9, PATIENT, COUNSELOR),), (march(9), None)),
        # One who has signed already signs again: the first time counts.
        (
            (signature(9), signature(9, COUNSELOR), signature(12)),
            (march(9), None),
        ),
        # Whichever is last decides, and its time.
        (
            (signature(9, at=time(9)), signature(10, COUNSELOR, at=time(8))),
            (march(10), time(8)),
        ),
        (
            (signature(9, at=time(9)), signature(9, COUNSELOR, at=time(9, 1))),
            (march(9), time(9, 1)),
        ),
        # Of two of one day the later is not known unless both times are.
        ((signature(9, at=time(9)), signature(9, COUNSELOR)), (march(9), None)),
        # Of several in one role the first whose time is recorded.
        (
            (
                signature(9),
                signature(9, at=time(9)),
                signature(9, at=time(10)),
                signature(8, COUNSELOR),
            ),
            (march(9), time(9)),
        ),
    ],
)
def test_all_had_signed_once_the_last_of_them_had(
    signatures: tuple[Signature, ...], moment: tuple[date, time | None] | None
) -> None:
    for order in permutations(signatures):
        assert plan(*order).signed((PATIENT, COUNSELOR)) == moment
        assert plan(*order).signed((COUNSELOR, PATIENT)) == moment


def test_a_document_is_read_as_it_was_on_a_day() -> None:
    whole = plan(signature(9), signature(10, AUTHOR), signature(10, COUNSELOR))
    assert whole.by(march(10)) is whole
    assert whole.by(march(9)).signatures == (signature(9),)
    assert whole.by(march(8)) == plan()
    assert whole.by(march(9)).signed((PATIENT, AUTHOR)) is None


@pytest.mark.parametrize("wrong", [None, "2026-03-09", NOON])
def test_a_document_is_read_as_of_a_day(wrong: Any) -> None:
    with pytest.raises(
        FieldTypeError, match=r"^Document\.by\.on must be a datetime\.dat"
    ):
        PLAN.by(wrong)


@pytest.mark.parametrize("wrong", [PATIENT, "patient", [PATIENT], None])
def test_signers_are_asked_for_as_a_tuple_of_roles(wrong: Any) -> None:
    """A role by itself is a text, and its letters are nobody's roles."""
    with pytest.raises(
        FieldTypeError,
        match=r"^Document\.signed\.by must be a tuple of StaffRole or Party, not",
    ):
        PLAN.signed(wrong)


def test_signers_are_roles() -> None:
    wrong: Any = (PATIENT, "counselor")
    with pytest.raises(
        FieldTypeError, match=r"^Document\.signed\.by\[1\] must be a Sta"
    ):
        PLAN.signed(wrong)
    assert checked_signers("X", "by", (PATIENT, COUNSELOR)) == (PATIENT, COUNSELOR)


# --- values ---------------------------------------------------------------------------


@pytest.mark.parametrize("value", [SIGNED, PLAN, CONTACT])
def test_they_are_values(value: Document) -> None:
    assert attrs.evolve(value) == value
    assert hash(attrs.evolve(value)) == hash(value)
    assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.on = march(3)  # type: ignore[misc]


def test_whoever_works_there_signs_as_staff() -> None:
    by_counselor = Signature(roles=(StaffRole.COUNSELOR,), on=date(2026, 3, 2))
    by_patient = Signature(roles=(Party.PATIENT,), on=date(2026, 3, 2))
    assert by_counselor.is_by(Party.STAFF) is True
    assert by_patient.is_by(Party.STAFF) is False
    plan = Document(
        kind=DocumentKind.TREATMENT_PLAN,
        on=date(2026, 3, 2),
        signatures=(by_counselor, by_patient),
    )
    assert plan.signed((Party.PATIENT, Party.STAFF)) == (date(2026, 3, 2), None)


@pytest.mark.parametrize(
    ("roles", "author", "director"),
    [
        ((COUNSELOR,), None, None),
        ((PATIENT,), False, False),
        ((PATIENT, Party.GUARDIAN), False, False),
        # Whoever names one such role names all.
        ((COUNSELOR, Party.AUTHOR), True, False),
    ],
)
def test_a_profession_does_not_tell_who_wrote_it_or_who_directs(
    roles: tuple[Signer, ...], *, author: bool | None, director: bool | None
) -> None:
    signature = Signature(roles=roles, on=march(3))
    assert signature.is_by(Party.AUTHOR) is author
    assert signature.is_by(Party.MEDICAL_DIRECTOR) is director
    assert signature.is_by(StaffRole.NURSE) is False
    asked = (Party.AUTHOR,)
    plan = Document(kind="plan", on=march(2), signatures=(signature,))
    assert (plan.signed(asked) is not None) is (author is True)
    assert (plan.signed(asked, perhaps=True) is None) is (author is False)


@pytest.mark.parametrize(
    ("roles", "nurse", "author", "staff"),
    [
        ((StaffRole.NURSE,), True, None, True),
        ((COUNSELOR,), False, None, True),
        ((Party.STAFF,), None, None, True),
        ((Party.AUTHOR,), None, True, True),
        ((Party.STAFF, Party.MEDICAL_DIRECTOR), None, False, True),
        ((COUNSELOR, Party.AUTHOR), False, True, True),
        ((PATIENT,), False, False, False),
        ((PATIENT, Party.GUARDIAN), False, False, False),
    ],
)
def test_who_works_there_may_have_any_role_that_is_not_told(
    roles: tuple[Signer, ...],
    *,
    nurse: bool | None,
    author: bool | None,
    staff: bool,
) -> None:
    signature = Signature(roles=roles, on=march(3))
    assert signature.is_by(StaffRole.NURSE) is nurse
    assert signature.is_by(Party.AUTHOR) is author
    assert signature.is_by(Party.STAFF) is staff
    assert signature.is_by(Party.GUARDIAN) is (Party.GUARDIAN in roles)


def test_a_document_may_be_signed_anew() -> None:
    first = Signature(roles=(COUNSELOR,), on=march(3))
    again = Signature(roles=(COUNSELOR,), on=march(9))
    plan = Document(kind="plan", on=march(2), signatures=(first, again))
    for since, signed in ((2, 3), (3, 3), (4, 9), (9, 9)):
        assert plan.signed((COUNSELOR,), since=march(since)) == (march(signed), None)
    assert plan.signed((COUNSELOR,), since=march(10)) is None
    wrong: Any = "2026-03-03"
    with pytest.raises(FieldTypeError, match=r"^Document\.signed\.since must be a dat"):
        plan.signed((COUNSELOR,), since=wrong)


def test_whether_perhaps_counts_is_yes_or_no() -> None:
    wrong: Any = 1
    with pytest.raises(FieldTypeError, match=r"^Document\.signed\.perhaps must be a b"):
        PLAN.signed((), perhaps=wrong)
