"""The command line. Commands are loaded when they are called, so that each starts fast."""
