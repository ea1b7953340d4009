"""The filter form of a list, made ready for a template that only writes it down."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final, cast

import django_filters
from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# What is typed and told in a message is given back, but not without end.
LONGEST_ECHO: Final = 500
LONGEST_TEXT: Final = 200
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")

Choices = Iterable[tuple[Any, Any]]


class PublicFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Base of the filters: declare them with Czech names; their labels are shown.

    A field that chooses takes plain choices or a callable that gives them, which is called once a
    request; a group of choices is ``(label, [(value, label), …])``.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django would call it whenever it looks at the choices: to judge a value, and to show them.
        for choosing in self.filters.values():
            choices = choosing.extra.get("choices")
            if callable(choices):
                choosing.extra["choices"] = choices()

    def offer(self, name: str, choices: Choices) -> None:
        """Choices that a subclass read together with those of another field."""
        self.filters[name].extra["choices"] = choices

    def chosen(self) -> dict[str, str]:
        """What the address filters by: of the known parameters those that are not empty."""
        return {name: str(self.data[name]) for name in self.form.fields if self.data.get(name)}


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field as it is written: a select where there are options, a line to type in otherwise."""

    name: str
    label: Promise | str
    value: str
    errors: Sequence[str]
    help: Promise | str = ""
    options: SafeString | None = None
    is_number: bool = False

    @property
    def aria(self) -> SafeString:
        """Attributes that tie the field to its errors or to its help."""
        if self.errors:
            return format_html(' aria-invalid="true" aria-describedby="filtr-{}-chyba"', self.name)
        return format_html(' aria-describedby="filtr-{}-rada"', self.name) if self.help else _NONE


_NONE: Final = SafeString("")


def filter_fields(filterset: PublicFilter) -> Iterator[FilterField]:
    form: forms.Form = filterset.form
    errors = form.errors if form.is_bound else {}
    for name, field in form.fields.items():
        value = str(form.data.get(name) or "")
        yield FilterField(
            name=name,
            label=field.label or name,
            value=_echo(value),
            errors=[_echo(str(error)) for error in errors.get(name, ())],
            help=field.help_text,
            options=_options(cast(Choices, field.choices), value)
            if isinstance(field, forms.ChoiceField)
            else None,
            is_number=isinstance(field, forms.IntegerField),
        )


def query(parameters: Mapping[str, str | int]) -> str:
    """``?q=byt&strana=2`` of what is not empty; nothing where nothing is."""
    pairs = [(key, value) for key, value in parameters.items() if value]
    return f"?{urlencode(pairs)}" if pairs else ""


def _options(choices: Choices, chosen: str) -> SafeString:
    """Written here, not in the template: a list of holders can have thousands of them."""
    # A plain string is Czech content; words of the interface are translated when written.
    czech = "" if get_language() == "cs" else ' lang="cs"'
    html = "".join(_option(str(value), label, chosen, czech) for value, label in choices)
    return mark_safe(html)  # noqa: S308 - escaped in the lines below


def _option(value: str, label: Any, chosen: str, czech: str) -> str:
    if isinstance(label, list | tuple):
        return f'<optgroup label="{escape(value)}">{_options(label, chosen)}</optgroup>'
    marks = czech if isinstance(label, str) else ""
    if value == chosen:
        marks += " selected"
    return f'<option value="{escape(value)}"{marks}>{escape(str(label))}</option>'


def _echo(text: str) -> str:
    """As typed, without what no HTML page may hold, and not for pages on end."""
    shown = _CONTROL.sub("", text)
    return shown if len(shown) <= LONGEST_ECHO else shown[:LONGEST_ECHO] + "…"
