"""The reconciliation gate: named checks, each a function of frozen facts that yields findings.

``topics`` holds the checks, one topic a file; ``run`` runs them on an evaluation.
"""
