"""Fixbook: YAML runbooks and postmortems in, a bilingual static site and a symptom-to-fix lookup out."""
