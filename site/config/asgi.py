"""The door for an ASGI server: the second lane of exams, and behind it Django's pages (SAVE_LANE=1, THREADS)."""

from concurrent.futures import ThreadPoolExecutor

from config.wsgi import application as pages

# isort: split
# Not before Django has been set up by the line above.
from assessments.quizzes.lane.application import Lane
from assessments.quizzes.lane.passing import Passing
from config import environment as env

application = Lane(Passing(pages, ThreadPoolExecutor(env.number("THREADS", 4), thread_name_prefix="django")))
