"""Encounters of invented patients, read as stays without an EpisodeOfCare.

Source and licence of the files stand beside them. The code for rehabilitation names
detoxification too, and every encounter that carries it is of class inpatient, from one
day to the next. It is read as inpatient care here: more than the code says is not
claimed. One test reads it as withdrawal management, and shows what hangs on that.

Emergency admissions are read as contacts. Whether they were for an overdose stands in a
field that is not read, so these files do without it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from continuum.episode import link
from continuum.interop.fhir import (
    Dropped,
    DroppedReason,
    EncounterReading,
    read_encounters,
)
from continuum.levels import Level
from continuum.measures import Contact, ContactKind, PatientRecord
from continuum.paths import PathFinding, path_findings
from continuum.periods import DateRange
from continuum.systems import general
from continuum.verdicts import Verdict

FOLDER: Final = Path(__file__).parent / "corpus_transitions" / "synthea"
BUNDLES: Final = ("a", "b", "c", "d", "e")

SNOMED: Final = "http://snomed.info/sct"
REHABILITATION: Final = (SNOMED, "56876005")
EMERGENCY: Final = (SNOMED, "50849002")

INPATIENT: Final[Mapping[tuple[str, str], Level]] = {REHABILITATION: general.INPATIENT}
WITHDRAWAL: Final[Mapping[tuple[str, str], Level]] = {
    REHABILITATION: general.WITHDRAWAL_MANAGEMENT
}
CONTACTS: Final = {EMERGENCY: ContactKind.EMERGENCY}

GENERATED: Final = date(2020, 9, 14)
"""Day of the last encounter in any of the bundles."""


def document(name: str) -> dict[str, object]:
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, object] = json.loads(text)
    return loaded


def read(
    name: str, levels: Mapping[tuple[str, str], Level] = INPATIENT
) -> EncounterReading:
    return read_encounters(
        document(name), levels=levels, contacts=CONTACTS, observed=None
    )


def record(
    name: str, levels: Mapping[tuple[str, str], Level] = INPATIENT
) -> PatientRecord:
    (found,) = read(name, levels).records
    return found


def findings(
    name: str, *, longest_gap: int, levels: Mapping[tuple[str, str], Level] = INPATIENT
) -> tuple[PathFinding, ...]:
    return path_findings(
        record(name, levels).stays,
        care=general.CARE,
        on=GENERATED,
        longest_gap=longest_gap,
    )


def told(found: tuple[PathFinding, ...]) -> list[tuple[str, str, Verdict]]:
    return [(str(each.days), str(each.kind), each.verdict) for each in found]


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("a", ["2006-06-30 to 2006-07-01", "2008-03-14 to 2008-03-15"]),
        (
            "b",
            [
                "2012-09-20 to 2012-09-21",
                "2015-07-04 to 2015-07-05",
                "2018-06-26 to 2018-06-27",
            ],
        ),
        (
            "d",
            [
                "1996-06-27 to 1996-06-28",
                "1998-06-01 to 1998-06-02",
                "2000-03-09 to 2000-03-10",
                "2000-06-15 to 2000-06-16",
            ],
        ),
    ],
)
def test_rehabilitation_is_a_stay_of_one_night(name: str, stays: list[str]) -> None:
    found = record(name).stays
    assert [str(stay.period) for stay in found] == stays
    assert {stay.nights for stay in found} == {1}
    assert {stay.level for stay in found} == {general.INPATIENT}
    assert {stay.ended for stay in found} == {None}  # no disposition says why


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("a", ["2001-03-27", "2006-06-02", "2009-10-23"]),
        (
            "b",
            [
                *("2002-03-15", "2003-09-16", "2012-08-16", "2013-06-29"),
                *("2015-09-01", "2017-09-10", "2019-04-27"),
            ],
        ),
        # The last one began on the day of death and lasted four days: its first counts.
        ("d", ["1997-05-05", "1998-09-28", "2000-04-27", "2005-05-28", "2006-05-08"]),
    ],
)
def test_an_emergency_admission_is_a_contact(name: str, days: list[str]) -> None:
    emergency = ContactKind.EMERGENCY
    assert record(name).contacts == tuple(
        Contact(day=date.fromisoformat(day), kind=emergency) for day in days
    )


def test_who_was_never_treated_has_no_record() -> None:
    """A check-up and the certificate of a death are neither stays nor contacts."""
    other = DroppedReason.OTHER_CODE
    assert read("c") == EncounterReading(
        records=(),
        dropped=(
            Dropped(path="$.entry[0].resource", reason=other),
            Dropped(path="$.entry[1].resource", reason=other),
        ),
    )
    assert str(read("e")) == "0 patients, 0 stays, 0 contacts; 1 elements not read"


def test_all_bundles_at_once_are_three_patients() -> None:
    whole = read_encounters(
        [document(name) for name in BUNDLES],
        levels=INPATIENT,
        contacts=CONTACTS,
        observed=None,
    )
    # 2 + 3 + 4 stays, 3 + 7 + 5 contacts; one check-up each, and two certificates.
    unread = [item for item in whole.dropped if item.path.endswith(".resource")]
    assert len(unread) == 7
    # Of each encounter that was read its class is not used.
    assert str(whole) == "3 patients, 9 stays, 15 contacts; 31 elements not read"
    assert len(whole.dropped) == len(unread) + 9 + 15
    assert whole.records == tuple(record(name) for name in ("a", "b", "d"))
    assert whole.dropped[0].path == "$[0].entry[0].resource"


@pytest.mark.parametrize(
    ("name", "gap", "episodes"),
    [
        # 2006-07-02 to 2008-03-13: 30 + 153 days, 365, and 31 + 29 + 13.
        ("a", 621, 1),
        ("a", 620, 2),
        # 2012-09-22 to 2015-07-03: 9 + 92 days, 365, 365, and 181 + 3: 1015.
        # 2015-07-06 to 2018-06-25: 26 + 153 days, 366, 365, and 151 + 25: 1086.
        ("b", 1014, 3),
        ("b", 1015, 2),
        ("b", 1085, 2),
        ("b", 1086, 1),
        # 2000-03-11 to 2000-06-14: 21 + 30 + 31 + 14 days.
        ("d", 95, 4),
        ("d", 96, 3),
        # 1998-06-03 to 2000-03-08: 28 + 184 days, 365, and 31 + 29 + 8.
        ("d", 644, 3),
        ("d", 645, 2),
        # 1996-06-29 to 1998-05-31: 2 + 184 days, 365, and 151.
        ("d", 701, 2),
        ("d", 702, 1),
    ],
)
def test_stays_are_linked_by_the_callers_gap(
    name: str, gap: int, episodes: int
) -> None:
    assert len(link(record(name).stays, gap=gap)) == episodes


# Whether nursing was needed, or the patient assessed anew, is known of no admission;
# that patients come back is not unusual by itself.
UNKNOWN_MOVE: Final = ("unusual-move", Verdict.UNKNOWN)
LONG_GAP: Final = ("long-gap", Verdict.UNMET)


def test_a_path_within_the_gap_has_no_long_gap() -> None:
    before = [
        ("1996-06-27", *UNKNOWN_MOVE),
        ("1996-06-29 to 1998-05-31", *LONG_GAP),
        ("1998-06-01", *UNKNOWN_MOVE),
        ("1998-06-03 to 2000-03-08", *LONG_GAP),
        ("2000-03-09", *UNKNOWN_MOVE),
    ]
    # With 96 days allowed, the fourth stay follows the third: a return to its level.
    assert told(findings("d", longest_gap=96)) == [
        *before,
        ("2000-06-15", *UNKNOWN_MOVE),
    ]
    assert told(findings("d", longest_gap=95)) == [
        *before,
        ("2000-03-11 to 2000-06-14", *LONG_GAP),
        ("2000-06-15", *UNKNOWN_MOVE),
    ]


def test_what_is_missing_is_named() -> None:
    missing = [each.missing for each in findings("a", longest_gap=30)]
    assert missing == [("needs-24-hour-nursing",), (), ("new-assessment",)]


def test_read_as_withdrawal_management_the_same_stays_have_nothing_after_them() -> None:
    """What the code is a stay at is the caller's to say, and decides what is found."""
    kind = "nothing-after-withdrawal-management"
    found = findings("d", longest_gap=96, levels=WITHDRAWAL)
    assert [each for each in told(found) if each[1] == kind] == [
        ("1996-06-28", kind, Verdict.UNMET),
        ("1998-06-02", kind, Verdict.UNMET),
        ("2000-06-16", kind, Verdict.UNMET),
    ]
    inpatient = findings("d", longest_gap=96)
    assert kind not in {each.kind for each in inpatient}


def test_an_encounter_of_unknown_kind_means_what_the_caller_says() -> None:
    """Colorado's example, whose type is unknown; its level stands in the episode."""
    unknown = (SNOMED, "261665006")
    assert read("colorado").dropped == (
        Dropped(path="$", reason=DroppedReason.OTHER_CODE),
    )
    found = record("colorado", {unknown: general.WITHDRAWAL_MANAGEMENT})
    (stay,) = found.stays
    assert stay.period == DateRange(date(2025, 11, 14), date(2025, 11, 15))
    assert stay.nights == 0


def test_no_reference_to_a_patient_is_printed() -> None:
    for name in ("a", "b", "d"):
        found = read(name)
        assert f"Patient/{name}" not in f"{found} {found!r}"
