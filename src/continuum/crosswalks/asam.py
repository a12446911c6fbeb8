"""From the third edition of the ASAM Criteria (2013) to the fourth (2023), for adults.

Scope: every level of the third edition, and the levels that are new in the fourth. Not
covered: hours, of which none of the fourth edition was read; dimensions and risk
ratings, which are not carried from one edition to the other; adolescents, whose volume
of the fourth edition was not read; variants of levels, such as 3.7 BIO.

Nothing here migrates a record. **A person decides** for levels 1, 1-OTP, 3.2-WM and
3.7-WM, always: more than one level may stand for them, or need decides. The same holds
wherever the evidence is ``PRACTICE``, and no text was read that says where the level
went: for 0.5, 3.3 and 4-WM.

Codes and names are facts about a published standard and belong to its owner, the
American Society of Addiction Medicine. This library is neither affiliated with nor
endorsed by it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.crosswalks import Crosswalk, Image, Mapping, Relation
from continuum.systems import asam3, asam4

__all__ = ["THIRD_TO_FOURTH"]

_READ: Final = date(2026, 11, 21)
_FOURTH: Final = "ASAM Criteria, fourth edition"
_BOTH: Final = "ASAM Criteria, third and fourth edition"

_NAMES: Final = Citation(
    instrument=_FOURTH,
    provision="codes and names of the levels",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="source code of a public project that lists the levels",
    kind=AuthorityKind.STANDARD,
)
_RESIDENCE: Final = Citation(
    instrument=_FOURTH,
    provision="recovery residence",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "source code of a public project that lists the levels, and a post on recovery "
        "residences in the source of a public site"
    ),
    kind=AuthorityKind.STANDARD,
)
_LEVEL_3_7: Final = Citation(
    instrument=_BOTH,
    provision="name of level 3.7",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="notes in the source code of a public project",
    kind=AuthorityKind.STANDARD,
)
_AMBULATORY: Final = Citation(
    instrument=_BOTH,
    provision="ambulatory withdrawal management",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="notes in the source code of a public project",
    kind=AuthorityKind.STANDARD,
    note=(
        "They list 1-WM and 2-WM of the third edition above 1.7 and 2.7 of the fourth, "
        "where withdrawal management is part of the level."
    ),
)
_INTEGRATED: Final = Citation(
    instrument=_FOURTH,
    provision="withdrawal management as a part of the levels",
    url=(
        "https://www.bestnotes.com/"
        "how-asam-criteria-4th-edition-is-transforming-behavioral-health-ehr-workflows/"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="page of BestNotes on the edition",
    kind=AuthorityKind.STANDARD,
)
_HIGH_INTENSITY: Final = Citation(
    instrument=_FOURTH,
    provision="level 2.5",
    url=(
        "https://obc.memberclicks.net/"
        "asam-releases-new-guidance-prioritizing-patient-focused-addiction-treatment"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="news on obc.memberclicks.net",
    kind=AuthorityKind.STANDARD,
)
_REMOVED: Final = Citation(
    instrument=_FOURTH,
    provision="levels that are not in it: 3.2-WM, 3.3",
    url=(
        "https://build.fhir.org/ig/RatioPBC/bha-test-ig/"
        "CodeSystem-bha-asam-level-of-care-cs.html"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in=(
        "code system of levels of care of the Colorado Behavioral Health "
        "Administration, a test version"
    ),
    kind=AuthorityKind.STANDARD,
    note=(
        "It marks 3.2-D, its code of 3.2-WM, and 3.3 as going away. Read for that "
        "alone, not for what takes their place."
    ),
)
_COGNITION: Final = Citation(
    instrument=_FOURTH,
    provision="cognitive impairment",
    url="https://www.asam.org/asam-criteria/4th-edition-development",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="ASAM's page on the development of the edition",
    kind=AuthorityKind.STANDARD,
    note="Cognitive impairment is to be met at every level.",
)

_WITHDRAWAL: Final = "that the level was there to manage withdrawal"
_PERSON: Final = "a person has decided by need that this level is the one"
_UNREAD: Final = "this level takes it in, for which no text was read"
_HOURS: Final = "a change of weekly hours, for which no text was read, does not matter"

_ROWS: Final = (
    Mapping(
        origin=asam3.LEVEL_0_5,
        images=(
            Image(
                target=None,
                relation=Relation.NONE,
                lost=("early intervention for people at risk, without a disorder",),
                assumed=(
                    (
                        "the fourth edition numbers no such level: no text was read "
                        "that says so, and one public encoding of the edition keeps it"
                    ),
                ),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_1,
        images=(
            Image(
                target=asam4.LEVEL_1_5,
                relation=Relation.SPLIT,
                assumed=(
                    _UNREAD,
                    (
                        "a person has decided that neither of its siblings, remission "
                        "monitoring (1.0) and medically managed care (1.7), is the one"
                    ),
                ),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_OTP,
        images=(
            Image(
                target=asam4.LEVEL_1_7,
                relation=Relation.FOLDED,
                lost=("that it was an opioid treatment program",),
                assumed=(_UNREAD, _PERSON),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_1_WM,
        images=(
            Image(
                target=asam4.LEVEL_1_7,
                relation=Relation.FOLDED,
                lost=(_WITHDRAWAL,),
                sources=(_AMBULATORY,),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_2_1,
        images=(
            Image(target=asam4.LEVEL_2_1, relation=Relation.SAME, sources=(_NAMES,)),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_2_5,
        images=(
            Image(
                target=asam4.LEVEL_2_5,
                relation=Relation.RENAMED,
                sources=(_HIGH_INTENSITY,),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_2_WM,
        images=(
            Image(
                target=asam4.LEVEL_2_7,
                relation=Relation.FOLDED,
                lost=(_WITHDRAWAL,),
                sources=(_AMBULATORY,),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_3_1,
        images=(
            Image(
                target=asam4.LEVEL_3_1,
                relation=Relation.SAME,
                assumed=(_HOURS,),
                sources=(_NAMES,),
            ),
        ),
    ),
    # Removed without a direct successor; the two targets stand side by side.
    Mapping(
        origin=asam3.LEVEL_3_2_WM,
        images=(
            Image(
                target=asam4.LEVEL_3_5,
                relation=Relation.OVERLAPPING,
                lost=(_WITHDRAWAL,),
                assumed=(_UNREAD, _PERSON),
                sources=(_REMOVED,),
                unread=True,
            ),
            Image(
                target=asam4.LEVEL_3_7,
                relation=Relation.OVERLAPPING,
                lost=(_WITHDRAWAL, "that care was clinically managed"),
                assumed=(_UNREAD, _PERSON),
                sources=(_REMOVED,),
                unread=True,
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_3_3,
        images=(
            Image(
                target=asam4.LEVEL_3_5,
                relation=Relation.FOLDED,
                lost=("that the level was for a population that needs a slower pace",),
                assumed=(_UNREAD,),
                sources=(_REMOVED, _COGNITION),
                unread=True,
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_3_5,
        images=(
            Image(
                target=asam4.LEVEL_3_5,
                relation=Relation.SAME,
                assumed=(_HOURS,),
                sources=(_NAMES,),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_3_7,
        images=(
            Image(
                target=asam4.LEVEL_3_7,
                relation=Relation.RENAMED,
                assumed=(
                    (
                        "no more than the name has changed, which now says managed for "
                        "monitored and residential for inpatient"
                    ),
                ),
                sources=(_LEVEL_3_7,),
            ),
        ),
    ),
    # 3.7 BIO is a variant of 3.7, and no level of its own.
    Mapping(
        origin=asam3.LEVEL_3_7_WM,
        images=(
            Image(
                target=asam4.LEVEL_3_7,
                relation=Relation.FOLDED,
                lost=(_WITHDRAWAL,),
                assumed=(
                    _PERSON,
                    (
                        "a person has decided whether it is the biomedically enhanced "
                        "variant, 3.7 BIO, for which no text was read"
                    ),
                ),
                sources=(_INTEGRATED,),
            ),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_4,
        images=(
            Image(target=asam4.LEVEL_4, relation=Relation.RENAMED, sources=(_NAMES,)),
        ),
    ),
    Mapping(
        origin=asam3.LEVEL_4_WM,
        images=(
            Image(
                target=asam4.LEVEL_4,
                relation=Relation.FOLDED,
                lost=(_WITHDRAWAL,),
                assumed=(_UNREAD,),
            ),
        ),
    ),
)

_NEW: Final = (
    Mapping(
        origin=asam4.LEVEL_1_0,
        images=(
            Image(
                target=None,
                relation=Relation.NONE,
                lost=("remission monitoring as a level of its own",),
                assumed=("the level is new, for which no text was read",),
                sources=(_NAMES,),
                unread=True,
            ),
        ),
    ),
    Mapping(
        origin=asam4.LEVEL_RR,
        images=(
            Image(
                target=None,
                relation=Relation.NONE,
                lost=("a recovery residence, which came in with the fourth edition",),
                sources=(_RESIDENCE,),
            ),
        ),
    ),
)

THIRD_TO_FOURTH: Final = Crosswalk(
    name="ASAM Criteria, third edition to fourth",
    origin=asam3.CARE.system,
    target=asam4.CARE.system,
    mappings=_ROWS,
    unreached=_NEW,
)
