"""Administration of users. What a user may do is given by roles, not by single permissions."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import RoleGrant, User
from accounts.permissions import signed_in_user
from accounts.roles import Role, grant_role, revoke_role
from common.admin import RowInline

if TYPE_CHECKING:
    _UserAdmin = DjangoUserAdmin[User]
    _CreationForm = AdminUserCreationForm[User]
    _ChangeForm = UserChangeForm[User]
else:
    _UserAdmin = DjangoUserAdmin
    _CreationForm = AdminUserCreationForm
    _ChangeForm = UserChangeForm

# A group holds what its role may do and is written by grant_role alone.
admin.site.unregister(Group)


class UserCreationForm(_CreationForm):
    class Meta:
        model = User
        fields = ("email", "name", "organisation")


class UserForm(_ChangeForm):
    class Meta:
        model = User
        fields = ("email", "name", "organisation", "password", "is_active")


class RoleGrantInline(RowInline):
    """Roles are granted and revoked, never changed into one another."""

    model = RoleGrant
    fk_name = "user"
    fields = ["role", "granted_at", "granted_by"]
    readonly_fields = ["granted_at", "granted_by"]
    show_change_link = False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(_UserAdmin):
    form = UserForm
    add_form = UserCreationForm
    inlines = [RoleGrantInline]
    list_display = ["email", "name", "organisation", "is_staff", "is_active", "last_login"]
    list_filter = ["is_active", "role_grants__role"]
    list_select_related = ["organisation"]
    list_per_page = 50
    search_fields = ["email", "name", "organisation__name"]
    ordering = ["email"]
    autocomplete_fields = ["organisation"]
    filter_horizontal = ()
    readonly_fields = ["last_login", "joined_at"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
        (_("Person or office"), {"fields": ["name", "organisation", "is_active"]}),
        (_("Dates"), {"fields": ["last_login", "joined_at"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": [
                    "email", "name", "organisation", "usable_password", "password1", "password2",
                ]
            },
        ),
    ]  # fmt: skip

    def save_formset(
        self, request: HttpRequest, form: "ModelForm[User]", formset: Any, change: bool
    ) -> None:
        grants = formset.save(commit=False)
        user = form.instance
        for gone in formset.deleted_objects:
            revoke_role(user=user, role=Role(gone.role))
        for grant in grants:
            grant_role(user=user, role=Role(grant.role), by=signed_in_user(request))
