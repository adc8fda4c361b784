"""All that runs in processes of their own, loaded before the first of them starts."""

from kg.web.evaluation import evaluate

__all__ = ["evaluate"]
