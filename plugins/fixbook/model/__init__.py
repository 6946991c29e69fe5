"""Declared models: one class a kind of file; validation, JSON Schema and the reference of fields come from the declarations."""
