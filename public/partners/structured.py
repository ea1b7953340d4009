"""Organisations and bodies as schema.org describes them. Addresses are absolute."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from partners.models import Body, Contact, Organisation

Absolute = Callable[[str], str]

_GOVERNMENT: Final = "GovernmentOrganization"
_TYPES: Final = {
    Organisation.Kind.MUNICIPALITY: _GOVERNMENT,
    Organisation.Kind.CITY_DISTRICT: _GOVERNMENT,
    Organisation.Kind.CITY_BODY: _GOVERNMENT,
    Organisation.Kind.MICROREGION: _GOVERNMENT,
    Organisation.Kind.REGION: _GOVERNMENT,
    Organisation.Kind.STATE_BODY: _GOVERNMENT,
    Organisation.Kind.NGO: "NGO",
    Organisation.Kind.SCHOOL: "EducationalOrganization",
    Organisation.Kind.COMPANY: "Corporation",
}


def organisation_data(
    organisation: Organisation, contacts: Iterable[Contact], absolute: Absolute
) -> dict[str, Any]:
    """``organisation`` is joined with its parent."""
    data = {
        "@context": "https://schema.org",
        **_named(organisation, absolute),
        "alternateName": organisation.short_name,
        "sameAs": organisation.url,
        "description": organisation.description,
        "identifier": _identifier(organisation),
        "parentOrganization": organisation.parent and _named(organisation.parent, absolute),
        "contactPoint": [_contact_point(contact) for contact in contacts],
    }
    return _without_gaps(data)


def body_data(body: Body, members: Iterable[Organisation], absolute: Absolute) -> dict[str, Any]:
    """``body`` is joined with its municipality."""
    data = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": body.name,
        "url": absolute(body.get_absolute_url()),
        "description": body.description,
        "foundingDate": body.starts_on and body.starts_on.isoformat(),
        "areaServed": body.municipality.name,
        "member": [_named(member, absolute) for member in members],
    }
    return _without_gaps(data)


def _named(organisation: Organisation, absolute: Absolute) -> dict[str, str]:
    return {
        "@type": _TYPES.get(Organisation.Kind(organisation.kind), "Organization"),
        "name": organisation.name,
        "url": absolute(organisation.get_absolute_url()),
    }


def _identifier(organisation: Organisation) -> dict[str, str] | None:
    if organisation.ico is None:
        return None
    return {"@type": "PropertyValue", "propertyID": "IČO", "value": organisation.ico}


def _contact_point(contact: Contact) -> dict[str, str]:
    return _without_gaps(
        {
            "@type": "ContactPoint",
            "contactType": contact.role,
            "email": contact.email,
            "telephone": contact.phone,
        }
    )


def _without_gaps(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
