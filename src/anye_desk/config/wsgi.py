"""The way in for a server such as gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from anye_desk.config.content_type import in_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anye_desk.config.settings")
application = in_utf8(get_wsgi_application())
