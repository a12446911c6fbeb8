"""What is due of a stay's documents, by when, why, and what is overdue.

Scope: documents that rules ask for, the next review the plan asks for, and the days by
which its objectives are to be done. Hours still to be given are not here.
"""

from continuum.agenda._agenda import Agenda as Agenda
from continuum.agenda._agenda import AgendaItem as AgendaItem
from continuum.agenda._agenda import AgendaStatus as AgendaStatus
from continuum.agenda._agenda import agenda as agenda

__all__ = ["Agenda", "AgendaItem", "AgendaStatus", "agenda"]
