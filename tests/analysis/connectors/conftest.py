"""The project fixture for every test of a connector."""

from refreshing import project as project
