"""Snapshot to HTML: a page of the portal, a file, and what the PDF is drawn from."""

from functools import cache

from django.template import Context, Engine
from django.utils.safestring import mark_safe

from publications.evaluation.rendering import assets, words
from publications.evaluation.rendering.document import Document, PortalLinks, contents
from publications.evaluation.rendering.version import TEMPLATE_VERSION
from publications.evaluation.snapshot.schema import Snapshot


class MissingVariable(LookupError):  # noqa: N818 - says what is wrong with the template
    """A template names what the document does not have. An official text has no silent gaps."""


class _RefuseMissing(str):
    """Django formats this string with the name of a variable it cannot find."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, missing: object) -> str:
        raise MissingVariable(str(missing))


@cache
def engine() -> Engine:
    """An engine of its own: no request, no context processors, the same wherever it runs."""
    return Engine(
        autoescape=True,
        builtins=["publications.evaluation.rendering.tags"],
        string_if_invalid=_RefuseMissing("%s"),
        loaders=[
            (
                "django.template.loaders.cached.Loader",
                [("django.template.loaders.filesystem.Loader", [str(assets.TEMPLATES)])],
            )
        ],
    )


def render_html(snapshot: Snapshot) -> str:
    """The whole edition as one HTML file with its style; each figure links to its ledger entry.

    Raises UnresolvedPlaceholder for a text that names a figure the snapshot does not have, and
    KeyError where the snapshot itself does.
    """
    style = mark_safe(assets.style())  # noqa: S308 - our own files
    return _rendered("evaluation/edition.html", Document(snapshot), style=style)


def render_page(snapshot: Snapshot, links: PortalLinks) -> str:
    """The same document for a page of the portal, which has a head and a style of its own.

    Raises as ``render_html`` does.
    """
    return _rendered("evaluation/page.html", Document(snapshot, links))


def _rendered(template: str, document: Document, **more: object) -> str:
    snapshot = document.snapshot
    context = {
        "snapshot": snapshot,
        "meta": snapshot.meta,
        "document": document,
        "contents": tuple(contents(document)),
        "sha256": snapshot.sha256,
        "template_version": TEMPLATE_VERSION,
        "state_words": tuple(words.STATES.items()),
        "state_meanings": tuple(
            (state, name, words.STATE_MEANINGS[state]) for state, name in words.STATES.items()
        ),
        "verdict_words": tuple(
            (verdict, name, words.VERDICT_MEANINGS[verdict])
            for verdict, name in words.VERDICTS.items()
        ),
        **more,
    }
    return engine().get_template(template).render(Context(context, use_l10n=False, use_tz=False))
