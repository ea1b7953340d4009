"""Speed and memory of an edition, measured on Ostrava's plan: ``python -m bench``.

Everything happens in a database of its own in the cluster of ``DATABASE_URL``, dropped at the end.
It prints what it measured beside the target. Seconds never decide anything, machines differ; ratios
within one run and bytes do: where one is past its bar, the command says so and fails.
"""
