"""An evaluation to build: the invented town Vzorov, as the portal ships it."""

import pytest
from django.core.management import call_command

from publications.evaluation.models import Evaluation
from tests.processes import ROOT


@pytest.fixture
def vzorov(transactional_db: None) -> Evaluation:
    """The first evaluation of the shipped example; it takes seconds to draw."""
    call_command("load_portal_data", str(ROOT / "data" / "vzorov"), verbosity=0)
    return Evaluation.objects.get(plan__key="vzorov-2024-2027", year=2024)
