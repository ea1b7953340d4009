import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.reading import frozen_view
from tests.factories import EvaluationFactory


def other_connection() -> psycopg.Connection:
    """Somebody else who writes at the same time."""
    at = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    return psycopg.connect(**{name: at[name] for name in names if name in at}, autocommit=True)


@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_is_not_seen():
    evaluation = EvaluationFactory(title="Před čtením")
    with frozen_view():
        assert Evaluation.objects.get().title == "Před čtením"
        with other_connection() as other:
            other.execute("UPDATE evaluation_evaluation SET title = 'Během čtení'")
        assert Evaluation.objects.get().title == "Před čtením"
    evaluation.refresh_from_db()
    assert evaluation.title == "Během čtení"


@pytest.mark.django_db(transaction=True)
def test_writing_is_refused():
    EvaluationFactory()
    with pytest.raises(DatabaseError, match="read-only"), frozen_view():
        Evaluation.objects.update(title="Nemá se zapsat")
    Evaluation.objects.update(title="Po čtení se zapsat má")


@pytest.mark.django_db(transaction=True)
def test_a_changing_transaction_of_the_caller_is_refused():
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic(), frozen_view():
        pytest.fail("read inside a transaction that sees what others write")


@pytest.mark.django_db(transaction=True)
def test_an_unchanging_transaction_of_the_caller_is_joined():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        EvaluationFactory(title="Rozepsané")
        with frozen_view():
            assert Evaluation.objects.get().title == "Rozepsané"
        Evaluation.objects.update(title="Po čtení")
        assert Evaluation.objects.get().title == "Po čtení"


@pytest.mark.django_db
def test_the_transaction_of_a_test_can_write_again_afterwards():
    EvaluationFactory()
    with frozen_view():
        assert Evaluation.objects.count() == 1
    Evaluation.objects.update(title="Po čtení")
    with pytest.raises(DatabaseError, match="read-only"), frozen_view():
        Evaluation.objects.update(title="Nemá se zapsat")
