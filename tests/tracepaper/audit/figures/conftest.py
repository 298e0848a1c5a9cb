"""A figure of a small table, read as the audit reads it."""

from small_figure import read as read
from small_figure import saved as saved
