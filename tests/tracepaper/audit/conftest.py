"""The small paper, built once for the tests of the audit."""

from small_paper import small_page as small_page
from small_paper import small_paper as small_paper
