"""Roles are granted and revoked on the page of a user."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleGrant, User
from accounts.roles import Role, grant_role, revoke_role
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def post(client: Client, user: User, rows: list[dict[str, Any]]) -> None:
    """Send the form of the user with these rows of roles."""
    data = {
        "email": user.email,
        "name": user.name,
        "is_active": "on",
        "role_grants-TOTAL_FORMS": len(rows),
        "role_grants-INITIAL_FORMS": sum(1 for row in rows if "id" in row),
    }
    for number, row in enumerate(rows):
        data |= {f"role_grants-{number}-{name}": value for name, value in row.items()}
    response = client.post(reverse("admin:accounts_user_change", args=[user.pk]), data)
    assert response.status_code == 302, response.content.decode()


def test_administrator_creates_a_user(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    password = "dlouhé heslo k portálu"
    response = client.post(
        reverse("admin:accounts_user_add"),
        {
            "email": "Nova@Portal.example",
            "usable_password": "true",
            "password1": password,
            "password2": password,
            "role_grants-TOTAL_FORMS": 0,
            "role_grants-INITIAL_FORMS": 0,
        },
    )
    assert response.status_code == 302
    assert User.objects.get(email__iexact="nova@portal.example").check_password(password)


def test_granted_role_opens_the_administration(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    user = UserFactory()
    post(client, user, [{"role": "coordinator", "user": user.pk}])

    grant = RoleGrant.objects.get(user=user)
    assert (grant.role, grant.granted_by) == (Role.COORDINATOR, administrator)
    user.refresh_from_db()
    assert user.is_staff
    assert user.has_perm("evaluation.publish_edition")


def test_revoked_role_closes_it(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    user = UserFactory()
    grant = grant_role(user=user, role=Role.COORDINATOR, by=administrator)
    post(client, user, [{"id": grant.pk, "user": user.pk, "DELETE": "on"}])

    user = User.objects.get(pk=user.pk)
    assert not user.is_staff
    assert not user.has_perm("evaluation.publish_edition")


def test_another_role_keeps_it_open() -> None:
    user = UserFactory()
    grant_role(user=user, role=Role.COORDINATOR, by=None)
    grant_role(user=user, role=Role.READER, by=None)
    revoke_role(user=user, role=Role.COORDINATOR)

    user = User.objects.get(pk=user.pk)
    assert user.is_staff
    assert user.has_perm("evaluation.view_edition")
    assert not user.has_perm("plans.change_strategicplan")


def test_administrator_without_the_role_is_one_no_more() -> None:
    user = UserFactory()
    grant_role(user=user, role=Role.ADMINISTRATOR, by=None)
    revoke_role(user=user, role=Role.ADMINISTRATOR)
    user.refresh_from_db()
    assert not user.is_superuser
