"""What each role may do in the administration, as Django permissions.

Codenames are text, so this room need not import those to its right.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from accounts.models import RoleGrant, User

Role = RoleGrant.Role

_KEPT_BY_COORDINATORS = (
    "partners", "plans", "projects", "measures", "indicators", "publications", "evaluation", "sources",
)  # fmt: skip

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
    may_enter = role in ROLE_APPS or role in READ_ONLY_ROLES or role == Role.ADMINISTRATOR
    user.is_staff = user.is_staff or may_enter
    user.is_superuser = user.is_superuser or role == Role.ADMINISTRATOR
    user.save(update_fields=["is_staff", "is_superuser"])
    return grant


def _permissions_of(role: Role) -> list[Permission]:
    allowed = Q(content_type__app_label__in=ROLE_APPS.get(role, ()))
    readable = Q(
        content_type__app_label__in=READ_ONLY_ROLES.get(role, ()), codename__startswith="view_"
    )
    return list(Permission.objects.filter(allowed | readable))
