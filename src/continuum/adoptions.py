"""Which jurisdiction works by which edition of the ASAM Criteria, and since when.

Scope: texts that name an edition of the Criteria or a level of it, one `Adoption` for
each; two texts of one jurisdiction may disagree, and both are kept. The levels of an
adoption are those that were met in what was read; no list is complete. Where a text
names levels and no edition was read, they are given as the levels of the third edition
that carry the same codes, which is a reading. A bare deadline is no start: it can be
put off, as Colorado's was, so it makes nothing certain.

Not covered, because no text was read and nothing is confirmed: California, Florida and
Kentucky, which were named from memory only. Not covered, because what was read names no
level of the Criteria: Indiana, Kansas and Wisconsin, whose levels are their own
(`continuum.systems.us_in` and its neighbors). Not covered: private payers, and the
federal demonstrations that ask for the Criteria or the like without an edition.
"""

from __future__ import annotations

import enum
import re
from datetime import date
from typing import Final

import attrs

from continuum import _fields
from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.errors import FieldValueError
from continuum.levels import Level
from continuum.periods import DateRange
from continuum.systems import asam3

__all__ = ["ADOPTIONS", "Adoption", "Edition", "adoptions_in"]

_CODE: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


class Edition(enum.StrEnum):
    """An edition of the ASAM Criteria, by the name of its level system."""

    PPC_2R = "ppc-2r"
    """Second edition, revised (2001); no level system here holds it."""

    THIRD = "asam3"
    FOURTH = "asam4"


_SYSTEMS: Final = {None: "asam3", Edition.THIRD: "asam3", Edition.FOURTH: "asam4"}
"""Name of the system that the levels of an adoption are given in."""


@attrs.frozen(kw_only=True)
class Adoption:
    """What one text of a jurisdiction says of the edition it works by.

    Args:
        jurisdiction: Its code in ISO 3166-2, such as ``US-VA``.
        name: Jurisdiction and text, in plain words.
        edition: The edition; None where no edition was read.
        levels: The levels of it that the text names, as far as it was read; those of
            the third edition where *edition* is None, and none for ``ppc-2r``.
        in_force: When it stands; None where no start was read.
        since_at_least: Whether *in_force* starts with the oldest text that was read,
            or with an amendment, so that it may have stood before.
        no_later_than: Deadline for it, where a text sets one instead of a start.
        until: First day on which it stands no longer, where no start was read.
        note: What a careful reader must know; required where no start or no edition
            was read, and where it may have stood before.
        source: The text that was read.
    """

    jurisdiction: str
    name: str
    edition: Edition | None
    levels: tuple[Level, ...] = ()
    in_force: DateRange | None = None
    since_at_least: bool = False
    no_later_than: date | None = None
    until: date | None = None
    note: str | None = None
    source: Citation

    def __attrs_post_init__(self) -> None:
        _fields.text("Adoption", "jurisdiction", self.jurisdiction)
        if not _CODE.fullmatch(self.jurisdiction):
            expected = "a code such as US-VA"
            raise FieldValueError(
                "Adoption", "jurisdiction", self.jurisdiction, expected
            )
        _fields.text("Adoption", "name", self.name)
        if self.edition is not None:
            _fields.instance("Adoption", "edition", self.edition, Edition)
        _fields.all_of("Adoption", "levels", self.levels, Level)
        system = _SYSTEMS.get(self.edition)
        for index, level in enumerate(self.levels):
            if level.system != system:
                expected = f"a level of {system}" if system else "left out"
                field = f"levels[{index}]"
                raise FieldValueError("Adoption", field, str(level), expected)
        if self.in_force is not None:
            _fields.instance("Adoption", "in_force", self.in_force, DateRange)
        _fields.instance("Adoption", "since_at_least", self.since_at_least, bool)
        if self.since_at_least and self.in_force is None:
            expected = "False where in_force is not given"
            raise FieldValueError("Adoption", "since_at_least", "True", expected)
        for field in ("no_later_than", "until"):
            day: object = getattr(self, field)
            if day is not None:
                _fields.day("Adoption", field, day)
                if self.in_force is not None:
                    expected = "left out where in_force is given"
                    raise FieldValueError("Adoption", field, day, expected)
        if self.note is not None:
            _fields.text("Adoption", "note", self.note)
        elif self.in_force is None or self.edition is None or self.since_at_least:
            expected = "given where no start or no edition was read"
            raise FieldValueError("Adoption", "note", None, expected)
        _fields.instance("Adoption", "source", self.source, Citation)

    def stands(self, on: date) -> bool | None:
        """Whether it stands on day *on*; None where what was read leaves that open.

        Before and after a bare deadline alike it is open: the edition may be in use
        before, and the deadline may have been put off. So it is before a start that is
        the day of the oldest text that was read, or of an amendment.

        Raises:
            FieldTypeError: *on* is no plain day.
        """
        _fields.day("Adoption", "on", on)
        if self.in_force is not None:
            if self.since_at_least and on < self.in_force.start:
                return None
            return on in self.in_force
        if self.until is not None and on >= self.until:
            return False
        return None


_READ: Final = date(2026, 11, 21)

ADOPTIONS: Final = (
    Adoption(
        jurisdiction="US-CO",
        name="Colorado, alignment with the fourth edition",
        edition=Edition.FOURTH,
        no_later_than=date(2027, 7, 1),
        note=(
            "Providers are to be aligned by the deadline, which was extended once. "
            "From which day the edition is in force was not read, so it counts as "
            "standing."
        ),
        source=Citation(
            instrument="Colorado Behavioral Health Administration, laws and rules",
            provision="time frame for alignment with the fourth edition",
            url="https://bha.colorado.gov/for-service-providers/laws-and-rules",
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="the agency's own page",
            kind=AuthorityKind.GUIDANCE,
        ),
    ),
    Adoption(
        jurisdiction="US-CO",
        name="Colorado, provider rules",
        edition=None,
        levels=(asam3.LEVEL_2_1,),
        note=(
            "The rule counts care of the type of level 2.1 among its intensive "
            "outpatient programs. Neither its edition nor its start was read."
        ),
        source=Citation(
            instrument="Code of Colorado Regulations",
            provision="2 CCR 502-1-4.6(A)",
            url=(
                "https://regulations.justia.com/states/colorado/500/502/"
                "rule-2-ccr-502-1/chapter-4/section-2-ccr-502-1-4-6"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on regulations.justia.com, through 2025-03-25",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-DC",
        name="District of Columbia, certification of providers",
        edition=None,
        levels=(
            asam3.LEVEL_1,
            asam3.LEVEL_2_1,
            asam3.LEVEL_2_5,
            asam3.LEVEL_3_1,
            asam3.LEVEL_3_3,
            asam3.LEVEL_3_5,
        ),
        note=(
            "Read in copies of 2017 and of 2024, between which the chapter was "
            "rewritten; 2.1 and 2.5 were met in the older ones only. Neither its "
            "edition nor its start was read."
        ),
        source=Citation(
            instrument="D.C. Municipal Regulations",
            provision="22-A DCMR 6328 to 6336",
            url="http://dcrules.elaws.us/dcmr/22-a6329",
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copies on dcrules.elaws.us, casetext.com and cloudfront.net",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-GA",
        name="Georgia, treatment after driving under the influence",
        edition=None,
        levels=(asam3.LEVEL_1,),
        note=(
            "The rule speaks of level I and higher ones. Neither its edition nor its "
            "start was read."
        ),
        source=Citation(
            instrument="Rules and Regulations of the State of Georgia",
            provision="82-2-1-.07(2)",
            url=(
                "https://regulations.justia.com/states/georgia/department-82/"
                "chapter-82-2/subject-82-2-1/rule-82-2-1-07/"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on regulations.justia.com, through 2024-09-23",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-IL",
        name="Illinois, as the agency announced",
        edition=Edition.FOURTH,
        in_force=DateRange(date(2025, 7, 1)),
        note=(
            "The agency announced the day beforehand. The text of the code, 2060.120, "
            "names the third edition; which of the two governs was not read."
        ),
        source=Citation(
            instrument="Illinois DHS/SUPR, transition to the fourth edition",
            provision="day of adoption",
            url="https://www.dhs.state.il.us/?item=170097",
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="the agency's own page",
            kind=AuthorityKind.GUIDANCE,
        ),
    ),
    Adoption(
        jurisdiction="US-IL",
        name="Illinois, text of the code",
        edition=Edition.THIRD,
        levels=(asam3.LEVEL_1, asam3.LEVEL_2_1),
        note=(
            "Its levels stand in 2060.410. The agency announced the fourth edition "
            "from 2025-07-01, and the code is said to name the third still; which of "
            "the two governs was not read, nor since when this text stands."
        ),
        source=Citation(
            instrument="Illinois Administrative Code",
            provision="77 Ill. Adm. Code 2060.120",
            url=(
                "https://kipucompliance.zendesk.com/hc/en-us/articles/"
                "47926235397531-ASAM-4th-edition-v-State-Statutes-Manuals"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="a vendor's round-up of state texts",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-LA",
        name="Louisiana, license of behavioral health providers",
        edition=None,
        levels=(asam3.LEVEL_2_5, asam3.LEVEL_3_3, asam3.LEVEL_3_5),
        note="Neither its edition nor its start was read.",
        source=Citation(
            instrument="Louisiana Administrative Code",
            provision="LAC 48:I.5698, 5705 and 5707",
            url=(
                "https://regulations.justia.com/states/louisiana/title-48/part-i/"
                "subpart-3/chapter-56/subchapter-m/section-i-5698"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copies on regulations.justia.com, through 2024-09-20",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-MD",
        name="Maryland, license of community-based programs",
        edition=None,
        levels=(asam3.LEVEL_2_1,),
        note="Neither its edition nor its start was read.",
        source=Citation(
            instrument="Code of Maryland Regulations",
            provision="COMAR 10.63.03.03",
            url="http://www.dsd.state.md.us/comar/SubtitleSearch.aspx?search=10.63.03.*",
            retrieved=_READ,
            evidence=Evidence.PRIMARY,
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-MD",
        name="Maryland, Medicaid's residential services",
        edition=None,
        levels=(
            asam3.LEVEL_3_1,
            asam3.LEVEL_3_3,
            asam3.LEVEL_3_5,
            asam3.LEVEL_3_7,
        ),
        note=(
            "What was read gives the codes and does not name the Criteria. Neither its "
            "edition nor its start was read."
        ),
        source=Citation(
            instrument="Code of Maryland Regulations",
            provision="COMAR 10.09.06.06",
            url=(
                "https://regulations.justia.com/states/maryland/title-10/part-2/"
                "subtitle-09/chapter-10-09-06/section-10-09-06-06"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on regulations.justia.com, through 2024-09-20",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-MD",
        name="Maryland, specific program requirements",
        edition=None,
        levels=(asam3.LEVEL_1, asam3.LEVEL_3_1, asam3.LEVEL_3_5),
        note=(
            "The chapter follows whichever edition of the placement criteria is "
            "current, and writes the levels as I, III.1 and III.5. Its start was not "
            "read."
        ),
        source=Citation(
            instrument="Code of Maryland Regulations",
            provision="COMAR 10.47.02.04, .06 and .08",
            url=(
                "https://casetext.com/regulation/maryland-administrative-code/"
                "title-10-maryland-department-of-health/part-5/"
                "subtitle-47-alcohol-and-drug-abuse-administration/"
                "chapter-104702-specific-program-requirements/"
                "section-10470204-outpatient-services-level-i"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copies on casetext.com and cloudfront.net, through 2024-12-13",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-MN",
        name="Minnesota, statute as its agency describes it",
        edition=Edition.THIRD,
        note=(
            "The agency's goal is to move to the fourth edition, without a day. Since "
            "when the statute follows the third was not read."
        ),
        source=Citation(
            instrument="Minnesota DHS, ASAM resources for providers",
            provision="edition that the statute reflects",
            url=(
                "https://mn.gov/dhs/partners-and-providers/policies-procedures/"
                "alcohol-drug-other-addictions/"
                "asam-resources-for-minnesota-sud-treatment-providers/"
                "asam-resources.jsp"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="the agency's own page",
            kind=AuthorityKind.STATUTE,
        ),
    ),
    Adoption(
        jurisdiction="US-MN",
        name="Minnesota, bill of 2025 on standards of care",
        edition=None,
        levels=(asam3.LEVEL_1, asam3.LEVEL_2_1),
        note=(
            "A bill, SF 3054; whether it became law was not read. The report writes "
            "level 1 as 1.0 and names no edition."
        ),
        source=Citation(
            instrument="Minnesota Statutes",
            provision="254B.19, as a bill of 2025 would amend it",
            url=(
                "https://www.citizenportal.ai/articles/2786815/Minnesota/"
                "Minnesota-updates-ASAM-care-standards-for-substance-use-"
                "treatment-services"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="report on citizenportal.ai",
            kind=AuthorityKind.STATUTE,
        ),
    ),
    Adoption(
        jurisdiction="US-MO",
        name="Missouri, certification of CSTAR programs",
        edition=Edition.THIRD,
        note=(
            "The rule takes in the edition of 2013 and shuts out later ones. Its start "
            "was not read, so it counts as standing."
        ),
        source=Citation(
            instrument="Missouri Code of State Regulations",
            provision="9 CSR 30-3.152",
            url=(
                "https://regulations.justia.com/states/missouri/title-9/division-30/"
                "chapter-3/section-9-csr-30-3-152"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on regulations.justia.com",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-MS",
        name="Mississippi, operational standards",
        edition=None,
        levels=(asam3.LEVEL_3_1, asam3.LEVEL_3_5),
        note="Neither its edition nor its start was read.",
        source=Citation(
            instrument="Mississippi Administrative Code",
            provision="24 Miss. Code R. 2-31.4 and 2-31.6",
            url=(
                "https://d1tvxue8o4w0fl.cloudfront.net/regulation/"
                "mississippi-administrative-code/title-24-mental-health/"
                "part-2-mississippi-department-of-mental-health-dmh-operational-"
                "standards-for-mental-health-intellectualdevelopmental-disabilities-"
                "and-substance-use-community-service-providers/"
                "chapter-31-community-living-services-for-people-with-substance-use-"
                "disorders/rule-24-2-314-level-31-clinically-managed-low-intensity-"
                "residential-services"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copies on cloudfront.net, through 2024-12-10",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-MT",
        name="Montana, approval and license of programs",
        edition=None,
        levels=(
            asam3.LEVEL_0_5,
            asam3.LEVEL_1,
            asam3.LEVEL_2_1,
            asam3.LEVEL_2_5,
            asam3.LEVEL_3_1,
            asam3.LEVEL_3_3,
            asam3.LEVEL_3_5,
            asam3.LEVEL_3_7,
            asam3.LEVEL_3_2_WM,
            asam3.LEVEL_3_7_WM,
        ),
        in_force=DateRange(date(2022, 9, 24)),
        since_at_least=True,
        note=(
            "Level 1 is written 1.0. The start is the day of the last amendment; no "
            "edition was read. The license of 3.1, ARM 37.106.1471, dates from the "
            "same day."
        ),
        source=Citation(
            instrument="Administrative Rules of Montana",
            provision="ARM 37.27.101(2)",
            url="https://rules.mt.gov/gateway/showrulefile.asp?RN=37.27.101",
            retrieved=_READ,
            evidence=Evidence.PRIMARY,
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-NC",
        name="North Carolina, Medicaid's policies since 2026",
        edition=Edition.THIRD,
        levels=(asam3.LEVEL_2_1, asam3.LEVEL_2_5),
        in_force=DateRange(date(2026, 1, 1)),
        note="SAIOP is level 2.1 and SACOT level 2.5.",
        source=Citation(
            instrument="NC Medicaid Clinical Coverage Policies",
            provision="8A-12 and 8A-13",
            url=(
                "https://medicaid.ncdhhs.gov/blog/2026/01/07/"
                "behavioral-health-clinical-coverage-policy-updates"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="bulletin of NC Medicaid, 2026-01-07",
            kind=AuthorityKind.PAYER_POLICY,
        ),
    ),
    Adoption(
        jurisdiction="US-NC",
        name="North Carolina, Medicaid's policy before 2025",
        edition=None,
        levels=(asam3.LEVEL_2_1,),
        until=date(2025, 1, 1),
        note=(
            "The definition of SAIOP writes the level as II.1. Neither its edition nor "
            "its start was read. The policy was revised on 2025-01-01, by the "
            "bulletin of 2025-01-24; what the definition says from then on until the "
            "next policy was not read."
        ),
        source=Citation(
            instrument="NC Medicaid Clinical Coverage Policy 8A",
            provision="SAIOP, service definition before 2025",
            url=(
                "https://theshipgroup.freshdesk.com/support/solutions/articles/"
                "73000610063-substance-abuse-intensive-outpatient-program"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on theshipgroup.freshdesk.com, 2023-04-27",
            kind=AuthorityKind.PAYER_POLICY,
        ),
    ),
    Adoption(
        jurisdiction="US-NH",
        name="New Hampshire, certification of opioid treatment programs",
        edition=Edition.THIRD,
        note=(
            "The rule names the Criteria of 2013, for assessment and plans. Its start "
            "was not read, so it counts as standing."
        ),
        source=Citation(
            instrument="New Hampshire Code of Administrative Rules",
            provision="He-A 304.23(h)",
            url=(
                "https://regulations.justia.com/states/new-hampshire/he/"
                "subtitle-he-a/chapter-he-a-300/part-he-a-304/section-he-a-304-23"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on regulations.justia.com, through 2024-10-03",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-NJ",
        name="New Jersey, license of outpatient facilities",
        edition=Edition.PPC_2R,
        note=(
            "The definition names the edition of 2001 and later ones. Its start was "
            "not read, so it counts as standing."
        ),
        source=Citation(
            instrument="New Jersey Administrative Code",
            provision="N.J.A.C. 10:161B-1.3",
            url=(
                "https://regulations.justia.com/states/new-jersey/title-10/"
                "chapter-161b/subchapter-1/section-10-161b-1-3"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on regulations.justia.com",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-OH",
        name="Ohio, certification of residential services",
        edition=Edition.THIRD,
        levels=(asam3.LEVEL_2_WM,),
        in_force=DateRange(date(2023, 7, 1)),
        note="The rule names level 3 and 3-WM besides, without their sublevels.",
        source=Citation(
            instrument="Ohio Administrative Code",
            provision="OAC 5122-29-09(A)-(B)",
            url=(
                "https://www.law.cornell.edu/regulations/ohio/"
                "Ohio-Admin-Code-5122-29-09"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on law.cornell.edu",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-OH",
        name="Ohio, Medicaid's treatment services",
        edition=None,
        levels=(asam3.LEVEL_1,),
        in_force=DateRange(date(2018, 1, 1)),
        note=(
            "The rule names levels 2 and 3 besides, without their sublevels. No "
            "edition was read."
        ),
        source=Citation(
            instrument="Ohio Administrative Code",
            provision="OAC 5160-27-09(B)",
            url=(
                "https://regulations.justia.com/states/ohio/title-5160/"
                "chapter-5160-27/section-5160-27-09"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on regulations.justia.com, through 2024-09-16",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-OK",
        name="Oklahoma, standards for treatment programs",
        edition=None,
        levels=(asam3.LEVEL_3_5,),
        note=(
            "The chapter defines the Criteria as their most current edition "
            "(450:18-1-2), so the edition changes without the text. Its start was not "
            "read."
        ),
        source=Citation(
            instrument="Oklahoma Administrative Code",
            provision="OAC 450:18-13-161",
            url=(
                "https://d1tvxue8o4w0fl.cloudfront.net/regulation/"
                "oklahoma-administrative-code/"
                "title-450-department-of-mental-health-and-substance-abuse-services/"
                "chapter-18-standards-and-criteria-for-substance-related-and-addictive-"
                "disorder-treatment-services/"
                "subchapter-13-substance-use-disorder-treatment-services/"
                "part-17-residential-treatment-for-adolescents-asam-level-35/"
                "section-45018-13-161-residential-treatment-for-adolescents"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on cloudfront.net, through 2025-01-02",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-OK",
        name="Oklahoma, Medicaid's residential services",
        edition=None,
        levels=(asam3.LEVEL_3_1,),
        in_force=DateRange(date(2023, 9, 11)),
        since_at_least=True,
        note=(
            "The start is the day of the last revision. The part defines the Criteria "
            "as their most recent edition (317:30-5-95.43), so the edition changes "
            "without the text."
        ),
        source=Citation(
            instrument="Oklahoma Administrative Code",
            provision="OAC 317:30-5-95.46(b)(1)",
            url=(
                "https://oklahoma.gov/ohca/policies-and-rules/xpolicy/"
                "medical-providers-fee-for-service/"
                "individual-providers-and-specialties/inpatient-psychiatric-services/"
                "residential-substance-use-disorder-covered-services-and-medical-"
                "necessity-criteria.html"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="the agency's own page of its rules",
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-PA",
        name="Pennsylvania, drug and alcohol programs",
        edition=Edition.THIRD,
        note="Its start was not read, so it counts as standing.",
        source=Citation(
            instrument="Pennsylvania DDAP, ASAM resources",
            provision="edition in use",
            url=(
                "https://www.pa.gov/agencies/ddap/for-professionals/asam-resources.html"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="the agency's own page",
            kind=AuthorityKind.GUIDANCE,
        ),
    ),
    Adoption(
        jurisdiction="US-SD",
        name="South Dakota, accreditation of programs",
        edition=None,
        levels=(asam3.LEVEL_3_1,),
        in_force=DateRange(date(2016, 12, 5)),
        note=(
            "The chapter names the level in words, clinically-managed low-intensity "
            "residential treatment, and what was read gives no code and no edition. "
            "Amended on 2023-11-27."
        ),
        source=Citation(
            instrument="Administrative Rules of South Dakota",
            provision="ARSD 67:61:16:02",
            url="https://sdlegislature.gov/Rules?Rule=67%3A61%3A16%3A02",
            retrieved=_READ,
            evidence=Evidence.PRIMARY,
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-VA",
        name="Virginia, Medicaid's addiction and recovery treatment services",
        edition=Edition.THIRD,
        levels=(
            asam3.LEVEL_2_1,
            asam3.LEVEL_2_5,
            asam3.LEVEL_3_1,
            asam3.LEVEL_3_3,
            asam3.LEVEL_3_7,
        ),
        in_force=DateRange(date(2020, 3, 5)),
        since_at_least=True,
        note=(
            "The start is the day of the last amendment of 12VAC30-130-5010, which "
            "names the edition; whether it named it before, since 2017-04-01, was not "
            "read."
        ),
        source=Citation(
            instrument="Virginia Administrative Code",
            provision="12VAC30-130-5010",
            url=(
                "https://law.lis.virginia.gov/admincodefull/title12/agency30/"
                "chapter130/partXX"
            ),
            retrieved=_READ,
            evidence=Evidence.PRIMARY,
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-VA",
        name="Virginia, license of providers",
        edition=None,
        levels=(asam3.LEVEL_2_1, asam3.LEVEL_3_3, asam3.LEVEL_4),
        in_force=DateRange(date(2023, 2, 17)),
        note="Level 4 is written 4.0. No edition was read.",
        source=Citation(
            instrument="Virginia Administrative Code",
            provision="12VAC35-105, part VII",
            url=(
                "https://law.lis.virginia.gov/admincodefull/title12/agency35/"
                "chapter105/partVII/article7"
            ),
            retrieved=_READ,
            evidence=Evidence.PRIMARY,
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-WA",
        name="Washington, law of 2024",
        edition=Edition.FOURTH,
        no_later_than=date(2026, 1, 1),
        note=(
            "The law of 2024 sets a deadline and no start. A bill of 2025, SB 5361, "
            "bears on it; its effect was not read, so the edition counts as standing "
            "and is certain on no day."
        ),
        source=Citation(
            instrument="Washington Senate, bill report on SB 5361 (2025)",
            provision="present law on the edition of the Criteria",
            url=(
                "https://lawfilestestext.leg.wa.gov/BienniumTest/2025-26/Htm/"
                "Bill%20Reports/Senate/5361%20SBA%20HLTC%2025.htm"
            ),
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="the bill report",
            kind=AuthorityKind.STATUTE,
        ),
    ),
    Adoption(
        jurisdiction="US-WA",
        name="Washington, license of behavioral health agencies",
        edition=None,
        levels=(asam3.LEVEL_2_1,),
        in_force=DateRange(date(2021, 7, 1), date(2023, 5, 1)),
        since_at_least=True,
        note=(
            "The section writes level two intensive outpatient; no edition was read. "
            "The start is that of the oldest text that was read, an amendment. "
            "It ends where the chapter was reorganized; what stands since was not read."
        ),
        source=Citation(
            instrument="Washington Administrative Code",
            provision="WAC 246-341-0740",
            url="https://app.leg.wa.gov/WAC/default.aspx?cite=246-341-0740",
            retrieved=_READ,
            evidence=Evidence.PRIMARY,
            kind=AuthorityKind.REGULATION,
        ),
    ),
    Adoption(
        jurisdiction="US-WA",
        name="Washington, certification before 2018",
        edition=None,
        levels=(asam3.LEVEL_2_1,),
        until=date(2018, 4, 1),
        note=(
            "The section writes level II intensive outpatient and follows patient "
            "placement criteria, without an edition. Its start was not read; it was "
            "repealed with its chapter."
        ),
        source=Citation(
            instrument="Washington Administrative Code",
            provision="WAC 388-877B-0350",
            url="http://warules.elaws.us/wac/388-877b-0350",
            retrieved=_READ,
            evidence=Evidence.SECONDARY,
            read_in="copy on warules.elaws.us",
            kind=AuthorityKind.REGULATION,
        ),
    ),
)
"""Every adoption that was read, by jurisdiction."""


def adoptions_in(jurisdiction: str, *, on: date) -> tuple[Adoption, ...]:
    """Every adoption of *jurisdiction* that may stand on day *on*.

    Several where texts disagree, each with its note: none is picked. One whose start
    was not read counts as standing, and so does one that may have stood before the
    oldest text that was read. The answer is empty where every text that was read
    stands on other days.

    Args:
        jurisdiction: Code such as ``US-IL``.
        on: The day.

    Raises:
        FieldTypeError: *jurisdiction* is no text, or *on* is no plain day.
        FieldValueError: Nothing was read of that jurisdiction; the message lists those
            of which something was.

    >>> [each.edition.value for each in adoptions_in("US-IL", on=date(2025, 7, 1))]
    ['asam4', 'asam3']
    >>> [each.edition.value for each in adoptions_in("US-IL", on=date(2025, 6, 30))]
    ['asam3']
    """
    _fields.text("adoptions_in", "jurisdiction", jurisdiction)
    _fields.day("adoptions_in", "on", on)
    known = tuple(dict.fromkeys(adoption.jurisdiction for adoption in ADOPTIONS))
    if jurisdiction not in known:
        expected = f"one of {', '.join(known)}"
        raise FieldValueError("adoptions_in", "jurisdiction", jurisdiction, expected)
    return tuple(
        adoption
        for adoption in ADOPTIONS
        if adoption.jurisdiction == jurisdiction and adoption.stands(on) is not False
    )
