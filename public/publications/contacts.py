"""Offices to turn to: of the plan's city, and of the state that advises it."""

import dataclasses

from django.db.models import Q

from partners.models import Contact, Organisation
from plans.models import StrategicPlan


@dataclasses.dataclass(frozen=True, slots=True)
class OfficeGroup:
    """``is_city``: of the plan's city and its parts; otherwise of the state."""

    is_city: bool
    contacts: tuple[Contact, ...]


def offices(plan: StrategicPlan | None) -> list[OfficeGroup]:
    """Groups that have a contact, the city first. Only offices: the data names no persons."""
    city = plan.municipality_id if plan else None
    of_city = (
        Q(organisation=city) | Q(organisation__parent=city) | Q(organisation__parent__parent=city)
        if city
        else Q(pk=None)
    )
    of_state = Q(organisation__kind=Organisation.Kind.STATE_BODY)
    found = (
        Contact.objects.filter(of_city | of_state)
        .select_related("organisation__parent", "source")
        .order_by("organisation__name", "role")
    )
    groups: dict[bool, list[Contact]] = {True: [], False: []}
    for contact in found:
        groups[contact.organisation.kind != Organisation.Kind.STATE_BODY].append(contact)
    return [OfficeGroup(key, tuple(contacts)) for key, contacts in groups.items() if contacts]
