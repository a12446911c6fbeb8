"""A cohort on Dask: two processes of workers, one plan, the same verdicts.

In a fresh environment:

    pip install 'continuum-of-care[frames]' 'dask[dataframe,distributed]'
    python cohort_on_dask.py
"""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import dask
import dask.dataframe as dd
import pandas as pd
from dask.distributed import Client, LocalCluster

from continuum import frames
from continuum.frames import Columns
from continuum.rulebooks.us import wi
from continuum.systems import us_wi

ADMITTED = date(2024, 3, 4)
PATIENTS = 10
MEETINGS = [
    (patient, ADMITTED + timedelta(days=day))
    for patient in range(PATIENTS)
    for day in (0, 1, 3, 4, 7, 8, 10, 11)
]
del MEETINGS[-2:]  # the last patient misses two


def main() -> None:
    """Judge two weeks of ten patients."""
    # The default, between workers, has failed on a large cohort.
    dask.config.set({"dataframe.shuffle.method": "tasks"})
    # That narwhals will need another package for it one day.
    warnings.filterwarnings("ignore", "Dask support is moving", FutureWarning)
    sessions = pd.DataFrame(MEETINGS, columns=["patient", "day"]).assign(
        minutes=150, kind="counseling"
    )
    stays = pd.DataFrame({"patient": range(PATIENTS)}).assign(
        admitted=pd.Timestamp(ADMITTED),
        discharged=pd.Timestamp(ADMITTED + timedelta(days=13)),
        born=pd.Timestamp(1990, 1, 1),
    )
    sessions["day"] = pd.to_datetime(sessions["day"])
    findings = frames.check(
        dd.from_pandas(sessions, npartitions=2),
        stays=dd.from_pandas(stays, npartitions=1),
        under=wi.RULEBOOK,
        at=us_wi.INTENSIVE_OUTPATIENT,
        on=date(2024, 12, 30),
        columns=Columns(born="born"),
    )
    print(findings.groupby(["code", "verdict"]).size().compute())


if __name__ == "__main__":
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as pair,
        Client(pair),
    ):
        main()
