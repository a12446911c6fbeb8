"""Which edition a jurisdiction works by, against the rows, copied here by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest

from continuum.adoptions import ADOPTIONS, Adoption, Edition, adoptions_in
from continuum.citations import Evidence
from continuum.errors import ContinuumError, FieldTypeError, FieldValueError
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.systems import asam3, asam4

TODAY = date(2026, 11, 21)
ONE_DAY = timedelta(days=1)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

# Jurisdiction, edition, levels, when, provision. A dash stands for what was not read;
# "by" marks a deadline, "to" the first day after an end whose start was not read,
# and ".." before a start that it may have stood before.
READ = """
US-CO asam4 - by 2027-07-01 | time frame for alignment with the fourth edition
US-CO - 2.1 - | 2 CCR 502-1-4.6(A)
US-DC - 1,2.1,2.5,3.1,3.3,3.5 - | 22-A DCMR 6328 to 6336
US-GA - 1 - | 82-2-1-.07(2)
US-IL asam4 - 2025-07-01 | day of adoption
US-IL asam3 1,2.1 - | 77 Ill. Adm. Code 2060.120
US-LA - 2.5,3.3,3.5 - | LAC 48:I.5698, 5705 and 5707
US-MD - 2.1 - | COMAR 10.63.03.03
US-MD - 3.1,3.3,3.5,3.7 - | COMAR 10.09.06.06
US-MD - 1,3.1,3.5 - | COMAR 10.47.02.04, .06 and .08
US-MN asam3 - - | edition that the statute reflects
US-MN - 1,2.1 - | 254B.19, as a bill of 2025 would amend it
US-MO asam3 - - | 9 CSR 30-3.152
US-MS - 3.1,3.5 - | 24 Miss. Code R. 2-31.4 and 2-31.6
US-MT - 0.5,1,2.1,2.5,3.1,3.3,3.5,3.7,3.2-WM,3.7-WM ..2022-09-24 | ARM 37.27.101(2)
US-NC asam3 2.1,2.5 2026-01-01 | 8A-12 and 8A-13
US-NC - 2.1 to 2025-01-01 | SAIOP, service definition before 2025
US-NH asam3 - - | He-A 304.23(h)
US-NJ ppc-2r - - | N.J.A.C. 10:161B-1.3
US-OH asam3 2-WM 2023-07-01 | OAC 5122-29-09(A)-(B)
US-OH - 1 2018-01-01 | OAC 5160-27-09(B)
US-OK - 3.5 - | OAC 450:18-13-161
US-OK - 3.1 ..2023-09-11 | OAC 317:30-5-95.46(b)(1)
US-PA asam3 - - | edition in use
US-SD - 3.1 2016-12-05 | ARSD 67:61:16:02
US-VA asam3 2.1,2.5,3.1,3.3,3.7 ..2020-03-05 | 12VAC30-130-5010
US-VA - 2.1,3.3,4 2023-02-17 | 12VAC35-105, part VII
US-WA asam4 - by 2026-01-01 | present law on the edition of the Criteria
US-WA - 2.1 ..2021-07-01..2023-05-01 | WAC 246-341-0740
US-WA - 2.1 to 2018-04-01 | WAC 388-877B-0350
"""


def written(adoption: Adoption) -> str:
    levels = ",".join(level.code for level in adoption.levels)
    when = "-"
    if adoption.in_force is not None:
        when = ".." * adoption.since_at_least + str(adoption.in_force.start)
        if adoption.in_force.end is not None:
            when += f"..{adoption.in_force.end}"
    if adoption.no_later_than is not None:
        when = f"by {adoption.no_later_than}"
    if adoption.until is not None:
        when = f"to {adoption.until}"
    return (
        f"{adoption.jurisdiction} {adoption.edition or '-'} {levels or '-'} {when} "
        f"| {adoption.source.provision}"
    )


def systems(jurisdiction: str, on: date) -> list[Edition | None]:
    return [adoption.edition for adoption in adoptions_in(jurisdiction, on=on)]


def found(provision: str) -> Adoption:
    (adoption,) = [each for each in ADOPTIONS if each.source.provision == provision]
    return adoption


# --- the data -------------------------------------------------------------------------


def test_the_adoptions_are_those_of_the_rows() -> None:
    assert [written(adoption) for adoption in ADOPTIONS] == READ.strip().split("\n")


def test_adoptions_stand_by_jurisdiction() -> None:
    codes = [adoption.jurisdiction for adoption in ADOPTIONS]
    assert codes == sorted(codes)


@pytest.mark.parametrize("adoption", ADOPTIONS, ids=lambda each: each.name)
def test_every_adoption_cites_a_text_of_the_day_it_was_read(
    adoption: Adoption,
) -> None:
    assert adoption.source.retrieved == TODAY
    assert adoption.source.url is not None
    assert adoption.source.kind is not None


@pytest.mark.parametrize("adoption", ADOPTIONS, ids=lambda each: each.name)
def test_a_level_is_one_of_the_edition_or_a_reading_in_the_third(
    adoption: Adoption,
) -> None:
    for level in adoption.levels:
        assert level in asam3.CARE
        assert adoption.edition in {None, Edition.THIRD}


def test_only_texts_read_in_the_code_itself_are_primary() -> None:
    primary = {
        adoption.source.provision
        for adoption in ADOPTIONS
        if adoption.source.evidence is Evidence.PRIMARY
    }
    assert primary == {
        "COMAR 10.63.03.03",
        "ARM 37.27.101(2)",
        "ARSD 67:61:16:02",
        "12VAC30-130-5010",
        "12VAC35-105, part VII",
        "WAC 246-341-0740",
    }


@pytest.mark.parametrize("state", ["US-CA", "US-FL", "US-KY"])
def test_what_was_only_remembered_is_no_adoption(state: str) -> None:
    with pytest.raises(FieldValueError):
        adoptions_in(state, on=TODAY)


# --- days -----------------------------------------------------------------------------

STARTS = [adoption for adoption in ADOPTIONS if adoption.in_force is not None]


@pytest.mark.parametrize("adoption", STARTS, ids=lambda each: each.name)
def test_an_adoption_stands_from_its_first_day_on(adoption: Adoption) -> None:
    assert adoption.in_force is not None
    first = adoption.in_force.start
    before = first - ONE_DAY
    may_stand = adoption.since_at_least
    assert adoption.stands(before) is (None if may_stand else False)
    assert adoption.stands(first) is True
    assert (adoption in adoptions_in(adoption.jurisdiction, on=before)) is may_stand
    assert adoption in adoptions_in(adoption.jurisdiction, on=first)


@pytest.mark.parametrize(
    ("provision", "oldest"),
    [
        ("ARM 37.27.101(2)", date(2022, 9, 24)),
        ("OAC 317:30-5-95.46(b)(1)", date(2023, 9, 11)),
        ("12VAC30-130-5010", date(2020, 3, 5)),
        ("WAC 246-341-0740", date(2021, 7, 1)),
    ],
)
def test_before_the_oldest_text_that_was_read_it_is_open(
    provision: str, oldest: date
) -> None:
    adoption = found(provision)
    assert adoption.stands(oldest - ONE_DAY) is None
    assert adoption.stands(oldest) is True
    assert adoption in adoptions_in(adoption.jurisdiction, on=oldest - ONE_DAY)


def test_only_a_start_can_be_the_oldest_text_and_a_note_says_so() -> None:
    oldest = attrs.evolve(STANDING, since_at_least=True)
    with pytest.raises(FieldValueError, match="False where in_force is not given"):
        attrs.evolve(oldest, in_force=None)
    with pytest.raises(FieldValueError, match=r"Adoption\.note must be given where"):
        attrs.evolve(oldest, note=None)


def test_an_adoption_stands_no_longer_on_the_day_of_its_end() -> None:
    licensed = found("WAC 246-341-0740")
    assert licensed.stands(date(2023, 4, 30)) is True
    assert licensed.stands(date(2023, 5, 1)) is False


@pytest.mark.parametrize(
    ("provision", "end"),
    [
        ("SAIOP, service definition before 2025", date(2025, 1, 1)),
        ("WAC 388-877B-0350", date(2018, 4, 1)),
    ],
)
def test_an_end_without_a_start_leaves_the_days_before_open(
    provision: str, end: date
) -> None:
    adoption = found(provision)
    assert adoption.stands(date(1990, 1, 1)) is None
    assert adoption.stands(end - ONE_DAY) is None
    assert adoption.stands(end) is False


@pytest.mark.parametrize(
    ("jurisdiction", "deadline"),
    [("US-CO", date(2027, 7, 1)), ("US-WA", date(2026, 1, 1))],
)
def test_a_deadline_makes_nothing_certain_on_either_side(
    jurisdiction: str, deadline: date
) -> None:
    for day in (deadline - ONE_DAY, deadline):
        fourth = adoptions_in(jurisdiction, on=day)[0]
        assert fourth.edition is Edition.FOURTH
        assert fourth.no_later_than == deadline
        assert fourth.stands(day) is None


def test_illinois_has_two_editions_from_the_day_the_agency_named() -> None:
    assert systems("US-IL", date(2025, 6, 30)) == [Edition.THIRD]
    both = adoptions_in("US-IL", on=date(2025, 7, 1))
    assert [adoption.edition for adoption in both] == [Edition.FOURTH, Edition.THIRD]
    for adoption in both:
        assert "which of the two governs was not read" in (adoption.note or "")


def test_missouri_keeps_the_third_edition_and_new_jersey_an_older_one() -> None:
    assert systems("US-MO", TODAY) == [Edition.THIRD]
    assert systems("US-NJ", TODAY) == [Edition.PPC_2R]


def test_of_north_carolina_nothing_was_read_for_the_year_between_two_policies() -> None:
    assert systems("US-NC", date(2024, 12, 31)) == [None]
    assert systems("US-NC", date(2025, 1, 1)) == []
    assert systems("US-NC", date(2025, 12, 31)) == []
    assert systems("US-NC", date(2026, 1, 1)) == [Edition.THIRD]


def test_an_edition_is_called_as_its_system_is() -> None:
    assert asam3.CARE.system == Edition.THIRD
    assert asam4.CARE.system == Edition.FOURTH


def test_before_every_text_that_was_read_there_is_none() -> None:
    assert adoptions_in("US-SD", on=date(2016, 12, 4)) == ()


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize("jurisdiction", ["US-XX", "IL", "us-il", "US-IN"])
def test_a_jurisdiction_of_which_nothing_was_read_is_refused(
    jurisdiction: str,
) -> None:
    with pytest.raises(ContinuumError) as caught:
        adoptions_in(jurisdiction, on=TODAY)
    assert str(caught.value).startswith(
        "adoptions_in.jurisdiction must be one of US-CO, US-DC, US-GA, US-IL, US-LA, "
    )
    assert str(caught.value).endswith(f"US-VA, US-WA, not '{jurisdiction}'")


@pytest.mark.parametrize("jurisdiction", [None, 17, ("US-IL",)])
def test_a_jurisdiction_is_a_text(jurisdiction: object) -> None:
    wrong = r"adoptions_in\.jurisdiction must be a str"
    with pytest.raises(FieldTypeError, match=wrong):
        adoptions_in(jurisdiction, on=TODAY)


@pytest.mark.parametrize("day", ["2026-11-21", None, NOON])
def test_a_day_is_a_plain_day(day: object) -> None:
    wrong = r"adoptions_in\.on must be a datetime\.date"
    with pytest.raises(FieldTypeError, match=wrong):
        adoptions_in("US-IL", on=day)
    with pytest.raises(FieldTypeError, match=r"Adoption\.on must be a datetime\.date"):
        ADOPTIONS[0].stands(day)


STANDING = found("8A-12 and 8A-13")
OPEN = found("9 CSR 30-3.152")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("jurisdiction", 17, "a str"),
        ("name", None, "a str"),
        ("edition", "asam3", "an Edition"),
        ("levels", [], "a tuple of Level"),
        ("in_force", TODAY, "a DateRange"),
        ("since_at_least", 1, "a bool"),
        ("no_later_than", "2027-07-01", r"a datetime\.date"),
        ("until", NOON, r"a datetime\.date"),
        ("note", 17, "a str"),
        ("source", None, "a Citation"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Adoption\.{field} must be {expected}"):
        attrs.evolve(OPEN, **{field: value})


@pytest.mark.parametrize("code", ["VA", "us-va", "US VA", "US-VIRG", "US-VA "])
def test_a_jurisdiction_has_a_code(code: str) -> None:
    with pytest.raises(FieldValueError, match="a code such as US-VA"):
        attrs.evolve(OPEN, jurisdiction=code)


@pytest.mark.parametrize(
    ("edition", "level", "expected"),
    [
        (None, asam4.LEVEL_2_1, "a level of asam3"),
        (Edition.THIRD, asam4.LEVEL_2_1, "a level of asam3"),
        (Edition.FOURTH, asam3.LEVEL_2_1, "a level of asam4"),
        (Edition.PPC_2R, asam3.LEVEL_2_1, "left out"),
    ],
)
def test_a_level_of_another_edition_is_refused(
    edition: Edition | None, level: Level, expected: str
) -> None:
    with pytest.raises(
        FieldValueError, match=rf"Adoption\.levels\[0\] must be {expected}, not"
    ):
        attrs.evolve(OPEN, edition=edition, levels=(level,))


def test_a_level_of_the_fourth_edition_goes_with_the_fourth() -> None:
    fourth = attrs.evolve(OPEN, edition=Edition.FOURTH, levels=(asam4.LEVEL_2_1,))
    assert fourth.levels == (asam4.LEVEL_2_1,)


@pytest.mark.parametrize("field", ["no_later_than", "until"])
def test_a_start_leaves_no_room_for_a_deadline_or_a_bare_end(field: str) -> None:
    with pytest.raises(FieldValueError, match="left out where in_force is given"):
        attrs.evolve(STANDING, **{field: TODAY})


def test_what_was_not_read_is_said_in_a_note() -> None:
    silent = attrs.evolve(STANDING, note=None)
    assert silent.note is None
    with pytest.raises(FieldValueError, match=r"Adoption\.note must be given where"):
        attrs.evolve(silent, in_force=None)
    with pytest.raises(FieldValueError, match=r"Adoption\.note must be given where"):
        attrs.evolve(silent, edition=None)
    with pytest.raises(FieldValueError, match="a text that is not blank"):
        attrs.evolve(silent, note=" ")


def test_an_open_range_never_ends() -> None:
    lasting = attrs.evolve(STANDING, in_force=DateRange(TODAY))
    assert lasting.stands(date(2199, 12, 31)) is True
