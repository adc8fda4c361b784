"""The pages: each asks the store once and fills a template."""

from kg.web.pages.problem import failed

__all__ = ["failed"]
