"""What each role may do in the administration, as Django permissions.

Codenames are text, so this room need not import those to its right.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from accounts.models import RoleGrant, User

Role = RoleGrant.Role

_KEPT_BY_COORDINATORS = (
    "partners",
    "plans",
    "projects",
    "measures",
    "indicators",
    "publications",
    "evaluation",
    "sources",
)

ROLE_APPS: dict[Role, tuple[str, ...]] = {
    Role.COORDINATOR: _KEPT_BY_COORDINATORS,
    Role.EDITOR: ("publications",),
}
READ_ONLY_ROLES: dict[Role, tuple[str, ...]] = {
    Role.READER: ("evaluation",),
}


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None) -> RoleGrant:
    """Give ``user`` the role and the permissions behind it; granting twice changes nothing."""
    grant, _created = RoleGrant.objects.get_or_create(
        user=user, role=role, defaults={"granted_by": by}
    )
    group, _created = Group.objects.get_or_create(name=role.value)
    group.permissions.set(_permissions_of(role))
    user.groups.add(group)
    user.is_staff = user.is_staff or _may_enter(role)
    user.is_superuser = user.is_superuser or role == Role.ADMINISTRATOR
    user.save(update_fields=["is_staff", "is_superuser"])
    return grant


@transaction.atomic
def revoke_role(*, user: User, role: Role) -> None:
    """Take the role from ``user``; with the last that opens it, also the administration."""
    user.role_grants.filter(role=role).delete()
    user.groups.remove(*Group.objects.filter(name=role.value))
    left = {Role(role) for role in user.role_grants.values_list("role", flat=True)}
    user.is_staff = any(_may_enter(role) for role in left)
    user.is_superuser = Role.ADMINISTRATOR in left
    user.save(update_fields=["is_staff", "is_superuser"])


def _may_enter(role: Role) -> bool:
    return role in ROLE_APPS or role in READ_ONLY_ROLES or role == Role.ADMINISTRATOR


def _permissions_of(role: Role) -> list[Permission]:
    allowed = Q(content_type__app_label__in=ROLE_APPS.get(role, ()))
    readable = Q(
        content_type__app_label__in=READ_ONLY_ROLES.get(role, ()), codename__startswith="view_"
    )
    return list(Permission.objects.filter(allowed | readable))
