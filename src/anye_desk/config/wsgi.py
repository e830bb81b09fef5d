"""The way in for a server such as gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anye_desk.config.settings")
application = get_wsgi_application()
