"""Strategic plans: areas, goals, reviews; cooperation with the Agency."""
