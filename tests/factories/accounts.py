"""Users and their roles."""

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import RoleGrant, User


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = Sequence(lambda n: f"uzivatel-{n}@portal.example")
    name = Sequence(lambda n: f"Uživatel {n}")


class RoleGrantFactory(DjangoModelFactory[RoleGrant]):
    class Meta:
        model = RoleGrant

    user = SubFactory(UserFactory)
    role = RoleGrant.Role.READER
