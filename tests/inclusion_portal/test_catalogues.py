"""The interface speaks whole Czech and whole English."""

from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po
from django.conf import settings

LOCALES = Path(settings.BASE_DIR, "locale")
# A number for each plural form of the language, in their order.
NUMBERS = {"cs": (1, 2, 5), "en": (1, 2)}


@pytest.mark.parametrize("language", ["cs", "en"])
def test_every_message_is_translated_and_compiled(language: str) -> None:
    folder = LOCALES / language / "LC_MESSAGES"
    with (folder / "django.po").open("rb") as source:
        written = read_po(source, locale=language)
    with (folder / "django.mo").open("rb") as source:
        compiled = GNUTranslations(source)
    for message in written:
        if not message.id:
            continue
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(texts), f"not translated: {message.id}"
        assert not message.fuzzy, f"guessed: {message.id}"
        found = compiled_texts(compiled, message, NUMBERS[language])
        assert found == texts, f"run pybabel compile: {message.id}"


def compiled_texts(
    compiled: GNUTranslations, message: Message, numbers: tuple[int, ...]
) -> list[str]:
    """What a page gets for the message: its text, or one for each plural form."""
    context, ids = message.context, message.id
    if isinstance(ids, str):
        return [compiled.pgettext(context, ids) if context else compiled.gettext(ids)]
    if context:
        return [compiled.npgettext(context, *ids, number) for number in numbers]
    return [compiled.ngettext(*ids, number) for number in numbers]
