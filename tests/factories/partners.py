"""Organisations, bodies, contacts."""

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory
from stdnum.cz import dic

from partners.models import Body, BodyMembership, Contact, Organisation


def ico(number: int) -> str:
    """A valid IČO: seven digits and the check digit."""
    digits = f"{1_000_000 + number}"
    return digits + dic.calc_check_digit_legal(digits)


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    key = Sequence(lambda n: f"organizace-{n}")
    name = Sequence(lambda n: f"Organizace {n:04}")
    kind = Organisation.Kind.NGO
    ico = Sequence(ico)


class BodyFactory(DjangoModelFactory[Body]):
    class Meta:
        model = Body

    key = Sequence(lambda n: f"skupina-{n}")
    name = Sequence(lambda n: f"Pracovní skupina {n}")
    kind = Body.Kind.WORKING_GROUP
    municipality = SubFactory(OrganisationFactory, kind=Organisation.Kind.MUNICIPALITY)


class BodyMembershipFactory(DjangoModelFactory[BodyMembership]):
    class Meta:
        model = BodyMembership

    body = SubFactory(BodyFactory)
    organisation = SubFactory(OrganisationFactory)


class ContactFactory(DjangoModelFactory[Contact]):
    class Meta:
        model = Contact

    organisation = SubFactory(OrganisationFactory)
    role = Sequence(lambda n: f"kontaktní osoba {n}")
    office = LazyAttribute(lambda contact: f"Kancelář, {contact.organisation.name}")
