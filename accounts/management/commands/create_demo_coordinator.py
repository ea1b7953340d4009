"""Create the demo coordinator of a local set-up, with a password made anew."""

import json
import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.models import User
from accounts.roles import Role, grant_role

DEMO_EMAIL = "koordinator@portal.example"


class Command(BaseCommand):
    help = "Creates the demo coordinator and prints e-mail and a new random password as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default=DEMO_EMAIL)

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        password = secrets.token_urlsafe(15)
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_user(email, password, name="Koordinátor (ukázka)")
        else:
            user.set_password(password)
            user.save(update_fields=["password"])
        grant_role(user=user, role=Role.COORDINATOR, by=None)
        self.stdout.write(json.dumps({"email": email, "password": password}))
