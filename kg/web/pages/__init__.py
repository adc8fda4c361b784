"""The pages: each asks the store once and fills a template."""
