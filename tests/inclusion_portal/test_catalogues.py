"""The interface speaks whole Czech and whole English."""

from pathlib import Path

import pytest
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
        assert message.string, f"not translated: {message.id}"
        assert not message.fuzzy, f"guessed: {message.id}"
        assert compiled.get(message.id, message.context).string == message.string, (
            f"run pybabel compile: {message.id}"
        )
