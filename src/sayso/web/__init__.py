"""The reading room: a library's stories, speakers and claims in a browser, on this machine."""

from sayso.web.app import application

__all__ = ["application"]
