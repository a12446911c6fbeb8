"""What is due of a stay's record, by when, why, and what is overdue.

Scope: documents that rules ask for, what a rule finds lacking in the plan, the next
review that the plan asks for, the days by which its objectives are to be done, and the
version that is needed when it runs out.
Hours still to be given are not here: `continuum.checks.check` tells them.
"""

from continuum.agenda._agenda import Agenda as Agenda
from continuum.agenda._agenda import AgendaItem as AgendaItem
from continuum.agenda._agenda import AgendaStatus as AgendaStatus
from continuum.agenda._due import agenda as agenda

__all__ = ["Agenda", "AgendaItem", "AgendaStatus", "agenda"]
