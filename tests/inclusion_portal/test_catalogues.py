"""The interface speaks whole Czech and whole English."""

from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings

LOCALES = Path(settings.BASE_DIR, "locale")


@pytest.mark.parametrize("language", ["cs", "en"])
def test_every_message_is_translated_and_compiled(language: str) -> None:
    folder = LOCALES / language / "LC_MESSAGES"
    with (folder / "django.po").open("rb") as source:
        written = read_po(source, locale=language)
    with (folder / "django.mo").open("rb") as source:
        compiled = read_mo(source)
    for message in written:
        if not message.id:
            continue
        assert all(forms(message)), f"not translated: {message.id}"
        assert not message.fuzzy, f"guessed: {message.id}"
        found = compiled.get(message.id, message.context)
        assert forms(found) == forms(message), f"run pybabel compile: {message.id}"


def forms(message: Message) -> list[str]:
    """The text, or all its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string)
