"""Pages of the plan: the list of plans, a plan, its areas and goals."""
