"""Pages of municipalities that cooperate with the Agency."""

from public.cooperation.views.list import CooperationList
from public.cooperation.views.municipality import MunicipalityPage

__all__ = ["CooperationList", "MunicipalityPage"]
