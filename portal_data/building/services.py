"""All rows of a directory, in the order in which the rooms depend on each other."""

from portal_data.attachments import Attachments
from portal_data.building.areas import build_areas
from portal_data.building.builder import Builder
from portal_data.building.global_indicators import build_global_indicators
from portal_data.building.partners import build_partners
from portal_data.building.plans import build_plans
from portal_data.building.projects import build_projects
from portal_data.building.publications import build_publications
from portal_data.building.reports import build_reports
from portal_data.building.tables import Tables
from portal_data.problems import ProblemList
from portal_data.validation import PortalRecords


def build_rows(records: PortalRecords, attachments: Attachments, problems: ProblemList) -> Tables:
    build = Builder(records, attachments, problems)
    build_partners(build)
    build_projects(build)
    build_plans(build)
    codes = build_areas(build)
    build_reports(build, codes)
    build_global_indicators(build)
    build_publications(build, codes)
    return build.tables
