"""An edition's snapshot as HTML and as PDF. Pure: no database, no clock, no network."""

from publications.evaluation.rendering.document import PortalLinks
from publications.evaluation.rendering.html import render_html, render_page
from publications.evaluation.rendering.pdf import DrawnPdf, draw_pdf, render_pdf
from publications.evaluation.rendering.version import TEMPLATE_VERSION

__all__ = [
    "TEMPLATE_VERSION",
    "DrawnPdf",
    "PortalLinks",
    "draw_pdf",
    "render_html",
    "render_page",
    "render_pdf",
]
