"""Bases of the administration: short lists, and pages that ask the database once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.db.models import ForeignKey, Model, QuerySet, URLField
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
    _TabularInline = admin.TabularInline[Any, Any]
    _StackedInline = admin.StackedInline[Any, Any]
else:
    _ModelAdmin = admin.ModelAdmin
    _TabularInline = admin.TabularInline
    _StackedInline = admin.StackedInline

# Fields of every record that says which document it comes from.
SOURCE_FIELDS = ("source", "source_place", "source_note")


class PortalAdmin(_ModelAdmin):
    """A model's list and form. Subclasses name ``list_select_related`` themselves."""

    list_per_page = 50
    list_max_show_all = 500
    # The number of all rows beside the number of those found costs a query and tells little.
    show_full_result_count = False
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where a record comes from stands last, and folded."""
        fields = [name for name in self.get_fields(request, obj) if name not in SOURCE_FIELDS]
        own = self.fieldsets or [(None, {"fields": fields})]
        if SOURCE_FIELDS[0] not in {field.name for field in self.model._meta.fields}:
            return own
        return [*own, (_("Source"), {"fields": SOURCE_FIELDS, "classes": ["collapse"]})]


class _ChildrenAtOnce:
    """All rows of an inline come with what they refer to: one query instead of one a row."""

    model: type[Model]
    extra = 0
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        foreign = [field.name for field in self.model._meta.fields if field.many_to_one]
        return rows.select_related(*foreign)


class _ChoicesOnce(_ChildrenAtOnce):
    """All rows of an inline share the choices of a foreign key."""

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        field: ModelChoiceField[Any] | None = super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        if field is not None:
            field.choices = list(cast(Iterable[Any], field.choices))
        return field


class RowInline(_ChoicesOnce, _TabularInline):
    """Short children, one a line."""


class BlockInline(_ChoicesOnce, _StackedInline):
    """Children with long texts, one below the other."""


class ReadOnlyInline(_ChildrenAtOnce, _TabularInline):
    """Children to look at; they change on their own page, or not at all."""

    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
