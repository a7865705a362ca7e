"""Which rows tell of the same incident: candidates, scores, judgements, and clusters that keep their names."""
