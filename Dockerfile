# One image for web, worker and beat; docker-compose.yml says which is which.
FROM python:3.13-slim

# Pango lays out the text of the PDF; everything else comes in wheels.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=inclusion_portal.settings \
    MEDIA_ROOT=/data/media \
    STATIC_ROOT=/app/static-collected

RUN useradd --create-home --uid 10001 portal \
    && install --directory --owner=portal --group=portal /data /data/media

WORKDIR /app
COPY requirements/base.txt requirements/base.txt
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement requirements/base.txt
COPY . .
# Collecting needs settings that are whole, not ones that are real.
RUN SECRET_KEY=only-for-this-step DATABASE_URL=postgres://nobody@/none REDIS_URL=redis://127.0.0.1/0 \
    python manage.py collectstatic --no-input

USER 10001
EXPOSE 8000
CMD ["gunicorn", "inclusion_portal.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--no-control-socket", "--access-logfile=-"]
