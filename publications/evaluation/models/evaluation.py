"""A year's evaluation: its dates, written texts, control figures and signed explanations."""

import datetime

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.history import track_history
from plans.models import StrategicPlan
from sources.models import Sourced


@track_history
class Evaluation(Sourced):
    """One a plan and year. ``cut_off`` is the day whose knowledge it states."""

    plan = models.ForeignKey(
        StrategicPlan, verbose_name=_("plan"), on_delete=models.CASCADE, related_name="evaluations"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=200)
    subtitle = models.CharField(_("subtitle"), max_length=250, blank=True)
    issued_label = models.CharField(
        _("month of issue"), max_length=40, blank=True, help_text=_("As printed on the cover.")
    )
    cut_off = models.DateField(_("cut-off of the data"))
    corrections_until = models.DateField(
        _("corrections until"),
        null=True,
        blank=True,
        help_text=_("Corrections of reports received later are left out. Empty: the cut-off."),
    )

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["plan", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "year"], name="one_evaluation_a_plan_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("evaluations:evaluation-detail", args=[self.plan.key, self.year])

    @property
    def name(self) -> str:
        """The title with the year, which some titles tell already."""
        year = str(self.year)
        return self.title if year in self.title else f"{self.title} {year}"

    @property
    def known_until(self) -> datetime.date:
        return self.corrections_until or self.cut_off


@track_history
class EvaluationText(Sourced):
    """A section that a coordinator writes; ``{impact:1.1.1/1}`` stands for a figure."""

    class Section(models.TextChoices):
        FOREWORD = "foreword", _("what the document is")
        INDICATORS = "indicators", _("summary: global indicators")
        YEAR = "year", _("summary: the year")
        MONEY = "money", _("summary: projects and money")
        IMPACT = "impact", _("summary: impact")
        GLOBAL_NOTE = "global_note", _("note below the global indicators")
        YEAR_INTRO = "year_intro", _("introduction of the year")
        ADVICE_INTRO = "advice_intro", _("introduction of the advisory programmes")
        ANNEX_A_INTRO = "annex_a_intro", _("introduction of Annex A")

    evaluation = models.ForeignKey(
        Evaluation, verbose_name=_("evaluation"), on_delete=models.CASCADE, related_name="texts"
    )
    section = models.CharField(_("section"), max_length=16, choices=Section)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("text of an evaluation")
        verbose_name_plural = _("texts of evaluations")
        ordering = ["evaluation", "section"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "section"], name="one_text_a_section_of_an_evaluation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation}: {self.get_section_display()}"


@track_history
class ControlFigure(Sourced):
    """What a source document prints for a figure that the portal computes."""

    evaluation = models.ForeignKey(
        Evaluation,
        verbose_name=_("evaluation"),
        on_delete=models.CASCADE,
        related_name="control_figures",
    )
    figure = models.CharField(
        _("figure"), max_length=120, help_text=_("Its id in the ledger, as budget:total.")
    )
    printed = models.CharField(
        _("printed"), max_length=200, help_text=_("The printed value, without unit and spaces.")
    )

    class Meta:
        verbose_name = _("control figure")
        verbose_name_plural = _("control figures")
        ordering = ["evaluation", "figure"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "figure", "source_place"], name="control_figure_once_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure}: {self.printed}"


@track_history
class FindingExplanation(models.Model):
    """A signed explanation of a finding, printed in the edition."""

    evaluation = models.ForeignKey(
        Evaluation,
        verbose_name=_("evaluation"),
        on_delete=models.CASCADE,
        related_name="explanations",
    )
    finding = models.CharField(
        _("finding"), max_length=200, help_text=_("Its id, as control_figures:budget:total.")
    )
    text = models.TextField(_("explanation"))
    signed_by = models.ForeignKey(
        User,
        verbose_name=_("signed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signed_as = models.CharField(_("signed as (role)"), max_length=160)
    signed_on = models.DateField(_("signed on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("explanation of a finding")
        verbose_name_plural = _("explanations of findings")
        ordering = ["evaluation", "finding"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "finding"], name="one_explanation_a_finding"
            ),
        ]

    def __str__(self) -> str:
        return self.finding
