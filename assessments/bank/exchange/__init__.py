"""Questions from and for other systems: one module a format, all behind one interface (`formats`)."""
