"""An organisation: a municipality, a city district, an NGO, a state body and so on."""

from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from common.ico import validate_ico
from sources.models import Sourced


@track_history
class Organisation(Sourced):
    """A legal person or one of its parts; ``key`` names it in data files and addresses."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        CITY_DISTRICT = "city_district", _("city district")
        CITY_BODY = "city_body", _("body of the city")
        MICROREGION = "microregion", _("microregion")
        REGION = "region", _("region")
        STATE_BODY = "state_body", _("state body")
        NGO = "ngo", _("non-governmental organisation")
        SCHOOL = "school", _("school or university")
        CONTRIBUTORY = "contributory", _("contributory organisation")
        COMPANY = "company", _("company")
        OTHER = "other", _("other")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250, unique=True, db_collation="cs-x-icu")
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
    )
    # Null, not "": several organisations without a number must not collide.
    ico = models.CharField(
        _("IČO"), max_length=8, null=True, blank=True, unique=True, validators=[validate_ico]
    )
    ruian_code = models.PositiveIntegerField(_("RÚIAN code"), null=True, blank=True, unique=True)
    url = models.URLField(_("web address"), blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="organisation_ico_is_valid",
                condition=Q(ico__isnull=True)
                | Q(Func(F("ico"), function="ico_is_valid", output_field=models.BooleanField())),
                violation_error_message="IČO nemá správnou kontrolní číslici.",
            ),
            models.CheckConstraint(
                name="organisation_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message="Organizace nemůže být součástí sebe sama.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partners:organisation-detail", args=[self.key])

    @property
    def label(self) -> str:
        return self.short_name or self.name
