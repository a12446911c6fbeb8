"""The picture of a treatment plan: a tree from problems to interventions."""
