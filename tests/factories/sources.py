"""Source documents."""

from factory import Sequence
from factory.django import DjangoModelFactory

from sources.models import SourceDocument


class SourceDocumentFactory(DjangoModelFactory[SourceDocument]):
    class Meta:
        model = SourceDocument

    key = Sequence(lambda n: f"zdroj-{n}")
    title = Sequence(lambda n: f"Zdrojový dokument {n}")
