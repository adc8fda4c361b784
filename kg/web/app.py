"""The web application: which address leads to which page."""

from mimetypes import add_type

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg import files
from kg.errors import KGError
from kg.web.endpoint import sparql
from kg.web.links import Links
from kg.web.pages.asking import question, questions
from kg.web.pages.browsing import find, readouts
from kg.web.pages.editing import editor, names
from kg.web.pages.entity import about, thing
from kg.web.pages.home import home, marks, style_sheet
from kg.web.pages.picture import image, interactive, view
from kg.web.pages.problem import failed
from kg.web.pages.terms import ontology, source, version, vocabulary
from kg.web.problems import BrokenError, MissingError, RequestError
from kg.web.protection import Protected
from kg.web.serving import Serving


def application(serving: Serving) -> Starlette:
    """Return the application that serves a store."""
    add_type("text/javascript", ".js")  # whatever the machine calls scripts: a browser runs no others
    app = Starlette(
        routes=[
            Route("/", home),
            Route("/readouts", readouts),
            Route("/find", find),
            Route("/style.css", style_sheet),
            Route("/marks.css", marks),
            Route("/id/{name:path}", thing),
            Route("/about", about),
            Route("/ontology", ontology),
            Route("/ontology/{version}", version),
            Route("/lexicon", ontology),
            Route("/vocab", vocabulary),
            Route("/vocab/{scheme}", ontology),
            Route("/shapes", source),
            Route("/alignments", source),
            Route("/queries", questions),
            Route("/queries/{name}", question),
            Route("/editor", editor),
            Route("/names.json", names),
            Mount("/static", StaticFiles(directory=files.static())),
            Route("/view", view),
            Route("/view.svg", image),
            Route("/view.html", interactive),
            Route("/sparql", sparql, methods=["GET", "POST"]),
        ],
        middleware=[Middleware(Protected, names=serving.names)],
        exception_handlers={KGError: _known, HTTPException: _plain, Exception: _unknown},
    )
    app.state.serving = serving
    app.state.links = None, Links()
    return app


async def _known(request: Request, error: Exception) -> Response:
    if not isinstance(error, KGError):
        raise TypeError(error)
    return failed(request, error)


async def _plain(request: Request, error: Exception) -> Response:
    """Answer for a page that is not there, or not to be had in that way."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return failed(request, MissingError(request.url.path, "is not a page of this server", "start at /"))
    problem = RequestError(request.method, "is not a method of this page")
    return failed(request, problem, status, dict(getattr(error, "headers", None) or {}))


async def _unknown(request: Request, _: Exception) -> Response:
    return failed(request, BrokenError("server", "met an error of its own", "its console says which"))
