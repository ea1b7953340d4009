"""Programmes, calls, projects, their outputs and half-yearly reports."""

from projects.models.activity import ProjectActivity, ProjectOutput
from projects.models.programme import Call, Programme
from projects.models.project import Project, ProjectQuerySet, ProjectTotals, TargetGroup
from projects.models.report import ImplementationReport, ImplementationReportQuerySet

__all__ = [
    "Call",
    "ImplementationReport",
    "ImplementationReportQuerySet",
    "Programme",
    "Project",
    "ProjectActivity",
    "ProjectOutput",
    "ProjectQuerySet",
    "ProjectTotals",
    "TargetGroup",
]
