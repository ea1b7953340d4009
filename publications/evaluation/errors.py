"""What may go wrong with an edition, in words for a coordinator."""


class EditionError(Exception):
    """Its text is a Czech sentence that tells a coordinator what is wrong and what to do."""


class EditionFileError(EditionError):
    """The stored PDF is missing or is not the one that was built."""
