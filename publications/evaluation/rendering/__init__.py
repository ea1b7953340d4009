"""An edition's snapshot as HTML and as PDF. Pure: no database, no clock, no network."""

from publications.evaluation.rendering.html import render_html
from publications.evaluation.rendering.pdf import render_pdf
from publications.evaluation.rendering.version import TEMPLATE_VERSION

__all__ = ["TEMPLATE_VERSION", "render_html", "render_pdf"]
