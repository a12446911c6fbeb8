"""The one evaluator: a requirement and the facts give a verdict with its evidence."""

from continuum.assess._assessment import Assessment as Assessment
from continuum.assess._assessment import Excused as Excused
from continuum.assess._assessment import Filed as Filed
from continuum.assess._assessment import Lacking as Lacking
from continuum.assess._assessment import NothingDue as NothingDue
from continuum.assess._assessment import Observed as Observed
from continuum.assess._assessment import Portion as Portion
from continuum.assess._assessment import Reading as Reading
from continuum.assess._assessment import Seen as Seen
from continuum.assess._assessment import Staffed as Staffed
from continuum.assess._assessor import Assessor as Assessor
from continuum.assess._assessor import Lasting as Lasting
from continuum.assess._assessor import assess as assess
from continuum.assess._chart import Chart as Chart
from continuum.assess._chart import check_holidays as check_holidays
from continuum.assess._clocks import FIRST_SESSIONS as FIRST_SESSIONS

__all__ = [
    "Assessment",
    "Chart",
    "Excused",
    "Filed",
    "Lacking",
    "NothingDue",
    "Observed",
    "Portion",
    "Reading",
    "Seen",
    "Staffed",
    "assess",
]
