"""Where the conversation at the counter stands. Knows no page: the desk's page tells it, the second screen follows."""

from enum import StrEnum


class Stage(StrEnum):
    """What clerk and newcomer are at, in the order of a visit."""

    LANGUAGE = "language"
    NEEDS = "needs"
    QUESTION = "question"
    SLIP = "slip"
    CONSENT = "consent"
    APART = "apart"
    """The clerk writes down what nobody else may read."""
