"""Levels of populous states, and of payers and data, against texts copied by hand."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest

from continuum.citations import AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact, PatientFact
from continuum.levels import Continuum, Guard, Level, Setting
from continuum.systems import (
    medicare,
    teds,
    tricare,
    us_ca,
    us_fl,
    us_ma,
    us_mn,
    us_nj,
    us_ny,
    us_pa,
    us_tx,
    us_wa,
)

_JUSTIA = "https://regulations.justia.com/states"
_CASETEXT = "https://casetext.com/regulation"
_CLOUDFRONT = "https://d1tvxue8o4w0fl.cloudfront.net/regulation"

# Where each text was read.
CA_NTP = (
    f"{_JUSTIA}/california/title-9/division-4/chapter-4/subchapter-5/article-3/"
    "section-10345"
)
TX_RESIDENTIAL = (
    "https://texreg.sos.state.tx.us/public/readtac$ext.TacPage?sl=T&app=9&p_dir=N&"
    "p_rloc=217763&p_tloc=&p_ploc=1&pg=2&p_tac=&ti=26&pt=1&ch=564&rl=902"
)
TX_ADOLESCENT = (
    f"{_JUSTIA}/texas/title-26/part-1/chapter-564/subchapter-i/section-564-905"
)
TX_MEDICAID = (
    f"{_JUSTIA}/texas/title-1/part-15/chapter-354/subchapter-a/division-22/"
    "section-354-1311"
)
FL = f"{_JUSTIA}/florida/65/65d/chapter-65d-30/section-65d-30"
FL_HOUSING = (
    "https://www.law.cornell.edu/regulations/florida/Fla-Admin-Code-Ann-R-65D-30-0081"
)
NY = f"{_JUSTIA}/new-york/title-14/chapter-xxi"
NY_REHABILITATION = "https://anchorhouseinc.com/programs/rehabilitation-services/"
NY_OUTPATIENT = (
    f"{_CASETEXT}/new-york-codes-rules-and-regulations/"
    "title-14-department-of-mental-hygiene/"
    "chapter-xxi-office-of-alcoholism-and-substance-abuse-services/"
    "part-822-general-service-standards-for-substance-use-disorder-outpatient-programs/"
    "section-8226-standards-pertaining-to-medicaid-reimbursement"
)
PA_RATIOS = (
    "https://pacodeandbulletin.gov/Display/pacode?file="
    "%2Fsecure%2Fpacode%2Fdata%2F028%2Fchapter704%2Fs704.12.html"
)
PA_CLINIC = (
    f"{_CASETEXT}/pennsylvania-code-rules-and-regulations/title-55-human-services/"
    "part-iii-medical-assistance-manual/"
    "chapter-1223-outpatient-drug-and-alcohol-clinic-services/"
    "payment-for-outpatient-drugalcohol-clinic-services/"
    "section-122353-limitations-on-payment"
)
PA_PARTIAL = (
    "https://pacodeandbulletin.gov/Display/pacode?d=reduce&file="
    "%2Fsecure%2Fpacode%2Fdata%2F055%2Fchapter1153%2Fs1153.53.html"
)
MA_RESIDENTIAL = (
    f"{_CLOUDFRONT}/code-of-massachusetts-regulations/"
    "department-105-cmr-department-of-public-health/"
    "title-105-cmr-164000-licensure-of-substance-abuse-treatment-programs/"
    "part-two-requirements-for-service-provision/section-164423-program-components"
)
MA_LICENSE = (
    "https://www.mass.gov/info-details/information-for-initial-sud-program-licensure"
)
MA_PREGNANCY = f"{_JUSTIA}/massachusetts/101-cmr/title-101-cmr-346-00/section-346-02"
MN = "https://www.revisor.mn.gov/statutes/cite/245G.06"
NJ_RESIDENTIAL = (
    f"{_CASETEXT}/new-jersey-administrative-code/title-8-health/"
    "chapter-111-food-and-drugs/"
    "subchapter-10-substance-abuse-counseling-and-supportive-services/"
    "section-8111-101-provision-of-substance-abuse-counseling"
)
NJ_OUTPATIENT = (
    f"{_JUSTIA}/new-jersey/title-10/chapter-161b/subchapter-10/section-10-161b-10-1/"
)
WA_DUI = (
    "https://lawfilesext.leg.wa.gov/Law/WACArchive/2023/htm/WAC%20246%20%20TITLE/"
    "WAC%20246%20-341%20%20CHAPTER/WAC%20246%20-341%20-0815.htm"
)
WA_LONG_TERM = "http://warules.elaws.us/wac/388-877b-0270"
ECFR = "https://www.ecfr.gov/current/title-42/section"
MANUAL = "https://manuals.health.mil/pages/DisplayManualHtmlFile"
TEDS = "https://www.samhsa.gov/data/sites/default/files/TEDS2012N_Web/TEDS2012NChp4.htm"

# Every level: its code, the provision it was read in, and the address.
Rows = tuple[tuple[str, str, str], ...]

FACTS: tuple[tuple[ModuleType, Rows], ...] = (
    (us_ca, (("narcotic-treatment-program", "9 CCR 10345(a)", CA_NTP),)),
    (
        us_tx,
        (
            ("intensive-residential", "26 TAC 564.903(d)", TX_RESIDENTIAL),
            ("supportive-residential", "26 TAC 564.903(g)", TX_RESIDENTIAL),
            ("day-treatment", "26 TAC 564.905(c)", TX_ADOLESCENT),
            ("outpatient", "1 TAC 354.1311(d)", TX_MEDICAID),
        ),
    ),
    (
        us_fl,
        (
            ("intensive-inpatient", "65D-30.0061(1)", f"{FL}-0061"),
            ("residential-level-1", "65D-30.0044(1)(a)3", f"{FL}-0044"),
            ("residential-level-2", "65D-30.0044(1)(a)4", f"{FL}-0044"),
            ("residential-level-3", "65D-30.0044(1)(a)4", f"{FL}-0044"),
            ("residential-level-4", "65D-30.0044(1)(a)4", f"{FL}-0044"),
            ("day-or-night-with-community-housing", "65D-30.0081(1)", FL_HOUSING),
            ("day-or-night", "65D-30.009(2)", f"{FL}-009"),
            (
                "long-term-outpatient-methadone-detoxification",
                "65D-30.0044(1)(a)1",
                f"{FL}-0044",
            ),
            (
                "methadone-medication-assisted-treatment",
                "65D-30.0044(1)(a)1",
                f"{FL}-0044",
            ),
        ),
    ),
    (
        us_ny,
        (
            (
                "inpatient-rehabilitation",
                "14 NYCRR 818.5(a)(1)",
                f"{NY}/part-818/section-818-5",
            ),
            (
                "intensive-residential-rehabilitation",
                "14 NYCRR 819.9(b)",
                f"{NY}/part-819/section-819-9",
            ),
            (
                "residential-rehabilitation-for-youth",
                "14 NYCRR 817.5(a)",
                f"{NY}/part-817/section-817-5",
            ),
            ("residential-rehabilitation", "14 NYCRR 820.11", NY_REHABILITATION),
            ("outpatient", "14 NYCRR 822.6(e)", NY_OUTPATIENT),
        ),
    ),
    (
        us_pa,
        (
            (
                "inpatient-hospital-detoxification",
                "28 Pa. Code 704.12(a)(2)",
                PA_RATIOS,
            ),
            (
                "inpatient-hospital-rehabilitation",
                "28 Pa. Code 704.12(a)(4)",
                PA_RATIOS,
            ),
            (
                "inpatient-nonhospital-detoxification",
                "28 Pa. Code 704.12(a)(1)",
                PA_RATIOS,
            ),
            (
                "inpatient-nonhospital-rehabilitation",
                "28 Pa. Code 704.12(a)(3)",
                PA_RATIOS,
            ),
            ("outpatient", "55 Pa. Code 1223.53(5)", PA_CLINIC),
            (
                "mental-health-partial-hospitalization",
                "55 Pa. Code 1153.53(1)",
                PA_PARTIAL,
            ),
        ),
    ),
    (
        us_ma,
        (
            ("transitional-support-services", "105 CMR 164.423(B)", MA_RESIDENTIAL),
            ("social-model-recovery-home", "105 CMR 164.423(C)", MA_RESIDENTIAL),
            (
                "day-treatment",
                "clarification of terminology, day treatment",
                MA_LICENSE,
            ),
            (
                "day-treatment-in-pregnancy",
                "101 CMR 346.02, case management",
                MA_PREGNANCY,
            ),
        ),
    ),
    (
        us_mn,
        (
            ("residential", "section 245G.06, subdivision 1", MN),
            ("nonresidential", "section 245G.06, subdivision 1", MN),
            ("opioid-treatment-program", "section 245G.06, subdivision 1", MN),
        ),
    ),
    (
        us_nj,
        (
            ("short-term-residential", "N.J.A.C. 8:111-10.1(b)2", NJ_RESIDENTIAL),
            ("long-term-residential", "N.J.A.C. 8:111-10.1(b)3", NJ_RESIDENTIAL),
            ("extended-care", "N.J.A.C. 8:111-10.1(b)4", NJ_RESIDENTIAL),
            ("halfway-house", "N.J.A.C. 8:111-10.1(b)5", NJ_RESIDENTIAL),
            ("partial-care", "N.J.A.C. 10:161B-10.1(b)", NJ_OUTPATIENT),
            ("intensive-outpatient", "N.J.A.C. 10:161B-10.1(b)", NJ_OUTPATIENT),
            ("outpatient", "N.J.A.C. 10:161B-10.1(b)", NJ_OUTPATIENT),
            ("outpatient-detoxification", "N.J.A.C. 10:161B-10.1(b)", NJ_OUTPATIENT),
            ("opioid-treatment", "N.J.A.C. 10:161B-10.1(b)5", NJ_OUTPATIENT),
        ),
    ),
    (
        us_wa,
        (
            ("dui-outpatient", "WAC 246-341-0815(1)", WA_DUI),
            ("long-term-residential", "WAC 388-877B-0270(1)-(2)", WA_LONG_TERM),
        ),
    ),
    (
        medicare,
        (
            ("PHP", "410.43(a)(4)", f"{ECFR}-410.43"),
            ("IOP", "410.44", f"{ECFR}-410.44"),
            ("OTP-IOP", "410.67", f"{ECFR}-410.67"),
        ),
    ),
    (
        tricare,
        (
            (
                "PHP",
                "chapter 7, section 3.4",
                f"{MANUAL}/2021-03-26/AsOf/TP15/C7S3_4.html",
            ),
            (
                "IOP",
                "chapter 7, section 3.16",
                f"{MANUAL}/2023-04-27/AsOf/TP15/C7S3_16.html",
            ),
        ),
    ),
    (
        teds,
        tuple(
            (str(code), f"variables SERVICES and SERVICES_D, code {code}", TEDS)
            for code in range(1, 9)
        ),
    ),
)
MODULES = tuple(module for module, _ in FACTS)
NEW = (us_ca, us_tx, us_fl, us_ny, us_pa, us_ma, us_mn)

# The sites of a code or a manual itself; every other address holds a copy or an account
# of it.
OFFICIAL = {
    TX_RESIDENTIAL,
    PA_RATIOS,
    PA_PARTIAL,
    MN,
    WA_DUI,
    f"{MANUAL}/2021-03-26/AsOf/TP15/C7S3_4.html",
    f"{MANUAL}/2023-04-27/AsOf/TP15/C7S3_16.html",
}


def care_of(module: ModuleType) -> Continuum:
    care: object = module.CARE
    assert isinstance(care, Continuum)
    return care


def source_of(level: Level) -> Citation:
    assert level.source is not None
    return level.source


def ranks(*levels: Level) -> list[int]:
    return [level.intensity for level in levels]


EVERY_LEVEL = [
    pytest.param(level, id=str(level)) for module in MODULES for level in module.CARE
]


# --- every level ----------------------------------------------------------------------


@pytest.mark.parametrize(("module", "rows"), FACTS)
def test_the_levels_are_those_of_the_texts_each_with_its_own(
    module: ModuleType, rows: Rows
) -> None:
    read = [
        (level.code, source_of(level).provision, source_of(level).url)
        for level in care_of(module)
    ]
    assert read == list(rows)


@pytest.mark.parametrize("level", EVERY_LEVEL)
def test_only_a_text_at_its_official_address_was_read_itself(level: Level) -> None:
    source = source_of(level)
    expected = Evidence.PRIMARY if source.url in OFFICIAL else Evidence.SECONDARY
    assert source.evidence is expected
    assert level.evidence is expected
    assert source.retrieved == date(2026, 11, 21)
    assert source.kind is not None


@pytest.mark.parametrize("module", NEW)
def test_codes_of_a_state_are_words_in_kebab_case(module: ModuleType) -> None:
    for level in care_of(module):
        assert level.system == care_of(module).system
        assert level.code == level.code.casefold()
        assert all(word.isalnum() for word in level.code.split("-"))


@pytest.mark.parametrize("module", NEW)
def test_a_state_names_no_phase_payer_age_or_offense_as_a_level(
    module: ModuleType,
) -> None:
    words = {word for level in care_of(module) for word in level.code.split("-")}
    assert words.isdisjoint(
        {"phase", "medicaid", "dui", "offender", "adult", "adolescent", "psychiatric"}
    )


@pytest.mark.parametrize("module", NEW)
def test_no_moves_and_no_pairs_were_read_in_a_state(module: ModuleType) -> None:
    assert care_of(module).transitions == ()
    assert care_of(module).concurrency == ()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_does_not_cover(module: ModuleType) -> None:
    text = " ".join((module.__doc__ or "").split())
    assert "Scope:" in text
    assert "Not covered:" in text


@pytest.mark.parametrize(
    ("module", "unconfirmed"),
    [
        (us_ca, "intensive outpatient treatment"),
        (us_ca, "levels 2.1 and 2.5"),
        (us_fl, "intensive outpatient treatment"),
        (us_pa, "partial hospitalization and licensed outpatient care"),
        (us_pa, "narcotic treatment (715.19)"),
        (us_mn, "high, medium and low intensity"),
    ],
)
def test_a_level_that_nobody_read_is_named_as_not_confirmed(
    module: ModuleType, unconfirmed: str
) -> None:
    text = " ".join((module.__doc__ or "").split())
    assert unconfirmed in text
    assert "not confirmed" in text


def test_what_manages_withdrawal_says_so_in_its_name() -> None:
    managing = {
        str(level)
        for module in MODULES
        for level in care_of(module)
        if level.withdrawal_management
    }
    named = {
        str(level)
        for module in MODULES
        for level in care_of(module)
        if "detox" in level.name.casefold() and "non-detox" not in level.name
    }
    assert managing == named
    assert len(managing) == 7


def test_every_level_that_was_read_treats() -> None:
    assert all(level.treatment for module in MODULES for level in care_of(module))


# --- ranks ----------------------------------------------------------------------------


def test_texas_ranks_residential_levels_by_hours_and_roof_with_hours() -> None:
    assert ranks(
        us_tx.INTENSIVE_RESIDENTIAL,
        us_tx.SUPPORTIVE_RESIDENTIAL,
        us_tx.DAY_TREATMENT,
        us_tx.OUTPATIENT,
    ) == [2, 1, 1, 0]


def test_florida_orders_residential_level_1_alone_above_the_others() -> None:
    assert ranks(
        us_fl.INTENSIVE_INPATIENT,
        us_fl.RESIDENTIAL_1,
        us_fl.RESIDENTIAL_2,
        us_fl.RESIDENTIAL_3,
        us_fl.RESIDENTIAL_4,
        us_fl.DAY_OR_NIGHT_WITH_HOUSING,
        us_fl.DAY_OR_NIGHT,
        us_fl.METHADONE_DETOXIFICATION,
        us_fl.METHADONE_TREATMENT,
    ) == [4, 3, 2, 2, 2, 2, 1, 0, 0]


def test_new_york_does_not_order_its_residential_levels() -> None:
    assert ranks(
        us_ny.INPATIENT_REHABILITATION,
        us_ny.INTENSIVE_RESIDENTIAL_REHABILITATION,
        us_ny.RESIDENTIAL_REHABILITATION_FOR_YOUTH,
        us_ny.RESIDENTIAL_REHABILITATION,
        us_ny.OUTPATIENT,
    ) == [2, 1, 1, 1, 0]


def test_pennsylvania_ranks_hospitals_above_what_is_outside_them() -> None:
    assert ranks(
        us_pa.HOSPITAL_DETOXIFICATION,
        us_pa.HOSPITAL_REHABILITATION,
        us_pa.NONHOSPITAL_DETOXIFICATION,
        us_pa.NONHOSPITAL_REHABILITATION,
        us_pa.OUTPATIENT,
        us_pa.MENTAL_HEALTH_PARTIAL_HOSPITALIZATION,
    ) == [2, 2, 1, 1, 0, 0]


def test_massachusetts_ranks_daily_nursing_above_the_social_model() -> None:
    assert ranks(
        us_ma.TRANSITIONAL_SUPPORT,
        us_ma.SOCIAL_MODEL_RECOVERY_HOME,
        us_ma.DAY_TREATMENT,
        us_ma.DAY_TREATMENT_IN_PREGNANCY,
    ) == [1, 0, 0, 0]


def test_minnesota_ranks_residential_programs_above_the_others() -> None:
    assert ranks(us_mn.RESIDENTIAL, us_mn.NONRESIDENTIAL, us_mn.OPIOID_TREATMENT) == [
        1,
        0,
        0,
    ]


# --- what single states say -----------------------------------------------------------


def test_massachusetts_says_that_it_has_no_php_and_no_iop() -> None:
    absent = {missing.name: missing for missing in us_ma.CARE.absent}
    assert sorted(absent) == [
        "Intensive outpatient program",
        "Partial hospitalization program",
    ]
    assert absent["Intensive outpatient program"].called("iop")
    assert absent["Partial hospitalization program"].called("php")
    for missing in absent.values():
        assert missing.source.url == MA_LICENSE
        assert missing.source.evidence is Evidence.SECONDARY
        assert missing.source.kind is AuthorityKind.GUIDANCE
        assert "licenses" in missing.statement


@pytest.mark.parametrize("module", [each for each in MODULES if each is not us_ma])
def test_no_other_system_says_that_a_level_is_absent(module: ModuleType) -> None:
    assert care_of(module).absent == ()


def test_only_four_texts_say_what_a_level_presumes_of_the_patient() -> None:
    guarded = {
        level: [(guard.condition, guard.holds) for guard in level.guards]
        for module in MODULES
        for level in care_of(module)
        if level.guards
    }
    assert guarded == {
        us_ma.DAY_TREATMENT_IN_PREGNANCY: [(Fact(PatientFact.PREGNANT), True)],
        us_ny.RESIDENTIAL_REHABILITATION_FOR_YOUTH: [(Age(below=21), True)],
        us_fl.DAY_OR_NIGHT_WITH_HOUSING: [
            (Fact(PatientFact.NEEDS_24_HOUR_SUPPORT), False)
        ],
        us_fl.METHADONE_TREATMENT: [(Fact(PatientFact.OPIOID_USE_DISORDER), True)],
    }


def test_a_guard_says_why() -> None:
    guards: list[Guard] = [
        guard for module in NEW for level in care_of(module) for guard in level.guards
    ]
    assert all(len(guard.rationale.split()) > 3 for guard in guards)


def test_supervision_is_left_open_where_no_text_was_read() -> None:
    open_ones = {
        str(level)
        for module in NEW
        for level in care_of(module)
        if level.supervised is None
    }
    assert open_ones == {
        "us-ny residential-rehabilitation-for-youth",
        "us-ny residential-rehabilitation",
        "us-pa inpatient-nonhospital-detoxification",
        "us-pa inpatient-nonhospital-rehabilitation",
        "us-mn residential",
    }


def test_housing_beside_day_treatment_makes_it_no_residential_level() -> None:
    assert us_fl.DAY_OR_NIGHT_WITH_HOUSING.setting is Setting.AMBULATORY


def test_a_name_in_brackets_is_another_name() -> None:
    assert us_pa.NONHOSPITAL_DETOXIFICATION.other_names == (
        "Residential detoxification",
    )
    assert us_pa.NONHOSPITAL_REHABILITATION.other_names == (
        "Residential treatment and rehabilitation",
    )


def test_the_type_whose_definition_was_not_read_says_so() -> None:
    noted = [level.code for level in teds.CARE if source_of(level).note is not None]
    assert noted == ["3"]
