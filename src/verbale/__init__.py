"""verbale reads diplomatic signals: a folder of statements and reporting in, a dossier out."""

__version__ = "0.1.0"
